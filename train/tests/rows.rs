//! The rows of our own are what their README says: of one form, enough of each kind, and none nearly another.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Two rows are nearly one when they share more than this part of their groups of four letters.
const NEAR: f64 = 0.6;
/// Shorter messages share their words by nature: `price?`, `prices?`.
const LEAST_GROUPS: usize = 20;

const INTENTS: [&str; 12] = [
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
const CLOSED: [(&str, &[&str]); 5] = [
    ("lang", &["en", "ar", "arabizi", "mixed"]),
    (
        "dialect",
        &[
            "en",
            "msa",
            "levantine",
            "gulf",
            "egyptian",
            "maghrebi",
            "iraqi",
        ],
    ),
    ("route", &["reception", "sales", "complaints", "human"]),
    (
        "sentiment",
        &[
            "very_positive",
            "positive",
            "neutral",
            "negative",
            "frustrated",
            "angry",
        ],
    ),
    ("priority", &["low", "medium", "high", "urgent"]),
];

#[test]
fn every_row_is_of_the_form() {
    let mut wrong = Vec::new();
    for (place, row) in rows() {
        let mut check = |is: bool, what: &str| {
            if !is {
                wrong.push(format!("{place}: {what}"));
            }
        };
        for (key, words) in CLOSED {
            check(
                row[key].as_str().is_some_and(|word| words.contains(&word)),
                key,
            );
        }
        let intents = row["intents"].as_array().cloned().unwrap_or_default();
        check((1..=3).contains(&intents.len()), "one to three intents");
        for intent in &intents {
            check(
                intent.as_str().is_some_and(|word| INTENTS.contains(&word)),
                "intents",
            );
        }
        check(row["question"].is_boolean(), "question");
        check(
            row["text"]
                .as_str()
                .is_some_and(|text| !text.trim().is_empty()),
            "text",
        );
        check(
            row["trade"].as_str().is_some_and(|trade| !trade.is_empty()),
            "trade",
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_enough_of_each_language_dialect_and_trade() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut trades = BTreeSet::new();
    for (_, row) in rows() {
        for key in ["lang", "dialect"] {
            *counts
                .entry(row[key].as_str().unwrap_or("").to_owned())
                .or_default() += 1;
        }
        trades.insert(row["trade"].as_str().unwrap_or("").to_owned());
    }
    for (name, least) in [
        ("en", 3000),
        ("ar", 3000),
        ("arabizi", 800),
        ("mixed", 400),
        ("msa", 500),
        ("levantine", 500),
        ("gulf", 500),
        ("egyptian", 500),
        ("maghrebi", 500),
    ] {
        let count = counts.get(name).copied().unwrap_or(0);
        assert!(count >= least, "{name}: {count} rows, {least} wanted");
    }
    assert!(trades.len() >= 15, "{} trades", trades.len());
}

#[test]
fn no_row_is_nearly_another() {
    let texts: Vec<(String, String)> = rows()
        .into_iter()
        .map(|(place, row)| (place, row["text"].as_str().unwrap_or("").to_owned()))
        .collect();
    let near = near_duplicates(&texts);
    assert!(
        near.is_empty(),
        "{} pairs:\n{}",
        near.len(),
        near.join("\n")
    );
}

#[test]
fn what_is_nearly_the_same_is_found() {
    let texts = [
        "I would like to cancel my booking for Friday evening please",
        "I would like to cancel my booking for Sunday evening please",
        "Could somebody tell me whether my parcel has left the depot",
        "price?",
        "PRICE?",
    ]
    .map(|text| (String::new(), text.to_owned()));
    assert_eq!(near_duplicates(&texts).len(), 2);
}

/// The pairs of texts that are nearly or wholly the same.
fn near_duplicates(texts: &[(String, String)]) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut numbers: HashMap<[char; 4], u32> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::with_capacity(texts.len());
    for (at, (place, text)) in texts.iter().enumerate() {
        let plain = text
            .to_lowercase()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if let Some(first) = seen.insert(plain.clone(), at) {
            found.push(format!("{place} and {}: the same: {text}", texts[first].0));
        }
        let letters: Vec<char> = format!(" {plain} ").chars().collect();
        let mut row: Vec<u32> = letters
            .windows(4)
            .map(|group| {
                let next = u32::try_from(numbers.len()).expect("few groups");
                *numbers
                    .entry([group[0], group[1], group[2], group[3]])
                    .or_insert(next)
            })
            .collect();
        row.sort_unstable();
        row.dedup();
        groups.push(row);
    }
    // Rows that share most groups share one of their rarest: only those are compared.
    let mut counts = vec![0_u32; numbers.len()];
    for &group in groups.iter().flatten() {
        counts[group as usize] += 1;
    }
    let mut index: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, row) in groups.iter().enumerate() {
        if row.len() < LEAST_GROUPS {
            continue;
        }
        let mut rarest = row.clone();
        rarest.sort_unstable_by_key(|group| (counts[*group as usize], *group));
        rarest.truncate(row.len() - (NEAR * row.len() as f64).ceil() as usize + 1);
        let mut others: BTreeSet<usize> = BTreeSet::new();
        for group in rarest {
            let holders = index.entry(group).or_default();
            others.extend(holders.iter().copied());
            holders.push(at);
        }
        for other in others {
            let shared = shared(row, &groups[other]);
            let share = shared as f64 / (row.len() + groups[other].len() - shared) as f64;
            if share > NEAR && texts[at].1 != texts[other].1 {
                found.push(format!(
                    "{} and {}: {share:.2}: {} | {}",
                    texts[at].0, texts[other].0, texts[at].1, texts[other].1
                ));
            }
        }
    }
    found
}

/// How many numbers two ascending lists have in common.
fn shared(one: &[u32], other: &[u32]) -> usize {
    one.iter()
        .filter(|group| other.binary_search(group).is_ok())
        .count()
}

/// Every row, with the file and line that it stands in.
fn rows() -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rows");
    let mut rows = Vec::new();
    for folder in ["en", "ar", "arabizi"] {
        let mut files: Vec<PathBuf> = fs::read_dir(root.join(folder))
            .expect("a folder of rows")
            .map(|entry| entry.expect("a file").path())
            .filter(|path| path.extension().is_some_and(|end| end == "jsonl"))
            .collect();
        files.sort();
        for file in files {
            let name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&file).expect("rows are UTF-8");
            for (at, line) in text.lines().enumerate() {
                let place = format!("{folder}/{name}:{}", at + 1);
                let row =
                    serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
                rows.push((place, row));
            }
        }
    }
    rows
}
