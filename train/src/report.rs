//! What was measured, as Markdown.

use std::fmt::Write;

use crate::measure::Measured;

/// Peers on the held-out rows of the same sources, macro F1 × 100; from the project's own comparison.
const PEERS: &str = "\
| task | nlp.js | fastText | linear SVM, unbounded | VADER | this model's rows below |
| --- | --- | --- | --- | --- | --- |
| intent, 8 labels, English in / out | 82 / 36 | 89 / 47 | 90 / 46 | | `en in`, `en out` |
| intent, 8 labels, Arabic in / out | 74 / 42 | 83 / 52 | 87 / 55 | | `ar in`, `ar out` |
| route, English in / out | 85 / 42 | | 93 / 48 | | `en in`, `en out` |
| route, Arabic in / out | 80 / 56 | | 89 / 71 | | `ar in`, `ar out` |
| sentiment, English in / out | 40 / 31 | | 67 / 55 | 60 / 50 | `en in`, `en out` |
| sentiment, Arabic in / out | 34 / 42 | | 72 / 63 | | `ar in`, `ar out` |
| sentiment, Arabizi | 18 | | 57 | | `arabizi in`, `arabizi out` |
| anger, English / Arabic | | | 71 / 57 | 67 / 45 | anger, below |
";

/// The report on `measured`, of a model file of `size` bytes with `features` features.
pub(crate) fn report(measured: &Measured, size: usize, features: usize) -> String {
    let mut out = format!(
        "# How well the trained reader reads

Written by `hatif-train train`; by hand nothing. The model file has {size} bytes (it is compressed already: gzip gains
nothing) and {features} features. `own`: rows of `train/rows` that are set aside by `hash(text) % 5 == 0`; no weight
was fitted to them, but the gates' shifts and a few sizes were chosen with them in sight (cross-validation over all our own rows, and the
cells below), so rows never seen at all may read a point or two lower. `in`: public development rows of sources that also gave training rows; `out`: of
sources that gave none. F1 is the mean over labels, × 100; ECE the expected calibration error over ten bins.

## Peers

{PEERS}
Peers were measured on test rows of the same sources, this model on development rows: compare with a tolerance of 2 to 3
points. A public label with two rows (training interest) moves an eighth of a mean by itself.

## All cells

| rows | task | n | F1 | accuracy | ECE |
| --- | --- | --- | --- | --- | --- |
"
    );
    for ((set, task), cell) in &measured.cells {
        let error = if cell.has_confidence() {
            format!("{:.3}", cell.calibration_error())
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "| {set} | {task} | {} | {:.1} | {:.1} | {error} |",
            cell.len(),
            100.0 * cell.macro_f1(),
            100.0 * cell.accuracy()
        );
    }
    out.push_str("\n## Anger\n\n| language | F1 | threshold |\n| --- | --- | --- |\n");
    for (lang, f1, threshold) in measured.anger() {
        let _ = writeln!(out, "| {lang} | {:.1} | {threshold:.3} |", 100.0 * f1);
    }
    out.push_str("\n## By label, with what it was taken for\n");
    for (set, task) in [
        ("own en", "intent"),
        ("own ar", "intent"),
        ("own arabizi", "intent"),
        ("own mixed", "intent"),
        ("own all", "route"),
        ("own all", "sentiment, six"),
        ("own", "language"),
        ("public", "language"),
        ("en in", "intent"),
        ("ar in", "intent"),
    ] {
        let _ = write!(out, "\n{}", measured.labels(set, task));
    }
    out
}
