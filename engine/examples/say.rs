//! Reads each line of standard input and prints what the engine understands.

use hatif_engine::{FindingKind, Tables, read};

fn main() {
    let tables = Tables::builtin().unwrap_or_else(|error| panic!("{error}"));
    for line in std::io::stdin().lines() {
        let line = line.unwrap_or_default();
        let r = read(&tables, &line, None);
        let intents: Vec<String> = r
            .intents
            .iter()
            .map(|i| {
                let words: Vec<&str> = i.keywords.iter().map(|k| k.as_str()).collect();
                format!(
                    "{}={} {words:?}",
                    i.intent.as_str(),
                    i.confidence.thousandths()
                )
            })
            .collect();
        let words: Vec<&str> = r
            .sentiment
            .emotion_indicators
            .iter()
            .map(|k| k.as_str())
            .collect();
        let units: Vec<u16> = line.encode_utf16().collect();
        let urgent: Vec<String> = r
            .findings
            .iter()
            .filter(|f| f.kind == FindingKind::Urgency)
            .map(|f| String::from_utf16_lossy(&units[f.start as usize..f.end as usize]))
            .collect();
        println!(
            "{line}\n   {} | {} | {}={} {words:?} | {} | {} {urgent:?} | {:?} {:?}",
            r.language.code.as_str(),
            intents.join(", "),
            r.sentiment.sentiment.as_str(),
            r.sentiment.confidence.thousandths(),
            if r.is_question { "question" } else { "-" },
            r.priority.as_str(),
            r.contact
                .phones
                .iter()
                .map(|p| p.as_str())
                .collect::<Vec<_>>(),
            r.contact
                .emails
                .iter()
                .map(|p| p.as_str())
                .collect::<Vec<_>>(),
        );
    }
}
