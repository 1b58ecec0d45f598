use alloc::string::String;

use crate::table::Word;

use super::token::is_blank;
use super::{MOST_PARTS, Spoken};

impl Spoken<'_> {
    /// The first token of the name that ends with the token `last`.
    pub(super) fn name(&self, last: usize) -> Option<usize> {
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
    #[inline(never)]
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

    /// The name from the token `start` to the token `last`.
    pub(super) fn render(&self, start: usize, last: usize) -> String {
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
                for sign in gap.chars().filter(|c| matches!(c, '_' | '-' | '+')) {
                    name.push(sign);
                }
            }
        }
        name
    }
}
