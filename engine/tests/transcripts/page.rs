//! The form of a page: prose, and blocks that are replayed. `tests/transcripts/README.md` tells it.

use std::collections::BTreeMap;
use std::path::Path;

use hatif_engine::{Language, ModelFailure, Persona};

/// The name of a page, which begins the ids of its calls.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .expect("a file name in UTF-8")
        .to_string()
}

/// What opens a block.
pub(crate) struct Header {
    /// `chat` or `analyze`.
    pub(crate) kind: String,
    /// Its settings, `key=value`.
    pub(crate) settings: BTreeMap<String, String>,
}

impl Header {
    /// The header in a line that opens a block which is replayed.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix("```")?.split_whitespace();
        let kind = words
            .next()
            .filter(|kind| matches!(*kind, "chat" | "analyze"))?;
        let settings = words
            .map(|word| {
                let (key, value) = word.split_once('=').unwrap_or((word, ""));
                assert!(
                    matches!(key, "language" | "name" | "model"),
                    "no such setting: {key}"
                );
                (key.to_string(), value.replace('_', " "))
            })
            .collect();
        Some(Self {
            kind: kind.to_string(),
            settings,
        })
    }

    /// The language that the block names.
    pub(crate) fn language(&self) -> Option<Language> {
        self.settings
            .get("language")
            .map(|word| Language::from_word(word).expect("`en` or `ar`"))
    }
}

/// What one line of a block does.
pub(crate) enum Line {
    /// The customer writes; a client may name a language in brackets before it.
    Say(Option<Language>, String),
    /// `!switch sales`
    Switch(Persona),
    /// `!end`
    End,
    /// `!model TEXT`: more of the model's reply.
    Delta(String),
    /// `!done`
    Done,
    /// `!failed timed_out`
    Failed(ModelFailure),
    /// `!wait 45s`: time passes.
    Wait(u64),
}

impl Line {
    /// The deed in a line that is neither empty nor an expected answer.
    pub(crate) fn parse(line: &str) -> Self {
        let Some(command) = line.strip_prefix('!') else {
            let named = line
                .strip_prefix('[')
                .and_then(|rest| rest.split_once("] "))
                .and_then(|(word, text)| Some((Language::from_word(word)?, text)));
            return match named {
                Some((language, text)) => Self::Say(Some(language), unescape(text)),
                None => Self::Say(None, unescape(line)),
            };
        };
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        match verb {
            "switch" => Self::Switch(Persona::from_word(rest).expect("a persona")),
            "end" => Self::End,
            "model" => Self::Delta(unescape(rest)),
            "done" => Self::Done,
            "failed" => Self::Failed(
                serde_json::from_value(rest.into()).expect("a failure that the engine knows"),
            ),
            "wait" => Self::Wait(
                rest.strip_suffix('s')
                    .and_then(|seconds| seconds.parse().ok())
                    .expect("seconds, as in 45s"),
            ),
            _ => panic!("no such command: {line}"),
        }
    }
}

/// `\n` is a line break, `\s` a blank at an end, `\x{N}text` is `text` N times.
fn unescape(text: &str) -> String {
    if let Some((count, text)) = text
        .strip_prefix("\\x{")
        .and_then(|rest| rest.split_once('}'))
    {
        return unescape(text).repeat(count.parse().expect("a count"));
    }
    text.replace("\\n", "\n").replace("\\s", " ")
}
