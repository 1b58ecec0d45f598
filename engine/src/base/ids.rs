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

/// Names one ticket: twelve letters and digits that can be read aloud, `T-9F3K-7Q2M-4XWD`.
///
/// Made from the call's id and the ticket's number in it. Two tickets of one call never share an id;
/// two of different calls do with a chance of one in 10¹⁵.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TicketId(String);

impl TicketId {
    /// Crockford's base 32: no letter that is taken for a digit.
    const ALPHABET: [char; 32] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H',
        'J', 'K', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
    ];

    /// The id of a call's `number`-th ticket, counted from 1.
    pub fn new(call_id: &CallId, number: u32) -> Self {
        // The number stands in the last ten bits, apart from the hash: so a call's tickets differ.
        let bits = fnv_1a(call_id.as_str()) << 10 | u64::from(number % 1024);
        let digit = |place: u32| {
            let at = bits >> (5 * place) & 31;
            usize::try_from(at)
                .ok()
                .and_then(|at| Self::ALPHABET.get(at))
                .copied()
                .unwrap_or('0')
        };
        let four = |places: core::ops::Range<u32>| places.rev().map(digit).collect::<String>();
        Self(format!("T-{}-{}-{}", four(8..12), four(4..8), four(0..4)))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The FNV-1a hash of `text`, 64 bits.
fn fnv_1a(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tickets_of_a_call_differ_and_can_be_read_aloud() {
        let call = CallId::parse("CALL-001").unwrap();
        let ids: Vec<String> = (1..=1023)
            .map(|number| TicketId::new(&call, number).0)
            .collect();
        let distinct: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len());
        assert!(ids.iter().all(|id| id.len() == "T-9F3K-7Q2M-4XWD".len()));
    }
}
