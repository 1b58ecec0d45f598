use alloc::vec::Vec;

use crate::text::{Counts, Text, Token, TokenKind};

use crate::read::scan::MOST_TOKENS;

use super::bones::Bones;
use super::hash::{finish, for_each_run, mix, of_codes, of_letters};
use super::stem;

/// One feature of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// The bits that it is known by.
    pub hash: u32,
    /// The block whose length it is divided by.
    pub block: Block,
    /// The first of its tokens.
    pub first: u32,
    /// The last of its tokens.
    pub last: u32,
}

/// Features weigh within their block, so that a word's many letter groups do not drown the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words, stems, pairs of them, signs.
    Words = 0,
    /// Groups of letters within a word.
    Letters = 1,
}

/// What is known of each token before its features are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenMark {
    /// A negator reaches it.
    pub negated: bool,
    /// It is a word of Arabic in Latin letters.
    pub arabizi: bool,
}

/// What sort of feature; part of its hash.
#[derive(Clone, Copy)]
enum Kind {
    Word = 1,
    Pair = 2,
    Letters = 4,
    Stem = 5,
    StemPair = 6,
    Bones = 7,
    BonesPair = 8,
    BonesLetters = 9,
    Negated = 10,
    Sign = 11,
    Head = 12,
    Shape = 13,
}

/// The most letters that are read of one word: a longer one is no word.
const LONGEST: usize = 28;

/// What pairs are made of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    token: u32,
    form: u32,
    stem: u32,
    /// 0 when it has too few consonants, or is not Arabic.
    bones: u32,
}

impl Word {
    const fn border(token: u32, form: u32) -> Self {
        Self {
            token,
            form,
            stem: form,
            bones: 0,
        }
    }
}

/// Calls `found` with every feature of `text`'s first [`MOST_TOKENS`] tokens, in time linear in its length.
///
/// `marks` has one entry a token; where it is shorter, tokens count as plain. `words` is a buffer.
pub(super) fn for_each_feature(
    text: &Text,
    marks: &[TokenMark],
    words: &mut Vec<Word>,
    found: &mut impl FnMut(Feature),
) {
    words.clear();
    let mut content = 0_usize;
    for (at, token) in (0_u32..).zip(text.tokens.iter().take(MOST_TOKENS)) {
        let mark = marks.get(at as usize).copied().unwrap_or_default();
        let normal = text.normal(token);
        let word = match token.kind {
            TokenKind::Word | TokenKind::Arabic => {
                content += 1;
                of_word(token, normal, at, mark, found)
            }
            TokenKind::Mark => {
                let sign = normal.chars().next().unwrap_or('.');
                let run = if matches!(sign, '.' | '!' | '?') {
                    (token.byte_end - token.byte_start).min(3)
                } else {
                    1
                };
                emit(Kind::Sign, mix(sign as u32, run), at, at, found);
                Word::border(at, mix(7, sign as u32))
            }
            TokenKind::Emoji => {
                let form = normal.chars().fold(3, |hash, c| mix(hash, c as u32));
                emit(Kind::Sign, form, at, at, found);
                Word::border(at, form)
            }
            TokenKind::Contact => {
                emit(Kind::Sign, 11, at, at, found);
                Word::border(at, 11)
            }
            TokenKind::Number => {
                // How many digits: a count, a price, a code, a long number.
                let size = match normal.len() {
                    0..=1 => 1,
                    2..=3 => 2,
                    4..=5 => 3,
                    _ => 4,
                };
                emit(Kind::Sign, mix(13, size), at, at, found);
                Word {
                    token: at,
                    form: mix(13, size),
                    stem: 13,
                    bones: 0,
                }
            }
        };
        words.push(word);
    }
    let last = u32::try_from(words.len().saturating_sub(1)).unwrap_or(u32::MAX);
    pairs(words, last, found);
    whole(text.counts, content, last, found);
}

/// The features of one word.
fn of_word(
    token: &Token,
    normal: &str,
    at: u32,
    mark: TokenMark,
    found: &mut impl FnMut(Feature),
) -> Word {
    let mut letters = ['<'; LONGEST + 2];
    let plain = token.kind == TokenKind::Word && !token.digit_letters;
    let inner = normal.chars().take(LONGEST).map(|c| match c {
        '0'..='9' if plain => '0',
        _ => c,
    });
    let mut length = 1;
    for (slot, letter) in letters
        .iter_mut()
        .skip(1)
        .zip(inner.chain(core::iter::once('>')))
    {
        *slot = letter;
        length += 1;
    }
    let bordered = letters.get(..length).unwrap_or_default();
    let word = bordered
        .get(1..length.saturating_sub(1))
        .unwrap_or_default();

    let form = of_letters(1, word);
    emit(Kind::Word, form, at, at, found);
    if mark.negated {
        emit(Kind::Negated, form, at, at, found);
    }
    if token.elongated || token.shouted {
        emit(Kind::Shape, mix(form, 1), at, at, found);
        emit(
            Kind::Shape,
            if token.elongated { 2 } else { 3 },
            at,
            at,
            found,
        );
    }
    // 3 to 4: in cross-validation, 2 and 5 gain nothing and cost half the time.
    for_each_run(bordered, 3, 4, 29, |hash| {
        emit(Kind::Letters, hash, at, at, found);
    });
    let arabic = token.kind == TokenKind::Arabic;
    let stem = if arabic {
        of_letters(1, stem::of_arabic(word))
    } else if mark.arabizi {
        form
    } else {
        of_letters(1, stem::of_english(word))
    };
    if arabic || !mark.arabizi {
        emit(Kind::Stem, stem, at, at, found);
    }
    let bones = if arabic {
        of_bones(&Bones::of_arabic(word), at, found)
    } else if mark.arabizi {
        of_bones(&Bones::of_arabizi(word), at, found)
    } else {
        0
    };
    Word {
        token: at,
        form,
        stem,
        bones,
    }
}

fn of_bones(bones: &Bones, at: u32, found: &mut impl FnMut(Feature)) -> u32 {
    let Some(whole) = bones.whole() else {
        return 0;
    };
    let form = of_codes(23, whole);
    emit(Kind::Bones, form, at, at, found);
    for group in bones.bordered().windows(3) {
        emit(Kind::BonesLetters, of_codes(3, group), at, at, found);
    }
    form
}

/// Each word with the next, and the first and last with the border.
fn pairs(words: &[Word], last: u32, found: &mut impl FnMut(Feature)) {
    let mut before = Word {
        bones: 17,
        ..Word::border(0, 17)
    };
    let end = Word {
        bones: 19,
        ..Word::border(last, 19)
    };
    for word in words.iter().chain(core::iter::once(&end)) {
        let (from, to) = (before.token, word.token);
        emit(Kind::Pair, mix(before.form, word.form), from, to, found);
        if before.stem != before.form || word.stem != word.form {
            emit(Kind::StemPair, mix(before.stem, word.stem), from, to, found);
        }
        if before.bones != 0 && word.bones != 0 {
            emit(
                Kind::BonesPair,
                mix(before.bones, word.bones),
                from,
                to,
                found,
            );
        }
        before = *word;
    }
    if let Some(first) = words.first() {
        emit(Kind::Head, first.stem, first.token, first.token, found);
    }
}

/// How long the message is and how loud.
fn whole(counts: Counts, content: usize, last: u32, found: &mut impl FnMut(Feature)) {
    let size = match content {
        0..=3 => content as u32,
        4..=6 => 4,
        7..=12 => 5,
        13..=25 => 6,
        _ => 7,
    };
    emit(Kind::Shape, mix(100, size), 0, last, found);
    if counts.capital >= 10 && counts.capital * 10 >= counts.latin * 7 {
        emit(Kind::Shape, 200, 0, last, found);
    }
    if counts.question_marks > 0 {
        emit(Kind::Shape, 201, 0, last, found);
    }
    if counts.exclamations > 0 {
        emit(
            Kind::Shape,
            202 + counts.exclamations.min(3),
            0,
            last,
            found,
        );
    }
}

#[inline]
fn emit(kind: Kind, hash: u32, first: u32, last: u32, found: &mut impl FnMut(Feature)) {
    let block = match kind {
        Kind::Letters | Kind::BonesLetters => Block::Letters,
        _ => Block::Words,
    };
    found(Feature {
        hash: finish(mix(hash, kind as u32)),
        block,
        first,
        last,
    });
}
