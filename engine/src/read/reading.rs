use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::base::{Confidence, Dialect, Intent, LanguageCode, Priority, Private, Sentiment, Span};

/// All that one message says by itself.
///
/// A plain value: whatever scores the message (rules today, trained weights tomorrow) fills it in,
/// and nobody downstream can tell which.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What the message is written in.
    pub language: LanguageReading,
    /// What the customer wants, surest first; never empty. One entry, `other`, when nothing is recognised.
    pub intents: Vec<IntentAnalysis>,
    /// How the customer feels.
    pub sentiment: SentimentAnalysisResult,
    /// Does the message ask something, with or without a question mark?
    pub is_question: bool,
    /// Contact details given in the message.
    pub contact: Contact,
    /// How soon it needs an answer.
    pub priority: Priority,
    /// Where each finding stands in the original text, by start.
    pub findings: Vec<Finding>,
    /// Ids of the company's facts that the message touches, best first.
    pub topics: Vec<String>,
}

/// What a message is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LanguageReading {
    /// The language.
    pub code: LanguageCode,
    /// The share of the letters that speak for it, 0 to 1.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub confidence: Confidence,
    /// The kind of Arabic, where words of it tell: a hint.
    #[serde(default)]
    pub dialect: Option<Dialect>,
    /// How sure the dialect is, 0 to 1; 0 when there is none.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub dialect_confidence: Confidence,
}

/// One intent of a message, in the old system's shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IntentAnalysis {
    /// What the customer wants.
    pub intent: Intent,
    /// How sure, 0 to 1.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub confidence: Confidence,
    /// The words that speak for it, as the customer wrote them.
    #[cfg_attr(feature = "ts", ts(type = "string[]"))]
    pub keywords: Vec<Private<String>>,
    /// What the message is written in.
    pub language: LanguageCode,
    /// Why, as one short sentence in the message's language.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub reasoning: Private<String>,
}

/// The feeling of a message, in the old system's shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SentimentAnalysisResult {
    /// How the customer feels.
    pub sentiment: Sentiment,
    /// How sure, 0 to 1.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub confidence: Confidence,
    /// The words that show it, as the customer wrote them.
    #[cfg_attr(feature = "ts", ts(type = "string[]"))]
    pub emotion_indicators: Vec<Private<String>>,
    /// Why, as one short sentence in the message's language.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub reasoning: Private<String>,
}

/// Contact details given in a message. Their places are among the message's findings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Contact {
    /// E-mail addresses: as written, or as they are meant when they are spelt out (`sara at example dot org`).
    #[cfg_attr(feature = "ts", ts(type = "string[]"))]
    pub emails: Vec<Private<String>>,
    /// Phone numbers: Western digits without spaces or punctuation, with a leading `+` where one was written.
    #[cfg_attr(feature = "ts", ts(type = "string[]"))]
    pub phones: Vec<Private<String>>,
    /// For each of `phones`, the same number as E.164 (`+963944567890`); `null` when its country cannot be known.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(type = "(string | null)[]"))]
    pub phones_e164: Vec<Option<Private<String>>>,
}

impl Contact {
    /// Is anything given?
    pub const fn is_given(&self) -> bool {
        !self.emails.is_empty() || !self.phones.is_empty()
    }
}

/// One place in the original text that speaks for something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Finding {
    /// What sort of finding.
    pub kind: FindingKind,
    /// What it speaks for: an intent, `positive` or `negative`, `email`, `phone`, `question`, `urgent`.
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    #[serde(serialize_with = "as_name")]
    pub label: alloc::borrow::Cow<'static, str>,
    /// Where it starts, in UTF-16 code units of the original text.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
}

impl Finding {
    /// A finding at `span`.
    pub const fn new(kind: FindingKind, label: &'static str, span: Span) -> Self {
        Self {
            kind,
            label: alloc::borrow::Cow::Borrowed(label),
            start: span.start,
            end: span.end,
        }
    }
}

/// As the name of a variant, where it is one of the program's own words: JavaScript's strings are made anew each time,
/// but those of names.
#[allow(clippy::ptr_arg)] // Only the Cow tells names from texts.
fn as_name<S: serde::Serializer>(
    label: &alloc::borrow::Cow<'static, str>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match label {
        alloc::borrow::Cow::Borrowed(name) => serializer.serialize_unit_variant("Label", 0, name),
        alloc::borrow::Cow::Owned(label) => serializer.serialize_str(label),
    }
}

/// What sort of thing a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FindingKind {
    /// A word or phrase that speaks for an intent.
    Intent,
    /// A word or phrase that shows a feeling.
    Sentiment,
    /// An e-mail address or a phone number.
    Contact,
    /// A word or mark that makes it a question.
    Question,
    /// A word that asks for haste, or tells of danger.
    Urgency,
}
