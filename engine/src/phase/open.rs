use alloc::string::String;
use alloc::vec::Vec;

use super::turn::Turn;
use crate::base::{CallId, Language, Letters, Persona, Private};
use crate::call::Call;
use crate::history::{History, Mood};
use crate::output::{CallStatus, EventBody, Role};
use crate::persona::greet;

/// Opens a call: Reception greets the customer.
pub(crate) fn open(
    turn: &mut Turn<'_>,
    call_id: CallId,
    customer_name: Option<Private<String>>,
    language: Option<Language>,
) -> Call {
    let persona = Persona::Reception;
    let mut call = Call {
        call_id,
        customer_name: customer_name.and_then(|name| tidy_name(turn, &name)),
        language: language.unwrap_or(turn.tables.company.language),
        letters: Letters::default(),
        named_language: language,
        persona,
        started_at: turn.at,
        updated_at: turn.at,
        status: CallStatus::Active,
        last_message: 0,
        user_messages: 0,
        assistant_messages: 1,
        personas_used: Vec::from([persona]),
        intents_detected: Vec::new(),
        last_intent: None,
        sentiments: Vec::new(),
        mood: Mood::default(),
        escalations: 0,
        tickets: Vec::new(),
        contacts: Vec::new(),
        history: History::default(),
    };
    let name = call.customer_name.as_ref().map(|name| name.as_str());
    let message = greet(turn.tables, persona, call.language, name);
    call.history
        .push(Role::Assistant, &message, turn.tables.limits.history_tokens);
    let message_id = call.next_message();
    turn.emit(EventBody::Greeting {
        call_id: call.call_id.clone(),
        message_id,
        message: Private::new(message),
        persona,
        language: call.language,
    });
    turn.list(&call);
    call
}

/// A name without control characters and doubled blanks, within bounds; `None` when nothing is left.
fn tidy_name(turn: &Turn<'_>, name: &Private<String>) -> Option<Private<String>> {
    let most = usize::try_from(turn.tables.limits.name_chars).unwrap_or(usize::MAX);
    let spaced: String = name
        .as_str()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(most)
        .collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    (!words.is_empty()).then(|| Private::new(words.join(" ")))
}
