use futures_util::StreamExt;
use hatif_engine::{ChatMessage, Prompt};
use serde::Serialize;
use worker::{ByteStream, Fetch, Request, Response};

use super::provider::Provider;
use crate::platform::outgoing::request;

/// What came back when a reply was asked for.
pub(super) enum Sent {
    /// The reply is on its way.
    Reply(Reply),
    /// An error, or something that is no stream.
    Error(ErrorAnswer),
}

/// A reply on its way. Dropping it ends the request.
pub(super) struct Reply {
    body: ByteStream,
    _request: EndsWhenDropped,
}

/// An answer that is no reply.
#[derive(Default)]
pub(super) struct ErrorAnswer {
    pub(super) status: u16,
    pub(super) should_retry: Option<String>,
    pub(super) retry_after_ms: Option<String>,
    pub(super) retry_after: Option<String>,
    pub(super) body: Vec<u8>,
}

/// The provider could not be reached, or the connection broke.
#[derive(Debug)]
pub(super) struct Unreachable;

/// 64 KiB: an error says what it has to say in less.
const ERROR_BYTES: usize = 64 * 1024;

impl Provider {
    /// Asks for a reply. Dropping the future ends the request.
    pub(super) async fn ask(&self, prompt: &Prompt) -> Result<Sent, Unreachable> {
        let request = self.request(prompt).map_err(|_| Unreachable)?;
        let ends = EndsWhenDropped::new().ok_or(Unreachable)?;
        let signal = ends.0.signal().into();
        let sent = Fetch::Request(request).send_with_signal(&signal).await;
        let mut response = sent.map_err(|_| Unreachable)?;
        let header = |response: &Response, name| response.headers().get(name).ok().flatten();
        let is_json = header(&response, "content-type")
            .is_some_and(|it| it.trim_start().starts_with("application/json"));
        if response.status_code() == 200 && !is_json {
            let body = response.stream().map_err(|_| Unreachable)?;
            return Ok(Sent::Reply(Reply {
                body,
                _request: ends,
            }));
        }
        let mut error = ErrorAnswer {
            status: response.status_code(),
            should_retry: header(&response, "x-should-retry"),
            retry_after_ms: header(&response, "retry-after-ms"),
            retry_after: header(&response, "retry-after"),
            body: Vec::new(),
        };
        if let Ok(mut body) = response.stream() {
            while error.body.len() < ERROR_BYTES {
                match body.next().await {
                    Some(Ok(bytes)) => error.body.extend(bytes),
                    Some(Err(_)) | None => break,
                }
            }
        }
        Ok(Sent::Error(error))
    }

    fn request(&self, prompt: &Prompt) -> worker::Result<Request> {
        let body = serde_json::to_string(&Body {
            model: &self.model,
            messages: &prompt.messages,
            stream: true,
            stream_options: StreamOptions {
                include_usage: true,
            },
            max_completion_tokens: prompt.max_output_tokens,
            reasoning_effort: self.reasoning_effort.as_deref(),
        })?;
        let key = self.key.as_ref().map(|key| format!("Bearer {key}"));
        let mut headers = vec![
            ("content-type", "application/json"),
            ("accept", "text/event-stream"),
        ];
        headers.extend(key.as_deref().map(|key| ("authorization", key)));
        let url = format!("{}/chat/completions", self.base_url);
        request("POST", &url, &headers, Some(&body))
    }
}

impl Reply {
    /// The next bytes; `None` when the connection is over.
    pub(super) async fn next(&mut self) -> Option<Result<Vec<u8>, Unreachable>> {
        let bytes = self.body.next().await?;
        Some(bytes.map_err(|_| Unreachable))
    }
}

#[derive(Serialize)]
struct Body<'a> {
    model: &'a str,
    messages: &'a [ChatMessage],
    stream: bool,
    stream_options: StreamOptions,
    max_completion_tokens: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    reasoning_effort: Option<&'a str>,
}

#[derive(Serialize)]
struct StreamOptions {
    include_usage: bool,
}

/// Ends a request when it is dropped, so that a reply that nobody wants costs nothing more.
struct EndsWhenDropped(web_sys::AbortController);

impl EndsWhenDropped {
    fn new() -> Option<Self> {
        web_sys::AbortController::new().ok().map(Self)
    }
}

impl Drop for EndsWhenDropped {
    fn drop(&mut self) {
        self.0.abort();
    }
}
