use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::answer::{Spoken, answer, utf16_len};
use super::await_customer::{accept, switch_by_hand};
use super::closed::{end, fault};
use super::turn::Turn;
use super::{Phase, Waiting};
use crate::base::{Language, Letters, MessageId, Millis, Persona, Private, Wording};
use crate::call::Call;
use crate::input::{InputKind, Replies};
use crate::output::{ErrorCode, Output, WrittenBy};

/// A model is writing a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AwaitModel {
    /// The reply's id.
    pub(super) message_id: MessageId,
    /// The message that it answers.
    pub(super) reply_to: MessageId,
    /// Who speaks.
    pub(super) persona: Persona,
    /// In what.
    pub(super) language: Language,
    /// In which letters, when that is Arabic.
    #[serde(default)]
    pub(super) letters: Letters,
    /// What has been told of it.
    pub(super) shown: Private<String>,
    /// What the engine says if the model does not.
    pub(super) script: Private<String>,
    /// When it is given up.
    pub(crate) deadline: Millis,
    /// Messages that came meanwhile, oldest first.
    pub(super) waiting: Vec<Waiting>,
}

impl AwaitModel {
    /// Takes one input while the reply is in flight.
    pub(super) fn handle(mut self, turn: &mut Turn<'_>, call: &mut Call, kind: InputKind) -> Phase {
        match kind {
            InputKind::ModelDelta { message_id, delta } if message_id == self.message_id => {
                self.delta(turn, call, &delta)
            }
            InputKind::ModelDone { message_id } if message_id == self.message_id => {
                if self.shown.as_str().trim().is_empty() {
                    self.fail(turn, call)
                } else {
                    self.finish(turn, call, WrittenBy::Model)
                }
            }
            InputKind::ModelFailed { message_id, .. } if message_id == self.message_id => {
                self.fail(turn, call)
            }
            InputKind::Wake if turn.at >= self.deadline => {
                turn.want(Output::StopModel {
                    message_id: self.message_id,
                });
                self.fail(turn, call)
            }
            InputKind::Message {
                text,
                language,
                replies,
            } => {
                self.keep(turn, call, text, language, replies);
                Phase::AwaitModel(self)
            }
            InputKind::SwitchPersona { persona } => {
                switch_by_hand(turn, call, persona);
                Phase::AwaitModel(self)
            }
            InputKind::End => {
                turn.want(Output::StopModel {
                    message_id: self.message_id,
                });
                let spoken = self.spoken();
                let shown = self.shown.reveal();
                if !shown.is_empty() {
                    spoken.finish(turn, call, shown, WrittenBy::Model);
                }
                end(turn, call)
            }
            InputKind::Fault { code, language } => {
                fault(turn, call, code, language);
                Phase::AwaitModel(self)
            }
            // Late words of another reply, an early wake-up, a repeated opening.
            InputKind::ModelDelta { .. }
            | InputKind::ModelDone { .. }
            | InputKind::ModelFailed { .. }
            | InputKind::Wake
            | InputKind::Open { .. } => Phase::AwaitModel(self),
        }
    }

    fn delta(mut self, turn: &mut Turn<'_>, call: &mut Call, delta: &Private<String>) -> Phase {
        let most = usize::try_from(turn.tables.limits.reply_chars).unwrap_or(usize::MAX);
        let room = most.saturating_sub(self.shown.as_str().chars().count());
        let piece: String = delta.as_str().chars().take(room).collect();
        if !piece.is_empty() {
            self.spoken()
                .delta(turn, utf16_len(self.shown.as_str()), &piece);
            let mut shown = self.shown.reveal();
            shown.push_str(&piece);
            self.shown = Private::new(shown);
        }
        if piece.len() < delta.as_str().len() {
            turn.want(Output::StopModel {
                message_id: self.message_id,
            });
            return self.finish(turn, call, WrittenBy::Model);
        }
        Phase::AwaitModel(self)
    }

    /// Ends the reply in the engine's own words. What was told stays told.
    fn fail(mut self, turn: &mut Turn<'_>, call: &mut Call) -> Phase {
        let shown = core::mem::take(&mut self.shown).reveal();
        if shown.trim().is_empty() {
            let offset = utf16_len(&shown);
            self.spoken().say(turn, offset, self.script.as_str());
            self.shown = Private::new(shown + self.script.as_str());
            return self.finish(turn, call, WrittenBy::Script);
        }
        let cut = match self.spoken().wording() {
            Wording::En | Wording::Ar => "reply.cut",
            Wording::Arabizi => "reply.cut.arabizi",
        };
        let mut rest = turn.say(cut, self.language);
        rest.push(' ');
        rest.push_str(self.script.as_str());
        self.spoken().say(turn, utf16_len(&shown), &rest);
        self.shown = Private::new(shown + &rest);
        self.finish(turn, call, WrittenBy::ModelThenScript)
    }

    /// The reply is whole: the next message that waits has its turn.
    fn finish(self, turn: &mut Turn<'_>, call: &mut Call, written_by: WrittenBy) -> Phase {
        let spoken = self.spoken();
        spoken.finish(turn, call, self.shown.reveal(), written_by);
        let mut waiting = self.waiting.into_iter();
        while let Some(next) = waiting.next() {
            if let Phase::AwaitModel(mut phase) = answer(turn, call, next) {
                phase.waiting = waiting.collect();
                return Phase::AwaitModel(phase);
            }
        }
        Phase::AwaitCustomer
    }

    fn keep(
        &mut self,
        turn: &mut Turn<'_>,
        call: &mut Call,
        text: Private<String>,
        language: Option<Language>,
        replies: Replies,
    ) {
        let most = usize::try_from(turn.tables.limits.waiting_messages).unwrap_or(usize::MAX);
        let accepted = if self.waiting.len() >= most {
            Err(ErrorCode::TooManyMessages)
        } else {
            accept(turn, call, &text, language)
        };
        match accepted {
            Ok(message_id) => self.waiting.push(Waiting {
                message_id,
                text,
                replies,
            }),
            Err(code) => turn.refuse(code, language.unwrap_or(call.language)),
        }
    }

    const fn spoken(&self) -> Spoken {
        Spoken {
            message_id: self.message_id,
            reply_to: self.reply_to,
            persona: self.persona,
            language: self.language,
            letters: self.letters,
        }
    }
}
