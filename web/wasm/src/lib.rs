//! The engine for JavaScript: the core of the npm package `hatif`.
//!
//! Everything crosses by `serde-wasm-bindgen` as plain values: objects, arrays, strings, numbers,
//! `null` for none. What a caller gets wrong is thrown as a `TypeError` or `RangeError`.
//! Nothing of what a customer writes is kept, except in the [`Conversation`] that it belongs to.

mod arrival;

use std::sync::OnceLock;

use arrival::Arrival;
use hatif_engine::{Language, Millis, State, Tables, analyze, step};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Reads one message and decides who should answer it.
///
/// # Errors
///
/// A `RangeError` when `language` is none that Hatif speaks.
#[wasm_bindgen(js_name = analyze, unchecked_return_type = "Analysis")]
pub fn analyze_text(text: &str, language: Option<String>) -> Result<JsValue, JsValue> {
    let language = language.map(|word| language_named(&word)).transpose()?;
    to_js(&analyze(tables()?, text, language))
}

/// One call, driven in the page or in a program of one's own: inputs in, outputs back.
#[wasm_bindgen]
#[derive(Default)]
pub struct Conversation {
    state: State,
}

#[wasm_bindgen]
impl Conversation {
    /// A call that nothing has happened to yet, or the one that `snapshot` was taken of.
    ///
    /// # Errors
    ///
    /// A `TypeError` when `snapshot` is not what [`Conversation::snapshot`] gave.
    #[wasm_bindgen(constructor)]
    pub fn new(snapshot: Option<JsValue>) -> Result<Self, JsValue> {
        match snapshot {
            None => Ok(Self::default()),
            Some(snapshot) => Ok(Self {
                state: from_js(snapshot, "a snapshot")?,
            }),
        }
    }

    /// Tells the call that something happened; what it wants of the world comes back, in order.
    ///
    /// # Errors
    ///
    /// A `TypeError` when `input` is not of the form; the call is then unchanged.
    #[wasm_bindgen(unchecked_return_type = "Output[]")]
    pub fn step(&mut self, input: JsValue) -> Result<JsValue, JsValue> {
        let tables = tables()?;
        let arrival: Arrival = from_js(input, "an input")?;
        let input = arrival
            .into_input()
            .map_err(|field| js_sys::TypeError::new(&format!("not an input: no {field}")))?;
        let (state, outputs) = step(tables, core::mem::take(&mut self.state), input);
        self.state = state;
        to_js(&outputs)
    }

    /// All that there is to keep of the call: a value that survives `JSON.stringify`.
    ///
    /// # Errors
    ///
    /// An `Error` when the state cannot be written, which would be a fault of Hatif's.
    pub fn snapshot(&self) -> Result<JsValue, JsValue> {
        to_js(&self.state)
    }

    /// When to send `{ input: 'wake' }` at the latest, in milliseconds since 1970; `undefined` when there is no need.
    #[wasm_bindgen(getter)]
    pub fn next_wake(&self) -> Option<f64> {
        self.state.next_wake().map(|Millis(at)| at as f64)
    }
}

/// The tables, read from the data files within when first needed.
fn tables() -> Result<&'static Tables, JsValue> {
    static TABLES: OnceLock<Result<Tables, String>> = OnceLock::new();
    TABLES
        .get_or_init(|| Tables::builtin().map_err(|error| error.to_string()))
        .as_ref()
        .map_err(|error| js_sys::Error::new(error).into())
}

fn language_named(word: &str) -> Result<Language, JsValue> {
    Language::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|it| it.as_str()).collect();
        let message = format!("language must be one of {}, not {word:?}", known.join(", "));
        js_sys::RangeError::new(&message).into()
    })
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(|error| js_sys::Error::new(&error.to_string()).into())
}

fn from_js<T: for<'a> Deserialize<'a>>(value: JsValue, expected: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| {
        let why = JsValue::from(error);
        let why = why
            .dyn_ref::<js_sys::Error>()
            .map(|it| String::from(it.message()));
        let message = format!("not {expected}: {}", why.unwrap_or_default());
        js_sys::TypeError::new(&message).into()
    })
}
