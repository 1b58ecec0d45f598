//! The reader's features and scores, for the trainer.

use alloc::vec::Vec;

use crate::base::LanguageCode;
use crate::read::contact::contacts;
use crate::read::language::{Letters, language};
use crate::read::reading::LanguageReading;
use crate::read::scan::Scan;
use crate::read::whole::hide_contacts;
use crate::read::words;
use crate::table::Tables;
use crate::text::{Text, TokenKind};

use super::block::marks_of_tokens;
use super::features::for_each_feature;

pub use super::block::LexiconBlock;
pub use super::features::{Block, Feature, TokenMark};
pub use super::fixed::ONE;
pub use super::score::{LETTERS_SHARE, Scores, Scratch};
pub use super::separator::for_each_bucket;
pub use crate::table::model::bits::Chance;
pub use crate::table::model::heads::*;
pub use crate::table::model::stream::{Chances, DISTANCE_BITS, MOST, Seen};
pub use crate::table::model::{DENSE_ROWS, MAGIC, Model, Separator};

/// A text read so far that it can be scored.
pub struct Prepared {
    text: Text,
    block: LexiconBlock,
    marks: Vec<TokenMark>,
    /// What the reader takes it to be written in.
    pub language: LanguageReading,
}

impl Prepared {
    /// Reads `original` as the reader does.
    pub fn new(tables: &Tables, separator: &Separator, original: &str) -> Self {
        let mut text = Text::new(original);
        let contacts = contacts(original, &text, tables);
        hide_contacts(&mut text, &contacts);
        let letters = Letters {
            arabizi: Some(separator),
            #[cfg(feature = "weights")]
            other: Some(&tables.letters),
            #[cfg(not(feature = "weights"))]
            other: None,
        };
        let (block, marks, language) = {
            let mut scan = Scan::new(&tables.lexicon, &text);
            let language = language(&scan, original, letters, None);
            if matches!(language.code, LanguageCode::Arabizi | LanguageCode::Mixed) {
                scan.read_unknown_as_arabizi();
            }
            scan.find_patterns();
            (
                LexiconBlock::of(&scan, &words::judge(&scan)),
                marks_of_tokens(&scan, separator),
                language,
            )
        };
        Self {
            text,
            block,
            marks,
            language,
        }
    }

    /// Every feature of it.
    pub fn for_each_feature(&self, scratch: &mut Scratch, mut found: impl FnMut(Feature)) {
        for_each_feature(&self.text, &self.marks, &mut scratch.words, &mut found);
    }

    /// The lexicon's sums.
    pub fn block(&self) -> &LexiconBlock {
        &self.block
    }

    /// What `model` makes of it.
    pub fn score(&self, model: &Model, scratch: &mut Scratch) -> Scores {
        model.score(&self.text, &self.block, &self.marks, scratch)
    }

    /// How much each token speaks for one of our own heads.
    pub fn shares(&self, model: &Model, head: usize, scratch: &mut Scratch) -> Vec<(&str, i64)> {
        let mut shares = alloc::vec![0; self.text.tokens.len()];
        self.logits(model, scratch);
        model.shares(head, scratch, &mut shares);
        self.text
            .tokens
            .iter()
            .map(|token| self.text.normal(token))
            .zip(shares)
            .collect()
    }

    /// The sums of every head.
    pub fn logits(&self, model: &Model, scratch: &mut Scratch) -> [i64; HEADS] {
        model.logits(&self.text, &self.block, &self.marks, scratch)
    }
}

/// The words of Latin letters in `original`, in normal form.
pub fn latin_words(original: &str) -> Vec<alloc::string::String> {
    let text = Text::new(original);
    text.tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| text.normal(token).into())
        .collect()
}

/// The words of `original` in Latin and in Arabic letters, as they are written.
pub fn written_words(original: &str) -> Vec<&str> {
    let text = Text::new(original);
    text.tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Arabic))
        .filter_map(|token| original.get(token.byte_start as usize..token.byte_end as usize))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect()
}

impl Separator {
    /// From trained weights.
    pub fn from_weights(weights: Vec<i8>, bias: i32) -> Self {
        Self { weights, bias }
    }

    /// Its weights and its bias.
    pub fn parts(&self) -> (&[i8], i32) {
        (&self.weights, self.bias)
    }

    /// See the crate's own `score`.
    pub fn score_of(&self, word: &str) -> i32 {
        self.score(word)
    }
}

impl Model {
    /// What tells its words of Arabizi from English.
    pub fn separator(&self) -> &Separator {
        &self.separator
    }
}
