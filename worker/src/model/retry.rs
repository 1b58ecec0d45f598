use hatif_engine::ModelFailure;

use super::reply_reader::ProviderError;
use super::request::ErrorAnswer;

/// What is known of an attempt that gave no text.
pub(super) enum Attempt<'a> {
    /// The provider answered with an error.
    Answered(Answer<'a>),
    /// There was no answer, or its stream broke before the first word.
    Broke(ModelFailure),
}

/// An answer that is no reply: its status and what its headers say of trying again.
#[derive(Clone, Copy, Default)]
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    pub(super) should_retry: Option<&'a str>,
    pub(super) retry_after_ms: Option<&'a str>,
    pub(super) retry_after: Option<&'a str>,
    pub(super) error: Option<&'a ProviderError>,
}

impl<'a> Answer<'a> {
    /// What `error` says, as far as it counts here; `parsed` is what its body says.
    pub(super) fn of(error: &'a ErrorAnswer, parsed: Option<&'a ProviderError>) -> Self {
        Self {
            status: error.status,
            should_retry: error.should_retry.as_deref(),
            retry_after_ms: error.retry_after_ms.as_deref(),
            retry_after: error.retry_after.as_deref(),
            error: parsed,
        }
    }
}

/// What to do after an attempt that gave no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Try again after so many milliseconds.
    RetryAfter(u64),
    /// Give up, for this reason.
    GiveUp(ModelFailure),
}

/// The moment at which a verdict is asked for.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    /// Attempts made so far, at least 1.
    pub(super) attempts: u32,
    /// Milliseconds since 1970.
    pub(super) now_ms: u64,
    /// Milliseconds until the reply is given up.
    pub(super) left_ms: u64,
    /// Chance, 0 to 255: how much of the pause is taken off.
    pub(super) chance: u8,
}

/// 2, as the provider's own clients do.
const MOST_RETRIES: u32 = 2;

/// Whether to try again, by the rules of the provider's own clients: what the provider asks for
/// wins, and without its word 0.5 s doubled with each attempt up to 8 s, less up to a quarter by chance.
pub(super) fn verdict(attempt: &Attempt<'_>, moment: Moment) -> Verdict {
    let (failure, may_retry, asked_ms) = match attempt {
        Attempt::Answered(answer) => (
            failure(answer),
            may_retry(answer),
            asked_ms(answer, moment.now_ms),
        ),
        Attempt::Broke(failure) => (
            *failure,
            matches!(
                failure,
                ModelFailure::Unreachable | ModelFailure::Cut | ModelFailure::Overloaded
            ),
            None,
        ),
    };
    let after_ms = asked_ms.unwrap_or_else(|| pause_ms(moment));
    if may_retry && moment.attempts <= MOST_RETRIES && after_ms < moment.left_ms {
        Verdict::RetryAfter(after_ms)
    } else {
        Verdict::GiveUp(failure)
    }
}

fn may_retry(answer: &Answer<'_>) -> bool {
    match answer.should_retry {
        Some("true") => true,
        Some("false") => false,
        _ if answer.error.is_some_and(ProviderError::is_exhausted) => false,
        _ => matches!(answer.status, 408 | 409 | 429 | 500..),
    }
}

fn failure(answer: &Answer<'_>) -> ModelFailure {
    match answer.status {
        _ if answer.error.is_some_and(ProviderError::is_exhausted) => ModelFailure::Refused,
        408 => ModelFailure::TimedOut,
        409 | 429 | 500.. => ModelFailure::Overloaded,
        _ => ModelFailure::Refused,
    }
}

fn asked_ms(answer: &Answer<'_>, now_ms: u64) -> Option<u64> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|it| *it >= 0.0);
    if let Some(ms) = answer.retry_after_ms.and_then(number) {
        return Some(ms as u64);
    }
    let text = answer.retry_after?;
    match number(text) {
        Some(seconds) => Some((seconds * 1000.0) as u64),
        None => date_ms(text).map(|at| at.saturating_sub(now_ms)),
    }
}

fn pause_ms(moment: Moment) -> u64 {
    let doublings = moment.attempts.saturating_sub(1).min(4);
    let full = 500 << doublings;
    full - full / 4 * u64::from(moment.chance) / 255
}

/// The instant of an HTTP date, `Wed, 21 Oct 2026 07:28:00 GMT`, in milliseconds since 1970.
fn date_ms(text: &str) -> Option<u64> {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let (_, date) = text.trim().split_once(", ")?;
    let mut parts = date.split(' ');
    let mut part = || parts.next();
    let day: u64 = part()?.parse().ok()?;
    let month = part()?;
    let month = (0..12).find(|no| MONTHS.get(no * 3..no * 3 + 3) == Some(month))? as u64 + 1;
    let year: u64 = part()?.parse().ok()?;
    let mut clock = part()?.split(':').map(str::parse::<u64>);
    let mut number = || clock.next()?.ok();
    let seconds = number()? * 3600 + number()? * 60 + number()?;
    // Days since 1970 after Howard Hinnant's days_from_civil, for dates that are not before it.
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day.checked_sub(1)?;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + day_of_year;
    Some((days.checked_sub(719_468)? * 86_400 + seconds) * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: Moment = Moment {
        attempts: 1,
        now_ms: 1_792_567_680_000,
        left_ms: 45_000,
        chance: 0,
    };

    fn after(answer: Answer<'_>) -> Verdict {
        verdict(&Attempt::Answered(answer), MOMENT)
    }

    #[test]
    fn passing_troubles_are_tried_again_and_refusals_are_not() {
        for (status, expected) in [
            (400, Verdict::GiveUp(ModelFailure::Refused)),
            (401, Verdict::GiveUp(ModelFailure::Refused)),
            (404, Verdict::GiveUp(ModelFailure::Refused)),
            (408, Verdict::RetryAfter(500)),
            (409, Verdict::RetryAfter(500)),
            (429, Verdict::RetryAfter(500)),
            (500, Verdict::RetryAfter(500)),
            (503, Verdict::RetryAfter(500)),
        ] {
            let answer = Answer {
                status,
                ..Answer::default()
            };
            assert_eq!(after(answer), expected, "{status}");
        }
    }

    #[test]
    fn the_providers_word_on_trying_again_wins() {
        let never = Answer {
            status: 503,
            should_retry: Some("false"),
            ..Answer::default()
        };
        assert_eq!(after(never), Verdict::GiveUp(ModelFailure::Overloaded));
        let please = Answer {
            status: 400,
            should_retry: Some("true"),
            ..Answer::default()
        };
        assert_eq!(after(please), Verdict::RetryAfter(500));
    }

    #[test]
    fn the_providers_pause_is_kept_to_the_millisecond() {
        let answer = |retry_after_ms, retry_after| Answer {
            status: 429,
            retry_after_ms,
            retry_after,
            ..Answer::default()
        };
        for (given, pause) in [
            (answer(Some("120"), Some("7")), 120),
            (answer(None, Some("7")), 7000),
            (answer(None, Some("0.25")), 250),
            (answer(None, Some("Wed, 21 Oct 2026 07:28:02 GMT")), 2000),
            (answer(None, Some("Wed, 21 Oct 2020 07:28:02 GMT")), 0),
            (answer(Some("soon"), Some("later")), 500),
        ] {
            assert_eq!(after(given), Verdict::RetryAfter(pause));
        }
    }

    #[test]
    fn a_pause_beyond_the_replys_own_time_is_not_waited_for() {
        let answer = Answer {
            status: 429,
            retry_after: Some("45"),
            ..Answer::default()
        };
        assert_eq!(after(answer), Verdict::GiveUp(ModelFailure::Overloaded));
    }

    #[test]
    fn an_empty_purse_is_final() {
        for body in [
            "{\"error\":{\"code\":\"insufficient_quota\"}}",
            "{\"error\":{\"code\":null,\"type\":\"credit_balance_exhausted\"}}",
        ] {
            let error = ProviderError::parse(body.as_bytes()).unwrap();
            let answer = Answer {
                status: 429,
                error: Some(&error),
                ..Answer::default()
            };
            assert_eq!(after(answer), Verdict::GiveUp(ModelFailure::Refused));
        }
    }

    #[test]
    fn pauses_double_shrink_by_chance_and_end_after_two() {
        let broke = Attempt::Broke(ModelFailure::Unreachable);
        let at = |attempts, chance| {
            verdict(
                &broke,
                Moment {
                    attempts,
                    chance,
                    ..MOMENT
                },
            )
        };
        assert_eq!(at(1, 255), Verdict::RetryAfter(375));
        assert_eq!(at(2, 0), Verdict::RetryAfter(1000));
        assert_eq!(at(2, 255), Verdict::RetryAfter(750));
        assert_eq!(at(3, 0), Verdict::GiveUp(ModelFailure::Unreachable));
    }

    #[test]
    fn what_cannot_get_better_is_not_tried_again() {
        for failure in [
            ModelFailure::Malformed,
            ModelFailure::Empty,
            ModelFailure::TimedOut,
        ] {
            assert_eq!(
                verdict(&Attempt::Broke(failure), MOMENT),
                Verdict::GiveUp(failure)
            );
        }
    }

    #[test]
    fn http_dates_are_instants() {
        for (text, ms) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400_000),
            ("Wed, 21 Oct 2026 07:28:00 GMT", 1_792_567_680_000),
        ] {
            assert_eq!(date_ms(text), Some(ms), "{text}");
        }
        assert_eq!(date_ms("tomorrow"), None);
        assert_eq!(date_ms("Wed, 00 Oct 2026 07:28:00 GMT"), None);
    }
}
