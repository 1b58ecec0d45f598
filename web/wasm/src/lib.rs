//! The engine for JavaScript: the core of the npm package `hatif`.
//!
//! Values leave by `serde-wasm-bindgen` as plain objects, arrays, strings and numbers, `null` for
//! none. What a caller gets wrong is thrown as a `TypeError` or `RangeError`. Nothing of what a
//! customer writes is kept, except in the `Conversation` that it belongs to.

#[cfg(any(feature = "conversation", test))]
mod arrival;

use std::sync::OnceLock;

use hatif_engine::{Language, Tables, analyze};
#[cfg(feature = "conversation")]
use hatif_engine::{Millis, State, statistics, step};
use js_sys::RangeError;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "import type { Analysis, Input, Output, Statistics } from '../wire.js';";

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
///
/// There is nothing to save but the inputs: the same inputs make the same call again.
#[cfg(feature = "conversation")]
#[wasm_bindgen]
#[derive(Default)]
pub struct Conversation {
    state: State,
}

#[cfg(feature = "conversation")]
#[wasm_bindgen]
impl Conversation {
    /// A call that nothing has happened to yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Tells the call that something happened; what it wants of the world comes back, in order.
    ///
    /// # Errors
    ///
    /// A `TypeError` when `input` is not of the form; the call is then unchanged.
    #[wasm_bindgen(unchecked_return_type = "Output[]")]
    pub fn step(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Input")] input: JsValue,
    ) -> Result<JsValue, JsValue> {
        let tables = tables()?;
        let input =
            arrival::input(&input).map_err(|wrong| js_sys::TypeError::new(&wrong.to_string()))?;
        let (state, outputs) = step(tables, core::mem::take(&mut self.state), input);
        self.state = state;
        to_js(&outputs)
    }

    /// The call in figures at `at`, in milliseconds since 1970; `null` before it is opened.
    ///
    /// # Errors
    ///
    /// None that a caller can cause.
    #[wasm_bindgen(unchecked_return_type = "Statistics | null")]
    pub fn statistics(&self, at: f64) -> Result<JsValue, JsValue> {
        to_js(&statistics(tables()?, &self.state, Millis(at as u64)))
    }

    /// When to send `wake`, in milliseconds since 1970; `undefined` when there is no need.
    #[wasm_bindgen(getter)]
    pub fn next_wake(&self) -> Option<f64> {
        self.state.next_wake().map(|Millis(at)| at as f64)
    }
}

#[cfg(feature = "conversation")]
impl arrival::Fields for JsValue {
    fn text(&self, name: &str) -> Option<String> {
        property(self, name).as_string()
    }

    fn number(&self, name: &str) -> Option<f64> {
        property(self, name).as_f64()
    }

    fn is_missing(&self, name: &str) -> bool {
        let value = property(self, name);
        value.is_null() || value.is_undefined()
    }
}

/// `undefined` when `object` is no object, too.
#[cfg(feature = "conversation")]
fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// The words that the engine knows, as `build.rs` packed them.
const LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon"));

/// The tables, read when first needed.
fn tables() -> Result<&'static Tables, JsValue> {
    #[cfg(feature = "conversation")]
    let parse = Tables::around;
    #[cfg(not(feature = "conversation"))]
    let parse = Tables::for_reading;
    static TABLES: OnceLock<Result<Tables, String>> = OnceLock::new();
    TABLES
        .get_or_init(|| parse(LEXICON).map_err(|error| error.to_string()))
        .as_ref()
        .map_err(|error| js_sys::Error::new(error).into())
}

fn language_named(word: &str) -> Result<Language, JsValue> {
    Language::from_word(word).ok_or_else(|| {
        let known: Vec<&str> = Language::ALL.iter().map(|it| it.as_str()).collect();
        RangeError::new(&format!(
            "language must be one of {}, not '{word}'",
            known.join(", ")
        ))
        .into()
    })
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}
