use alloc::string::String;

use super::error::TableError;
use super::rows::rows;

/// Bounds and tastes, as numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most characters (Unicode scalar values) of a customer's message.
    pub message_chars: u32,
    /// The most characters of a customer's name.
    pub name_chars: u32,
    /// The most bytes of a request's body.
    pub body_bytes: u32,
    /// The most messages that may wait while a reply is in flight.
    pub waiting_messages: u32,
    /// The most tokens, as estimated, of the conversation that the model is given.
    pub history_tokens: u32,
    /// The most tokens that the model may write in a reply.
    pub reply_tokens: u32,
    /// The most characters of a reply; the rest of a longer one is dropped.
    pub reply_chars: u32,
    /// The longest that a model may take to its first token, in milliseconds.
    pub reply_first_token_ms: u32,
    /// The longest that a model may take to the end of its reply, in milliseconds.
    pub reply_total_ms: u32,
    /// How far a rival intent may lead, in thousandths, and the call still stay with its persona.
    pub stay_margin: u32,
}

impl Limits {
    /// Parses a file of `name`, `value`, `because`.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, TableError> {
        let rows = rows::<3>(file, text)?;
        let value = |name: &str| {
            let row = rows
                .iter()
                .find(|row| row.cells[0] == name)
                .ok_or_else(|| {
                    TableError::new(file, 0, alloc::format!("a row `{name}`"), "none")
                })?;
            let [_, value, _] = row.cells;
            value
                .parse::<u32>()
                .map_err(|_| row.error("a whole number", value))
        };
        let limits = Self {
            message_chars: value("message_chars")?,
            name_chars: value("name_chars")?,
            body_bytes: value("body_bytes")?,
            waiting_messages: value("waiting_messages")?,
            history_tokens: value("history_tokens")?,
            reply_tokens: value("reply_tokens")?,
            reply_chars: value("reply_chars")?,
            reply_first_token_ms: value("reply_first_token_ms")?,
            reply_total_ms: value("reply_total_ms")?,
            stay_margin: value("stay_margin")?,
        };
        match rows.get(10) {
            Some(row) => Err(row.error("ten rows", &String::from(row.cells[0]))),
            None => Ok(limits),
        }
    }
}
