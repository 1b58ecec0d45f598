use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::base::labels;
use crate::base::{
    CallId, Intent, Language, LanguageCode, Letters, MessageId, Persona, Priority, Private,
    Sentiment, TicketId, Timestamp,
};
use crate::read::{
    Contact, Finding, IntentAnalysis, LanguageReading, Reading, SentimentAnalysisResult,
};
use crate::route::RoutingDecision;

/// Something that is wanted of the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "output", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Output {
    /// Tell everybody who watches the call, and keep it.
    Emit(Event),
    /// Ask the model for a reply; what comes back are `ModelDelta`, `ModelDone` and `ModelFailed`.
    AskModel(Prompt),
    /// Give up a reply that was asked for. What still comes for it is ignored.
    StopModel {
        /// The reply not wanted any more.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
    },
    /// Keep the directory of calls up to date.
    List(Listing),
    /// Say no to whoever sent the input. The call is unchanged.
    Refuse(Refusal),
}

/// What a model needs to write one reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Prompt {
    /// The reply's id, to be named in everything that comes back.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub message_id: MessageId,
    /// The persona that speaks.
    pub persona: Persona,
    /// The conversation in OpenAI's form, system prompt first.
    pub messages: Vec<ChatMessage>,
    /// The most tokens that the reply may have.
    pub max_output_tokens: u32,
}

/// One message in OpenAI's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChatMessage {
    /// Whose words they are.
    pub role: Role,
    /// The words.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub content: Private<String>,
}

/// Whose words a message holds, in OpenAI's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Role {
    /// The instructions.
    System,
    /// The customer.
    User,
    /// The persona.
    Assistant,
}

/// One event of a call, as clients get it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Event {
    /// The event's place in the call: 1, 2, 3 … without gaps.
    pub seq: u64,
    /// When it happened.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub timestamp: Timestamp,
    /// What happened.
    #[serde(flatten)]
    pub body: EventBody,
}

/// What clients are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum EventBody {
    /// The first words of the call.
    Greeting {
        /// The call's name.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        call_id: CallId,
        /// This message's id.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// The words.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message: Private<String>,
        /// Who says them.
        persona: Persona,
        /// What they are in.
        language: Language,
    },
    /// The customer said something, and it is kept.
    UserMessage {
        /// This message's id.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// The words.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message: Private<String>,
        /// The language that the call is answered in.
        language: Language,
        /// The letters that it is answered in; absent when they are the language's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        script: Option<Letters>,
    },
    /// How that message was read, and where it goes.
    Analysis {
        /// The customer's message.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// The analysis itself.
        #[serde(flatten)]
        #[cfg_attr(feature = "ts", ts(flatten))]
        analysis: Box<Analysis>,
    },
    /// Another persona answers from here on.
    PersonaSwitched {
        /// The message that caused it; `null` when somebody chose by hand.
        #[cfg_attr(feature = "ts", ts(type = "string | null"))]
        message_id: Option<MessageId>,
        /// Who answered so far.
        from: Persona,
        /// Who answers now.
        to: Persona,
        /// The same as `to`, under the name that every other event has for it.
        persona: Persona,
        /// Did somebody choose by hand?
        manual: bool,
        /// Why, in the call's language.
        reason: String,
    },
    /// A ticket was opened.
    TicketCreated {
        /// The message that caused it.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// The ticket.
        ticket: Ticket,
    },
    /// More of a reply.
    AssistantDelta {
        /// The reply that it belongs to.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// Where it goes in the reply, in UTF-16 code units.
        offset: u32,
        /// The text to put there.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        delta: Private<String>,
        /// Who is speaking.
        persona: Persona,
        /// The letters that the reply is in; absent when they are the language's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        script: Option<Letters>,
    },
    /// A reply, whole.
    AssistantMessage {
        /// This reply's id.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message_id: MessageId,
        /// The customer's message that it answers.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        reply_to: MessageId,
        /// The words.
        #[cfg_attr(feature = "ts", ts(type = "string"))]
        message: Private<String>,
        /// Who says them.
        persona: Persona,
        /// What they are in.
        language: Language,
        /// The letters that they are in; absent when they are the language's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        script: Option<Letters>,
        /// Who wrote them.
        written_by: WrittenBy,
    },
    /// The call is over.
    CallEnded {
        /// What came of it, in the call's language; `null` when nothing did.
        outcome: Option<String>,
        /// How content the customer was, 0 to 1; `null` when the customer said nothing.
        #[cfg_attr(feature = "ts", ts(type = "number | null"))]
        satisfaction: Option<crate::base::Confidence>,
    },
    /// Something that was sent could not be used. The call goes on.
    Error {
        /// What was wrong.
        code: ErrorCode,
        /// The same in words, in the sender's language.
        message: String,
    },
}

/// Who wrote a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum WrittenBy {
    /// The model.
    Model,
    /// The engine, from its phrases and the company's facts.
    Script,
    /// The model began it and failed; the engine finished it.
    ModelThenScript,
}

/// How one message was read and where it goes: the answer to "analyze".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Analysis {
    /// What the message is written in.
    pub language: LanguageReading,
    /// The surest intent.
    pub intent: IntentAnalysis,
    /// Every intent that holds, surest first; the first is `intent`.
    pub intents: Vec<IntentAnalysis>,
    /// How the customer feels.
    pub sentiment: SentimentAnalysisResult,
    /// Does the message ask something?
    pub is_question: bool,
    /// Contact details in the message.
    pub contact: Contact,
    /// How soon it needs an answer.
    pub priority: Priority,
    /// Who answers, and what is to be done.
    pub routing: RoutingDecision,
    /// Where each finding stands in the original text.
    pub findings: Vec<Finding>,
}

impl Analysis {
    /// A reading and the decision made on it, as clients get them.
    pub fn new(reading: Reading, routing: RoutingDecision) -> Self {
        let intent = reading
            .intents
            .first()
            .cloned()
            .unwrap_or_else(|| IntentAnalysis {
                intent: Intent::Other,
                confidence: crate::base::Confidence::ZERO,
                keywords: Vec::new(),
                language: LanguageCode::Other,
                reasoning: Private::default(),
            });
        Self {
            language: reading.language,
            intent,
            intents: reading.intents,
            sentiment: reading.sentiment,
            is_question: reading.is_question,
            contact: reading.contact,
            priority: routing.priority,
            routing,
            findings: reading.findings,
        }
    }
}

/// Something that the company owes a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Ticket {
    /// The ticket's name.
    pub ticket_id: TicketId,
    /// What sort of matter it is.
    pub category: TicketCategory,
    /// How soon it needs an answer.
    pub priority: Priority,
    /// The feeling with which it was brought.
    pub sentiment: Sentiment,
    /// The message that caused it.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub message_id: MessageId,
    /// When it was opened.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub created_at: Timestamp,
}

labels! {
    /// What sort of matter a ticket is.
    pub enum TicketCategory {
        /// Somebody is dissatisfied.
        Complaint = "complaint",
        /// Something does not work.
        Technical = "technical",
        /// Somebody wants to be called by a person.
        Callback = "callback",
    }
}

/// One line of the directory of calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Listing {
    /// The call's name.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub call_id: CallId,
    /// What the customer is called, when known.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub customer_name: Option<Private<String>>,
    /// The call's language.
    pub language: Language,
    /// Who answers.
    pub current_persona: Persona,
    /// Is it still going on?
    pub status: CallStatus,
    /// How the customer feels on the whole.
    pub overall_sentiment: Sentiment,
    /// Was a ticket opened?
    pub ticket_created: bool,
    /// When it began.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub started_at: Timestamp,
    /// When something last happened.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub updated_at: Timestamp,
}

/// Is a call still going on?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CallStatus {
    /// It goes on.
    Active,
    /// It is over.
    Ended,
}

/// A clear no, in the sender's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Refusal {
    /// What was wrong.
    pub code: ErrorCode,
    /// The same in words.
    pub message: String,
    /// The language of the words.
    pub language: Language,
}

labels! {
    /// Everything that can be wrong with what a client sent.
    pub enum ErrorCode {
        /// The body or frame is not JSON.
        InvalidJson = "invalid_json",
        /// The JSON has a field that is not known, lacks one, or has one of the wrong type.
        InvalidField = "invalid_field",
        /// The text is empty.
        EmptyText = "empty_text",
        /// The text has more than 4 000 characters.
        TextTooLong = "text_too_long",
        /// No persona has that name.
        UnknownPersona = "unknown_persona",
        /// Hatif does not speak that language.
        UnknownLanguage = "unknown_language",
        /// The call's id is not of the form.
        InvalidCallId = "invalid_call_id",
        /// No call has that id.
        CallNotFound = "call_not_found",
        /// A call with that id exists already.
        CallExists = "call_exists",
        /// The call is over.
        CallEnded = "call_ended",
        /// So many messages wait for an answer that no more are taken.
        TooManyMessages = "too_many_messages",
        /// The socket frame is not text.
        InvalidFrame = "invalid_frame",
        /// The body is larger than is read.
        BodyTooLarge = "body_too_large",
        /// Nothing is at that path.
        NotFound = "not_found",
        /// The path does not take that method.
        MethodNotAllowed = "method_not_allowed",
        /// The path wants a WebSocket upgrade.
        UpgradeRequired = "upgrade_required",
        /// Access is closed.
        Forbidden = "forbidden",
        /// A fault of ours.
        Internal = "internal",
    }
}
