use alloc::string::String;
use core::ops::Range;

use super::context::is_alone;
use crate::table::{Tables, Word};
use crate::text::{Text, Token, TokenKind, digit_value};

/// From RFC 5321: the most characters before `@`.
const MOST_LOCAL: usize = 64;
/// The most labels of a domain, and the most parts of a name, that are said.
const MOST_PARTS: usize = 8;
/// How many words before an address may announce it.
const REACH_OF_CUE: usize = 6;

/// Looks for addresses that are spelt out (`sara (at) example dot org`), or written with blanks.
pub(super) struct Spoken<'a> {
    pub(super) original: &'a str,
    pub(super) text: &'a Text,
    pub(super) tables: &'a Tables,
    /// What comes before this byte belongs to another address.
    pub(super) free_from: usize,
}

type Address = (String, Range<usize>);

impl<'a> Spoken<'a> {
    /// The address around the sign at `at`.
    pub(super) fn around_sign(&self, at: &Range<usize>) -> Option<Address> {
        let tokens = &self.text.tokens;
        let first = tokens.partition_point(|token| (token.byte_start as usize) < at.end);
        let (last, next) = (first.checked_sub(1)?, tokens.get(first)?);
        let before = self
            .original
            .get(tokens.get(last)?.byte_end as usize..at.start)?;
        let after = self.original.get(at.end..next.byte_start as usize)?;
        let provider = self
            .tables
            .spelled
            .stands_for(self.text.normal(next), "provider");
        // `cancelled @airline.today` names somebody, and `shoes @ example.com` are sold there.
        let mention = !before.is_empty() && after.is_empty() && !provider;
        let certain = before.is_empty() && after.is_empty() || provider;
        (is_blank(before) && is_blank(after) && !mention)
            .then(|| self.address(last, first, certain))
            .flatten()
    }

    /// The address around the token at `place`, which is said for `@`.
    pub(super) fn around_word(&self, place: usize) -> Option<Address> {
        let (last, first) = (place.checked_sub(1)?, place + 1);
        if self.is_mark(last, "([{") && self.is_mark(first, ")]}") {
            return self.address(last.checked_sub(1)?, first + 1, true);
        }
        let (before, after) = (self.gap(last)?, self.gap(place)?);
        let angled = before.trim_start() == "<" && after.trim_end() == ">";
        if !(angled || parts(before) && parts(after)) {
            return None;
        }
        let plain = self.normal(place) == "at" && !angled;
        self.address(last, first, !plain)
    }

    /// The address whose name ends with the token `last` and whose domain begins with the token `first`. A `certain`
    /// one has a sign that stands for nothing else.
    fn address(&self, last: usize, first: usize, certain: bool) -> Option<Address> {
        let (domain, end) = self.domain(first, certain)?;
        let start = self.name(last)?;
        if !self.is_plausible(start, last, end, certain) {
            return None;
        }
        let mut address = self.render(start, last);
        if address.len() > MOST_LOCAL || !address.bytes().any(|b| b.is_ascii_alphabetic()) {
            return None;
        }
        address.push('@');
        address.push_str(&domain);
        let tokens = &self.text.tokens;
        let bytes = tokens.get(start)?.byte_start as usize..tokens.get(end)?.byte_end as usize;
        (bytes.start >= self.free_from).then_some((address, bytes))
    }

    /// The domain that begins with the token `first`, and the last of its tokens.
    fn domain(&self, first: usize, certain: bool) -> Option<(String, usize)> {
        let mut name = String::new();
        let mut at = first;
        let mut whole = None;
        let mut touching = false;
        for label in 0..MOST_PARTS {
            let label_start = name.len();
            match self.word(at) {
                // `جيميل`, `جيميل دوت كوم`
                Some(Word::Domain(domain)) if label == 0 && domain.contains('.') => {
                    let ending =
                        self.dot(at, true)
                            .and_then(|(next, _)| match self.word(next)? {
                                Word::Domain(ending) if !ending.contains('.') => {
                                    Some((next, ending))
                                }
                                _ => None,
                            });
                    let Some((next, ending)) = ending else {
                        return Some((domain.into(), at));
                    };
                    name.push_str(domain.split('.').next()?);
                    name.push('.');
                    name.push_str(ending);
                    whole = Some((name.len(), next));
                    at = next;
                }
                Some(Word::Domain(ending)) => name.push_str(ending),
                Some(_) => break,
                None if self.latin(at).is_some() => self.push(&mut name, at),
                None => break,
            }
            while let Some(next) = self.hyphen(at) {
                name.push('-');
                self.push(&mut name, next);
                at = next;
            }
            let label_text = name.get(label_start..).unwrap_or("");
            if label > 0 && self.is_ending(label_text, touching && certain) {
                whole = Some((name.len(), at));
            }
            let provider = self.tables.spelled.stands_for(label_text, "provider");
            let Some((next, touches)) = self.dot(at, provider) else {
                break;
            };
            (at, touching) = (next, touches);
            name.push('.');
        }
        let (length, end) = whole?;
        name.truncate(length);
        Some((name, end))
    }

    /// The first token of the name that ends with the token `last`.
    fn name(&self, last: usize) -> Option<usize> {
        let mut at = last;
        if !self.is_part(at) {
            return None;
        }
        for _ in 0..MOST_PARTS {
            let Some(before) = at.checked_sub(1) else {
                break;
            };
            let gap = self.gap(before)?;
            let joined = matches!(gap, "" | "_" | "-" | "+") || gap.trim() == "_";
            let first = if self.is_part(before) && joined {
                Some(before)
            } else {
                self.part_before_sign(at)
            };
            // `ahmad 99 at gmail dot com`
            let counted = at == last && self.is_number(at) && gap == " " && self.is_name(before);
            match first.or(counted.then_some(before)) {
                Some(first) => at = first,
                None => break,
            }
        }
        Some(at)
    }

    /// The part before the sign that stands, written or said, before the part at `at`.
    fn part_before_sign(&self, at: usize) -> Option<usize> {
        let mut sign = at.checked_sub(1)?;
        let bracketed = self.is_mark(sign, ")]}");
        if bracketed {
            sign = sign.checked_sub(1)?;
        }
        let mut before = sign.checked_sub(1)?;
        if self.is_mark(sign, ".") && !bracketed {
            let (left, right) = (self.gap(before)?, self.gap(sign)?);
            return (self.is_part(before)
                && left.is_empty() == right.is_empty()
                && is_blank(left)
                && is_blank(right))
            .then_some(before);
        }
        if !matches!(self.word(sign), Some(Word::Sign(_))) {
            return None;
        }
        if bracketed {
            if !self.is_mark(before, "([{") {
                return None;
            }
            before = before.checked_sub(1)?;
        } else if matches!(self.word(before), Some(Word::Sign('_' | '-'))) {
            // `under score`, `شرطة سفلية`
            before = before.checked_sub(1)?;
        }
        (self.is_part(before) && is_blank(self.gap(before)?)).then_some(before)
    }

    /// The token after the dot behind the token `at`, and whether nothing stands between. After a known provider one
    /// blank does not matter (`gmail. com`).
    fn dot(&self, at: usize, provider: bool) -> Option<(usize, bool)> {
        let sign = at + 1;
        let (left, right) = (self.gap(at)?, self.gap(sign)?);
        if !is_blank(left) || !is_blank(right) {
            return None;
        }
        if self.is_mark(sign, ".") {
            let even = left.is_empty() == right.is_empty();
            return (even || provider).then_some((sign + 1, left.is_empty() && right.is_empty()));
        }
        if self.is_mark(sign, "([{") && self.is_mark(sign + 2, ")]}") {
            return matches!(self.word(sign + 1), Some(Word::Sign('.')))
                .then_some((sign + 3, false));
        }
        matches!(self.word(sign), Some(Word::Sign('.'))).then_some((sign + 1, false))
    }

    /// The token after the hyphen behind the token `at`: `my-company`, `my dash company`.
    fn hyphen(&self, at: usize) -> Option<usize> {
        if self.gap(at)? == "-" {
            return self.latin(at + 1).map(|_| at + 1);
        }
        let said = matches!(self.word(at + 1), Some(Word::Sign('-'))) && self.gap(at)? == " ";
        (said && self.gap(at + 1)? == " ")
            .then(|| self.latin(at + 2).map(|_| at + 2))
            .flatten()
    }

    fn is_ending(&self, label: &str, any: bool) -> bool {
        let known = self.tables.spelled.stands_for(label, label);
        known
            || self.tables.countries.has(label)
            || any && label.len() >= 2 && label.bytes().all(|b| b.is_ascii_alphabetic())
    }

    /// Is it an address, rather than `look at example dot com`?
    fn is_plausible(&self, start: usize, last: usize, end: usize, certain: bool) -> bool {
        let stands_for =
            |at: usize, meaning: &str| self.tables.spelled.stands_for(self.normal(at), meaning);
        let single = start == last;
        if single && (stands_for(start, "never") || self.is_number(start)) {
            return false;
        }
        if certain || !single {
            return true;
        }
        let word = self.normal(start);
        let before = |back: usize| start.checked_sub(back);
        let led = before(1).is_some_and(|at| stands_for(at, "lead") || self.is_mark(at, ":"));
        let announced = (1..=REACH_OF_CUE)
            .filter_map(before)
            .any(|at| stands_for(at, "mail"));
        let is_action = word.ends_with("ing") || word.ends_with("ed");
        let byte =
            |at: usize, of: fn(&Token) -> u32| self.token(at).map_or(0, |it| of(it) as usize);
        let (first, end) = (byte(start, |it| it.byte_start), byte(end, |it| it.byte_end));
        led || !is_action && (announced || is_alone(self.text, first, end))
    }

    /// The name from the token `start` to the token `last`.
    fn render(&self, start: usize, last: usize) -> String {
        let mut name = String::new();
        for at in start..=last {
            match self.word(at) {
                Some(Word::Sign(sign)) => {
                    // The second word of `under score`.
                    if name.ends_with(['_', '-']) && sign == '_' {
                        name.pop();
                    }
                    name.push(sign);
                }
                _ if self.is_mark(at, ".") => name.push('.'),
                _ => self.push(&mut name, at),
            }
            if at < last {
                let gap = self.gap(at).unwrap_or("");
                name.extend(gap.chars().filter(|c| "_-+".contains(*c)));
            }
        }
        name
    }

    fn push(&self, name: &mut String, at: usize) {
        name.extend(
            self.latin(at)
                .unwrap_or("")
                .chars()
                .map(|c| match digit_value(c) {
                    Some(digit) => char::from(b'0' + digit),
                    None => c.to_ascii_lowercase(),
                }),
        );
    }

    /// The token at `at` as written, when it has only letters and digits that an address may have.
    fn latin(&self, at: usize) -> Option<&'a str> {
        let token = self.token(at)?;
        let text = self
            .original
            .get(token.byte_start as usize..token.byte_end as usize)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || digit_value(c).is_some();
        (matches!(token.kind, TokenKind::Word | TokenKind::Number) && text.chars().all(fits))
            .then_some(text)
    }

    /// May it be part of a name?
    fn is_part(&self, at: usize) -> bool {
        self.latin(at).is_some() && !matches!(self.word(at), Some(Word::Sign(_) | Word::At))
    }

    fn is_number(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// A word that may be what somebody is called.
    fn is_name(&self, at: usize) -> bool {
        let spelled = &self.tables.spelled;
        let word = self.normal(at);
        self.is_part(at)
            && !self.is_number(at)
            && !["never", "mail", "lead"]
                .iter()
                .any(|meaning| spelled.stands_for(word, meaning))
    }

    fn is_mark(&self, at: usize, signs: &str) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Mark)
            && self.normal(at).len() == 1
            && self
                .token(at)
                .is_some_and(|token| token.byte_end - token.byte_start == 1)
            && signs.contains(self.normal(at))
    }

    fn word(&self, at: usize) -> Option<Word<'a>> {
        let token = self.token(at)?;
        matches!(token.kind, TokenKind::Word | TokenKind::Arabic)
            .then(|| self.tables.spelled.word(self.text.normal(token)))
            .flatten()
    }

    fn normal(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.text.normal(token))
    }

    /// What stands between the token at `at` and the next one.
    fn gap(&self, at: usize) -> Option<&'a str> {
        let (token, next) = (self.token(at)?, self.token(at + 1)?);
        self.original
            .get(token.byte_end as usize..next.byte_start as usize)
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.text.tokens.get(at)
    }
}

/// At most two blanks.
fn is_blank(gap: &str) -> bool {
    gap.len() <= 2 && gap.bytes().all(|b| b == b' ')
}

/// One or two blanks.
fn parts(gap: &str) -> bool {
    !gap.is_empty() && is_blank(gap)
}
