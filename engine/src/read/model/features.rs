use alloc::vec::Vec;

use crate::text::{Text, TokenKind};

/// One feature of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its identity; two features of one hash are one to the model.
    pub hash: u32,
    /// The block whose length it is divided by.
    pub block: Block,
    /// The first of its tokens.
    pub first: u32,
    /// The last of its tokens.
    pub last: u32,
    /// kind
    pub kind: u8,
}

/// Features are weighed within their block, so that a word's many letter groups do not drown the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Words, pairs of words, signs.
    Words = 0,
    /// Groups of letters.
    Letters = 1,
}

pub const WORD: u8 = 1;
pub const PAIR: u8 = 2;
pub const SKIP: u8 = 3;
pub const GRAM: u8 = 4;
pub const STEM: u8 = 5;
pub const STEM_PAIR: u8 = 6;
pub const BONES: u8 = 7;
pub const BONES_PAIR: u8 = 8;
pub const BONES_GRAM: u8 = 9;
pub const NEGATED: u8 = 10;
pub const SIGN: u8 = 11;
pub const HEAD: u8 = 12;
pub const SHAPE: u8 = 13;
pub const TRIPLE: u8 = 14;
pub const ACROSS: u8 = 15;

const LONGEST: usize = 28;

#[inline]
fn mix(h: u32, x: u32) -> u32 {
    (h.rotate_left(5) ^ x).wrapping_mul(0x9E37_79B1)
}

#[inline]
fn finish(h: u32) -> u32 {
    let h = (h ^ (h >> 15)).wrapping_mul(0x85EB_CA6B);
    h ^ (h >> 13)
}

/// Reusable buffers.
#[derive(Debug, Default)]
pub struct Scratch {
    words: Vec<Word>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Word {
    token: u32,
    hash: u32,
    stem: u32,
    bones: u32,
    border: bool,
    content: bool,
}

/// Calls `found` with every feature of `text`.
pub(crate) fn for_each_feature(
    text: &Text,
    arabizi: &[bool],
    negators: &dyn Fn(&str) -> bool,
    scratch: &mut Scratch,
    mut found: impl FnMut(Feature),
) {
    let words = &mut scratch.words;
    words.clear();
    let mut negated = 0_u32;
    let mut emit = |kind: u8, h: u32, first: u32, last: u32| {
        let block = if matches!(kind, GRAM | BONES_GRAM | ACROSS) { Block::Letters } else { Block::Words };
        found(Feature { hash: finish(mix(h, u32::from(kind))), block, first, last, kind });
    };
    for (at, token) in (0_u32..).zip(&text.tokens) {
        let normal = text.normal(token);
        match token.kind {
            TokenKind::Mark => {
                let run = (token.byte_end - token.byte_start).min(3);
                let c = normal.chars().next().unwrap_or('.') as u32;
                emit(SIGN, mix(c, if c == '.' as u32 || c == '!' as u32 || c == '?' as u32 { run } else { 1 }), at, at);
                words.push(Word { token: at, hash: mix(7, c), stem: mix(7, c), bones: 0, border: true, content: false });
                negated = 0;
            }
            TokenKind::Emoji => {
                let c = normal.chars().fold(3, |h, c| mix(h, c as u32));
                emit(SIGN, c, at, at);
                words.push(Word { token: at, hash: c, stem: c, bones: 0, border: true, content: false });
            }
            TokenKind::Contact => {
                words.push(Word { token: at, hash: 11, stem: 11, bones: 0, border: false, content: false });
                emit(SIGN, 11, at, at);
            }
            TokenKind::Number => {
                let len = match normal.len() { 1 => 1, 2..=3 => 2, 4..=5 => 3, _ => 4 };
                words.push(Word { token: at, hash: mix(13, len), stem: 13, bones: 0, border: false, content: false });
                emit(SIGN, mix(13, len), at, at);
            }
            TokenKind::Word | TokenKind::Arabic => {
                let mut chars = [0_u32; LONGEST + 2];
                let mut n = 1;
                chars[0] = '<' as u32;
                for c in normal.chars().take(LONGEST) {
                    chars[n] = if c.is_ascii_digit() && token.kind == TokenKind::Word && !token.digit_letters { '0' as u32 } else { c as u32 };
                    n += 1;
                }
                chars[n] = '>' as u32;
                n += 1;
                let hash = chars[1..n - 1].iter().fold(1, |h, &c| mix(h, c));
                emit(WORD, hash, at, at);
                if negated > 0 {
                    negated -= 1;
                    emit(NEGATED, hash, at, at);
                }
                if negators(normal) {
                    negated = 4;
                }
                if token.elongated || token.shouted {
                    emit(SHAPE, mix(hash, 1), at, at);
                    emit(SHAPE, if token.elongated { 2 } else { 3 }, at, at);
                }
                for size in 2..=5_usize {
                    if size >= n { break; }
                    for start in 0..=(n - size) {
                        let h = chars[start..start + size].iter().fold(size as u32, |h, &c| mix(h, c));
                        emit(GRAM, h, at, at);
                    }
                }
                let is_arabizi = arabizi.get(at as usize).copied().unwrap_or(false);
                let (stem, bones) = if token.kind == TokenKind::Arabic {
                    let (a, b) = stem_arabic(&chars[1..n - 1]);
                    let s = chars[a + 1..b + 1].iter().fold(1, |h, &c| mix(h, c));
                    emit(STEM, s, at, at);
                    (s, bones(&chars[1..n - 1], at, true, &mut emit))
                } else if is_arabizi {
                    (hash, bones(&chars[1..n - 1], at, false, &mut emit))
                } else {
                    let end = stem_english(&chars[1..n - 1]);
                    let s = chars[1..1 + end].iter().fold(1, |h, &c| mix(h, c));
                    emit(STEM, s, at, at);
                    (s, 0)
                };
                words.push(Word { token: at, hash, stem, bones, border: false, content: true });
            }
        }
    }
    let start = Word { token: 0, hash: 17, stem: 17, bones: 17, border: true, content: false };
    let end = Word { token: 0, hash: 19, stem: 19, bones: 19, border: true, content: false };
    let mut before = start;
    let mut before2: Option<Word> = None;
    let last_at = text.tokens.len().saturating_sub(1) as u32;
    for (i, w) in words.iter().chain(core::iter::once(&end)).enumerate() {
        let (f, l) = (before.token, if i == words.len() { last_at } else { w.token });
        emit(PAIR, mix(before.hash, w.hash), f, l);
        if before.stem != before.hash || w.stem != w.hash {
            emit(STEM_PAIR, mix(before.stem, w.stem), f, l);
        } 
        if before.bones != 0 && w.bones != 0 {
            emit(BONES_PAIR, mix(before.bones, w.bones), f, l);
        }
        if let Some(b2) = before2 {
            emit(SKIP, mix(b2.stem, w.stem), b2.token, l);
            emit(TRIPLE, mix(mix(b2.stem, before.stem), w.stem), b2.token, l);
        }
        before2 = if i == 0 { Some(start) } else { Some(before) };
        before = *w;
    }
    if let Some(w) = words.first() { emit(HEAD, w.stem, w.token, w.token); }
    let content = words.iter().filter(|w| w.content).count();
    let size = match content { 0 => 0, 1 => 1, 2 => 2, 3 => 3, 4..=6 => 4, 7..=12 => 5, 13..=25 => 6, _ => 7 };
    emit(SHAPE, mix(100, size), 0, last_at);
    let counts = text.counts;
    if counts.capital >= 10 && counts.capital * 10 >= counts.latin * 7 { emit(SHAPE, 200, 0, last_at); }
    if counts.question_marks > 0 { emit(SHAPE, 201, 0, last_at); }
    if counts.exclamations > 0 { emit(SHAPE, 202 + counts.exclamations.min(3), 0, last_at); }
}

fn stem_english(w: &[u32]) -> usize {
    let n = w.len();
    let ends = |s: &str| n > s.len() + 2 && s.chars().rev().zip(w.iter().rev()).all(|(a, &b)| a as u32 == b);
    let mut end = n;
    if ends("ing") { end = n - 3 } else if ends("ies") { end = n - 3 } else if ends("ied") { end = n - 3 }
    else if ends("ed") { end = n - 2 } else if ends("es") { end = n - 2 } else if ends("s") && !ends("ss") { end = n - 1 }
    else if ends("y") || ends("e") { end = n - 1 }
    if end >= 4 && w[end - 1] == w[end - 2] { end -= 1; }
    end
}

fn stem_arabic(w: &[u32]) -> (usize, usize) {
    const PRE: [(&str, usize); 24] = [
        ("وبال", 2), ("فبال", 2), ("وهال", 3), ("ولل", 2), ("فلل", 2), ("وال", 2), ("فال", 2), ("بال", 2), ("كال", 3), ("هال", 2), ("عال", 3),
        ("شال", 3), ("لل", 2), ("ال", 2), ("وب", 3), ("ول", 3), ("وس", 3), ("و", 3), ("ف", 3), ("ب", 3), ("ل", 3), ("س", 3), ("ه", 3), ("ح", 3),
    ];
    const SUF: [(&str, usize); 20] = [
        ("كوا", 3), ("لكم", 3), ("لنا", 3), ("اتي", 3), ("هم", 3), ("كم", 3), ("ها", 3), ("نا", 3), ("ني", 3), ("كو", 3), ("لي", 3), ("لك", 3), ("ات", 2), ("ين", 3), ("ون", 3), ("وا", 3),
        ("ه", 3), ("ي", 3), ("ك", 3), ("ت", 3),
    ];
    let n = w.len();
    let mut a = 0;
    for (p, least) in PRE {
        let k = p.chars().count();
        if n >= k + least && p.chars().zip(w).all(|(c, &x)| c as u32 == x) { a = k; break; }
    }
    let mut b = n;
    for (s, least) in SUF {
        let k = s.chars().count();
        if b - a >= k + least && s.chars().rev().zip(w[..b].iter().rev()).all(|(c, &x)| c as u32 == x) { b -= k; break; }
    }
    (a, b)
}

fn bones(w: &[u32], at: u32, arabic: bool, emit: &mut impl FnMut(u8, u32, u32, u32)) -> u32 {
    let mut b = [0_u32; LONGEST + 2];
    let mut n = 1;
    b[0] = 31;
    let mut i = 0;
    let mut last = 0;
    while i < w.len() {
        let c = char::from_u32(w[i]).unwrap_or(' ');
        let next = w.get(i + 1).and_then(|&x| char::from_u32(x)).unwrap_or(' ');
        let (code, len) = if arabic { (arabic_bone(c, i), 1) } else { latin_bone(c, next, i) };
        i += len;
        if code != 0 && code != last { b[n] = code; n += 1; }
        last = code;
    }
    b[n] = 30;
    n += 1;
    if n < 4 { return 0; }
    let h = b[1..n - 1].iter().fold(23, |h, &c| mix(h, c));
    emit(BONES, h, at, at);
    for size in 3..=4_usize {
        if size >= n { break; }
        for start in 0..=(n - size) {
            emit(BONES_GRAM, b[start..start + size].iter().fold(size as u32, |h, &c| mix(h, c)), at, at);
        }
    }
    h
}

fn arabic_bone(c: char, at: usize) -> u32 {
    match c {
        'ب' => 1, 'ت' | 'ط' | 'ث' => 2, 'ج' => 3, 'ح' | 'ه' if at > 0 || c == 'ح' => 4, 'ه' => 4, 'خ' => 5, 'د' | 'ض' => 6, 'ز' | 'ذ' | 'ظ' => 7, 'ر' => 8,
        'س' | 'ص' => 9, 'ش' => 10, 'غ' => 11, 'ف' => 12, 'ك' | 'ق' => 13, 'ل' => 14, 'م' => 15, 'ن' => 16, 'و' if at == 0 => 17, 'ي' if at == 0 => 18, _ => 0,
    }
}

fn latin_bone(c: char, next: char, at: usize) -> (u32, usize) {
    match (c, next) {
        ('s', 'h') | ('c', 'h') => (10, 2), ('k', 'h') => (5, 2), ('g', 'h') => (11, 2), ('t', 'h') => (2, 2), ('d', 'h') => (7, 2),
        ('b' | 'p', _) => (1, 1), ('t' | '6', _) => (2, 1), ('j' | 'g', _) => (3, 1), ('h' | '7', _) => (4, 1), ('5' | 'x', _) => (5, 1), ('d', _) => (6, 1),
        ('z', _) => (7, 1), ('r', _) => (8, 1), ('s' | 'c', _) => (9, 1), ('8', _) => (11, 1), ('f' | 'v', _) => (12, 1), ('k' | 'q' | '9', _) => (13, 1),
        ('l', _) => (14, 1), ('m', _) => (15, 1), ('n', _) => (16, 1), ('w', _) if at == 0 => (17, 1), ('y', _) if at == 0 => (18, 1), _ => (0, 1),
    }
}
