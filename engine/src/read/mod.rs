//! Understanding one message: text and tables in, a [`Reading`] out. No state, no call.
//!
//! One pass cuts the text into tokens, one looks the words up and finds the lexicon's patterns; every stage after
//! that is a function of the result.

mod contact;
mod finding;
mod intent;
mod language;
#[allow(dead_code, unreachable_pub)] // Only the trainer scores with it so far, by a feature of its own.
pub mod model;
mod priority;
mod question;
mod reading;
mod reason;
mod scan;
mod sentiment;
mod whole;

pub use reading::{
    Contact, Finding, FindingKind, IntentAnalysis, LanguageReading, Reading,
    SentimentAnalysisResult,
};
pub use whole::read;
pub(crate) use whole::read_language;
