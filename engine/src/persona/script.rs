use alloc::string::String;
use alloc::vec::Vec;

use crate::base::Intent;
use crate::call::Call;
use crate::output::{Ticket, TicketCategory};
use crate::read::Reading;
use crate::table::{Circumstance, Tables, fill};

/// What has changed in this turn, before the reply.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Turnabout {
    /// Another persona has just taken over.
    pub(crate) switched: bool,
    /// A ticket was opened.
    pub(crate) opened: Option<TicketCategory>,
    /// The sort of ticket that the message belongs to, opened now or before.
    pub(crate) matter: Option<TicketCategory>,
}

/// At most so many facts in one reply: more is a brochure.
const FACTS_TOLD: usize = 2;

/// The engine's own reply to a message so read, in the voice of whoever has the call.
pub(crate) fn script(
    tables: &Tables,
    call: &Call,
    reading: &Reading,
    turnabout: Turnabout,
) -> String {
    let wording = call.wording();
    let intent = reading
        .intents
        .first()
        .map_or(Intent::Other, |first| first.intent);
    let ticket = ticket_of(call, turnabout);
    let circumstances = circumstances(reading, turnabout, ticket.is_some());
    let template = tables.replies.choose(
        call.persona,
        intent,
        &circumstances,
        wording,
        call.user_messages,
    );
    fill(
        template,
        &[
            ("persona", tables.personas.name(call.persona, wording)),
            ("company", tables.company.name(wording)),
            (
                "ticket",
                ticket.map_or("", |ticket| ticket.ticket_id.as_str()),
            ),
            ("facts", &facts(tables, call, reading)),
        ],
    )
}

/// The ticket to speak of: the one of this matter, or else the last.
fn ticket_of(call: &Call, turnabout: Turnabout) -> Option<&Ticket> {
    turnabout
        .matter
        .and_then(|category| call.ticket(category))
        .or_else(|| call.tickets.last())
}

fn circumstances(reading: &Reading, turnabout: Turnabout, has_ticket: bool) -> Vec<Circumstance> {
    use crate::base::Sentiment::{Angry, Frustrated};
    let feeling = reading.sentiment.sentiment;
    [
        (Circumstance::Switched, turnabout.switched),
        (Circumstance::Ticket, turnabout.opened.is_some()),
        (
            Circumstance::KnownTicket,
            has_ticket && turnabout.opened.is_none(),
        ),
        (Circumstance::Contact, reading.contact.is_given()),
        (Circumstance::Facts, !reading.topics.is_empty()),
        (Circumstance::Question, reading.is_question),
        (Circumstance::Displeased, feeling.is_negative()),
        (Circumstance::Upset, matches!(feeling, Angry | Frustrated)),
    ]
    .into_iter()
    .filter_map(|(circumstance, holds)| holds.then_some(circumstance))
    .collect()
}

/// The facts that the message touches, or the overview when it touches none.
fn facts(tables: &Tables, call: &Call, reading: &Reading) -> String {
    let touched = reading
        .topics
        .iter()
        .filter_map(|id| tables.company.fact(id))
        .take(FACTS_TOLD);
    let mut told = String::new();
    for fact in touched {
        if !told.is_empty() {
            told.push(' ');
        }
        told.push_str(fact.text(call.wording()));
    }
    if told.is_empty()
        && let Some(overview) = tables.company.facts.first()
    {
        told.push_str(overview.text(call.wording()));
    }
    told
}
