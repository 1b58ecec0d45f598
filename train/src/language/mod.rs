//! What tells languages by letters, and how well languages and dialects are told.

pub(crate) mod letters;
pub(crate) mod separator;

use std::collections::BTreeMap;
use std::fmt::Write;

use hatif_engine::Tables;
use hatif_engine::training::{Prepared, Separator};

use crate::measure::Cell;
use crate::rows::Row;

/// What a message may be written in, in the order of the tables.
pub(crate) const LANGUAGES: [&str; 5] = ["en", "ar", "arabizi", "mixed", "other"];

/// The place of a language among [`LANGUAGES`].
pub(crate) fn place(name: &str) -> usize {
    LANGUAGES.iter().position(|l| *l == name).unwrap_or(0)
}

/// Right, said and in all, of one dialect or language.
#[derive(Default)]
struct Tally {
    right: u32,
    said: u32,
    all: u32,
}

impl Tally {
    fn precision(&self) -> f64 {
        100.0 * f64::from(self.right) / f64::from(self.said.max(1))
    }

    fn recall(&self) -> f64 {
        100.0 * f64::from(self.right) / f64::from(self.all.max(1))
    }
}

/// The figures on `rows`, ours and public ones apart.
pub(crate) fn report(rows: &[Row], tables: &Tables, separator: &Separator) -> String {
    let mut out = String::new();
    for (name, own) in [("own rows set aside", true), ("public rows", false)] {
        let mut four = Cell::default();
        let (mut lost, mut ours) = (0_u32, 0_u32);
        let mut others: BTreeMap<&str, Tally> = BTreeMap::new();
        let mut dialects: BTreeMap<String, Tally> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.language && row.own == own) {
            let found = Prepared::new(tables, separator, &row.text).language;
            let code = found.code.as_str();
            if row.lang == "other" {
                let tally = others.entry(&row.dialect).or_default();
                tally.all += 1;
                tally.right += u32::from(code == "other");
                continue;
            }
            four.add(place(&row.lang), place(code));
            ours += 1;
            lost += u32::from(code == "other");
            if !own || row.lang == "en" {
                continue;
            }
            dialects.entry(row.dialect.clone()).or_default().all += 1;
            if let Some(said) = found.dialect {
                let tally = dialects.entry(said.as_str().to_owned()).or_default();
                tally.said += 1;
                tally.right += u32::from(said.as_str() == row.dialect);
            }
        }
        let _ = writeln!(
            out,
            "{name}: {ours} in en, ar, arabizi, mixed: macro F1 {:.1}, accuracy {:.1}; taken for other {lost} ({:.2} %)",
            100.0 * four.macro_f1(),
            100.0 * four.accuracy(),
            100.0 * f64::from(lost) / f64::from(ours.max(1)),
        );
        for (label, name) in LANGUAGES.iter().enumerate() {
            if let Some(f1) = four.f1(label) {
                let _ = writeln!(out, "  {name:10} F1 {:.1}", 100.0 * f1);
            }
        }
        let found: u32 = others.values().map(|tally| tally.right).sum();
        let all: u32 = others.values().map(|tally| tally.all).sum();
        if all > 0 {
            let share = 100.0 * f64::from(found) / f64::from(all);
            let _ = writeln!(out, "  other      {found} of {all} ({share:.1} %)");
        }
        for (name, tally) in &others {
            let _ = writeln!(out, "    {name:12} {} of {}", tally.right, tally.all);
        }
        for (name, tally) in &dialects {
            let _ = writeln!(
                out,
                "  dialect {name:10} n {:5}  right of said {:.0} %, found {:.0} %",
                tally.all,
                tally.precision(),
                tally.recall()
            );
        }
    }
    out
}
