use alloc::vec::Vec;

use crate::base::{Confidence, Intent};

use super::scan::Place;
use super::words::Feeling;

/// What a message is taken to say, by the trained weights or by the lexicon's words.
#[derive(Debug)]
pub(super) struct Judgement {
    /// Surest first; never empty.
    pub(super) intents: Vec<Judged>,
    pub(super) feeling: Feeling,
    pub(super) is_question: bool,
}

/// An intent, how sure, and what speaks for it, in the order of the text.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) intent: Intent,
    pub(super) confidence: Confidence,
    pub(super) places: Vec<Place>,
}
