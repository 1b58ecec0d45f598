use serde::{Deserialize, Serialize};

use crate::base::Millis;
use crate::call::Call;
use crate::phase::Phase;

/// All that is kept of one call. Serialise it to store it; replaying the call's inputs gives it again.
///
/// [`State::default`] is a call that has not been opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Events told so far: the `seq` of the last one.
    pub(crate) seq: u64,
    /// What the call waits for.
    pub(crate) phase: Phase,
    /// What is known of it; `None` until it is opened.
    pub(crate) call: Option<Call>,
}

impl State {
    /// The `seq` of the last event told; 0 before the first.
    pub const fn seq(&self) -> u64 {
        self.seq
    }

    /// Has the call been opened?
    pub const fn is_open(&self) -> bool {
        self.call.is_some()
    }

    /// Is it over?
    pub const fn is_ended(&self) -> bool {
        matches!(self.phase, Phase::Closed)
    }

    /// Is a model's reply awaited?
    pub const fn awaits_model(&self) -> bool {
        matches!(self.phase, Phase::AwaitModel(_))
    }

    /// When to send [`InputKind::Wake`](crate::InputKind::Wake), if ever.
    pub fn next_wake(&self) -> Option<Millis> {
        match &self.phase {
            Phase::AwaitModel(phase) => Some(phase.deadline),
            Phase::AwaitCustomer | Phase::Closed => None,
        }
    }
}
