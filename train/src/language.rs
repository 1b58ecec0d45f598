//! Measures the language reading, and what the dialect's hint is worth.

use std::collections::BTreeMap;
use std::fmt::Write;

use hatif_engine::Tables;
use hatif_engine::training::{Prepared, Separator};

use crate::rows::Row;

/// The languages, in the order of the tables below.
pub(crate) const LANGUAGES: [&str; 5] = ["en", "ar", "arabizi", "mixed", "other"];

/// One line a row: gold language, set, dialect, language found, dialect found, its confidence, evidence, text.
pub(crate) fn lines(rows: &[Row], tables: &Tables, separator: &Separator) -> String {
    let mut out = String::new();
    for row in rows.iter().filter(|row| row.language) {
        let prepared = Prepared::new(tables, separator, &row.text);
        let found = prepared.language;
        let _ = writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:?}\t{}",
            row.lang,
            row.source,
            if row.is_test() { "test" } else { "train" },
            if row.dialect.is_empty() { "-" } else { &row.dialect },
            found.code.as_str(),
            found.dialect.map_or("-", |dialect| dialect.as_str()),
            found.dialect_confidence.thousandths(),
            prepared.evidence,
            row.text.replace(['\n', '\t'], " ")
        );
    }
    out
}
#[allow(dead_code)]
type Unused = BTreeMap<u8, u8>;
