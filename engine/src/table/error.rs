use alloc::string::String;
use core::fmt;

/// What is wrong with a data file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableError {
    /// The file, as named in `engine/data`.
    pub file: &'static str,
    /// The line, counted from 1; 0 when something is missing from the whole file.
    pub line: u32,
    /// What should have been there.
    pub expected: String,
    /// What was there.
    pub found: String,
}

impl TableError {
    /// An error at `line` of `file`.
    pub(crate) fn new(
        file: &'static str,
        line: u32,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self {
            file,
            line,
            expected: expected.into(),
            found: found.into(),
        }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: expected {}, found {}",
            self.file, self.line, self.expected, self.found
        )
    }
}

impl core::error::Error for TableError {}
