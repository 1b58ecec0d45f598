use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::await_model::AwaitModel;
use super::turn::Turn;
use super::{Phase, Waiting};
use crate::base::{
    Intent, Language, LanguageCode, Letters, MessageId, Persona, Private, Sentiment, TicketId,
    Timestamp, Wording,
};
use crate::call::Call;
use crate::input::Replies;
use crate::output::{Analysis, EventBody, Output, Role, Ticket, TicketCategory, WrittenBy};
use crate::persona::{Turnabout, prompt, script};
use crate::read::{Reading, read};
use crate::route::{Decision, decide};
use crate::table::{Tables, TicketRule};

/// A scripted reply is told in groups of so many words, as a model's would come.
const WORDS_A_DELTA: usize = 3;

/// Does the whole turn of a message that has been taken in: reads it, decides who answers, and
/// either answers or asks the model to.
pub(super) fn answer(turn: &mut Turn<'_>, call: &mut Call, message: Waiting) -> Phase {
    let reading = read_in_call(turn.tables, call, message.text.as_str());
    let language = language_of(&reading, call.language);
    let decision = decide(turn.tables, &reading, call.persona, language);
    let mood_before = call.mood.sentiment();
    take_in(call, &reading, &decision);
    call.history.push(
        Role::User,
        message.text.as_str(),
        turn.tables.limits.history_tokens,
    );
    turn.emit(EventBody::Analysis {
        message_id: message.message_id,
        analysis: Box::new(Analysis::new(reading.clone(), decision.routing.clone())),
    });
    let switched = switch(turn, call, &decision, message.message_id);
    let opened = open_ticket(turn, call, &reading, &decision, message.message_id);
    if switched || opened.is_some() || call.mood.sentiment() != mood_before {
        turn.list(call);
    }
    let turnabout = Turnabout {
        switched,
        opened,
        matter: category_of(call, decision.ticket),
    };
    let words = script(turn.tables, call, &reading, turnabout);
    reply(turn, call, &message, &reading, words)
}

/// The reading of a message in its call: without a feeling of its own, a wish to buy or learn
/// carries the good mood on.
fn read_in_call(tables: &Tables, call: &Call, text: &str) -> Reading {
    let mut reading = read(tables, text, Some(call.language));
    let wish = reading.intents.first().is_some_and(|first| {
        matches!(
            first.intent,
            Intent::ServiceInquiry | Intent::SalesInterest | Intent::TrainingInterest
        )
    });
    let good_mood = call
        .sentiments
        .last()
        .is_some_and(|last| last.is_positive());
    if wish && good_mood && reading.sentiment.sentiment == Sentiment::Neutral {
        let language = language_of(&reading, call.language);
        reading.sentiment.sentiment = Sentiment::Positive;
        reading.sentiment.reasoning =
            Private::from(tables.phrases.say("sentiment.carried", language));
    }
    reading
}

/// The language to speak about a message in: its own, where we speak it.
fn language_of(reading: &Reading, otherwise: Language) -> Language {
    match reading.language.code {
        LanguageCode::En => Language::En,
        LanguageCode::Ar => Language::Ar,
        LanguageCode::Arabizi | LanguageCode::Mixed | LanguageCode::Other => otherwise,
    }
}

fn take_in(call: &mut Call, reading: &Reading, decision: &Decision) {
    call.take_in(
        reading.intents.iter().map(|one| one.intent),
        reading.sentiment.sentiment,
    );
    for contact in reading.contact.emails.iter().chain(&reading.contact.phones) {
        call.note_contact(contact);
    }
    if decision.routing.escalation_needed {
        call.escalations = call.escalations.saturating_add(1);
    }
}

fn switch(
    turn: &mut Turn<'_>,
    call: &mut Call,
    decision: &Decision,
    message_id: MessageId,
) -> bool {
    let (from, to) = (call.persona, decision.routing.target_persona);
    if from == to {
        return false;
    }
    call.hand_to(to);
    turn.emit(EventBody::PersonaSwitched {
        message_id: Some(message_id),
        from,
        to,
        persona: to,
        manual: false,
        reason: decision.routing.reasoning.clone(),
    });
    true
}

/// The sort of ticket that a rule means in this call.
fn category_of(call: &Call, rule: TicketRule) -> Option<TicketCategory> {
    match rule {
        TicketRule::No => None,
        TicketRule::Of(category) => Some(category),
        TicketRule::Any => Some(
            call.tickets
                .last()
                .map_or(TicketCategory::Complaint, |ticket| ticket.category),
        ),
    }
}

/// Opens the ticket that the decision calls for, unless the call has one of that sort already.
fn open_ticket(
    turn: &mut Turn<'_>,
    call: &mut Call,
    reading: &Reading,
    decision: &Decision,
    message_id: MessageId,
) -> Option<TicketCategory> {
    let category = category_of(call, decision.ticket)?;
    let priority = decision.routing.priority;
    if let Some(known) = call
        .tickets
        .iter_mut()
        .find(|ticket| ticket.category == category)
    {
        known.priority = known.priority.max(priority);
        return None;
    }
    let number = u32::try_from(call.tickets.len())
        .unwrap_or(u32::MAX)
        .saturating_add(1);
    let ticket = Ticket {
        ticket_id: TicketId::new(&call.call_id, number),
        category,
        priority,
        sentiment: reading.sentiment.sentiment,
        message_id,
        created_at: Timestamp(turn.at),
    };
    call.tickets.push(ticket.clone());
    turn.emit(EventBody::TicketCreated { message_id, ticket });
    Some(category)
}

fn reply(
    turn: &mut Turn<'_>,
    call: &mut Call,
    message: &Waiting,
    reading: &Reading,
    words: String,
) -> Phase {
    let message_id = call.next_message();
    match message.replies {
        Replies::Script => {
            let spoken = Spoken {
                message_id,
                reply_to: message.message_id,
                persona: call.persona,
                language: call.language,
                letters: call.letters,
            };
            spoken.say(turn, 0, &words);
            spoken.finish(turn, call, words, WrittenBy::Script);
            Phase::AwaitCustomer
        }
        Replies::Model => {
            let read_as = (
                reading
                    .intents
                    .first()
                    .map_or(Intent::Other, |one| one.intent),
                reading.sentiment.sentiment,
            );
            turn.want(Output::AskModel(prompt(
                turn.tables,
                call,
                message_id,
                read_as,
            )));
            let total = u64::from(turn.tables.limits.reply_total_ms);
            Phase::AwaitModel(AwaitModel {
                message_id,
                reply_to: message.message_id,
                persona: call.persona,
                language: call.language,
                letters: call.letters,
                shown: Private::default(),
                script: Private::new(words),
                deadline: turn.at.after(total),
                waiting: Vec::new(),
            })
        }
    }
}

/// A reply being told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spoken {
    pub(super) message_id: MessageId,
    pub(super) reply_to: MessageId,
    pub(super) persona: Persona,
    pub(super) language: Language,
    pub(super) letters: Letters,
}

impl Spoken {
    /// The wording that it is in.
    pub(super) const fn wording(self) -> Wording {
        Wording::of(self.language, self.letters)
    }

    /// Tells words that are ready, in small groups, from `offset` on.
    pub(super) fn say(self, turn: &mut Turn<'_>, mut offset: u32, words: &str) {
        let mut group = String::new();
        let mut count = 0;
        for word in words.split_inclusive(' ') {
            group.push_str(word);
            count += 1;
            if count == WORDS_A_DELTA {
                offset = self.delta(turn, offset, &group);
                group.clear();
                count = 0;
            }
        }
        if !group.is_empty() {
            self.delta(turn, offset, &group);
        }
    }

    /// Tells one piece at `offset` and returns where the next one goes.
    pub(super) fn delta(self, turn: &mut Turn<'_>, offset: u32, piece: &str) -> u32 {
        turn.emit(EventBody::AssistantDelta {
            message_id: self.message_id,
            offset,
            delta: Private::from(piece),
            persona: self.persona,
            script: self.wording().script(),
        });
        offset.saturating_add(utf16_len(piece))
    }

    /// Tells that the reply is whole, and keeps it.
    pub(super) fn finish(
        self,
        turn: &mut Turn<'_>,
        call: &mut Call,
        message: String,
        written_by: WrittenBy,
    ) {
        call.assistant_messages = call.assistant_messages.saturating_add(1);
        call.updated_at = turn.at;
        call.history
            .push(Role::Assistant, &message, turn.tables.limits.history_tokens);
        turn.emit(EventBody::AssistantMessage {
            message_id: self.message_id,
            reply_to: self.reply_to,
            message: Private::new(message),
            persona: self.persona,
            language: self.language,
            script: self.wording().script(),
            written_by,
        });
    }
}

/// The length of `text` in UTF-16 code units.
pub(super) fn utf16_len(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}
