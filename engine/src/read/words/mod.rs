//! What the lexicon's words say of a message: all there is to judge by without trained weights, and what shows the
//! feeling beside them.

#[cfg(not(feature = "weights"))]
mod intent;
#[cfg(not(feature = "weights"))]
mod question;
mod sentiment;

#[cfg(not(feature = "weights"))]
use super::judgement::Judgement;
#[cfg(not(feature = "weights"))]
use super::scan::Scan;

pub(super) use sentiment::{Feeling, sentiment};

/// Judges a message by the lexicon's words.
#[cfg(not(feature = "weights"))]
pub(super) fn judge(scan: &Scan<'_>) -> Judgement {
    let feeling = sentiment(scan);
    let is_question = question::is_question(scan);
    Judgement {
        intents: intent::intents(scan, &feeling, is_question),
        feeling,
        is_question,
    }
}
