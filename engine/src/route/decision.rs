use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::base::{Persona, Priority};

/// Where a message goes and what is to be done, in the old system's shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RoutingDecision {
    /// Who answers.
    pub target_persona: Persona,
    /// How soon it needs an answer.
    pub priority: Priority,
    /// What the persona, or a colleague, should do; one sentence in the message's language.
    pub suggested_action: String,
    /// Should a ticket stand for this? A call opens one ticket a category, however often it is asked for.
    pub create_ticket: bool,
    /// Does a person have to look at it?
    pub escalation_needed: bool,
    /// Why, as one sentence in the message's language.
    pub reasoning: String,
    /// The row of the decision table that won.
    pub rule: String,
}
