//! Understanding one message: text and tables in, a [`Reading`] out. No state, no call.
//!
//! One pass cuts the text into tokens, one looks the words up and finds the lexicon's patterns; every stage after
//! that is a function of the result.

mod contact;
mod finding;
mod judgement;
mod language;
#[cfg(any(feature = "weights", feature = "training"))]
#[allow(unreachable_pub)] // The trainer uses it, too.
pub mod model;
mod priority;
mod reading;
mod reason;
mod scan;
mod whole;
mod words;

pub use reading::{
    Contact, Finding, FindingKind, IntentAnalysis, LanguageReading, Reading,
    SentimentAnalysisResult,
};
pub use whole::read;
pub(crate) use whole::read_language;
