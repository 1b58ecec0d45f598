//! What the lexicon's words say of a message: all there is to judge by without trained weights, and evidence for them.

mod intent;
mod question;
mod sentiment;

use super::judgement::Judgement;
use super::scan::Scan;

pub(super) use sentiment::Feeling;

/// Judges a message by the lexicon's words.
pub(super) fn judge(scan: &Scan<'_>) -> Judgement {
    let feeling = sentiment::sentiment(scan);
    let is_question = question::is_question(scan);
    Judgement {
        intents: intent::intents(scan, &feeling, is_question),
        feeling,
        is_question,
    }
}
