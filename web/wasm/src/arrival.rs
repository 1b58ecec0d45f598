use core::fmt;

use hatif_engine::{
    CallId, ErrorCode, Input, InputKind, Language, MessageId, Millis, ModelFailure, Persona,
    Private, Replies,
};

/// The fields of an object that came from outside.
pub(crate) trait Fields {
    /// The field's text; `None` when it is something else or not there.
    fn text(&self, name: &str) -> Option<String>;
    /// The field's number; `None` when it is something else or not there.
    fn number(&self, name: &str) -> Option<f64>;
    /// Is the field `null`, or not there?
    fn is_missing(&self, name: &str) -> bool;
}

/// What is wrong with an input: the field, and what it ought to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    field: &'static str,
    expected: &'static str,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "input.{} must be {}", self.field, self.expected)
    }
}

/// Reads an [`Input`].
///
/// By hand: what serde generates to read a flattened, tagged union weighs 18 KB gzipped, a seventh
/// of all that a page may load, and says less about what is wrong.
pub(crate) fn input(from: &impl Fields) -> Result<Input, Wrong> {
    let at = from
        .number("at")
        .filter(|at| (0.0..=MAX_SAFE_INTEGER).contains(at))
        .ok_or(Wrong {
            field: "at",
            expected: "milliseconds since 1970",
        })?;
    let name = from.text("input").unwrap_or_default();
    let kind = match name.as_str() {
        "open" => InputKind::Open {
            call_id: required(
                from,
                "call_id",
                "1 to 64 of A-Z a-z 0-9 - _ . ~",
                CallId::parse,
            )?,
            customer_name: optional(from, "customer_name", "a string or null", private)?,
            language: language(from)?,
        },
        "message" => InputKind::Message {
            text: required(from, "text", "a string", private)?,
            language: language(from)?,
            replies: required(from, "replies", "'model' or 'script'", Replies::from_word)?,
        },
        "model_delta" => InputKind::ModelDelta {
            message_id: message_id(from)?,
            delta: required(from, "delta", "a string", private)?,
        },
        "model_done" => InputKind::ModelDone {
            message_id: message_id(from)?,
        },
        "model_failed" => InputKind::ModelFailed {
            message_id: message_id(from)?,
            failure: required(from, "failure", "a failure's name", ModelFailure::from_word)?,
        },
        "switch_persona" => InputKind::SwitchPersona {
            persona: required(from, "persona", "a persona's name", Persona::from_word)?,
        },
        "end" => InputKind::End,
        "fault" => InputKind::Fault {
            code: required(from, "code", "an error's code", ErrorCode::from_word)?,
            language: language(from)?,
        },
        "wake" => InputKind::Wake,
        _ => {
            return Err(Wrong {
                field: "input",
                expected: "the name of an input",
            });
        }
    };
    Ok(Input {
        at: Millis(at as u64),
        kind,
    })
}

/// The largest integer that a JavaScript number surely holds: 2^53 − 1.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

fn required<T>(
    from: &impl Fields,
    field: &'static str,
    expected: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, Wrong> {
    from.text(field)
        .and_then(|text| parse(&text))
        .ok_or(Wrong { field, expected })
}

fn optional<T>(
    from: &impl Fields,
    field: &'static str,
    expected: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Wrong> {
    if from.is_missing(field) {
        return Ok(None);
    }
    required(from, field, expected, parse).map(Some)
}

fn language(from: &impl Fields) -> Result<Option<Language>, Wrong> {
    optional(from, "language", "'en', 'ar' or null", Language::from_word)
}

fn message_id(from: &impl Fields) -> Result<MessageId, Wrong> {
    required(
        from,
        "message_id",
        "a message id such as 'm12'",
        MessageId::parse,
    )
}

fn private(text: &str) -> Option<Private<String>> {
    Some(Private::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    impl Fields for Value {
        fn text(&self, name: &str) -> Option<String> {
            self[name].as_str().map(String::from)
        }

        fn number(&self, name: &str) -> Option<f64> {
            self[name].as_f64()
        }

        fn is_missing(&self, name: &str) -> bool {
            self[name].is_null()
        }
    }

    /// Every kind of input; the engine's own reader is the judge.
    fn samples() -> Vec<Value> {
        vec![
            json!({"at": 1, "input": "open", "call_id": "c", "customer_name": "Layla", "language": "ar"}),
            json!({"at": 1, "input": "open", "call_id": "c", "customer_name": null, "language": null}),
            json!({"at": 2, "input": "message", "text": "hi", "language": "en", "replies": "script"}),
            json!({"at": 2, "input": "message", "text": "", "language": null, "replies": "model"}),
            json!({"at": 3, "input": "model_delta", "message_id": "m2", "delta": "he"}),
            json!({"at": 4, "input": "model_done", "message_id": "m2"}),
            json!({"at": 5, "input": "model_failed", "message_id": "m2", "failure": "timed_out"}),
            json!({"at": 6, "input": "switch_persona", "persona": "sales"}),
            json!({"at": 7, "input": "end"}),
            json!({"at": 8, "input": "fault", "code": "invalid_json", "language": "ar"}),
            json!({"at": 1_790_000_000_000_u64, "input": "wake"}),
        ]
    }

    #[test]
    fn every_input_is_read_as_the_engine_reads_it() {
        let mut kinds = std::collections::BTreeSet::new();
        for sample in samples() {
            let read: Input = serde_json::from_value(sample.clone()).unwrap();
            kinds.insert(number_of(&read.kind));
            assert_eq!(input(&sample), Ok(read));
        }
        assert!(kinds.into_iter().eq(0..9), "a kind of input has no sample");
    }

    /// Does not compile when the engine gets a kind that is not read here.
    fn number_of(kind: &InputKind) -> u32 {
        match kind {
            InputKind::Open { .. } => 0,
            InputKind::Message { .. } => 1,
            InputKind::ModelDelta { .. } => 2,
            InputKind::ModelDone { .. } => 3,
            InputKind::ModelFailed { .. } => 4,
            InputKind::SwitchPersona { .. } => 5,
            InputKind::End => 6,
            InputKind::Fault { .. } => 7,
            InputKind::Wake => 8,
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (sample, message) in [
            (
                json!({"input": "end"}),
                "input.at must be milliseconds since 1970",
            ),
            (
                json!({"at": -1, "input": "end"}),
                "input.at must be milliseconds since 1970",
            ),
            (
                json!({"at": 1, "input": "fly"}),
                "input.input must be the name of an input",
            ),
            (
                json!({"at": 1, "input": "message", "text": 5, "replies": "model"}),
                "input.text must be a string",
            ),
            (
                json!({"at": 1, "input": "message", "text": "hi", "language": "fr", "replies": "model"}),
                "input.language must be 'en', 'ar' or null",
            ),
            (
                json!({"at": 1, "input": "model_done", "message_id": "12"}),
                "input.message_id must be a message id such as 'm12'",
            ),
        ] {
            assert_eq!(input(&sample).unwrap_err().to_string(), message);
        }
    }
}
