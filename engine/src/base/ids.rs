use alloc::format;
use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names one call: 1 to 64 of the characters `A–Z a–z 0–9 - _ . ~`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct CallId(String);

impl CallId {
    /// The most characters that an id may have.
    pub const MAX_CHARS: usize = 64;

    /// The id that `text` spells, or `None` when it is not of the form.
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed = (1..=Self::MAX_CHARS).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b));
        // `.` and `..` would vanish from a path.
        (well_formed && text.bytes().any(|b| b != b'.')).then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for CallId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom("expected 1 to 64 of A-Z a-z 0-9 - _ . ~ as a call id")
        })
    }
}

/// Names one message of a call, the customer's or ours: `m1`, `m2`, … in the order of first mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(pub u32);

impl MessageId {
    /// The id that `text` spells, or `None` when it is not of the form.
    pub fn parse(text: &str) -> Option<Self> {
        text.strip_prefix('m')
            .and_then(|digits| digits.parse().ok())
            .map(Self)
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "m{}", self.0)
    }
}

impl Serialize for MessageId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for MessageId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("expected a message id such as m12"))
    }
}

/// Names one ticket: the call's id, then the ticket's number in that call, `CALL-001-T1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TicketId(String);

impl TicketId {
    /// The id of a call's `number`-th ticket, counted from 1.
    pub fn new(call_id: &CallId, number: usize) -> Self {
        Self(format!("{}-T{number}", call_id.as_str()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
