//! Understanding one message: text and tables in, a [`Reading`] out. No state, no call.

mod reading;

use alloc::vec::Vec;

pub use reading::{
    Contact, Finding, FindingKind, IntentAnalysis, LanguageReading, Reading,
    SentimentAnalysisResult,
};

use crate::base::*;
use crate::table::Tables;

/// Interim.
pub fn read(_tables: &Tables, _text: &str, hint: Option<Language>) -> Reading {
    let _ = hint;
    Reading {
        language: read_language(_tables, _text, hint),
        intents: Vec::new(),
        sentiment: SentimentAnalysisResult {
            sentiment: Sentiment::Neutral,
            confidence: Confidence::ZERO,
            emotion_indicators: Vec::new(),
            reasoning: Private::default(),
        },
        is_question: false,
        contact: Contact::default(),
        priority: Priority::Low,
        findings: Vec::new(),
        topics: Vec::new(),
    }
}

/// Interim.
pub fn read_language(_tables: &Tables, _text: &str, _hint: Option<Language>) -> LanguageReading {
    LanguageReading {
        code: LanguageCode::Other,
        confidence: Confidence::ZERO,
    }
}
