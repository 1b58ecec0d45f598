use alloc::string::String;
use core::ops::Range;

use crate::table::{NumberWord, Tables, Word};
use crate::text::{Text, TokenKind, digit_value};

use super::context::{Named, is_alone, is_link};
use super::plan::{Plan, Trust};
use super::run::Run;
use super::{Contacts, Place, plain, trap};

/// Fewer are short codes and room numbers; more than 15 are none of ITU-T E.164, behind `00`.
pub(super) const LEAST_DIGITS: usize = 7;
const MOST_DIGITS: usize = 17;

/// Finds the phone numbers between the places that were found before.
pub(super) fn phones(original: &str, text: &Text, tables: &Tables, found: &mut Contacts) {
    let mut search = Search {
        original,
        text,
        tables,
        said: None,
        taken_to: 0,
    };
    let taken = found.places.len();
    let (mut at, mut place) = (0, 0);
    while let Some(c) = original.get(at..).and_then(|rest| rest.chars().next()) {
        let next = found.places.get(place).filter(|_| place < taken);
        let next = next.map(|place| place.bytes.clone());
        if let Some(bytes) = next.clone().filter(|bytes| at >= bytes.start) {
            (at, place) = (at.max(bytes.end), place + 1);
            continue;
        }
        let begins = c.is_ascii_digit()
            || matches!(c, '+' | '(' | '[' | '＋' | '（')
            || !c.is_ascii() && digit_value(c).is_some();
        let until = next.map_or(original.len(), |bytes| bytes.start);
        let run = begins
            .then(|| Run::at(original.get(..until).unwrap_or(""), at))
            .flatten();
        at = match run {
            Some(run) => search.take(&run, found).max(at + c.len_utf8()),
            None => at + c.len_utf8(),
        };
    }
}

struct Search<'a> {
    original: &'a str,
    text: &'a Text,
    tables: &'a Tables,
    /// What words called the last number, and where that ended: `orders 12345678 and 87654321`.
    said: Option<(NumberWord, usize)>,
    /// Where the last number that was kept ends.
    taken_to: usize,
}

/// A number that was decided to be one.
struct Taken {
    digits: String,
    e164: Option<String>,
    bytes: Range<usize>,
}

/// What stands before a run and is part of it, or stands in its way.
#[derive(Clone, Copy)]
struct Prefix {
    start: usize,
    /// `+`
    plus: bool,
    /// What words say before it: `+` or `00`.
    said: Option<&'static str>,
}

impl Search<'_> {
    /// Keeps the first number of `run`, if there is one, and gives the place to go on from.
    fn take(&mut self, run: &Run, found: &mut Contacts) -> usize {
        let list = run.groups();
        let mut groups = 0..list.len();
        let head = self.original.get(..run.start).unwrap_or("");
        let tail = self.original.get(run.end..).unwrap_or("");
        let group = |at: usize| list.get(at).copied().unwrap_or_default();
        // `10:30 0944567890`, `0944567890 10:30`
        if is_time_before(head) && group(0).len <= 2 {
            groups.start = 1;
        }
        if is_time_after(tail) && run.complete && group(groups.end - 1).len <= 2 {
            groups.end -= 1;
        }
        if groups.is_empty() {
            return run.end;
        }
        match trap::date(run, &groups) {
            Some(at) if at == groups.start => return group(at + 2).end,
            Some(at) => groups.end = at,
            None => {}
        }
        let end = group(groups.end - 1).end;
        let prefix = self.prefix(run);
        let called = prefix.plus || prefix.said.is_some();
        let barred = || {
            self.is_barred(run, head, tail, &groups)
                || !called && trap::is_other_by_shape(run, &groups)
        };
        if run.complete && barred() {
            return end;
        }
        let taken = self.whole(run, &groups, Trust::Strong);
        let taken = taken.or_else(|| self.piece(run, &groups));
        let taken = taken.or_else(|| self.whole(run, &groups, Trust::None));
        match taken {
            Some(taken) => {
                let end = taken.bytes.end;
                self.taken_to = end;
                let place = Place::new("phone", self.original, self.text, taken.bytes);
                found.keep_phone(taken.digits, taken.e164, place);
                end
            }
            None if run.complete => end,
            // All that may begin in its first half was tried.
            None => group((list.len() - 1) / 2).end,
        }
    }

    /// All groups as one number, when it is trusted so far by itself or, for less, by what is said of it.
    fn whole(&mut self, run: &Run, groups: &Range<usize>, trust: Trust) -> Option<Taken> {
        if !run.complete {
            return None;
        }
        self.number(run, groups, trust)
    }

    /// The longest number that needs nobody to vouch for it, of those that begin first: `0944567890 0933123456`.
    fn piece(&mut self, run: &Run, groups: &Range<usize>) -> Option<Taken> {
        let list = run.groups();
        let half = if run.complete {
            groups.end
        } else {
            list.len().div_ceil(2)
        };
        for first in groups.start..half {
            let begins =
                first == groups.start || run.digits(&(first..first + 1)).first() == Some(&0);
            if !begins {
                continue;
            }
            for last in (first + 1..=groups.end).rev() {
                let stands_apart = list
                    .get(last)
                    .is_none_or(|next| next.gap.space || next.gap.slash);
                let length = run.digits(&(first..last)).len();
                if stands_apart
                    && (LEAST_DIGITS..=MOST_DIGITS).contains(&length)
                    && (first, last) != (groups.start, groups.end)
                    && let Some(taken) = self.number(run, &(first..last), Trust::Strong)
                {
                    return Some(taken);
                }
            }
        }
        None
    }

    fn number(&mut self, run: &Run, groups: &Range<usize>, least: Trust) -> Option<Taken> {
        let written = run.digits(groups);
        if !(LEAST_DIGITS..=MOST_DIGITS).contains(&written.len()) {
            return None;
        }
        let list = run.groups();
        let (first, last) = (list.get(groups.start)?, list.get(groups.end - 1)?);
        let mut bytes = first.start..last.end;
        let mut prefix = Prefix {
            start: first.start,
            plus: false,
            said: None,
        };
        if groups.start == 0 {
            prefix = self.prefix(run);
            bytes.start = prefix.start;
        }
        let tail = self.original.get(bytes.end..).unwrap_or("");
        let sign = tail.chars().next().map(|c| (plain(c), c.len_utf8()));

        let mut digits = [0_u8; MOST_DIGITS + 2];
        let mut length = 0;
        let behind_code = prefix.plus || prefix.said.is_some() || written.starts_with(&[0, 0]);
        for (at, digit) in groups
            .clone()
            .flat_map(|at| run.digits(&(at..at + 1)).iter().map(move |it| (at, it)))
        {
            if behind_code && list.get(at).is_some_and(|group| group.home_zero) {
                continue;
            }
            *digits.get_mut(length)? = *digit;
            length += 1;
        }
        let dialled = digits.get(..length)?;
        let countries = &self.tables.countries;
        let mut plus = prefix.plus;
        let mut said = prefix.said;
        let mut plan = Plan::find(countries, plus || said.is_some(), dialled);
        if said.is_some() && plan.is_of_country() {
            plan.trust = Trust::Strong;
        } else if said.take().is_some() {
            // `20 plus 15000000`
            bytes.start = run.start;
            plan = Plan::find(countries, false, dialled);
        }
        // `963944567890+`, as it comes out of a right-to-left line.
        if let Some(('+', width)) = sign
            && !plus
            && said.is_none()
            && !tail
                .get(width..)
                .is_some_and(|rest| rest.starts_with(|c| digit_value(c).is_some()))
        {
            // `944567890 (963+)`: the code ends up last.
            let code = if groups.len() > 1 { last.len } else { 0 };
            let mut turned = digits;
            turned.get_mut(..length)?.rotate_right(code);
            let turned_plan = Plan::find(countries, true, turned.get(..length)?);
            let code_first = Plan::find(countries, true, dialled);
            if (1..=3).contains(&code) && turned_plan.is_of_country() {
                return Some(Taken {
                    digits: text_of("+", turned.get(..length)?),
                    e164: turned_plan.e164(),
                    bytes: bytes.start..bytes.end + width,
                });
            }
            if code_first.is_of_country() {
                (plan, plus) = (code_first, true);
                bytes.end += width;
            }
        }
        if plan.trust < least || !self.is_phone(run, groups, &plan, &bytes, plus) {
            return None;
        }
        let sign = if plus { "+" } else { said.unwrap_or("") };
        Some(Taken {
            digits: text_of(sign, written),
            e164: plan.e164(),
            bytes,
        })
    }

    /// Is it one, by itself and by what is said of it?
    fn is_phone(
        &mut self,
        run: &Run,
        groups: &Range<usize>,
        plan: &Plan<'_>,
        bytes: &Range<usize>,
        plus: bool,
    ) -> bool {
        if plus {
            // Too short, or too long, for any country: unless it is called one.
            return plan.trust == Trust::Certain;
        }
        let named = Named::of(self.text, self.tables, bytes.start, bytes.end);
        let inherited = self
            .said
            .filter(|(_, end)| *end <= bytes.start && is_link(self.text, *end, bytes.start));
        let before = named.before.or(inherited.map(|(word, _)| (word, 2)));
        if let Some((word, _)) = before {
            self.said = Some((word, bytes.end));
        }
        // `order no. 0944567890`: what is named right before a number is what it is.
        if plan.trust >= Trust::Strong {
            return !matches!(named.before, Some((NumberWord::Other, 1..=2)));
        }
        match before.map(|(word, _)| word).or(named.after) {
            Some(NumberWord::Phone | NumberWord::Number) => run.digits(groups).len() <= 15,
            Some(NumberWord::Other) => false,
            None => self.is_phone_by_itself(run, groups, plan, bytes),
        }
    }

    fn is_phone_by_itself(
        &self,
        run: &Run,
        groups: &Range<usize>,
        plan: &Plan<'_>,
        bytes: &Range<usize>,
    ) -> bool {
        if trap::is_count(run, groups) {
            return false;
        }
        let length = run.digits(groups).len();
        plan.trust >= Trust::Likely
            || trap::is_american(run, groups)
            || is_alone(self.text, bytes.start, bytes.end)
                && (9..=12).contains(&length)
                && !trap::is_thousands(run, groups)
    }

    /// Does a sign beside the run, or the word that it is part of, say that it is something else?
    fn is_barred(&self, run: &Run, head: &str, tail: &str, groups: &Range<usize>) -> bool {
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
        if joins(last)
            || matches!(sign, '#' | '$' | '€' | '£')
            || last == '@'
            || trap::after_bank(head)
        {
            return true;
        }
        matches!(last, '-' | '/' | '_' | '=' | '&')
            && !run.plus
            && joins(more)
            && self.taken_to + 1 != run.start
            || last == ':'
                && !more.is_alphabetic()
                && !more.is_whitespace()
                && !matches!(more, ')' | ']')
            || !run.plus && trap::in_address(head)
    }

    fn prefix(&self, run: &Run) -> Prefix {
        let mut prefix = Prefix {
            start: run.start,
            plus: run.plus,
            said: None,
        };
        let head = self.original.get(..run.start).unwrap_or("");
        if trap::after_chat_link(head) {
            prefix.plus = true;
            return prefix;
        }
        let tokens = &self.text.tokens;
        let here = tokens.partition_point(|token| token.byte_end as usize <= run.start);
        let word = |back: usize| {
            let token = here.checked_sub(back).and_then(|at| tokens.get(at))?;
            if !matches!(token.kind, TokenKind::Word | TokenKind::Arabic) {
                return None;
            }
            let word = self.tables.spelled.word(self.text.normal(token))?;
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

fn text_of(sign: &str, digits: &[u8]) -> String {
    let mut text = String::with_capacity(sign.len() + digits.len());
    text.push_str(sign);
    text.extend(digits.iter().map(|digit| char::from(b'0' + digit)));
    text
}

/// A letter or a digit that makes one word with a digit beside it. Arabic runs on without a blank (`رقمي0944567890`).
fn joins(c: char) -> bool {
    c.is_alphanumeric() && !('\u{620}'..='\u{64a}').contains(&c)
}

fn is_time_before(head: &str) -> bool {
    head.strip_suffix(':')
        .is_some_and(|head| head.ends_with(|c| digit_value(c).is_some()))
}

fn is_time_after(tail: &str) -> bool {
    tail.strip_prefix(':')
        .is_some_and(|tail| tail.starts_with(|c| digit_value(c).is_some()))
}
