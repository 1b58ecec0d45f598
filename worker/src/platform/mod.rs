//! What the platform gives: time, chance, requests of our own, the log; and the engine's tables, unpacked once.

pub(crate) mod outgoing;
pub(crate) mod knowledge;
pub(crate) mod chance;
pub(crate) mod clock;
pub(crate) mod log;
pub(crate) mod error;
