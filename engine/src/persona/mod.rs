//! What a persona says, and what a model is told to say it with.

mod greet;
mod prompt;
mod script;

pub(crate) use greet::greet;
pub(crate) use prompt::prompt;
pub(crate) use script::{Turnabout, script};
