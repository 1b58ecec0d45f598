use alloc::string::String;

use super::Phase;
use super::turn::Turn;
use crate::base::Language;
use crate::call::Call;
use crate::input::InputKind;
use crate::output::{CallStatus, ErrorCode, EventBody, TicketCategory};
use crate::table::fill;

/// After the end: late replies and repeated ends are nothing, anything else is told so.
pub(super) fn handle(turn: &mut Turn<'_>, call: &Call, kind: &InputKind) -> Phase {
    match kind {
        InputKind::Message { language, .. } => {
            turn.refuse(ErrorCode::CallEnded, language.unwrap_or(call.language));
        }
        InputKind::SwitchPersona { .. } => turn.refuse(ErrorCode::CallEnded, call.language),
        InputKind::Fault { code, language } => fault(turn, call, *code, *language),
        InputKind::Open { .. }
        | InputKind::ModelDelta { .. }
        | InputKind::ModelDone { .. }
        | InputKind::ModelFailed { .. }
        | InputKind::End
        | InputKind::Wake => {}
    }
    Phase::Closed
}

/// Ends the call.
pub(super) fn end(turn: &mut Turn<'_>, call: &mut Call) -> Phase {
    call.status = CallStatus::Ended;
    call.updated_at = turn.at;
    turn.emit(EventBody::CallEnded {
        outcome: outcome(turn.tables, call),
        satisfaction: call.mood.satisfaction(),
    });
    turn.list(call);
    Phase::Closed
}

/// Tells of something on a socket that could not be used.
pub(super) fn fault(turn: &mut Turn<'_>, call: &Call, code: ErrorCode, language: Option<Language>) {
    let refusal = crate::refusal::refusal(turn.tables, code, language.unwrap_or(call.language));
    turn.emit(EventBody::Error {
        code,
        message: refusal.message,
    });
}

/// What came of the call so far, the weightiest first; `None` when nothing did.
pub(crate) fn outcome(tables: &crate::table::Tables, call: &Call) -> Option<String> {
    use crate::base::Intent::{
        Information, SalesInterest, ServiceInquiry, ServiceRequest, TrainingInterest,
    };
    let had = |intent| call.intents_detected.contains(&intent);
    let say = |key| tables.phrases.say(key, call.language);
    let ticket = [
        TicketCategory::Complaint,
        TicketCategory::Technical,
        TicketCategory::Callback,
    ]
    .into_iter()
    .find_map(|category| call.ticket(category));
    if let Some(ticket) = ticket {
        return Some(fill(
            say("outcome.ticket"),
            &[("ticket", ticket.ticket_id.as_str())],
        ));
    }
    let key = if !call.contacts.is_empty() {
        "outcome.contact"
    } else if had(SalesInterest) || had(ServiceInquiry) {
        "outcome.sales"
    } else if had(TrainingInterest) {
        "outcome.training"
    } else if had(ServiceRequest) {
        "outcome.request"
    } else if had(Information) {
        "outcome.information"
    } else {
        return None;
    };
    Some(say(key).into())
}
