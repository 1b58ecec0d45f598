//! Who answers: a reading and the call's situation in, a [`RoutingDecision`] out.

mod decision;

pub use decision::RoutingDecision;
