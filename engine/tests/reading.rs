//! Whole messages and the reading wanted of them.

use hatif_engine::{Reading, Tables, read};

fn tables() -> Tables {
    Tables::builtin().unwrap_or_else(|error| panic!("{error}"))
}

/// What of a reading the table in `messages.txt` speaks of.
fn row(reading: &Reading) -> [&'static str; 4] {
    [
        reading.language.code.as_str(),
        reading.intents[0].intent.as_str(),
        reading.sentiment.sentiment.as_str(),
        reading.priority.as_str(),
    ]
}

#[test]
fn messages_of_many_trades_are_read_as_their_speakers_mean_them() {
    let tables = tables();
    let mut wrong = Vec::new();
    let rows = include_str!("reading/messages.txt").lines();
    for line in rows.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let columns: Vec<&str> = line.splitn(5, '|').map(str::trim).collect();
        let [language, intent, sentiment, priority, message] = columns[..] else {
            panic!("five columns wanted: {line}");
        };
        let got = row(&read(&tables, message, None));
        let wanted = [language, intent, sentiment, priority];
        if wanted
            .iter()
            .zip(got)
            .any(|(want, got)| *want != "-" && want.split('/').all(|want| want != got))
        {
            wrong.push(format!(
                "{message}\n    wanted {wanted:?}\n    read   {got:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
