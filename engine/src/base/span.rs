use serde::{Deserialize, Serialize};

/// A stretch of a text in UTF-16 code units, as JavaScript counts: `start` inclusive, `end` exclusive.
///
/// Both ends lie on character borders of the text that the span was made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Span {
    /// First code unit of the stretch.
    pub start: u32,
    /// First code unit after the stretch.
    pub end: u32,
}

impl Span {
    /// Does this span share a code unit with `other`?
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}
