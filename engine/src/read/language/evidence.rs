use crate::table::Lexicon;
use crate::text::{Text, Token, TokenKind};

use super::super::scan::{Scan, Word};
use super::letters::Letters;

/// What speaks for English, Arabic and Arabizi.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Words in Arabic letters.
    pub(super) arabic_words: u32,
    /// Words in Latin letters.
    pub(super) latin_words: u32,
    /// Those of them that are no English for sure.
    pub(super) no_english: u32,
    /// English among the Latin words.
    pub(super) english: Side,
    /// Arabizi among the Latin words.
    pub(super) arabizi: Side,
}

/// One of the two languages that Latin words are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    /// A word that is surely of the language gives [`Evidence::SURE`].
    pub(super) points: u32,
    /// Words that speak for it clearly.
    pub(super) words: u32,
    /// The most of them one after the other, those of neither language aside.
    pub(super) longest: u32,
    run: u32,
}

/// A word of so many points speaks clearly.
const CLEAR: u32 = 2;
/// So many units of the separator's score are a point.
const STEP: u32 = 16;
/// Letters are never as sure as a word.
const MOST_BY_LETTERS: u32 = 3;

impl Side {
    /// Adds a word's points to this side, against the other.
    fn add(&mut self, points: u32, against: &mut Self) {
        self.points += points;
        if points >= CLEAR {
            self.words += 1;
            self.run += 1;
            self.longest = self.longest.max(self.run);
            against.run = 0;
        }
    }
}

impl Evidence {
    /// The points of a word that is surely of one language.
    pub(super) const SURE: u32 = 4;

    /// Of the words, each by itself.
    pub(super) fn gather(scan: &Scan<'_>, original: &str, letters: Letters<'_>) -> Self {
        let mut evidence = Self::default();
        for (word, token) in words(scan) {
            if token.kind == TokenKind::Arabic {
                evidence.arabic_words += 1;
            } else {
                evidence.latin_words += 1;
                let english = word.tongues & Lexicon::ENGLISH != 0;
                evidence.no_english += u32::from(word.tongues != 0 && !english);
                // A name amid the message, such as `Al Barsha`, does not make it Arabizi.
                if !english && word.token > 0 && is_name(token, original) {
                    continue;
                }
                evidence.add_latin(word.tongues, token, scan.text, letters);
            }
        }
        evidence
    }

    fn add_latin(&mut self, tongues: u8, token: &Token, text: &Text, letters: Letters<'_>) {
        let (english, arabizi) = (&mut self.english, &mut self.arabizi);
        match tongues & (Lexicon::ENGLISH | Lexicon::ARABIZI) {
            Lexicon::ENGLISH => english.add(Self::SURE, arabizi),
            Lexicon::ARABIZI => arabizi.add(Self::SURE, english),
            0 if token.digit_letters => arabizi.add(Self::SURE + 1, english),
            0 => {
                let lean = letters.leaning(text.normal(token));
                let points = (lean.unsigned_abs() / STEP).min(MOST_BY_LETTERS);
                if lean > 0 {
                    arabizi.add(points, english);
                } else {
                    english.add(points, arabizi);
                }
            }
            // Of both: for each a little.
            _ => {
                english.points += 1;
                arabizi.points += 1;
            }
        }
    }
}

/// Is the word written as names are: with one capital, at its beginning?
fn is_name(token: &Token, original: &str) -> bool {
    let written = original.get(token.byte_start as usize..token.byte_end as usize);
    let mut letters = written.unwrap_or("").bytes();
    letters
        .next()
        .is_some_and(|first| first.is_ascii_uppercase())
        && letters
            .next()
            .is_some_and(|second| second.is_ascii_lowercase())
}

/// The words in Latin or Arabic letters with their tokens; a negation that is one token and two words comes once.
pub(super) fn words<'a>(scan: &'a Scan<'a>) -> impl Iterator<Item = (&'a Word, &'a Token)> {
    let mut last = u32::MAX;
    scan.words.iter().filter_map(move |word| {
        let token = scan.text.tokens.get(word.token as usize)?;
        let again = core::mem::replace(&mut last, word.token) == word.token;
        let counts = match token.kind {
            TokenKind::Arabic => true,
            // Signs such as `$` are words, too.
            TokenKind::Word => scan
                .text
                .normal(token)
                .bytes()
                .any(|b| b.is_ascii_lowercase()),
            _ => false,
        };
        (counts && !again).then_some((word, token))
    })
}
