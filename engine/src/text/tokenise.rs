use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::base::Span;

use super::fold::{Class, classify};
use super::token::{Counts, Text, Token, TokenKind};

impl Text {
    /// Cuts `original` into tokens in one pass, linear in its length.
    pub(crate) fn new(original: &str) -> Self {
        let mut pass = Pass {
            buffer: String::with_capacity(original.len() + 8),
            tokens: Vec::with_capacity(original.len() / 5 + 4),
            counts: Counts::default(),
            open: None,
            byte: 0,
            unit: 0,
        };
        pass.run(original);
        Self {
            buffer: pass.buffer,
            tokens: pass.tokens,
            counts: pass.counts,
        }
    }
}

/// The script of the word that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Digits,
    Latin,
    Arabic,
    Foreign,
}

/// A word that is being read.
struct Open {
    script: Script,
    normal_start: usize,
    byte_start: usize,
    unit_start: usize,
    byte_end: usize,
    unit_end: usize,
    letters: u32,
    capitals: u32,
    digits: u32,
    last: char,
    run: u32,
    elongated: bool,
}

struct Pass {
    buffer: String,
    tokens: Vec<Token>,
    counts: Counts,
    open: Option<Open>,
    byte: usize,
    unit: usize,
}

impl Pass {
    fn run(&mut self, original: &str) {
        let mut rest = original.chars();
        while let Some(c) = rest.next() {
            let (bytes, units) = (c.len_utf8(), c.len_utf16());
            match classify(c) {
                Class::Latin(folded) => {
                    self.counts.latin += 1;
                    let capital = c.is_ascii_uppercase();
                    self.counts.capital += u32::from(capital);
                    self.letter(Script::Latin, folded, bytes, units);
                    if let Some(open) = &mut self.open {
                        open.capitals += u32::from(capital);
                    }
                }
                Class::Arabic(folded) => {
                    self.counts.arabic += 1;
                    self.letter(Script::Arabic, folded, bytes, units);
                }
                Class::LamAlef => {
                    self.counts.arabic += 2;
                    self.letter(Script::Arabic, 'ل', 0, 0);
                    self.letter(Script::Arabic, 'ا', bytes, units);
                }
                Class::Foreign(folded) => {
                    self.counts.foreign += 1;
                    self.letter(Script::Foreign, folded, bytes, units);
                }
                Class::Digit(value) => {
                    self.counts.digits += 1;
                    self.digit(value, bytes, units);
                }
                Class::Invisible => self.extend(bytes, units),
                Class::Apostrophe => self.apostrophe(rest.as_str(), bytes, units),
                Class::Sign(sign) => {
                    self.close();
                    self.single(TokenKind::Word, sign, bytes, units);
                }
                Class::Emoji(emoji) => {
                    self.close();
                    self.single(TokenKind::Emoji, emoji, bytes, units);
                }
                Class::Mark(mark) => {
                    self.close();
                    match mark {
                        '?' => self.counts.question_marks += 1,
                        '!' => self.counts.exclamations += 1,
                        _ => {}
                    }
                    if let Some((face, length)) = emoticon(mark, rest.as_str()) {
                        self.byte += bytes + length;
                        self.unit += units + length;
                        self.token_of(TokenKind::Emoji, face, bytes + length);
                        rest = rest.as_str().get(length..).unwrap_or("").chars();
                        continue;
                    }
                    self.mark(mark, bytes, units);
                }
                Class::Space => {
                    self.close();
                    if matches!(c, '@' | '＠' | '﹫') {
                        self.counts.at_signs += 1;
                    }
                }
            }
            self.byte += bytes;
            self.unit += units;
        }
        self.close();
    }

    fn letter(&mut self, script: Script, folded: char, bytes: usize, units: usize) {
        let joins = self.open.as_ref().is_some_and(|open| {
            open.script == script
                // `3ayez` is a word, `10am` are two.
                || (script == Script::Latin && open.script == Script::Digits && open.digits < 2)
        });
        if !joins {
            self.close();
        }
        let open = self
            .open
            .get_or_insert_with(|| Open::at(script, self.buffer.len(), self.byte, self.unit));
        open.script = script;
        open.letters += 1;
        open.byte_end = self.byte + bytes;
        open.unit_end = self.unit + units;
        if open.last == folded {
            open.run += 1;
            if open.run >= 3 {
                open.elongated = true;
                // English has doubled letters (`gooood` is `good`), Arabic writing hardly any.
                if script == Script::Arabic && open.run == 3 {
                    self.buffer.pop();
                }
                return;
            }
        } else {
            open.last = folded;
            open.run = 1;
        }
        self.buffer.push(folded);
    }

    fn digit(&mut self, value: u8, bytes: usize, units: usize) {
        if self
            .open
            .as_ref()
            .is_some_and(|open| matches!(open.script, Script::Arabic | Script::Foreign))
        {
            self.close();
        }
        let open = self.open.get_or_insert_with(|| {
            Open::at(Script::Digits, self.buffer.len(), self.byte, self.unit)
        });
        open.digits += 1;
        open.last = '\0';
        open.run = 0;
        open.byte_end = self.byte + bytes;
        open.unit_end = self.unit + units;
        self.buffer.push(char::from(b'0' + value.min(9)));
    }

    /// Something unseen inside or right after a word belongs to it.
    fn extend(&mut self, bytes: usize, units: usize) {
        if let Some(open) = &mut self.open {
            open.byte_end = self.byte + bytes;
            open.unit_end = self.unit + units;
        }
    }

    /// `don't` is `dont`; only `'ll` is cut off as `will`, since `he'll` and `ill` mean something else.
    fn apostrophe(&mut self, rest: &str, bytes: usize, units: usize) {
        let mut next = rest.chars();
        let (first, second, third) = (next.next(), next.next(), next.next());
        let is_l = |c: Option<char>| matches!(c, Some('l' | 'L'));
        if self.open.is_some()
            && is_l(first)
            && is_l(second)
            && !third.is_some_and(char::is_alphanumeric)
        {
            self.close();
            let mut open = Open::at(Script::Latin, self.buffer.len(), self.byte, self.unit);
            self.buffer.push_str("wi");
            open.byte_end = self.byte + bytes;
            open.unit_end = self.unit + units;
            self.open = Some(open);
        } else if !first.is_some_and(char::is_alphanumeric) {
            self.close();
        }
    }

    /// A sign by itself that begins at the present position.
    fn single(&mut self, kind: TokenKind, sign: char, bytes: usize, units: usize) {
        let (byte, unit) = (self.byte, self.unit);
        let mut letters = [0; 4];
        let sign = sign.encode_utf8(&mut letters);
        self.whole(kind, sign, byte..byte + bytes, unit..unit + units);
    }

    /// An ASCII emoticon that ends at the present position.
    fn token_of(&mut self, kind: TokenKind, normal: &str, length: usize) {
        let (byte, unit) = (self.byte, self.unit);
        self.whole(kind, normal, byte - length..byte, unit - length..unit);
    }

    /// A token that is complete as it is.
    fn whole(&mut self, kind: TokenKind, normal: &str, bytes: Range<usize>, units: Range<usize>) {
        let normal_start = self.buffer.len();
        self.buffer.push_str(normal);
        self.push(Token {
            kind,
            elongated: false,
            shouted: false,
            digit_letters: false,
            normal_start: position(normal_start),
            normal_end: position(self.buffer.len()),
            byte_start: position(bytes.start),
            byte_end: position(bytes.end),
            span: Span {
                start: position(units.start),
                end: position(units.end),
            },
        });
    }

    fn mark(&mut self, mark: char, bytes: usize, units: usize) {
        let here = position(self.byte);
        let run_goes_on = self.tokens.last().is_some_and(|last| {
            last.kind == TokenKind::Mark && last.byte_end == here && self.buffer.ends_with(mark)
        });
        if run_goes_on {
            if let Some(last) = self.tokens.last_mut() {
                last.byte_end = position(self.byte + bytes);
                last.span.end = position(self.unit + units);
            }
        } else {
            self.single(TokenKind::Mark, mark, bytes, units);
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else {
            return;
        };
        if open.script == Script::Arabic {
            drop_final_hamza(&mut self.buffer, open.normal_start);
        }
        let kind = match open.script {
            Script::Digits => TokenKind::Number,
            Script::Arabic => TokenKind::Arabic,
            Script::Latin | Script::Foreign => TokenKind::Word,
        };
        let normal = self.buffer.get(open.normal_start..).unwrap_or("");
        let digit_letters = open.digits > 0
            && open.letters > 1
            && open.digits <= 3
            && normal.bytes().any(|b| b"235679".contains(&b))
            && !normal.bytes().any(|b| b"014".contains(&b))
            && !is_measure(normal);
        self.push(Token {
            kind,
            elongated: open.elongated,
            shouted: open.capitals >= 2 && open.capitals == open.letters,
            digit_letters,
            normal_start: position(open.normal_start),
            normal_end: position(self.buffer.len()),
            byte_start: position(open.byte_start),
            byte_end: position(open.byte_end),
            span: Span {
                start: position(open.unit_start),
                end: position(open.unit_end),
            },
        });
    }

    fn push(&mut self, token: Token) {
        self.tokens.push(token);
    }
}

impl Open {
    fn at(script: Script, normal_start: usize, byte: usize, unit: usize) -> Self {
        Self {
            script,
            normal_start,
            byte_start: byte,
            unit_start: unit,
            byte_end: byte,
            unit_end: unit,
            letters: 0,
            capitals: 0,
            digits: 0,
            last: '\0',
            run: 0,
            elongated: false,
        }
    }
}

/// Positions past 4 GiB stick there; no caller lets such a text in.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// `شراء` and `شرا`, `شيء` and `شي` are written for one another; `ماء` and the negator `ما` are not.
fn drop_final_hamza(buffer: &mut String, start: usize) {
    const LETTER: usize = 2;
    let Some(word) = buffer.get(start..) else {
        return;
    };
    let Some(stem) = word.strip_suffix('ء') else {
        return;
    };
    let long_enough = stem.len() >= 3 * LETTER || (stem.len() >= 2 * LETTER && stem.ends_with('ي'));
    if long_enough {
        buffer.pop();
    }
}

/// The face that `mark` begins, in a standard spelling, and how many bytes of `rest` belong to it.
fn emoticon(mark: char, rest: &str) -> Option<(&'static str, usize)> {
    if mark != ':' && mark != ';' {
        return None;
    }
    let bytes = rest.as_bytes();
    let nose = usize::from(matches!(bytes.first(), Some(b'-' | b'\'')));
    let face = match bytes.get(nose)? {
        b')' | b'D' | b'P' | b'p' | b']' | b'*' if mark == ':' => ":)",
        b')' => ":)",
        b'(' | b'[' | b'@' | b'/' | b'|' if mark == ':' => ":(",
        _ => return None,
    };
    let length = nose + 1;
    // `:Dubai` and `http://` are no faces.
    let ends = !bytes
        .get(length)
        .is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'/');
    ends.then_some((face, length))
}
/// Is it a number with its unit, `5pm` or `25gb`?
fn is_measure(normal: &str) -> bool {
    const UNITS: [&str; 10] = ["am", "pm", "gb", "mb", "kg", "km", "cm", "mm", "th", "rd"];
    let unit = normal.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < normal.len() && UNITS.contains(&unit)
}
