//! Drives the engine by the lines of a page.

use hatif_engine::{
    CallId, EventBody, Input, InputKind, MessageId, Millis, ModelFailure, Output, Private, Replies,
    State, Tables, analyze, step,
};

use crate::page::{Header, Line};
use crate::render;

/// The page as it replays: prose as it stands, answers as they came.
pub(crate) fn page(tables: &Tables, stem: &str, written: &str) -> String {
    let mut replayed = String::new();
    let mut calls = 0;
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        push(&mut replayed, line);
        let Some(header) = Header::parse(line) else {
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match header.kind.as_str() {
            "chat" => {
                calls += 1;
                let call_id = format!("{stem}-{calls}");
                chat(tables, &header, &call_id, &block, &mut replayed);
            }
            _ => analyses(tables, &header, &block, &mut replayed),
        }
        push(&mut replayed, "```");
    }
    replayed
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Each line by itself.
fn analyses(tables: &Tables, header: &Header, block: &[&str], replayed: &mut String) {
    for line in block.iter().filter(|line| !line.starts_with('>')) {
        push(replayed, line);
        if let Line::Say(language, text) = Line::parse(line)
            && !line.is_empty()
        {
            let analysis = analyze(tables, &text, language.or(header.language()));
            push(replayed, &render::analysis(&analysis));
        }
    }
}

/// All lines in one call.
fn chat(tables: &Tables, header: &Header, call_id: &str, block: &[&str], replayed: &mut String) {
    let mut driver = Driver {
        tables,
        state: State::default(),
        at: Millis(1_767_225_600_000),
        reply: None,
        told: String::new(),
    };
    let opening = InputKind::Open {
        call_id: CallId::parse(call_id).expect("a page's name that is an id"),
        customer_name: header
            .settings
            .get("name")
            .map(|name| Private::from(name.as_str())),
        language: header.language(),
    };
    for line in driver.drive(opening) {
        push(replayed, &line);
    }
    let replies = if header.settings.contains_key("model") {
        Replies::Model
    } else {
        Replies::Script
    };
    for line in block.iter().filter(|line| !line.starts_with('>')) {
        push(replayed, line);
        if line.is_empty() {
            continue;
        }
        for answer in driver.line(Line::parse(line), replies) {
            push(replayed, &answer);
        }
    }
}

struct Driver<'a> {
    tables: &'a Tables,
    state: State,
    at: Millis,
    /// The reply asked of the model last.
    reply: Option<MessageId>,
    /// What has been told of the reply in flight.
    told: String,
}

impl Driver<'_> {
    fn line(&mut self, line: Line, replies: Replies) -> Vec<String> {
        self.at = self.at.after(1000);
        let asked = || self.reply.expect("a reply that the model was asked for");
        let kind = match line {
            Line::Say(language, text) => InputKind::Message {
                text: Private::new(text),
                language,
                replies,
            },
            Line::Switch(persona) => InputKind::SwitchPersona { persona },
            Line::End => InputKind::End,
            Line::Delta(delta) => InputKind::ModelDelta {
                message_id: asked(),
                delta: Private::new(delta),
            },
            Line::Done => InputKind::ModelDone {
                message_id: asked(),
            },
            Line::Failed(failure) => InputKind::ModelFailed {
                message_id: asked(),
                failure: ModelFailure::clone(&failure),
            },
            Line::Wait(seconds) => {
                self.at = self.at.after(seconds * 1000);
                InputKind::Wake
            }
        };
        self.drive(kind)
    }

    fn drive(&mut self, kind: InputKind) -> Vec<String> {
        let before = self.state.seq();
        let (state, outputs) = step(
            self.tables,
            std::mem::take(&mut self.state),
            Input { at: self.at, kind },
        );
        self.state = state;
        let mut lines = Vec::new();
        let mut seq = before;
        for output in outputs {
            match output {
                Output::Emit(event) => {
                    seq += 1;
                    assert_eq!(event.seq, seq, "events are numbered without gaps");
                    self.assemble(&event.body);
                    lines.extend(render::event(&event));
                }
                Output::AskModel(prompt) => {
                    self.reply = Some(prompt.message_id);
                    lines.push(format!("> asks the model as {}", prompt.persona.as_str()));
                }
                Output::StopModel { .. } => lines.push("> stops the model".into()),
                Output::Refuse(refusal) => lines.push(format!(
                    "> error {}: {}",
                    refusal.code.as_str(),
                    refusal.message
                )),
                Output::List(_) => {}
            }
        }
        assert_eq!(seq, self.state.seq(), "the state knows the last seq");
        lines
    }

    /// The pieces of a reply, put where they say, are the reply.
    fn assemble(&mut self, body: &EventBody) {
        match body {
            EventBody::AssistantDelta { offset, delta, .. } => {
                let length = self.told.encode_utf16().count();
                assert_eq!(
                    *offset as usize, length,
                    "a piece begins where the last ended"
                );
                self.told.push_str(delta.as_str());
            }
            EventBody::AssistantMessage { message, .. } => {
                assert_eq!(self.told, message.as_str(), "the pieces make the reply");
                self.told.clear();
            }
            _ => {}
        }
    }
}
