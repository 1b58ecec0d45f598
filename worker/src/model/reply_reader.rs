use hatif_engine::ModelFailure;
use serde::Deserialize;
use serde_json::Value;

use super::event_stream::EventStream;

/// A chat completion as it streams in, turned into text and an end.
#[derive(Default)]
pub(super) struct ReplyReader {
    stream: EventStream,
    finish_reason: Option<String>,
    any_text: bool,
    any_event: bool,
    any_byte: bool,
}

/// What some bytes of a stream say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Progress {
    /// All the text in them; may be empty.
    pub(super) text: String,
    /// How the reply ended, if it did. The text counts all the same.
    pub(super) end: Option<Result<(), ModelFailure>>,
}

impl ReplyReader {
    /// Has any text come yet?
    pub(super) fn has_text(&self) -> bool {
        self.any_text
    }

    /// Takes the bytes that arrived.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Progress {
        self.any_byte |= !bytes.is_empty();
        match self.stream.feed(bytes) {
            Ok(events) => self.read(events),
            Err(_) => Progress {
                text: String::new(),
                end: Some(Err(ModelFailure::Malformed)),
            },
        }
    }

    /// The connection is over, in order or not: `failure` says why, should the reply not be whole.
    pub(super) fn close(&mut self, failure: ModelFailure) -> Progress {
        // What follows the last whole event may be torn: it counts only when it can be read.
        let last = self.stream.finish().ok().flatten();
        let last = last.filter(|data| data == DONE || serde_json::from_str::<Chunk>(data).is_ok());
        let mut progress = self.read(last.into_iter().collect());
        if progress.end.is_none() {
            let is_noise = self.any_byte && !self.any_event && failure == ModelFailure::Cut;
            progress.end = Some(Err(if is_noise {
                ModelFailure::Malformed
            } else {
                failure
            }));
        }
        progress
    }

    fn read(&mut self, events: Vec<String>) -> Progress {
        let mut progress = Progress::default();
        for data in events {
            self.any_event = true;
            if data == DONE {
                progress.end = Some(self.end());
                break;
            }
            let Ok(chunk) = serde_json::from_str::<Chunk>(&data) else {
                progress.end = Some(Err(ModelFailure::Malformed));
                break;
            };
            if let Some(error) = chunk.error {
                progress.end = Some(Err(error.failure()));
                break;
            }
            for choice in chunk.choices.into_iter().flatten() {
                if choice.index != 0 {
                    continue;
                }
                let delta = choice.delta.unwrap_or_default();
                // A refusal is the model's own words: the customer gets them like any others.
                for text in [delta.content, delta.refusal].into_iter().flatten() {
                    self.any_text |= !text.is_empty();
                    progress.text.push_str(&text);
                }
                if choice.finish_reason.is_some() {
                    self.finish_reason = choice.finish_reason;
                }
            }
        }
        // What follows a finish are figures: a provider that lingers over them keeps nobody waiting.
        if progress.end.is_none() && self.finish_reason.is_some() {
            progress.end = Some(self.end());
        }
        progress
    }

    /// The end of a stream that says itself that it is over.
    fn end(&self) -> Result<(), ModelFailure> {
        match self.finish_reason.as_deref() {
            _ if !self.any_text => Err(ModelFailure::Empty),
            // Broken off in the middle of a sentence: somebody has to finish it.
            Some("length" | "content_filter") => Err(ModelFailure::Cut),
            _ => Ok(()),
        }
    }
}

const DONE: &str = "[DONE]";

#[derive(Deserialize)]
struct Chunk {
    choices: Option<Vec<Choice>>,
    error: Option<ProviderError>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    index: u32,
    delta: Option<Delta>,
    finish_reason: Option<String>,
}

#[derive(Default, Deserialize)]
struct Delta {
    content: Option<String>,
    refusal: Option<String>,
}

/// An error in the provider's own form, in a body or in the stream.
#[derive(Deserialize)]
pub(super) struct ProviderError {
    /// Providers disagree on whether a code is a word or a number.
    #[serde(default)]
    code: Value,
    #[serde(rename = "type")]
    kind: Option<String>,
}

#[derive(Deserialize)]
struct ErrorBody {
    error: ProviderError,
}

impl ProviderError {
    /// The error in the body of an answer, when there is one of the form.
    pub(super) fn parse(body: &[u8]) -> Option<Self> {
        let body = std::str::from_utf8(body).ok()?;
        let body: ErrorBody = serde_json::from_str(body).ok()?;
        Some(body.error)
    }

    /// Is money or quota used up, so that waiting does not help?
    pub(super) fn is_exhausted(&self) -> bool {
        const WORDS: [&str; 2] = ["insufficient_quota", "credit_balance_exhausted"];
        let word = self.code.as_str().unwrap_or_default();
        WORDS.contains(&word) || self.kind.as_deref().is_some_and(|it| WORDS.contains(&it))
    }

    fn failure(&self) -> ModelFailure {
        let is_overload = match (self.code.as_str(), self.code.as_u64()) {
            (Some(word), _) => matches!(
                word,
                "rate_limit_exceeded" | "slow_down" | "server_is_overloaded" | "server_error"
            ),
            (None, Some(status)) => matches!(status, 408 | 409 | 429 | 500..),
            (None, None) => matches!(
                self.kind.as_deref(),
                Some("server_error" | "rate_limit_error" | "overloaded_error")
            ),
        };
        if is_overload && !self.is_exhausted() {
            ModelFailure::Overloaded
        } else {
            ModelFailure::Refused
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> String {
        let content = serde_json::to_string(content).unwrap();
        format!(
            "data: {{\"choices\":[{{\"index\":0,\"delta\":{{\"content\":{content}}},\"finish_reason\":null}}],\"usage\":null}}\n\n"
        )
    }

    fn finish(reason: &str) -> String {
        format!(
            "data: {{\"choices\":[{{\"index\":0,\"delta\":{{}},\"finish_reason\":\"{reason}\"}}]}}\n\n"
        )
    }

    const USAGE: &str = "data: {\"choices\":[],\"usage\":{\"total_tokens\":19}}\n\n";
    const DONE_LINE: &str = "data: [DONE]\n\n";

    /// Feeds the whole stream in pieces of `size`, then closes it: all its text, and how it ended.
    fn read(stream: &str, size: usize) -> (String, Result<(), ModelFailure>) {
        let mut reader = ReplyReader::default();
        let mut all = String::new();
        for piece in stream.as_bytes().chunks(size) {
            let progress = reader.feed(piece);
            all.push_str(&progress.text);
            if let Some(end) = progress.end {
                return (all, end);
            }
        }
        let progress = reader.close(ModelFailure::Cut);
        all.push_str(&progress.text);
        (all, progress.end.unwrap())
    }

    #[test]
    fn a_whole_reply_is_its_text_wherever_it_is_cut() {
        let stream = [
            &text(""),
            &text("مرحباً، "),
            &text("Layla 👋"),
            &finish("stop"),
            USAGE,
            DONE_LINE,
        ];
        let stream = stream.concat();
        for size in 1..stream.len() {
            assert_eq!(
                read(&stream, size),
                ("مرحباً، Layla 👋".to_owned(), Ok(())),
                "pieces of {size}"
            );
        }
    }

    #[test]
    fn a_finished_reply_needs_no_done_line() {
        assert_eq!(
            read(&[text("Hi"), finish("stop")].concat(), 9),
            ("Hi".to_owned(), Ok(()))
        );
    }

    #[test]
    fn a_stream_that_stops_is_cut() {
        assert_eq!(
            read(&text("Hi"), 9),
            ("Hi".to_owned(), Err(ModelFailure::Cut))
        );
        let torn = [&text("Hi"), "data: {\"choices\":[{\"ind"].concat();
        assert_eq!(read(&torn, 9), ("Hi".to_owned(), Err(ModelFailure::Cut)));
        assert_eq!(read("", 9), (String::new(), Err(ModelFailure::Cut)));
    }

    #[test]
    fn a_reply_broken_off_by_a_limit_is_cut() {
        for reason in ["length", "content_filter"] {
            let stream = [&text("Hi"), &finish(reason), DONE_LINE].concat();
            assert_eq!(
                read(&stream, 9),
                ("Hi".to_owned(), Err(ModelFailure::Cut)),
                "{reason}"
            );
        }
    }

    #[test]
    fn a_reply_without_text_is_empty() {
        let stream = [&finish("stop"), USAGE, DONE_LINE].concat();
        assert_eq!(read(&stream, 9), (String::new(), Err(ModelFailure::Empty)));
        let stream = [&finish("length"), DONE_LINE].concat();
        assert_eq!(read(&stream, 9), (String::new(), Err(ModelFailure::Empty)));
    }

    #[test]
    fn junk_is_malformed_and_what_came_before_it_counts() {
        let stream = [&text("Hi"), "data: overloaded\n\n"].concat();
        assert_eq!(
            read(&stream, 500),
            ("Hi".to_owned(), Err(ModelFailure::Malformed))
        );
        assert_eq!(
            read("<html>busy</html>\n", 4),
            (String::new(), Err(ModelFailure::Malformed))
        );
    }

    #[test]
    fn an_error_in_the_stream_ends_it() {
        for (error, failure) in [
            (
                "{\"message\":\"x\",\"code\":\"server_is_overloaded\"}",
                ModelFailure::Overloaded,
            ),
            (
                "{\"message\":\"x\",\"type\":\"server_error\",\"code\":null}",
                ModelFailure::Overloaded,
            ),
            ("{\"message\":\"x\",\"code\":503}", ModelFailure::Overloaded),
            (
                "{\"message\":\"x\",\"code\":\"insufficient_quota\"}",
                ModelFailure::Refused,
            ),
            (
                "{\"message\":\"x\",\"code\":\"invalid_prompt\"}",
                ModelFailure::Refused,
            ),
            ("{\"message\":\"x\"}", ModelFailure::Refused),
        ] {
            let stream = format!("{}data: {{\"error\":{error}}}\n\n", text("Hi"));
            assert_eq!(read(&stream, 7), ("Hi".to_owned(), Err(failure)), "{error}");
        }
    }

    #[test]
    fn a_refusal_is_text_like_any_other() {
        let stream = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":null,\"refusal\":\"I cannot.\"}}]}\n\n";
        let stream = [stream, &finish("stop"), DONE_LINE].concat();
        assert_eq!(read(&stream, 11), ("I cannot.".to_owned(), Ok(())));
    }
}
