use alloc::format;
use alloc::vec::Vec;

use super::error::TableError;

/// One row of a table file: cells parted by tabs.
#[derive(Debug)]
pub(crate) struct Row<'a, const N: usize> {
    /// The file that it stands in.
    pub(crate) file: &'static str,
    /// Its line, counted from 1.
    pub(crate) line: u32,
    /// Its cells, without the blanks around them.
    pub(crate) cells: [&'a str; N],
}

impl<const N: usize> Row<'_, N> {
    /// An error in this row.
    pub(crate) fn error(&self, expected: &str, found: &str) -> TableError {
        TableError::new(self.file, self.line, expected, found)
    }
}

/// The rows of a table file. Empty lines and lines that begin with `#` are left out.
pub(crate) fn rows<'a, const N: usize>(
    file: &'static str,
    text: &'a str,
) -> Result<Vec<Row<'a, N>>, TableError> {
    let mut rows = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        let count = cells.len();
        let cells = <[&str; N]>::try_from(cells).map_err(|_| {
            TableError::new(
                file,
                number,
                format!("{N} cells parted by tabs"),
                format!("{count}"),
            )
        })?;
        rows.push(Row {
            file,
            line: number,
            cells,
        });
    }
    Ok(rows)
}

/// A cell that matches one of several words, or anything (`*`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern<T> {
    /// `*`
    Any,
    /// `one|another`
    OneOf(Vec<T>),
}

impl<T: PartialEq> Pattern<T> {
    /// Parses a cell, each word by `parse`.
    pub(crate) fn parse<const N: usize>(
        row: &Row<'_, N>,
        cell: &str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Self, TableError> {
        if cell == "*" {
            return Ok(Self::Any);
        }
        cell.split('|')
            .map(|word| parse(word.trim()).ok_or_else(|| row.error(expected, word)))
            .collect::<Result<_, _>>()
            .map(Self::OneOf)
    }

    /// The pattern as a bit for each of `all`; every bit when it is `*`.
    pub(crate) fn bits(&self, all: &[T]) -> u32 {
        match self {
            Self::Any => u32::from(u16::MAX),
            Self::OneOf(_) => (0..)
                .zip(all)
                .filter(|(_, value)| self.matches(value))
                .fold(0, |bits, (place, _)| bits | 1 << place),
        }
    }

    /// The pattern that [`Pattern::bits`] gave `bits` for.
    pub(crate) fn of_bits(bits: u32, all: &[T]) -> Self
    where
        T: Copy,
    {
        if bits == u32::from(u16::MAX) {
            return Self::Any;
        }
        let chosen = (0..).zip(all).filter(|(place, _)| bits >> place & 1 == 1);
        Self::OneOf(chosen.map(|(_, value)| *value).collect())
    }

    /// Does `value` match?
    pub(crate) fn matches(&self, value: &T) -> bool {
        match self {
            Self::Any => true,
            Self::OneOf(values) => values.contains(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_with_a_cell_too_few_is_named_by_its_line() {
        let error = rows::<3>("x.tsv", "# header\n\na\tb\tc\na\tb\n").unwrap_err();
        assert_eq!((error.line, error.found.as_str()), (4, "2"));
    }
}
