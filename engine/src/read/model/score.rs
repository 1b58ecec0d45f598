use alloc::vec::Vec;

use crate::text::Text;

use super::block::LexiconBlock;
use super::features::{Block, TokenMark, Word, for_each_feature};
use super::fixed::{ONE, inverse_root, sigmoid, softmax};
use crate::table::model::Model;
use crate::table::model::heads::{
    ANGER, HEADS, INTENT_GATE, INTENTS, OWN_HEADS, POLARITY_OF, PUBLIC_HEADS, PUBLIC_INTENTS,
    PUBLIC_OF, PUBLIC_SENTIMENTS, QUESTION, SENTIMENT_GATE, SENTIMENTS,
};

/// Reusable buffers, and the words' features of the text scored last.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(super) words: Vec<Word>,
    known: Vec<Known>,
    per_word: i64,
}

/// A feature that the model has weights for, where it was met.
#[derive(Clone, Copy, Debug)]
struct Known {
    first: u32,
    last: u32,
    /// Where its weights are among the model's.
    start: u32,
    length: u32,
}

/// What the model makes of a message: probabilities with 16 bits after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Of each intent, in the order of `Intent::ALL`; they sum to about one.
    pub intents: [i64; 12],
    /// Of each feeling, in the order of `Sentiment::ALL`; they sum to about one.
    pub sentiments: [i64; 6],
    /// That it asks something.
    pub question: i64,
    /// That it is angry.
    pub anger: i64,
    /// That it is such a message as the public rows for intents are.
    pub public: i64,
}

/// The letters' share: `1/sqrt(2)` beside the words' 1, in 4096ths; best in cross-validation on our own rows.
pub const LETTERS_SHARE: i64 = 2896;

/// A power of two with room for every head.
const WIDTH: usize = 64;

impl Model {
    /// Scores a text whose lexicon block and token marks are known, in time linear in its length.
    pub(crate) fn score(
        &self,
        text: &Text,
        block: &LexiconBlock,
        marks: &[TokenMark],
        scratch: &mut Scratch,
    ) -> Scores {
        self.scores(&self.logits(text, block, marks, scratch))
    }

    /// The sums before they become probabilities, with 16 bits after the point.
    pub(crate) fn logits(
        &self,
        text: &Text,
        block: &LexiconBlock,
        marks: &[TokenMark],
        scratch: &mut Scratch,
    ) -> [i64; HEADS] {
        let (mut words, mut letters) = ([0_i32; WIDTH], [0_i32; WIDTH]);
        let (mut word_count, mut letter_count) = (0_u32, 0_u32);
        let known = &mut scratch.known;
        known.clear();
        known.reserve(text.tokens.len() * 6);
        for_each_feature(text, marks, &mut scratch.words, &mut |feature| {
            let sums = match feature.block {
                Block::Words => {
                    word_count += 1;
                    &mut words
                }
                Block::Letters => {
                    letter_count += 1;
                    &mut letters
                }
            };
            let Some((start, length)) = self.find(feature.hash) else {
                return;
            };
            for &(head, weight) in self.entries(start, length) {
                // No head is beyond the width: this only tells the compiler.
                if let Some(sum) = sums.get_mut(usize::from(head) % WIDTH) {
                    *sum += i32::from(weight);
                }
            }
            if feature.block == Block::Words {
                known.push(Known {
                    first: feature.first,
                    last: feature.last,
                    start,
                    length,
                });
            }
        });
        let per_word = inverse_root(word_count);
        let per_letter = (inverse_root(letter_count) * LETTERS_SHARE) >> 12;
        scratch.per_word = per_word;
        let mut logits = [0_i64; HEADS];
        for ((((logit, &words), &letters), &scale), &bias) in logits
            .iter_mut()
            .zip(&words)
            .zip(&letters)
            .zip(&self.scales)
            .zip(&self.biases)
        {
            let sum = i64::from(words) * per_word + i64::from(letters) * per_letter;
            *logit = i64::from(bias) + ((sum * i64::from(scale)) >> 12);
        }
        self.add_block(block, &mut logits);
        self.add_stack(&mut logits);
        logits
    }

    /// How much each token of the text that was scored last speaks for one of our own heads, in the score's unit.
    ///
    /// A feature of several tokens counts for its first and its last by half. What letter groups and the lexicon block
    /// add is not in it: they are many, and seldom change which words come first.
    pub(crate) fn shares(&self, head: usize, scratch: &Scratch, shares: &mut [i64]) {
        shares.fill(0);
        let mut worth = [0_i32; WIDTH];
        let stacked = self.stack.chunks_exact(PUBLIC_HEADS).nth(head);
        let small = |scale: i64| i32::try_from(scale).unwrap_or(0);
        if let (Some(worth), Some(&scale)) = (worth.get_mut(head), self.scales.get(head)) {
            *worth = small(i64::from(scale));
        }
        for (worth, (&scale, &share)) in worth.iter_mut().skip(OWN_HEADS).zip(
            self.scales
                .iter()
                .skip(OWN_HEADS)
                .zip(stacked.unwrap_or_default()),
        ) {
            *worth = small((i64::from(share) * i64::from(scale)) >> 12);
        }
        for known in &scratch.known {
            let value: i32 = self
                .entries(known.start, known.length)
                .iter()
                .map(|&(head, weight)| {
                    let worth = worth.get(usize::from(head) % WIDTH);
                    worth.copied().unwrap_or(0) * i32::from(weight)
                })
                .sum();
            let half = (i64::from(value) * scratch.per_word) >> 13;
            for at in [known.first, known.last] {
                if let Some(share) = shares.get_mut(at as usize) {
                    *share += half;
                }
            }
        }
    }

    fn add_block(&self, block: &LexiconBlock, logits: &mut [i64; HEADS]) {
        for (&sum, rows) in block.sums.iter().zip(self.dense.chunks_exact(2 * HEADS)) {
            if sum == 0 {
                continue;
            }
            let (by_sum, by_presence) = rows.split_at(HEADS);
            for (((logit, &by_sum), &by_presence), &scale) in logits
                .iter_mut()
                .zip(by_sum)
                .zip(by_presence)
                .zip(&self.dense_scales)
            {
                let weight = i64::from(by_sum) * i64::from(sum) + 2 * i64::from(by_presence);
                *logit += weight * i64::from(scale);
            }
        }
    }

    fn add_stack(&self, logits: &mut [i64; HEADS]) {
        let (own, public) = logits.split_at_mut(OWN_HEADS);
        for (logit, row) in own.iter_mut().zip(self.stack.chunks_exact(PUBLIC_HEADS)) {
            let sum: i64 = row
                .iter()
                .zip(public.iter())
                .map(|(&share, &score)| i64::from(share) * score)
                .sum();
            *logit += sum >> 12;
        }
    }

    /// Probabilities: our own rows' use of the words and the public rows', mixed by which the message is like.
    pub(crate) fn scores(&self, logits: &[i64; HEADS]) -> Scores {
        let [
            intent_sharp,
            sentiment_sharp,
            public_intent_sharp,
            public_sentiment_sharp,
        ] = self.sharpness;
        let mut intents: [i64; 12] = probabilities(logits, INTENTS, intent_sharp);
        let mut sentiments: [i64; 6] = probabilities(logits, SENTIMENTS, sentiment_sharp);
        let public_intents: [i64; 8] = probabilities(logits, PUBLIC_INTENTS, public_intent_sharp);
        let public_sentiments: [i64; 3] =
            probabilities(logits, PUBLIC_SENTIMENTS, public_sentiment_sharp);
        let at = |head: usize| logits.get(head).copied().unwrap_or(0);
        let public = sigmoid(at(INTENT_GATE));
        let gate = sigmoid(at(SENTIMENT_GATE));
        mix(&mut intents, &public_intents, &PUBLIC_OF, public);
        let angry = sentiments.last().copied().unwrap_or(0);
        mix(&mut sentiments, &public_sentiments, &POLARITY_OF, gate);
        Scores {
            intents,
            sentiments,
            question: sigmoid(at(QUESTION)),
            anger: (gate * sigmoid(at(ANGER)) + (ONE - gate) * angry) / ONE,
            public,
        }
    }
}

fn probabilities<const N: usize>(
    logits: &[i64; HEADS],
    heads: core::ops::Range<usize>,
    sharpness: u32,
) -> [i64; N] {
    let mut scores = [0; N];
    for (score, logit) in scores.iter_mut().zip(logits.get(heads).unwrap_or_default()) {
        *score = (logit * i64::from(sharpness)) >> 16;
    }
    softmax(&mut scores);
    scores
}

/// Moves `fine` towards `coarse`, of whose classes `class_of` says which each fine one falls under, by `share`.
fn mix<const N: usize, const M: usize>(
    fine: &mut [i64; N],
    coarse: &[i64; M],
    class_of: &[usize; N],
    share: i64,
) {
    let mut sums = [0_i64; M];
    for (&part, &class) in fine.iter().zip(class_of) {
        if let Some(sum) = sums.get_mut(class) {
            *sum += part;
        }
    }
    for (part, &class) in fine.iter_mut().zip(class_of) {
        let (sum, coarse) = (
            sums.get(class).copied().unwrap_or(0).max(1),
            coarse.get(class).copied().unwrap_or(0),
        );
        *part = ((ONE - share) * *part + share * (coarse * *part / sum)) / ONE;
    }
}
