use hatif_engine::{
    CallId, ErrorCode, Input, InputKind, Language, MessageId, Millis, ModelFailure, Persona,
    Private, Replies,
};
use serde::Deserialize;

/// An [`Input`] as JavaScript hands it over: every field that some input has, in one plain struct.
///
/// `Input` itself is a flattened, tagged union. What serde generates to read one of those costs
/// 15 KB gzipped, a seventh of all that a page may load.
#[derive(Deserialize)]
pub(crate) struct Arrival {
    at: Millis,
    input: Name,
    call_id: Option<CallId>,
    customer_name: Option<Private<String>>,
    language: Option<Language>,
    text: Option<Private<String>>,
    replies: Option<Replies>,
    message_id: Option<MessageId>,
    delta: Option<Private<String>>,
    failure: Option<ModelFailure>,
    persona: Option<Persona>,
    code: Option<ErrorCode>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Name {
    Open,
    Message,
    ModelDelta,
    ModelDone,
    ModelFailed,
    SwitchPersona,
    End,
    Fault,
    Wake,
}

impl Arrival {
    /// The input, or the name of the field that it lacks.
    pub(crate) fn into_input(self) -> Result<Input, &'static str> {
        let kind = match self.input {
            Name::Open => InputKind::Open {
                call_id: self.call_id.ok_or("call_id")?,
                customer_name: self.customer_name,
                language: self.language,
            },
            Name::Message => InputKind::Message {
                text: self.text.ok_or("text")?,
                language: self.language,
                replies: self.replies.ok_or("replies")?,
            },
            Name::ModelDelta => InputKind::ModelDelta {
                message_id: self.message_id.ok_or("message_id")?,
                delta: self.delta.ok_or("delta")?,
            },
            Name::ModelDone => InputKind::ModelDone {
                message_id: self.message_id.ok_or("message_id")?,
            },
            Name::ModelFailed => InputKind::ModelFailed {
                message_id: self.message_id.ok_or("message_id")?,
                failure: self.failure.ok_or("failure")?,
            },
            Name::SwitchPersona => InputKind::SwitchPersona {
                persona: self.persona.ok_or("persona")?,
            },
            Name::End => InputKind::End,
            Name::Fault => InputKind::Fault {
                code: self.code.ok_or("code")?,
                language: self.language,
            },
            Name::Wake => InputKind::Wake,
        };
        Ok(Input { at: self.at, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Inputs that have every field of every kind between them; the engine's own reader is the judge.
    const INPUTS: &str = r#"[
        {"at": 1, "input": "open", "call_id": "c", "customer_name": "Layla", "language": "ar"},
        {"at": 1, "input": "open", "call_id": "c", "customer_name": null, "language": null},
        {"at": 2, "input": "message", "text": "hi", "language": "en", "replies": "script"},
        {"at": 2, "input": "message", "text": "", "language": null, "replies": "model"},
        {"at": 3, "input": "model_delta", "message_id": "m2", "delta": "he"},
        {"at": 4, "input": "model_done", "message_id": "m2"},
        {"at": 5, "input": "model_failed", "message_id": "m2", "failure": "cut"},
        {"at": 6, "input": "switch_persona", "persona": "sales"},
        {"at": 7, "input": "end"},
        {"at": 8, "input": "fault", "code": "invalid_json", "language": "ar"},
        {"at": 9, "input": "wake"}
    ]"#;

    #[test]
    fn every_input_arrives_as_the_engine_reads_it() {
        let values: Vec<serde_json::Value> = serde_json::from_str(INPUTS).unwrap();
        let names: std::collections::HashSet<_> = values
            .iter()
            .map(|value| {
                let arrived = serde_json::from_value::<Arrival>(value.clone()).unwrap();
                let read: Input = serde_json::from_value(value.clone()).unwrap();
                let name = name_of(&read.kind);
                assert_eq!(arrived.into_input(), Ok(read));
                name
            })
            .collect();
        assert_eq!(names.len(), 9);
    }

    /// Does not compile when the engine gets a kind that is not read here.
    fn name_of(kind: &InputKind) -> &'static str {
        match kind {
            InputKind::Open { .. } => "open",
            InputKind::Message { .. } => "message",
            InputKind::ModelDelta { .. } => "model_delta",
            InputKind::ModelDone { .. } => "model_done",
            InputKind::ModelFailed { .. } => "model_failed",
            InputKind::SwitchPersona { .. } => "switch_persona",
            InputKind::End => "end",
            InputKind::Fault { .. } => "fault",
            InputKind::Wake => "wake",
        }
    }

    #[test]
    fn a_missing_field_is_named() {
        let arrived: Arrival = serde_json::from_str(r#"{"at": 1, "input": "message"}"#).unwrap();
        assert_eq!(arrived.into_input(), Err("text"));
    }
}
