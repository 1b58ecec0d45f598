//! Measures the reader on labelled rows: accuracy and macro-F1 by task, language and source.
//!
//! `HATIF_ROWS=<folder> cargo run --release --example accuracy [errors TASK LANGUAGE]`. The folder holds
//! `intent/dev.jsonl`, `sentiment/dev.jsonl` and so on, each line an object with `text`, `lang`, `source`, `label`.
//! Without the variable there is nothing to measure, and it says so.

use std::collections::{BTreeMap, BTreeSet};

use hatif_engine::{Intent, Reading, Sentiment, Tables, read};

type Cell = BTreeMap<(String, String), u32>;

fn main() {
    let Ok(folder) = std::env::var("HATIF_ROWS") else {
        println!("skipped: HATIF_ROWS names no folder of labelled rows");
        return;
    };
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let show = |task: &str, language: &str| {
        arguments.first().is_some_and(|a| a == "errors")
            && arguments.get(1).is_some_and(|a| a == task)
            && arguments.get(2).is_none_or(|a| a == language)
    };
    let tables = Tables::builtin().unwrap_or_else(|error| panic!("{error}"));
    for task in [
        "intent",
        "sentiment",
        "anger",
        "is_question",
        "lang",
        "complaint_ood",
    ] {
        let path = format!(
            "{folder}/{task}/{}.jsonl",
            std::env::var("HATIF_SPLIT").unwrap_or("dev".into())
        );
        let Ok(rows) = std::fs::read_to_string(&path) else {
            println!("{task}: no {path}");
            continue;
        };
        let mut bins = [[0_u32; 2]; 10];
        let mut cells: BTreeMap<(String, String), Cell> = BTreeMap::new();
        for line in rows.lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let field = |name: &str| row[name].as_str().unwrap_or("").to_string();
            let (text, language, gold) = (field("text"), field("lang"), field("label"));
            let reading = read(&tables, &text, None);
            let got = answer(task, &reading);
            let sure = match task {
                "intent" => reading.intents[0].confidence,
                "sentiment" => reading.sentiment.confidence,
                _ => reading.language.confidence,
            };
            let bin = &mut bins[(sure.thousandths() as usize / 100).min(9)];
            bin[0] += 1;
            bin[1] += u32::from(got == gold);
            if got != gold && show(task, &language) {
                println!("{gold:>18} {got:<18} {:<14} {text}", field("source"));
            }
            for source in [field("source"), "all".into()] {
                *cells
                    .entry((language.clone(), source))
                    .or_default()
                    .entry((gold.clone(), got.clone()))
                    .or_default() += 1;
            }
        }
        if matches!(task, "intent" | "sentiment" | "lang") {
            let shares: Vec<String> = (0_u32..)
                .zip(bins)
                .filter(|(_, [rows, _])| *rows > 0)
                .map(|(bin, [rows, right])| {
                    format!(
                        "0.{bin}: {:.0} % of {rows}",
                        100.0 * f64::from(right) / f64::from(rows)
                    )
                })
                .collect();
            println!("{task:14} right by confidence from  {}", shares.join(", "));
        }
        for ((language, source), cell) in &cells {
            let all: u32 = cell.values().sum();
            let right: u32 = cell
                .iter()
                .filter(|((g, p), _)| g == p)
                .map(|(_, n)| n)
                .sum();
            println!(
                "{task:14} {language:8} {source:22} rows {all:5}  accuracy {:5.1}  macro-F1 {:5.1}",
                100.0 * f64::from(right) / f64::from(all),
                macro_f1(cell)
            );
            if source == "all" && arguments.first().is_some_and(|a| a == "confusion") {
                for ((gold, got), n) in cell {
                    println!("      {gold:>18} -> {got:<18} {n}");
                }
            }
        }
    }
}

/// The reading in the label space of the rows.
fn answer(task: &str, reading: &Reading) -> String {
    let sentiment = reading.sentiment.sentiment;
    let intent = reading.intents.first().map_or(Intent::Other, |i| i.intent);
    match task {
        "intent" => match intent {
            Intent::HumanRequest => "service_request",
            Intent::ServiceInquiry => "sales_interest",
            Intent::Thanks | Intent::Goodbye => "greeting",
            other => other.as_str(),
        },
        "sentiment" if sentiment.is_negative() => "negative",
        "sentiment" if sentiment.is_positive() => "positive",
        "sentiment" => "neutral",
        "anger" if sentiment == Sentiment::Angry => "yes",
        "anger" => "no",
        "is_question" if reading.is_question => "yes",
        "is_question" => "no",
        "lang" => reading.language.code.as_str(),
        _ if matches!(intent, Intent::Complaint | Intent::TechnicalSupport)
            || sentiment.is_negative() =>
        {
            "yes"
        }
        _ => "no",
    }
    .into()
}

/// Over the labels that the rows have.
fn macro_f1(cell: &Cell) -> f64 {
    let labels: BTreeSet<&String> = cell.keys().map(|(gold, _)| gold).collect();
    let mut sum = 0.0;
    for label in &labels {
        let count = |keep: &dyn Fn(&String, &String) -> bool| -> f64 {
            cell.iter()
                .filter(|((g, p), _)| keep(g, p))
                .map(|(_, n)| f64::from(*n))
                .sum()
        };
        let hit = count(&|g, p| g == *label && p == *label);
        let gold = count(&|g, _| g == *label);
        let got = count(&|_, p| p == *label);
        if hit > 0.0 {
            sum += 2.0 * hit / (gold + got);
        }
    }
    100.0 * sum / labels.len() as f64
}
