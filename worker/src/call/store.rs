use hatif_engine::{Event, Input, MessageId, State, transcript_message};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use worker::wasm_bindgen::JsValue;

use crate::call::sql::{Database, number};
use crate::platform::error::{At, Result};

/// One call on disk: the log of its inputs, its state at the last turn's end, its events, and what is owed.
///
/// The state of now is the snapshot and the inputs after it, replayed. Nothing is created on disk
/// before the first [`Step`] is kept, so that asking for a call that does not exist leaves no trace.
/// What was told is given out again as the JSON that it was kept as, without being understood.
pub(crate) struct Store {
    database: Database,
}

/// What was kept of a call.
#[derive(Default)]
pub(crate) struct Kept {
    /// The state at the last snapshot.
    pub(crate) state: State,
    /// What happened since, oldest first.
    pub(crate) since: Vec<Input>,
    /// The number of the last input; 0 when there was none.
    pub(crate) input_no: u64,
    /// What was begun and is not known to be done.
    pub(crate) owed: Vec<Owed>,
}

/// Something that is done after the step that wants it, and has to be done even if the Object dies in between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Owed {
    /// A model's reply.
    Reply(MessageId),
    /// The newest line for the directory.
    Listing,
}

/// One step of a call, to be kept whole or not at all.
pub(crate) struct Step<'a> {
    pub(crate) input_no: u64,
    /// The input as JSON.
    pub(crate) input: &'a str,
    pub(crate) events: &'a [Event],
    /// The same, as they are told.
    pub(crate) told: &'a [Told],
    /// What is to be done from here on.
    pub(crate) owed: &'a [Owed],
    /// What is done.
    pub(crate) done: &'a [Owed],
    /// The state after the step, when the step ends a turn.
    pub(crate) snapshot: Option<&'a State>,
}

/// An event as it is kept and told: its `seq`, and its JSON.
pub(crate) struct Told {
    pub(crate) seq: u64,
    pub(crate) json: String,
}

impl Told {
    /// The event as it is told.
    pub(crate) fn of(event: &Event) -> Result<Self> {
        Ok(Self {
            seq: event.seq,
            json: serde_json::to_string(event).at("event as JSON")?,
        })
    }
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS inputs (no INTEGER PRIMARY KEY, input TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS events (
        first_seq INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL, events TEXT NOT NULL, messages TEXT);
    CREATE TABLE IF NOT EXISTS snapshot (part INTEGER PRIMARY KEY, input_no INTEGER NOT NULL, state TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS todo (id TEXT PRIMARY KEY);
";

/// 1 MiB: half of what the platform allows a row, for a call of any length.
const PART_BYTES: usize = 1 << 20;

impl Store {
    /// The store in `database`.
    pub(crate) const fn new(database: Database) -> Self {
        Self { database }
    }

    /// Everything that is needed to go on with the call.
    pub(crate) fn load(&self) -> Result<Kept> {
        if !self.exists()? {
            return Ok(Kept::default());
        }
        let parts = self
            .database
            .rows("SELECT input_no, state FROM snapshot ORDER BY part", [])?;
        let mut kept = Kept::default();
        let mut state = String::new();
        for part in &parts {
            kept.input_no = part.number(0)?;
            state.push_str(&part.text(1)?);
        }
        if !state.is_empty() {
            kept.state = serde_json::from_str(&state).at("stored state")?;
        }
        for row in self.database.rows(
            "SELECT input, no FROM inputs WHERE no > ? ORDER BY no",
            [number(kept.input_no)],
        )? {
            kept.since
                .push(serde_json::from_str(&row.text(0)?).at("stored input")?);
            kept.input_no = row.number(1)?;
        }
        for row in self
            .database
            .rows("SELECT id FROM todo ORDER BY rowid", [])?
        {
            kept.owed
                .push(serde_json::from_str(&row.text(0)?).at("stored task")?);
        }
        Ok(kept)
    }

    /// Keeps a step: one transaction.
    pub(crate) fn keep(&self, step: &Step<'_>) -> Result<()> {
        let ids = |owed: &[Owed]| -> Result<Vec<String>> {
            let ids = owed
                .iter()
                .map(|one| serde_json::to_string(one).at("task as JSON"));
            ids.collect()
        };
        let (owed, done) = (ids(step.owed)?, ids(step.done)?);
        let told: Vec<&str> = step.told.iter().map(|event| event.json.as_str()).collect();
        let told = format!("[{}]", told.join(","));
        let messages: Vec<_> = step.events.iter().filter_map(transcript_message).collect();
        let messages = match messages.is_empty() {
            true => JsValue::NULL,
            false => serde_json::to_string(&messages)
                .at("messages as JSON")?
                .into(),
        };
        let snapshot = match step.snapshot {
            Some(state) => serde_json::to_string(state).at("state as JSON")?,
            None => String::new(),
        };
        let database = &self.database;
        database.transaction(|| {
            if step.input_no == 1 {
                database.run(TABLES, [])?;
            }
            database.run(
                "INSERT INTO inputs (no, input) VALUES (?, ?)",
                [number(step.input_no), step.input.into()],
            )?;
            if let (Some(first), Some(last)) = (step.events.first(), step.events.last()) {
                database.run(
                    "INSERT INTO events (first_seq, last_seq, events, messages) VALUES (?, ?, ?, ?)",
                    [
                        number(first.seq),
                        number(last.seq),
                        told.as_str().into(),
                        messages.clone(),
                    ],
                )?;
            }
            for id in &done {
                database.run("DELETE FROM todo WHERE id = ?", [id.as_str().into()])?;
            }
            for id in &owed {
                database.run("INSERT OR IGNORE INTO todo (id) VALUES (?)", [id.as_str().into()])?;
            }
            if !snapshot.is_empty() {
                self.replace_snapshot(step.input_no, &snapshot)?;
            }
            Ok(())
        })
    }

    /// The events with a `seq` above `after`, in order.
    pub(crate) fn events_after(&self, after: u64) -> Result<Vec<Told>> {
        let mut events = self.events(
            "SELECT events FROM events WHERE last_seq > ? ORDER BY first_seq",
            [number(after)],
        )?;
        events.retain(|event| event.seq > after);
        Ok(events)
    }

    /// The first event of the call, if there is one: the greeting.
    pub(crate) fn first_event(&self) -> Result<Option<Told>> {
        let first = self.events("SELECT events FROM events ORDER BY first_seq LIMIT 1", [])?;
        Ok(first.into_iter().next())
    }

    /// All that was said, in order, each as the JSON of a `TranscriptMessage`.
    pub(crate) fn messages(&self) -> Result<Vec<Box<RawValue>>> {
        let query = "SELECT messages FROM events WHERE messages IS NOT NULL ORDER BY first_seq";
        let mut messages = Vec::new();
        for row in self.database.rows(query, [])? {
            messages.append(&mut list(&row.text(0)?)?);
        }
        Ok(messages)
    }

    /// The alarm of the call's Object.
    pub(crate) fn set_alarm(&self, at_ms: Option<u64>) -> Result<()> {
        self.database.set_alarm(at_ms)
    }

    /// Waits until every step kept so far is on disk.
    pub(crate) async fn sync(&self) -> Result<()> {
        self.database.sync().await
    }

    fn exists(&self) -> Result<bool> {
        let query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'inputs'";
        Ok(!self.database.rows(query, [])?.is_empty())
    }

    fn events<const N: usize>(&self, query: &str, values: [JsValue; N]) -> Result<Vec<Told>> {
        #[derive(Deserialize)]
        struct Numbered {
            seq: u64,
        }
        let mut events = Vec::new();
        for row in self.database.rows(query, values)? {
            for event in list(&row.text(0)?)? {
                let json = String::from(Box::<str>::from(event));
                let Numbered { seq } = serde_json::from_str(&json).at("stored event")?;
                events.push(Told { seq, json });
            }
        }
        Ok(events)
    }

    fn replace_snapshot(&self, input_no: u64, state: &str) -> Result<()> {
        self.database.run("DELETE FROM snapshot", [])?;
        for (no, part) in parts(state).into_iter().enumerate() {
            self.database.run(
                "INSERT INTO snapshot (part, input_no, state) VALUES (?, ?, ?)",
                [number(no as u64), number(input_no), part.into()],
            )?;
        }
        Ok(())
    }
}

/// The members of a JSON array, as they are written.
fn list(json: &str) -> Result<Vec<Box<RawValue>>> {
    serde_json::from_str(json).at("stored JSON")
}

/// `text` in pieces that each fit a row, cut between characters.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > PART_BYTES {
        let (part, after) = rest.split_at(rest.floor_char_boundary(PART_BYTES));
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_state_is_kept_in_parts_that_are_the_whole_again() {
        let text = "هاتف👋x".repeat(160_000);
        let parts = parts(&text);
        assert!(parts.len() > 1);
        assert!(parts.iter().all(|part| part.len() <= PART_BYTES));
        assert_eq!(parts.concat(), text);
        assert_eq!(super::parts("short"), ["short"]);
    }
}
