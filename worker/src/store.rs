use hatif_engine::{Event, Input, State};
use serde::de::DeserializeOwned;
use worker::wasm_bindgen::JsValue;

use crate::error::{At, Result};
use crate::perform::Task;
use crate::sql::{Database, Row, number};

/// One call on disk: the log of its inputs, its state at the last turn's end, its events, and what is owed.
///
/// The state of now is the snapshot and the inputs after it, replayed. Nothing is created on disk
/// before the first [`Step`] is kept, so that asking for a call that does not exist leaves no trace.
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
    pub(crate) owed: Vec<Task>,
}

/// One step of a call, to be kept whole or not at all.
pub(crate) struct Step<'a> {
    pub(crate) input_no: u64,
    /// The input as JSON.
    pub(crate) input: &'a str,
    pub(crate) events: &'a [Event],
    /// What is to be done, as [`Task::owed_as`] names it.
    pub(crate) tasks: &'a [Task],
    /// The names of what is done.
    pub(crate) done: &'a [String],
    /// The state after the step, when the step ends a turn.
    pub(crate) snapshot: Option<&'a State>,
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS inputs (no INTEGER PRIMARY KEY, input TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS events (
        first_seq INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL, has_message INTEGER NOT NULL, events TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS snapshot (part INTEGER PRIMARY KEY, input_no INTEGER NOT NULL, state TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS todo (id TEXT PRIMARY KEY, task TEXT NOT NULL);
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
            kept.since.push(json(&row)?);
            kept.input_no = row.number(1)?;
        }
        let owed = self
            .database
            .rows("SELECT task FROM todo ORDER BY rowid", [])?;
        kept.owed = owed.iter().map(json).collect::<Result<_>>()?;
        Ok(kept)
    }

    /// Keeps a step: one transaction.
    pub(crate) fn keep(&self, step: &Step<'_>) -> Result<()> {
        let mut owed = Vec::new();
        for task in step.tasks {
            if let Some(id) = task.owed_as() {
                owed.push((id, serde_json::to_string(task).at("task as JSON")?));
            }
        }
        let events = serde_json::to_string(step.events).at("events as JSON")?;
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
                let has_message = step.events.iter().any(is_message);
                database.run(
                    "INSERT INTO events (first_seq, last_seq, has_message, events) VALUES (?, ?, ?, ?)",
                    [
                        number(first.seq),
                        number(last.seq),
                        number(has_message.into()),
                        events.as_str().into(),
                    ],
                )?;
            }
            for id in step.done {
                database.run("DELETE FROM todo WHERE id = ?", [id.as_str().into()])?;
            }
            for (id, task) in &owed {
                database.run(
                    "INSERT OR REPLACE INTO todo (id, task) VALUES (?, ?)",
                    [id.as_str().into(), task.as_str().into()],
                )?;
            }
            if !snapshot.is_empty() {
                self.replace_snapshot(step.input_no, &snapshot)?;
            }
            Ok(())
        })
    }

    /// The events with a `seq` above `after`, in order.
    pub(crate) fn events_after(&self, after: u64) -> Result<Vec<Event>> {
        let mut events = self.events(
            "SELECT events FROM events WHERE last_seq > ? ORDER BY first_seq",
            [number(after)],
        )?;
        events.retain(|event| event.seq > after);
        Ok(events)
    }

    /// The first event of the call, if there is one: the greeting.
    pub(crate) fn first_event(&self) -> Result<Option<Event>> {
        let first = self.events("SELECT events FROM events ORDER BY first_seq LIMIT 1", [])?;
        Ok(first.into_iter().next())
    }

    /// The events of every step in which somebody spoke, in order.
    pub(crate) fn spoken(&self) -> Result<Vec<Event>> {
        self.events(
            "SELECT events FROM events WHERE has_message = 1 ORDER BY first_seq",
            [],
        )
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

    fn events<const N: usize>(&self, query: &str, values: [JsValue; N]) -> Result<Vec<Event>> {
        let mut events: Vec<Event> = Vec::new();
        for row in self.database.rows(query, values)? {
            events.append(&mut json(&row)?);
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

fn json<T: DeserializeOwned>(row: &Row) -> Result<T> {
    serde_json::from_str(&row.text(0)?).at("stored JSON")
}

fn is_message(event: &Event) -> bool {
    hatif_engine::transcript_message(event).is_some()
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
