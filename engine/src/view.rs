//! A call as others see it: read-only summaries in the old system's shapes.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::base::{
    CallId, Confidence, Intent, Language, Millis, Persona, Private, Sentiment, Timestamp,
};
use crate::call::Call;
use crate::output::{Analysis, CallStatus, Event, EventBody, Role, Ticket};
use crate::phase::outcome;
use crate::read::read;
use crate::route::decide;
use crate::state::State;
use crate::table::Tables;

/// Reads one message that belongs to no call, and says where Reception would send it.
///
/// `language` is the language to explain in when the message does not show one; the company's when `None`.
///
/// # Example
///
/// ```
/// use hatif_engine::{Intent, Persona, Tables, analyze};
///
/// let tables = Tables::builtin()?;
/// let analysis = analyze(&tables, "The app keeps crashing", None);
/// assert_eq!(analysis.intent.intent, Intent::TechnicalSupport);
/// assert_eq!(analysis.routing.target_persona, Persona::Complaints);
/// # Ok::<(), hatif_engine::TableError>(())
/// ```
pub fn analyze(tables: &Tables, text: &str, language: Option<Language>) -> Analysis {
    let reading = read(tables, text, language);
    let explain_in = match reading.language.code {
        crate::base::LanguageCode::En => Language::En,
        crate::base::LanguageCode::Ar => Language::Ar,
        _ => language.unwrap_or(tables.company.language),
    };
    let decision = decide(tables, &reading, Persona::Reception, explain_in);
    Analysis::new(reading, decision.routing)
}

/// Where a call stands, in the old system's shape and more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ConversationState {
    /// The call's name.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub call_id: CallId,
    /// What the customer is called, when known.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub customer_name: Option<Private<String>>,
    /// The language that it is answered in.
    pub language: Language,
    /// Is it still going on?
    pub status: CallStatus,
    /// Who answers.
    pub current_persona: Persona,
    /// Messages so far, both sides, the greeting included.
    pub message_count: u32,
    /// The customer's messages.
    pub user_message_count: u32,
    /// What the last message wanted; `null` before the first.
    pub last_intent: Option<Intent>,
    /// How the customer feels on the whole.
    pub overall_sentiment: Sentiment,
    /// Who has answered, in order of appearance.
    pub personas_used: Vec<Persona>,
    /// How often a person had to look at it.
    pub escalation_count: u32,
    /// How long the call has lasted, or did, in seconds.
    pub conversation_duration_seconds: f64,
    /// What has been wanted, in order of appearance.
    pub intents_detected: Vec<Intent>,
    /// How each message felt, oldest first; the last thousand.
    pub sentiment_progression: Vec<Sentiment>,
    /// The same as `escalation_count`, under the statistics' name for it.
    pub escalations: u32,
    /// Was a ticket opened?
    pub ticket_created: bool,
    /// What came of the call so far; `null` when nothing did.
    pub outcome: Option<String>,
    /// How content the customer is, 0 to 1; `null` before the first message.
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub satisfaction: Option<Confidence>,
    /// What is owed to the customer.
    pub tickets: Vec<Ticket>,
    /// When it began.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub started_at: Timestamp,
    /// When something last happened.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub updated_at: Timestamp,
}

/// A call in figures, in the old system's shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Statistics {
    /// The call's name.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub call_id: CallId,
    /// What the customer is called, when known.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub customer_name: Option<Private<String>>,
    /// How long the call has lasted, or did, in seconds.
    pub duration_seconds: f64,
    /// Messages so far, both sides, the greeting included.
    pub total_messages: u32,
    /// The customer's messages.
    pub user_messages: u32,
    /// Our messages, the greeting included.
    pub assistant_messages: u32,
    /// Who has answered, in order of appearance.
    pub personas_used: Vec<Persona>,
    /// What has been wanted, in order of appearance.
    pub intents_detected: Vec<Intent>,
    /// How each message felt, oldest first; the last thousand.
    pub sentiment_progression: Vec<Sentiment>,
    /// How often a person had to look at it.
    pub escalations: u32,
    /// Was a ticket opened?
    pub ticket_created: bool,
    /// What came of the call so far; `null` when nothing did.
    pub outcome: Option<String>,
    /// How content the customer is, 0 to 1; `null` before the first message.
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub satisfaction: Option<Confidence>,
}

/// Where the call stands at `now`; `None` when it has not been opened.
pub fn conversation_state(
    tables: &Tables,
    state: &State,
    now: Millis,
) -> Option<ConversationState> {
    let call = state.call.as_ref()?;
    Some(ConversationState {
        call_id: call.call_id.clone(),
        customer_name: call.customer_name.clone(),
        language: call.language,
        status: call.status,
        current_persona: call.persona,
        message_count: call.user_messages.saturating_add(call.assistant_messages),
        user_message_count: call.user_messages,
        last_intent: call.last_intent,
        overall_sentiment: call.mood.sentiment(),
        personas_used: call.personas_used.clone(),
        escalation_count: call.escalations,
        conversation_duration_seconds: duration_seconds(call, now),
        intents_detected: call.intents_detected.clone(),
        sentiment_progression: call.sentiments.clone(),
        escalations: call.escalations,
        ticket_created: !call.tickets.is_empty(),
        outcome: outcome(tables, call),
        satisfaction: call.mood.satisfaction(),
        tickets: call.tickets.clone(),
        started_at: Timestamp(call.started_at),
        updated_at: Timestamp(call.updated_at),
    })
}

/// The call in figures at `now`; `None` when it has not been opened.
pub fn statistics(tables: &Tables, state: &State, now: Millis) -> Option<Statistics> {
    let call = state.call.as_ref()?;
    Some(Statistics {
        call_id: call.call_id.clone(),
        customer_name: call.customer_name.clone(),
        duration_seconds: duration_seconds(call, now),
        total_messages: call.user_messages.saturating_add(call.assistant_messages),
        user_messages: call.user_messages,
        assistant_messages: call.assistant_messages,
        personas_used: call.personas_used.clone(),
        intents_detected: call.intents_detected.clone(),
        sentiment_progression: call.sentiments.clone(),
        escalations: call.escalations,
        ticket_created: !call.tickets.is_empty(),
        outcome: outcome(tables, call),
        satisfaction: call.mood.satisfaction(),
    })
}

/// Until now, or until its end.
fn duration_seconds(call: &Call, now: Millis) -> f64 {
    let until = match call.status {
        CallStatus::Active => now,
        CallStatus::Ended => call.updated_at,
    };
    until.since(call.started_at) as f64 / 1000.0
}

/// One line of a transcript, in the old system's shape: a customer's line has no persona.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TranscriptMessage {
    /// Whose words they are: `user` or `assistant`.
    pub role: Role,
    /// The words.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub content: Private<String>,
    /// Who said them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub persona: Option<Persona>,
    /// When.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub timestamp: Timestamp,
}

/// The line that an event adds to the transcript, if it adds one.
pub fn transcript_message(event: &Event) -> Option<TranscriptMessage> {
    let (role, content, persona) = match &event.body {
        EventBody::Greeting {
            message, persona, ..
        }
        | EventBody::AssistantMessage {
            message, persona, ..
        } => (Role::Assistant, message, Some(*persona)),
        EventBody::UserMessage { message, .. } => (Role::User, message, None),
        _ => return None,
    };
    Some(TranscriptMessage {
        role,
        content: content.clone(),
        persona,
        timestamp: event.timestamp,
    })
}

/// A persona as clients show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PersonaCard {
    /// Its name on the wire.
    pub persona: Persona,
    /// It in English.
    pub en: PersonaVoice,
    /// It in Arabic.
    pub ar: PersonaVoice,
}

/// A persona in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PersonaVoice {
    /// What it is called.
    pub name: String,
    /// What it does.
    pub role: String,
    /// How it opens a call with a customer whose name is not known.
    pub greeting: String,
    /// Its manner.
    pub manner: String,
}

/// All personas, in the order of [`Persona::ALL`].
pub fn personas(tables: &Tables) -> Vec<PersonaCard> {
    let voice = |persona, language| {
        let voice = tables.personas.voice(persona, language);
        PersonaVoice {
            name: voice.name.clone(),
            role: voice.role.clone(),
            greeting: crate::persona::greet(tables, persona, language, None),
            manner: voice.manner.clone(),
        }
    };
    Persona::ALL
        .iter()
        .map(|&persona| PersonaCard {
            persona,
            en: voice(persona, Language::En),
            ar: voice(persona, Language::Ar),
        })
        .collect()
}
