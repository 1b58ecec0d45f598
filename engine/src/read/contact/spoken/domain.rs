use alloc::string::String;

use crate::table::{SpelledAs, Word};

use super::token::is_blank;
use super::{MOST_PARTS, Spoken};

impl Spoken<'_> {
    /// The domain that begins with the token `first`, and the last of its tokens.
    pub(super) fn domain(&self, first: usize, certain: bool) -> Option<(String, usize)> {
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
            let provider = self
                .tables
                .spelled
                .stands_for(label_text, SpelledAs::Provider);
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

    /// The token after the dot behind the token `at`, and whether nothing stands between. After a known provider one
    /// blank does not matter (`gmail. com`).
    #[inline(never)]
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
    #[inline(never)]
    fn hyphen(&self, at: usize) -> Option<usize> {
        if self.gap(at)? == "-" {
            return self.latin(at + 1).map(|_| at + 1);
        }
        let said = matches!(self.word(at + 1), Some(Word::Sign('-'))) && self.gap(at)? == " ";
        (said && self.gap(at + 1)? == " ")
            .then(|| self.latin(at + 2).map(|_| at + 2))
            .flatten()
    }

    #[inline(never)]
    fn is_ending(&self, label: &str, any: bool) -> bool {
        let known = self.tables.spelled.is_ending(label);
        known
            || self.tables.countries.has(label)
            || any && label.len() >= 2 && label.bytes().all(|b| b.is_ascii_alphabetic())
    }
}
