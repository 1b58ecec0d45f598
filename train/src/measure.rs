//! How good a model is on labelled rows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use hatif_engine::Tables;
use hatif_engine::training::{Model, ONE, POLARITY_OF, PUBLIC_OF, Prepared, Scores, Scratch};

use crate::language;
use crate::learn::ROUTE_OF;
use crate::rows::{INTENTS, POLARITIES, PUBLIC_INTENTS, ROUTES, Row, SENTIMENTS};

/// Gold and found labels of one task on one set of rows.
#[derive(Default)]
pub(crate) struct Cell {
    pairs: Vec<(usize, usize)>,
    /// How sure, and was it right?
    sure: Vec<(f64, bool)>,
}

impl Cell {
    pub(crate) fn add(&mut self, gold: usize, found: usize) {
        self.pairs.push((gold, found));
    }

    fn labels(&self) -> usize {
        self.pairs
            .iter()
            .map(|pair| pair.0.max(pair.1) + 1)
            .max()
            .unwrap_or(0)
    }

    fn counts(&self, label: usize) -> (f64, f64, f64) {
        let count = |is: &dyn Fn(&(usize, usize)) -> bool| {
            self.pairs.iter().filter(|pair| is(pair)).count() as f64
        };
        (
            count(&|p| p.0 == label && p.1 == label),
            count(&|p| p.0 == label),
            count(&|p| p.1 == label),
        )
    }

    /// F1 of one label; `None` when no row has it.
    pub(crate) fn f1(&self, label: usize) -> Option<f64> {
        let (both, gold, found) = self.counts(label);
        (gold > 0.0).then(|| 2.0 * both / (gold + found))
    }

    /// The mean of F1 over the labels that rows have.
    pub(crate) fn macro_f1(&self) -> f64 {
        let of: Vec<f64> = (0..self.labels())
            .filter_map(|label| self.f1(label))
            .collect();
        of.iter().sum::<f64>() / of.len().max(1) as f64
    }

    pub(crate) fn accuracy(&self) -> f64 {
        let right = self.pairs.iter().filter(|pair| pair.0 == pair.1).count();
        right as f64 / self.pairs.len().max(1) as f64
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Is it known how sure each answer was?
    pub(crate) fn has_confidence(&self) -> bool {
        !self.sure.is_empty()
    }

    /// Expected calibration error, over ten bins.
    pub(crate) fn calibration_error(&self) -> f64 {
        let mut bins = [(0.0, 0.0); 10];
        for &(sure, right) in &self.sure {
            let bin = &mut bins[((sure * 10.0) as usize).min(9)];
            bin.0 += sure;
            bin.1 += f64::from(u8::from(right));
        }
        let gap: f64 = bins.iter().map(|(sure, right)| (sure - right).abs()).sum();
        gap / self.sure.len().max(1) as f64
    }
}

/// What was measured: cells by set and task.
#[derive(Default)]
pub(crate) struct Measured {
    pub(crate) cells: BTreeMap<(String, String), Cell>,
    anger: BTreeMap<String, Vec<(i64, bool)>>,
}

/// Measures `model` on `rows`; `trained` are the sources that it was trained on.
pub(crate) fn measure(
    rows: &[Row],
    tables: &Tables,
    model: &Model,
    trained: &BTreeSet<String>,
) -> Measured {
    let mut measured = Measured::default();
    let mut scratch = Scratch::default();
    for row in rows {
        let prepared = Prepared::new(tables, model.separator(), &row.text);
        let scores = prepared.score(model, &mut scratch);
        for set in sets(row, trained) {
            measured.add(&set, row, &scores);
        }
        if row.language {
            let found = language::place(prepared.language.code.as_str());
            let gold = language::place(&row.lang);
            let set = if row.own { "own" } else { "public" };
            measured.cell(set, "language").add(gold, found);
        }
    }
    measured
}

fn sets(row: &Row, trained: &BTreeSet<String>) -> Vec<String> {
    if row.own {
        let mut sets = vec![format!("own {}", row.lang)];
        if row.lang == "ar" {
            sets.push(format!("own ar {}", row.dialect));
        }
        sets.push("own all".to_owned());
        return sets;
    }
    let place = if trained.contains(&row.source) {
        "in"
    } else {
        "out"
    };
    vec![
        format!("{} {place}", row.lang),
        format!("source {} {}", row.source, row.lang),
    ]
}

fn best(scores: &[i64]) -> usize {
    (0..scores.len())
        .max_by_key(|&at| (scores[at], std::cmp::Reverse(at)))
        .unwrap_or(0)
}

/// Sums by class.
fn folded<const N: usize>(scores: &[i64], class_of: &[usize]) -> [i64; N] {
    let mut sums = [0; N];
    for (score, class) in scores.iter().zip(class_of) {
        sums[*class] += score;
    }
    sums
}

/// Who answers each public intent.
const PUBLIC_ROUTE_OF: [usize; 8] = [2, 2, 0, 1, 1, 0, 0, 0];

impl Measured {
    fn cell(&mut self, set: &str, task: &str) -> &mut Cell {
        self.cells
            .entry((set.to_owned(), task.to_owned()))
            .or_default()
    }

    fn add(&mut self, set: &str, row: &Row, scores: &Scores) {
        let polarity: [i64; 3] = folded(&scores.sentiments, &POLARITY_OF);
        if let Some(&gold) = row.intents.first() {
            let found = best(&scores.intents);
            let cell = self.cell(set, "intent");
            cell.add(gold, found);
            let right = row.intents.contains(&found);
            cell.sure
                .push((scores.intents[found] as f64 / ONE as f64, right));
            let mut routes: [i64; 4] = folded(&scores.intents, &ROUTE_OF);
            // What carries a complaint with displeasure goes to complaints.
            if polarity[2] > ONE / 2 {
                routes[2] += routes[2].min(ONE / 5);
            }
            if let Some(gold) = row.route {
                self.cell(set, "route").add(gold, best(&routes));
            }
        }
        if let Some(gold) = row.public_intent {
            let intents: [i64; 8] = folded(&scores.intents, &PUBLIC_OF);
            let found = best(&intents);
            let cell = self.cell(set, "intent");
            cell.add(gold, found);
            cell.sure
                .push((intents[found] as f64 / ONE as f64, gold == found));
            if let Some(gold) = row.route {
                let routes: [i64; 3] = folded(&intents, &PUBLIC_ROUTE_OF);
                self.cell(set, "route").add(gold, best(&routes));
            }
        }
        if let Some(gold) = row.sentiment {
            self.cell(set, "sentiment, six")
                .add(gold, best(&scores.sentiments));
        }
        let gold = row
            .polarity
            .or(row.sentiment.map(|feeling| POLARITY_OF[feeling]));
        if let Some(gold) = gold {
            let found = best(&polarity);
            let cell = self.cell(set, "sentiment");
            cell.add(gold, found);
            cell.sure
                .push((polarity[found] as f64 / ONE as f64, gold == found));
        }
        if let Some(gold) = row.question {
            let found = scores.question > ONE / 2;
            self.cell(set, "question")
                .add(usize::from(gold), usize::from(found));
        }
        if let Some(gold) = row.anger
            && !set.starts_with("source")
        {
            self.anger
                .entry(row.lang.clone())
                .or_default()
                .push((scores.anger, gold));
        }
    }

    /// One line a cell.
    pub(crate) fn lines(&self) -> String {
        let mut out = String::new();
        for ((set, task), cell) in &self.cells {
            let _ = write!(
                out,
                "{set:34} {task:15} n {:5}  F1 {:5.1}  accuracy {:5.1}",
                cell.pairs.len(),
                100.0 * cell.macro_f1(),
                100.0 * cell.accuracy(),
            );
            if !cell.sure.is_empty() {
                let _ = write!(out, "  ECE {:.3}", cell.calibration_error());
            }
            out.push('\n');
        }
        for (lang, f1, threshold) in self.anger() {
            let _ = writeln!(
                out,
                "anger {lang}: macro F1 {:.1} at {threshold:.3}",
                100.0 * f1
            );
        }
        out
    }

    /// By language: the best macro F1, and the probability from which a message counts as angry for it.
    pub(crate) fn anger(&self) -> Vec<(&str, f64, f64)> {
        self.anger
            .iter()
            .map(|(lang, rows)| {
                let (f1, threshold) = best_threshold(rows);
                (lang.as_str(), f1, threshold)
            })
            .collect()
    }

    /// F1 by label and the confusion of one cell, as Markdown.
    pub(crate) fn labels(&self, set: &str, task: &str) -> String {
        let Some(cell) = self.cells.get(&(set.to_owned(), task.to_owned())) else {
            return String::new();
        };
        let names: &[&str] = match (task, set.starts_with("own")) {
            ("intent", true) => &INTENTS,
            ("intent", false) => &PUBLIC_INTENTS,
            ("route", _) => &ROUTES,
            ("sentiment", _) => &POLARITIES,
            ("sentiment, six", _) => &SENTIMENTS,
            ("language", _) => &language::LANGUAGES,
            _ => &["no", "yes"],
        };
        let mut out =
            format!("| {set}: {task} | F1 | rows | taken for |\n| --- | --- | --- | --- |\n");
        for (label, name) in names.iter().enumerate() {
            let Some(f1) = cell.f1(label) else { continue };
            let mut wrong: Vec<(usize, usize)> = (0..names.len())
                .filter(|other| *other != label)
                .map(|other| {
                    (
                        cell.pairs.iter().filter(|p| **p == (label, other)).count(),
                        other,
                    )
                })
                .filter(|(count, _)| *count > 0)
                .collect();
            wrong.sort_by(|a, b| b.cmp(a));
            let wrong: Vec<String> = wrong
                .iter()
                .take(4)
                .map(|(count, other)| format!("{} {count}", names.get(*other).unwrap_or(&"?")))
                .collect();
            let _ = writeln!(
                out,
                "| {name} | {:.0} | {} | {} |",
                100.0 * f1,
                cell.counts(label).1,
                wrong.join(", ")
            );
        }
        out
    }
}

/// The best macro F1 over thresholds, with the threshold as a probability.
fn best_threshold(rows: &[(i64, bool)]) -> (f64, f64) {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| std::cmp::Reverse(row.0));
    let positive = rows.iter().filter(|row| row.1).count() as f64;
    let total = rows.len() as f64;
    let (mut best, mut found) = ((0.0, 0.0), 0.0);
    for (taken, row) in (1..).zip(&rows) {
        found += f64::from(u8::from(row.1));
        let taken = f64::from(taken);
        let left = total - taken - (positive - found);
        let f1 = found / (taken + positive) + left / (2.0 * total - taken - positive);
        if f1 > best.0 {
            best = (f1, row.0 as f64 / ONE as f64);
        }
    }
    best
}
