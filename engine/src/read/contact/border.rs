//! What stands right before a number and right after it.

use core::ops::Range;

use crate::table::Word;
use crate::text::{TokenKind, digit_value};

use super::phone::Search;
use super::run::Run;
use super::{plain, trap};

/// What stands before a run and is part of the number.
#[derive(Clone, Copy)]
pub(super) struct Prefix {
    pub(super) start: usize,
    /// `+`
    pub(super) plus: bool,
    /// What words say before it: `+` or `00`.
    pub(super) said: Option<&'static str>,
}

impl Prefix {
    /// What stands before `run`.
    #[inline(never)]
    pub(super) fn of(search: &Search<'_>, run: &Run) -> Self {
        let mut prefix = Self {
            start: run.start,
            plus: run.plus,
            said: None,
        };
        let head = search.original.get(..run.start).unwrap_or("");
        if trap::after_chat_link(head) {
            prefix.plus = true;
            return prefix;
        }
        let tokens = &search.text.tokens;
        let here = tokens.partition_point(|token| token.byte_end as usize <= run.start);
        let word = |back: usize| {
            let token = here.checked_sub(back).and_then(|at| tokens.get(at))?;
            if !matches!(token.kind, TokenKind::Word | TokenKind::Arabic) {
                return None;
            }
            let word = search.tables.spelled.word(search.text.normal(token))?;
            Some((word, token.byte_start as usize))
        };
        if run.plus {
            return prefix;
        }
        match (word(1), word(2)) {
            (Some((Word::Sign('+'), start)), _) => (prefix.start, prefix.said) = (start, Some("+")),
            (Some((Word::Zero, _)), Some((Word::Zero, start))) => {
                (prefix.start, prefix.said) = (start, Some("00"))
            }
            _ => {}
        }
        prefix
    }
}

/// Does a sign beside the run, or the word that it is part of, say that it is something else?
///
/// `goes_on`: the number before ends where the sign before this one stands.
pub(super) fn is_barred(
    run: &Run,
    groups: &Range<usize>,
    head: &str,
    tail: &str,
    goes_on: bool,
) -> bool {
    let mut before = head.chars().rev().map(plain).filter(|c| *c != '\0');
    let (last, more) = (before.next().unwrap_or(' '), before.next().unwrap_or(' '));
    let mut after = tail.chars().map(plain).filter(|c| *c != '\0');
    let (next, then) = (after.next().unwrap_or(' '), after.next().unwrap_or(' '));
    let is_last = groups.end == run.groups().len();
    // `0112345678x12` has an extension.
    let extended = matches!(next, 'x' | 'X') && then.is_ascii_digit();
    let sign = if next == ' ' { then } else { next };
    if is_last
        && (joins(next) && !extended
            || matches!(sign, '%' | '$' | '€' | '£' | '°')
            || matches!(next, '@' | '_'))
    {
        return true;
    }
    if is_last && next == '-' && then.is_ascii_alphabetic() && !run.plus {
        return true;
    }
    if groups.start > 0 || trap::after_chat_link(head) {
        return false;
    }
    let sign = if last == ' ' { more } else { last };
    if joins(last) || matches!(sign, '#' | '$' | '€' | '£') || last == '@' || trap::after_bank(head)
    {
        return true;
    }
    matches!(last, '-' | '/' | '_' | '=' | '&') && !run.plus && joins(more) && !goes_on
        || last == ':'
            && !more.is_alphabetic()
            && !more.is_whitespace()
            && !matches!(more, ')' | ']')
        || !run.plus && trap::in_address(head)
}

/// A letter or a digit that makes one word with a digit beside it. Arabic runs on without a blank (`رقمي0944567890`).
fn joins(c: char) -> bool {
    c.is_alphanumeric() && !('\u{620}'..='\u{64a}').contains(&c)
}

pub(super) fn is_time_before(head: &str) -> bool {
    head.strip_suffix(':')
        .is_some_and(|head| head.ends_with(|c| digit_value(c).is_some()))
}

pub(super) fn is_time_after(tail: &str) -> bool {
    tail.strip_prefix(':')
        .is_some_and(|tail| tail.starts_with(|c| digit_value(c).is_some()))
}
