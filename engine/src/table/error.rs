use alloc::string::String;
use core::fmt;

/// A data file that is not as it should be.
///
/// Names the place and the form, never what a customer wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableError {
    /// The file, as a path below the engine's data folder.
    pub file: String,
    /// The line, counted from 1; 0 when the file as a whole is meant.
    pub line: u32,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl TableError {
    /// An error at `line` of `file`.
    pub fn new(
        file: impl Into<String>,
        line: u32,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
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
