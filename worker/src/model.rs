//! Replies from a language model, over the streaming Chat Completions API that OpenAI and many others offer.

mod event_stream;
mod provider;
mod reply_reader;
mod request;
mod retry;

use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use hatif_engine::{Limits, ModelFailure, Prompt};
use worker::Delay;

use crate::platform::chance;
use crate::platform::clock;
use crate::platform::error::Result as HostResult;
use crate::platform::log;
pub(crate) use provider::Provider;
use reply_reader::{Progress, ProviderError, ReplyReader};
use request::{ErrorAnswer, Reply, Sent};
use retry::{Answer, Attempt, Moment, Verdict, verdict};

/// Lets the model write one reply and hands each piece of it to `take` as it arrives.
///
/// Returns when the reply is whole, or says why it never will be. Nothing is asked twice once a
/// piece has been taken. Dropping the future ends the request.
pub(crate) async fn write(
    provider: &Provider,
    prompt: &Prompt,
    limits: &Limits,
    take: impl AsyncFnMut(&str) -> HostResult<()>,
) -> Result<(), ModelFailure> {
    let total_ms = u64::from(limits.reply_total_ms);
    let mut log = Record::default();
    let writing = attempts(provider, prompt, limits, take, &mut log);
    let end = within(total_ms, writing).await;
    if let Err(failure) = end {
        log::write(&log::Line::ModelFailed {
            failure,
            attempts: log.attempts,
            status: log.status,
        });
    }
    end
}

/// What the log is told of a reply that failed.
#[derive(Default)]
struct Record {
    attempts: u32,
    status: u16,
}

async fn attempts(
    provider: &Provider,
    prompt: &Prompt,
    limits: &Limits,
    mut take: impl AsyncFnMut(&str) -> HostResult<()>,
    log: &mut Record,
) -> Result<(), ModelFailure> {
    let give_up_at = clock::now().after(limits.reply_total_ms.into());
    loop {
        log.attempts += 1;
        let begun = begin(provider, prompt, log);
        let error = match within(limits.reply_first_token_ms.into(), begun).await {
            Ok(Begun::Writes(writing)) => return writing.finish(&mut take).await,
            Ok(Begun::Answered(error)) => Ok(error),
            Err(failure) => Err(failure),
        };
        let now = clock::now();
        let [chance] = chance::bytes().unwrap_or_default();
        let moment = Moment {
            attempts: log.attempts,
            now_ms: now.0,
            left_ms: give_up_at.since(now),
            chance,
        };
        let verdict = match &error {
            Ok(error) => {
                let parsed = ProviderError::parse(&error.body);
                let answer = Answer::of(error, parsed.as_ref());
                verdict(&Attempt::Answered(answer), moment)
            }
            Err(failure) => verdict(&Attempt::Broke(*failure), moment),
        };
        match verdict {
            Verdict::RetryAfter(ms) => Delay::from(Duration::from_millis(ms)).await,
            Verdict::GiveUp(failure) => return Err(failure),
        }
    }
}

/// What an attempt came to by the time of its first text.
enum Begun {
    Writes(Writing),
    Answered(ErrorAnswer),
}

/// A reply of which some text, or all, has come.
struct Writing {
    reader: ReplyReader,
    reply: Reply,
    progress: Progress,
}

/// Asks for a reply and waits for the first text of it.
async fn begin(
    provider: &Provider,
    prompt: &Prompt,
    log: &mut Record,
) -> Result<Begun, ModelFailure> {
    let mut reply = match provider.ask(prompt).await {
        Ok(Sent::Reply(reply)) => reply,
        Ok(Sent::Error(error)) if error.status == 200 => return Err(ModelFailure::Malformed),
        Ok(Sent::Error(error)) => {
            log.status = error.status;
            return Ok(Begun::Answered(error));
        }
        Err(_) => return Err(ModelFailure::Unreachable),
    };
    let mut reader = ReplyReader::default();
    loop {
        let progress = read(&mut reader, &mut reply).await;
        match progress.end {
            Some(Err(failure)) if !reader.has_text() => return Err(failure),
            None if !reader.has_text() => {}
            _ => {
                return Ok(Begun::Writes(Writing {
                    reader,
                    reply,
                    progress,
                }));
            }
        }
    }
}

impl Writing {
    /// Hands on what has come and what still comes, to the end.
    async fn finish(
        mut self,
        take: &mut impl AsyncFnMut(&str) -> HostResult<()>,
    ) -> Result<(), ModelFailure> {
        loop {
            if !self.progress.text.is_empty() {
                let taken = take(&self.progress.text).await;
                // Only the host itself fails here, and it has its own record of that.
                taken.map_err(|_| ModelFailure::Interrupted)?;
            }
            if let Some(end) = self.progress.end {
                return end;
            }
            self.progress = read(&mut self.reader, &mut self.reply).await;
        }
    }
}

async fn read(reader: &mut ReplyReader, reply: &mut Reply) -> Progress {
    match reply.next().await {
        Some(Ok(bytes)) => reader.feed(&bytes),
        Some(Err(_)) | None => reader.close(ModelFailure::Cut),
    }
}

/// What `future` gives, unless it takes longer than `ms`.
async fn within<T>(
    ms: u64,
    future: impl Future<Output = Result<T, ModelFailure>>,
) -> Result<T, ModelFailure> {
    let time = Delay::from(Duration::from_millis(ms));
    match select(pin!(future), pin!(time)).await {
        Either::Left((value, _)) => value,
        Either::Right(_) => Err(ModelFailure::TimedOut),
    }
}
