use crate::base::Confidence;
use crate::read::judgement::Judgement;
use crate::read::scan::Scan;
use crate::table::model::Separator;
use crate::table::model::heads::LEXICON_SLOTS;
use crate::table::{Lexicon, Meaning};
use crate::text::TokenKind;
use alloc::vec::Vec;

use super::features::TokenMark;

/// What the lexicon says of a message: one sum a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexiconBlock {
    /// Sums of weights, each at most [`LexiconBlock::MOST`].
    pub sums: [u8; LexiconBlock::SLOTS],
}

impl LexiconBlock {
    /// How many slots there are.
    pub const SLOTS: usize = LEXICON_SLOTS;
    /// No sum is larger.
    pub const MOST: u8 = 8;

    /// The sums of the words found, and what `by_words` makes of them.
    pub(in crate::read) fn of(scan: &Scan<'_>, by_words: &Judgement) -> Self {
        let mut block = Self {
            sums: [0; Self::SLOTS],
        };
        block.add_judgement(scan, by_words);
        for hit in &scan.hits {
            let negated = scan.weather(hit).negated;
            let after = scan.contrast.is_some_and(|c| hit.first > c);
            for mark in scan.marks(hit) {
                let slot = match mark.meaning {
                    Meaning::Intent(intent) => 12 * usize::from(negated) + intent as usize,
                    Meaning::Positive => 24 + usize::from(negated),
                    Meaning::Negative => 26 + usize::from(negated),
                    Meaning::Anger => 28,
                    Meaning::Frustration => 29,
                    Meaning::Urgent => 30,
                    Meaning::Alarm => 31,
                    Meaning::Question => 32,
                    Meaning::Negator => 33,
                    Meaning::Intensifier => 34,
                    Meaning::Diminisher => 35,
                    Meaning::Contrast => 36,
                    _ => continue,
                };
                block.add(slot, mark.weight);
                if after {
                    match mark.meaning {
                        Meaning::Positive => block.add(37, mark.weight),
                        Meaning::Negative | Meaning::Anger | Meaning::Frustration => {
                            block.add(38, mark.weight)
                        }
                        _ => {}
                    }
                }
            }
        }
        block
    }

    /// In a short message a single word decides, and the lexicon knows it: that has slots of its own.
    fn add_judgement(&mut self, scan: &Scan<'_>, by_words: &Judgement) {
        let first = if scan.word_count() <= SHORT { 40 } else { 59 };
        let eighths =
            |confidence: Confidence| i16::try_from(confidence.thousandths() / 125).unwrap_or(0);
        for judged in by_words
            .intents
            .iter()
            .filter(|judged| !judged.places.is_empty())
        {
            self.add(first + judged.intent as usize, eighths(judged.confidence));
        }
        let feeling = &by_words.feeling;
        self.add(
            first + 12 + feeling.sentiment as usize,
            eighths(feeling.confidence),
        );
        if by_words.is_question {
            self.add(first + 18, 8);
        }
    }

    fn add(&mut self, slot: usize, weight: i16) {
        if let Some(sum) = self.sums.get_mut(slot) {
            *sum = (*sum)
                .saturating_add(u8::try_from(weight).unwrap_or(0))
                .min(Self::MOST);
        }
    }
}

/// What the scan and the separator know of each token.
pub(in crate::read) fn marks_of_tokens(scan: &Scan<'_>, separator: &Separator) -> Vec<TokenMark> {
    let mut marks = alloc::vec![TokenMark::default(); scan.text.tokens.len()];
    for (word, weather) in scan.words.iter().zip(&scan.weather) {
        if weather.negated
            && let Some(mark) = marks.get_mut(word.token as usize)
        {
            mark.negated = true;
        }
    }
    // A Latin word that the lexicon has in one language is of that language; of the others, the letters tell.
    let mut leanings = Vec::with_capacity(scan.words.len());
    let mut sum = 0;
    for word in &scan.words {
        let Some(token) = scan.text.tokens.get(word.token as usize) else {
            continue;
        };
        if token.kind != TokenKind::Word {
            continue;
        }
        let leaning = match word.tongues & (Lexicon::ENGLISH | Lexicon::ARABIZI) {
            Lexicon::ENGLISH => -MOST_OF_WORD,
            Lexicon::ARABIZI => MOST_OF_WORD,
            _ => separator.score(scan.text.normal(token)),
        };
        sum += leaning.clamp(-MOST_OF_WORD, MOST_OF_WORD);
        leanings.push((word.token, leaning));
    }
    let mean = sum / i32::try_from(leanings.len().max(1)).unwrap_or(i32::MAX);
    for (token, leaning) in leanings {
        if let Some(mark) = marks.get_mut(token as usize) {
            // A word speaks for itself, and takes on some of the company that it keeps.
            mark.arabizi = leaning + mean > 0;
        }
    }
    marks
}

/// A message of no more words is short.
const SHORT: usize = 5;

/// One word counts for no more than this for the message.
const MOST_OF_WORD: i32 = 4 * Separator::UNIT;
