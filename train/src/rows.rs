//! Labelled rows: the public ones, by task and split, and our own.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Names of intents, in the order of the engine's `Intent::ALL`.
pub(crate) const INTENTS: [&str; 12] = [
    "complaint",
    "technical_support",
    "service_request",
    "service_inquiry",
    "sales_interest",
    "training_interest",
    "information",
    "human_request",
    "greeting",
    "thanks",
    "goodbye",
    "other",
];
/// Names of intents as the public rows have them.
pub(crate) const PUBLIC_INTENTS: [&str; 8] = [
    "complaint",
    "technical_support",
    "service_request",
    "sales_interest",
    "training_interest",
    "information",
    "greeting",
    "other",
];
/// Names of feelings, in the order of the engine's `Sentiment::ALL`.
pub(crate) const SENTIMENTS: [&str; 6] = [
    "very_positive",
    "positive",
    "neutral",
    "negative",
    "frustrated",
    "angry",
];
/// Polarities.
pub(crate) const POLARITIES: [&str; 3] = ["positive", "neutral", "negative"];
/// Who answers.
pub(crate) const ROUTES: [&str; 4] = ["reception", "sales", "complaints", "human"];

/// One text with all that is known of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) text: String,
    /// en, ar, arabizi, mixed, other.
    pub(crate) lang: String,
    pub(crate) source: String,
    pub(crate) dialect: String,
    /// One of our own.
    pub(crate) own: bool,
    /// Ours: the main one first.
    pub(crate) intents: Vec<usize>,
    pub(crate) sentiment: Option<usize>,
    pub(crate) public_intent: Option<usize>,
    pub(crate) polarity: Option<usize>,
    pub(crate) route: Option<usize>,
    pub(crate) anger: Option<bool>,
    pub(crate) question: Option<bool>,
    /// The language is known well enough to learn or measure it by.
    pub(crate) language: bool,
}

/// The hash that rows are set aside by: FNV-1a, 64 bits, of the text's UTF-8.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Row {
    /// Is it set aside for testing?
    pub(crate) fn is_test(&self) -> bool {
        hash(&self.text).is_multiple_of(5)
    }
}

fn index_of(names: &[&str], value: &Value) -> Option<usize> {
    let value = value.as_str()?;
    names.iter().position(|name| *name == value)
}

fn string(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn lines(path: &Path) -> Vec<Value> {
    // A last line may be half written.
    let bytes = std::fs::read(path).unwrap_or_default();
    String::from_utf8_lossy(&bytes)
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// The public rows of one split (`train` or `dev`), one a text with the labels of all tasks; in `train`, only those that
/// weights may be made of.
pub(crate) fn public(dir: &Path, split: &str) -> Vec<Row> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<Row> = Vec::new();
    for task in ["intent", "sentiment", "anger", "is_question", "lang"] {
        for line in lines(&dir.join(task).join(format!("{split}.jsonl"))) {
            if split == "train" && line["lic"] == "eval_only" {
                continue;
            }
            let text = string(&line, "text");
            // In dev, questions have lost their marks: they are other texts.
            let at = *places.entry(text.clone()).or_insert_with(|| {
                rows.push(Row {
                    text,
                    lang: string(&line, "lang"),
                    source: string(&line, "source"),
                    dialect: string(&line, "dialect"),
                    ..Row::default()
                });
                rows.len() - 1
            });
            let row = &mut rows[at];
            let label = &line["label"];
            match task {
                "intent" => {
                    row.public_intent = index_of(&PUBLIC_INTENTS, label);
                    row.route = index_of(&ROUTES, &line["route"]);
                }
                "sentiment" => row.polarity = index_of(&POLARITIES, label),
                "anger" => row.anger = Some(label == "yes"),
                "lang" => row.language = true,
                _ => row.question = Some(label == "yes"),
            }
        }
    }
    rows
}

/// Our own rows under `dir`, or rows of one file of that form.
pub(crate) fn own(dir: &Path) -> Vec<Row> {
    let mut files = Vec::new();
    collect(dir, &mut files);
    files.sort();
    let mut rows = Vec::new();
    for file in files {
        for line in lines(&file) {
            let intents: Vec<usize> = line["intents"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|intent| index_of(&INTENTS, intent))
                .collect();
            let sentiment = index_of(&SENTIMENTS, &line["sentiment"]);
            if intents.is_empty() || sentiment.is_none() {
                continue;
            }
            rows.push(Row {
                text: string(&line, "text"),
                lang: string(&line, "lang"),
                source: "own".to_owned(),
                dialect: string(&line, "dialect"),
                own: true,
                intents,
                sentiment,
                route: index_of(&ROUTES, &line["route"]),
                question: line["question"].as_bool(),
                language: true,
                ..Row::default()
            });
        }
    }
    rows
}

/// Our own rows under `dir` in languages that are not read: they have no label but that, and stand with the language's
/// name for a dialect.
pub(crate) fn other(dir: &Path) -> Vec<Row> {
    let mut files = Vec::new();
    collect(dir, &mut files);
    files.sort();
    files
        .iter()
        .flat_map(|file| lines(file))
        .filter(|line| line["lang"] == "other")
        .map(|line| Row {
            text: string(&line, "text"),
            lang: "other".to_owned(),
            source: "own".to_owned(),
            dialect: string(&line, "language"),
            own: true,
            language: true,
            ..Row::default()
        })
        .collect()
}

/// The rows of one public file: the label says which task it is of, unless it is a bare yes or no.
pub(crate) fn labelled(file: &Path) -> Vec<Row> {
    let mut rows = Vec::new();
    for line in lines(file) {
        let label = &line["label"];
        let (public_intent, polarity) = (
            index_of(&PUBLIC_INTENTS, label),
            index_of(&POLARITIES, label),
        );
        if public_intent.or(polarity).is_none() {
            continue;
        }
        rows.push(Row {
            text: string(&line, "text"),
            lang: string(&line, "lang"),
            source: string(&line, "source"),
            dialect: string(&line, "dialect"),
            public_intent,
            polarity,
            route: index_of(&ROUTES, &line["route"]),
            ..Row::default()
        });
    }
    rows
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_file() {
        files.push(path.to_owned());
        return;
    }
    for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() || path.extension().is_some_and(|end| end == "jsonl") {
            collect(&path, files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // web/test/bench.test.mjs has a test of the same file.
    #[test]
    fn rows_are_set_aside_by_the_published_hash() {
        let lines = include_str!("../rows/set_aside.tsv").lines().skip(1);
        for line in lines {
            let [expected, set, text] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else {
                panic!("not three fields: {line}");
            };
            assert_eq!(format!("{:016x}", hash(text)), expected, "{text}");
            let row = Row {
                text: text.to_owned(),
                ..Row::default()
            };
            assert_eq!(row.is_test(), set == "test", "{text}");
        }
    }
}
