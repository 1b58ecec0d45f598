use js_sys::{Array, Promise};
use worker::wasm_bindgen::prelude::wasm_bindgen;
use worker::wasm_bindgen::{JsCast, JsValue};

use crate::platform::error::{At, Error, Result};

/// An Object's SQLite database and its alarm.
///
/// Our own bindings, because those of `worker` lack `transactionSync`, and declare calls that throw
/// as if they did not: an exception through one of them takes the whole isolate down.
#[derive(Clone)]
pub(crate) struct Database {
    storage: Storage,
    sql: Sql,
}

/// One row of an answer: its columns in the order of the query.
pub(crate) struct Row(Array);

impl Database {
    /// The database of the Object that `state` belongs to.
    pub(crate) fn of(state: &worker::durable::State) -> Self {
        let storage: Storage = JsValue::from(state.storage().as_raw()).unchecked_into();
        let sql = storage.sql();
        Self { storage, sql }
    }

    /// Runs one statement for its effect.
    pub(crate) fn run<const N: usize>(&self, statement: &str, values: [JsValue; N]) -> Result<()> {
        self.cursor(statement, values).map(drop)
    }

    /// Runs one query and returns all its rows.
    pub(crate) fn rows<const N: usize>(
        &self,
        query: &str,
        values: [JsValue; N],
    ) -> Result<Vec<Row>> {
        let rows = self.cursor(query, values)?.raw().at("sql rows")?;
        let rows = js_sys::try_iter(&rows).at("sql rows")?;
        rows.ok_or(Error::Platform("sql rows"))?
            .map(|row| Ok(Row(row.at("sql row")?.unchecked_into())))
            .collect()
    }

    /// Runs `writes` as one transaction: all of them, or none when one fails.
    pub(crate) fn transaction(&self, writes: impl Fn() -> Result<()>) -> Result<()> {
        let mut outcome = Ok(());
        let done = self.storage.transaction_sync(&mut || {
            outcome = writes();
            match outcome {
                Ok(()) => Ok(JsValue::UNDEFINED),
                // Whatever is thrown rolls the transaction back.
                Err(_) => Err(JsValue::NULL),
            }
        });
        outcome.and(done.at("transaction").map(drop))
    }

    /// Sets the one alarm of the Object, or takes it away. Part of the same write as what was written just before.
    pub(crate) fn set_alarm(&self, at_ms: Option<u64>) -> Result<()> {
        match at_ms {
            Some(at_ms) => self.storage.set_alarm(at_ms as f64),
            None => self.storage.delete_alarm(),
        }
        .at("alarm")
        .map(drop)
    }

    /// Waits until everything written so far is on disk.
    pub(crate) async fn sync(&self) -> Result<()> {
        let promise = self.storage.sync().at("sync")?;
        wasm_bindgen_futures::JsFuture::from(promise)
            .await
            .at("sync")
            .map(drop)
    }

    fn cursor<const N: usize>(&self, query: &str, values: [JsValue; N]) -> Result<Cursor> {
        self.sql.exec(query, values.iter().collect()).at("sql")
    }
}

impl Row {
    /// The text in a column, counted from 0.
    pub(crate) fn text(&self, column: u32) -> Result<String> {
        self.0
            .get(column)
            .as_string()
            .ok_or(Error::Platform("sql: expected a text"))
    }

    /// The whole number in a column, counted from 0; exact up to 2^53.
    pub(crate) fn number(&self, column: u32) -> Result<u64> {
        self.0
            .get(column)
            .as_f64()
            .map(|it| it as u64)
            .ok_or(Error::Platform("sql: expected a number"))
    }
}

/// A whole number as SQLite takes it; exact up to 2^53.
pub(crate) fn number(value: u64) -> JsValue {
    JsValue::from_f64(value as f64)
}

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Storage;

    #[wasm_bindgen(method, getter)]
    fn sql(this: &Storage) -> Sql;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &Storage,
        writes: &mut dyn FnMut() -> std::result::Result<JsValue, JsValue>,
    ) -> std::result::Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setAlarm)]
    fn set_alarm(this: &Storage, at_ms: f64) -> std::result::Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = deleteAlarm)]
    fn delete_alarm(this: &Storage) -> std::result::Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn sync(this: &Storage) -> std::result::Result<Promise, JsValue>;

    #[derive(Clone)]
    type Sql;

    #[wasm_bindgen(method, catch, variadic)]
    fn exec(this: &Sql, query: &str, values: Array) -> std::result::Result<Cursor, JsValue>;

    type Cursor;

    #[wasm_bindgen(method, catch)]
    fn raw(this: &Cursor) -> std::result::Result<JsValue, JsValue>;
}
