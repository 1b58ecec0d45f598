//! Who answers: a reading and the call's situation in, a [`RoutingDecision`] out.

mod decide;
mod decision;

pub(crate) use decide::{Decision, decide};
pub use decision::RoutingDecision;
