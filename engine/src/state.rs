use serde::{Deserialize, Serialize};

use crate::base::Millis;

/// All that is kept of one call. Serialise it to store it; replaying the call's inputs gives it again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Events told so far: the `seq` of the last one.
    pub seq: u64,
}

impl State {
    /// When to send [`InputKind::Wake`](crate::InputKind::Wake) at the latest, if at all.
    pub fn next_wake(&self) -> Option<Millis> {
        None
    }
}
