use alloc::string::String;

use super::answer::answer;
use super::closed::{end, fault};
use super::language::follow_wish;
use super::turn::Turn;
use super::{Phase, Waiting};
use crate::base::{Language, MessageId, Persona, Private};
use crate::call::Call;
use crate::input::InputKind;
use crate::output::{ErrorCode, EventBody};

/// Nothing is in flight: a message is answered at once.
pub(super) fn handle(turn: &mut Turn<'_>, call: &mut Call, kind: InputKind) -> Phase {
    match kind {
        InputKind::Message {
            text,
            language,
            replies,
        } => match accept(turn, call, &text, language) {
            Ok(message_id) => answer(
                turn,
                call,
                Waiting {
                    message_id,
                    text,
                    replies,
                },
            ),
            Err(code) => {
                turn.refuse(code, language.unwrap_or(call.language));
                Phase::AwaitCustomer
            }
        },
        InputKind::SwitchPersona { persona } => {
            switch_by_hand(turn, call, persona);
            Phase::AwaitCustomer
        }
        InputKind::End => end(turn, call),
        InputKind::Fault { code, language } => {
            fault(turn, call, code, language);
            Phase::AwaitCustomer
        }
        // An open call is not opened again; whatever is late is late.
        InputKind::Open { .. }
        | InputKind::ModelDelta { .. }
        | InputKind::ModelDone { .. }
        | InputKind::ModelFailed { .. }
        | InputKind::Wake => Phase::AwaitCustomer,
    }
}

/// Takes a customer's message into the call, or says what is wrong with it.
pub(super) fn accept(
    turn: &mut Turn<'_>,
    call: &mut Call,
    text: &Private<String>,
    language: Option<Language>,
) -> Result<MessageId, ErrorCode> {
    if !text.as_str().chars().any(says_something) {
        return Err(ErrorCode::EmptyText);
    }
    let most = usize::try_from(turn.tables.limits.message_chars).unwrap_or(usize::MAX);
    if text.as_str().chars().count() > most {
        return Err(ErrorCode::TextTooLong);
    }
    follow_wish(turn.tables, call, text.as_str(), language);
    call.user_messages = call.user_messages.saturating_add(1);
    call.updated_at = turn.at;
    let message_id = call.next_message();
    turn.emit(EventBody::UserMessage {
        message_id,
        message: text.clone(),
        language: call.language,
        script: call.wording().script(),
    });
    Ok(message_id)
}

/// Blanks, control characters and marks without a shape of their own say nothing.
fn says_something(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}' | '\u{ad}')
}

/// Hands the call to `persona` because somebody said so.
pub(super) fn switch_by_hand(turn: &mut Turn<'_>, call: &mut Call, persona: Persona) {
    let from = call.persona;
    if from == persona {
        return;
    }
    call.hand_to(persona);
    call.updated_at = turn.at;
    turn.emit(EventBody::PersonaSwitched {
        message_id: None,
        from,
        to: persona,
        persona,
        manual: true,
        reason: turn.say("reason.by_hand", call.language),
    });
    turn.list(call);
}
