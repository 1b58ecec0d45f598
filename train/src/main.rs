//! Trains the reader's weights from labelled rows, and measures them.

mod assemble;
mod cross;
mod examples;
mod fit;
mod language;
mod learn;
mod measure;
mod pack;
mod report;
mod rows;
mod select;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hatif_engine::Tables;
use hatif_engine::training::{Model, Prepared, SENTIMENTS, Scratch};

use learn::Choices;

const USAGE: &str = "hatif-train train [--data DIR] [--rows DIR] [--out DIR] [--report FILE]
hatif-train evaluate FILE|DIR [--out DIR]
hatif-train letters [--data DIR] [--rows DIR] [--other FILE] [--to FILE]
hatif-train language [--data DIR] [--rows DIR] [--out DIR]
hatif-train cross [--rows DIR]
hatif-train speed [--rows DIR] [--out DIR]
hatif-train explain TEXT [--out DIR]";

struct Arguments {
    words: Vec<String>,
    options: Vec<(String, String)>,
}

impl Arguments {
    fn new() -> Self {
        let (mut words, mut options) = (Vec::new(), Vec::new());
        let mut all = std::env::args().skip(1);
        while let Some(word) = all.next() {
            match word.strip_prefix("--") {
                Some(name) => options.push((name.to_owned(), all.next().unwrap_or_default())),
                None => words.push(word),
            }
        }
        Self { words, options }
    }

    fn option(&self, name: &str) -> Option<&str> {
        self.options
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    fn path(&self, name: &str, otherwise: &str) -> PathBuf {
        PathBuf::from(self.option(name).unwrap_or(otherwise))
    }

    fn number<T: std::str::FromStr>(&self, name: &str, otherwise: T) -> T {
        self.option(name)
            .and_then(|value| value.parse().ok())
            .unwrap_or(otherwise)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::new();
    let tables = Tables::builtin().map_err(|error| error.to_string())?;
    let out = arguments.path("out", "engine/data/model");
    match arguments.words.first().map(String::as_str) {
        Some("train") => train(&arguments, &tables, &out),
        Some("cross") => {
            let own = rows::own(&arguments.path("rows", "train/rows"));
            println!("{}", cross::cross(&own, &tables));
            Ok(())
        }
        Some("speed") => {
            let model = load(&out)?;
            speed(
                &rows::own(&arguments.path("rows", "train/rows")),
                &tables,
                &model,
            );
            Ok(())
        }
        Some("evaluate") => {
            let model = load(&out)?;
            let path = arguments.words.get(1).ok_or(USAGE)?;
            let mut rows = rows::own(Path::new(path));
            rows.extend(rows::labelled(Path::new(path)));
            print!(
                "{}",
                measure::measure(&rows, &tables, &model, &BTreeSet::new()).lines()
            );
            Ok(())
        }
        Some("letters") => {
            let dir = arguments.path("rows", "train/rows");
            let mut rows = rows::own(&dir);
            rows.extend(rows::other(&dir));
            rows.retain(|row| !row.is_test());
            // Public rows in other languages.
            if let Some(file) = arguments.option("other") {
                rows.extend(rows::other(Path::new(file)));
            }
            rows.extend(rows::public(&arguments.path("data", "data"), "train"));
            let path = arguments.path("to", "engine/data/language/letters.bin");
            std::fs::write(
                path,
                language::letters::pack(&language::letters::learn(&rows)),
            )?;
            Ok(())
        }
        Some("language") => {
            let model = load(&out)?;
            let dir = arguments.path("rows", "train/rows");
            let mut rows = rows::own(&dir);
            rows.extend(rows::other(&dir));
            rows.retain(rows::Row::is_test);
            rows.extend(rows::public(&arguments.path("data", "data"), "dev"));
            print!("{}", language::report(&rows, &tables, model.separator()));
            Ok(())
        }
        Some("explain") => {
            let model = load(&out)?;
            explain(arguments.words.get(1).ok_or(USAGE)?, &tables, &model);
            Ok(())
        }
        _ => Err(USAGE.into()),
    }
}

fn load(dir: &Path) -> Result<Model, Box<dyn std::error::Error>> {
    let bytes = std::fs::read(dir.join("weights.bin"))?;
    Ok(Model::parse("weights.bin", &bytes).map_err(|error| error.to_string())?)
}

fn train(
    arguments: &Arguments,
    tables: &Tables,
    out: &Path,
) -> Result<(), Box<dyn std::error::Error>> {
    let data = arguments.path("data", "data");
    let own = rows::own(&arguments.path("rows", "train/rows"));
    let mut training = rows::public(&data, "train");
    // For measuring how a model does on sources that it has not seen.
    let without: Vec<&str> = arguments
        .option("without")
        .map_or(Vec::new(), |list| list.split(',').collect());
    let (mut held, kept): (Vec<_>, Vec<_>) = training
        .drain(..)
        .partition(|row| without.contains(&row.source.as_str()));
    let mut training = kept;
    training.extend(own.iter().filter(|row| !row.is_test()).cloned());
    let defaults = Choices::default();
    let choices = Choices {
        own_features: arguments.number("own-features", defaults.own_features),
        public_features: arguments.number("public-features", defaults.public_features),
        own_weights: arguments.number("own-weights", defaults.own_weights),
        public_weights: arguments.number("public-weights", defaults.public_weights),
        gate_shift: arguments.number("gate-shift", defaults.gate_shift),
        feeling_gate_shift: arguments.number("feeling-gate-shift", defaults.feeling_gate_shift),
    };
    let bytes = learn::learn(&training, tables, choices).pack();
    std::fs::create_dir_all(out)?;
    std::fs::write(out.join("weights.bin"), &bytes)?;
    println!("{} bytes, {choices:?}", bytes.len());
    let model = Model::parse("weights.bin", &bytes).map_err(|error| error.to_string())?;
    let mut test = rows::public(&data, "dev");
    test.append(&mut held);
    test.extend(own.into_iter().filter(rows::Row::is_test));
    let other = rows::other(&arguments.path("rows", "train/rows"));
    test.extend(other.into_iter().filter(rows::Row::is_test));
    let trained = training.iter().map(|row| row.source.clone()).collect();
    let measured = measure::measure(&test, tables, &model, &trained);
    print!("{}", measured.lines());
    if let Some(path) = arguments.option("report") {
        let report = report::report(&measured, bytes.len(), model.feature_count());
        std::fs::write(path, report)?;
    }
    Ok(())
}

fn explain(text: &str, tables: &Tables, model: &Model) {
    let mut scratch = Scratch::default();
    let prepared = Prepared::new(tables, model.separator(), text);
    let scores = prepared.score(model, &mut scratch);
    let mut named: Vec<(&str, i64)> = rows::INTENTS
        .iter()
        .chain(&rows::SENTIMENTS)
        .copied()
        .zip(scores.intents.iter().chain(&scores.sentiments).copied())
        .collect();
    named.extend([
        ("question", scores.question),
        ("anger", scores.anger),
        ("public", scores.public),
    ]);
    for (name, score) in named {
        println!("{name:20} {:.3}", score as f64 / 65_536.0);
    }
    let best = |scores: &[i64]| (0..scores.len()).max_by_key(|&at| scores[at]).unwrap_or(0);
    for head in [
        best(&scores.intents),
        SENTIMENTS.start + best(&scores.sentiments),
    ] {
        println!("head {head}:");
        for (word, share) in prepared.shares(model, head, &mut scratch) {
            println!("    {:+.2} {word}", share as f64 / 65_536.0);
        }
    }
}

/// How long the model takes for a message of about 60 characters, features included.
fn speed(rows: &[rows::Row], tables: &Tables, model: &Model) {
    let rows: Vec<_> = rows
        .iter()
        .filter(|row| (50..70).contains(&row.text.chars().count()))
        .map(|row| (row, Prepared::new(tables, model.separator(), &row.text)))
        .collect();
    let mut scratch = Scratch::default();
    for lang in ["en", "ar", "arabizi", "mixed"] {
        let of: Vec<_> = rows.iter().filter(|(row, _)| row.lang == lang).collect();
        let mut best = f64::MAX;
        for _ in 0..15 {
            let start = std::time::Instant::now();
            for (_, prepared) in &of {
                std::hint::black_box(prepared.score(model, &mut scratch));
            }
            best = best.min(start.elapsed().as_secs_f64() / of.len().max(1) as f64);
        }
        println!(
            "{lang}: {:.2} µs a message, {} messages",
            best * 1e6,
            of.len()
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

    /// The committed weights on our own set-aside rows: less than this, and something broke.
    #[test]
    fn the_committed_weights_read_our_set_aside_rows() {
        let rows: Vec<_> = rows::own(&Path::new(ROOT).join("train/rows"))
            .into_iter()
            .filter(rows::Row::is_test)
            .collect();
        if rows.is_empty() {
            return;
        }
        let tables = Tables::builtin().unwrap();
        let model = load(&Path::new(ROOT).join("engine/data/model")).unwrap();
        let measured = measure::measure(&rows, &tables, &model, &BTreeSet::new());
        for (task, least) in [("intent", 0.70), ("route", 0.78), ("sentiment", 0.75)] {
            let cell = &measured.cells[&("own all".to_owned(), task.to_owned())];
            assert!(cell.macro_f1() > least, "{task}: {:.3}", cell.macro_f1());
        }
    }

    /// With the public rows at `HATIF_DATA`, the committed report is of the committed weights.
    #[test]
    fn the_report_is_of_the_committed_weights() {
        let Some(data) = std::env::var_os("HATIF_DATA").map(PathBuf::from) else {
            return;
        };
        let root = Path::new(ROOT);
        let tables = Tables::builtin().unwrap();
        let bytes = std::fs::read(root.join("engine/data/model/weights.bin")).unwrap();
        let model = Model::parse("weights.bin", &bytes).unwrap();
        let own = rows::own(&root.join("train/rows"));
        let mut test = rows::public(&data, "dev");
        let other = rows::other(&root.join("train/rows"));
        test.extend(own.into_iter().chain(other).filter(rows::Row::is_test));
        let trained = rows::public(&data, "train")
            .iter()
            .map(|row| row.source.clone())
            .collect();
        let measured = measure::measure(&test, &tables, &model, &trained);
        let report = report::report(&measured, bytes.len(), model.feature_count());
        let path = root.join("engine/REPORT.md");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &report).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), report);
    }
}
