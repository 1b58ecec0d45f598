//! Addresses that are spelt out (`sara (at) example dot org`), or written with blanks.

mod domain;
mod name;
mod token;

use alloc::string::String;
use core::ops::Range;

use super::context::is_alone;
use crate::table::{SpelledAs, Tables};
use crate::text::{Text, Token};

use token::{is_blank, parts};

/// From RFC 5321: the most characters before `@`.
const MOST_LOCAL: usize = 64;
/// The most labels of a domain, and the most parts of a name, that are said.
const MOST_PARTS: usize = 8;
/// How many words before an address may announce it.
const REACH_OF_CUE: usize = 6;

/// Looks for addresses that are spelt out (`sara (at) example dot org`), or written with blanks.
pub(in crate::read::contact) struct Spoken<'a> {
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
            .stands_for(self.text.normal(next), SpelledAs::Provider);
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
    #[inline(never)]
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

    /// Is it an address, rather than `look at example dot com`?
    fn is_plausible(&self, start: usize, last: usize, end: usize, certain: bool) -> bool {
        let stands_for = |at: usize, meaning: SpelledAs| {
            self.tables.spelled.stands_for(self.normal(at), meaning)
        };
        let single = start == last;
        if single && (stands_for(start, SpelledAs::Never) || self.is_number(start)) {
            return false;
        }
        if certain || !single {
            return true;
        }
        let word = self.normal(start);
        let before = |back: usize| start.checked_sub(back);
        let led =
            before(1).is_some_and(|at| stands_for(at, SpelledAs::Lead) || self.is_mark(at, ":"));
        let announced = (1..=REACH_OF_CUE)
            .filter_map(before)
            .any(|at| stands_for(at, SpelledAs::Mail));
        let is_action = word.ends_with("ing") || word.ends_with("ed");
        let byte =
            |at: usize, of: fn(&Token) -> u32| self.token(at).map_or(0, |it| of(it) as usize);
        let (first, end) = (byte(start, |it| it.byte_start), byte(end, |it| it.byte_end));
        led || !is_action && (announced || is_alone(self.text, first, end))
    }
}
