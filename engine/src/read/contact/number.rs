use alloc::string::String;
use core::ops::Range;

use crate::table::NumberWord;
use crate::text::digit_value;

use super::border::Prefix;
use super::context::{Named, is_alone, is_link};
use super::phone::{LEAST_DIGITS, MOST_DIGITS, Search};
use super::plan::{Plan, Trust};
use super::run::Run;
use super::{plain, trap};

/// A number that was decided to be one.
pub(super) struct Taken {
    /// Its digits as dialled, behind a `+` where there was one.
    pub(super) digits: String,
    pub(super) e164: Option<String>,
    pub(super) bytes: Range<usize>,
}

impl Search<'_> {
    /// The number that the digits of `groups` are, if they are one, and `least` is trusted.
    #[inline(never)]
    pub(super) fn number(
        &mut self,
        run: &Run,
        groups: &Range<usize>,
        least: Trust,
    ) -> Option<Taken> {
        let written = run.digits(groups);
        if !(LEAST_DIGITS..=MOST_DIGITS).contains(&written.len()) {
            return None;
        }
        self.looked_at += 1;
        let list = run.groups();
        let (first, last) = (list.get(groups.start)?, list.get(groups.end - 1)?);
        let mut bytes = first.start..last.end;
        let mut prefix = Prefix {
            start: first.start,
            plus: false,
            said: None,
        };
        if groups.start == 0 {
            prefix = Prefix::of(self, run);
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
}

#[inline(never)]
fn text_of(sign: &str, digits: &[u8]) -> String {
    let mut text = String::with_capacity(sign.len() + digits.len());
    text.push_str(sign);
    for digit in digits {
        text.push(char::from(b'0' + digit));
    }
    text
}
