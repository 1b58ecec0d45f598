//! What a call waits for, and what it does with what comes: `(phase, turn, input) → (phase, outputs)`.

mod answer;
mod await_customer;
mod await_model;
mod closed;
mod language;
mod open;
mod turn;

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::base::{MessageId, Private};
use crate::call::Call;
use crate::input::InputKind;
use crate::input::Replies;
pub(crate) use await_model::AwaitModel;
pub(crate) use closed::outcome;
pub(crate) use open::open;
pub(crate) use turn::Turn;

/// What a call waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub(crate) enum Phase {
    /// The customer's next message.
    #[default]
    AwaitCustomer,
    /// The rest of a model's reply.
    AwaitModel(AwaitModel),
    /// Nothing any more.
    Closed,
}

/// A message that is kept until its turn comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Waiting {
    /// Its id, already told.
    pub(crate) message_id: MessageId,
    /// Its words.
    pub(crate) text: Private<String>,
    /// Who is to answer it.
    pub(crate) replies: Replies,
}

impl Phase {
    /// Takes one input of an open call.
    pub(crate) fn handle(self, turn: &mut Turn<'_>, call: &mut Call, kind: InputKind) -> Self {
        match self {
            Self::AwaitCustomer => await_customer::handle(turn, call, kind),
            Self::AwaitModel(phase) => phase.handle(turn, call, kind),
            Self::Closed => closed::handle(turn, call, &kind),
        }
    }
}
