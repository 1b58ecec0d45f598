//! Understanding one message: text and tables in, a [`Reading`] out. No state, no call.

mod reading;

pub use reading::{
    Contact, Finding, FindingKind, IntentAnalysis, LanguageReading, Reading,
    SentimentAnalysisResult,
};
