use core::ops::Range;

use crate::table::{NumberWord, Tables};
use crate::text::{Text, digit_value};

use super::border::{Prefix, is_barred, is_time_after, is_time_before};
use super::number::Taken;
use super::plan::Trust;
use super::run::Run;
use super::{Contacts, Place, trap};

/// Fewer are short codes and room numbers; more than 15 are none of ITU-T E.164, behind `00`.
pub(super) const LEAST_DIGITS: usize = 7;
pub(super) const MOST_DIGITS: usize = 17;

/// Finds the phone numbers between the places that were found before.
///
/// Gives how much was looked at on the way, which a test holds to be linear.
pub(super) fn phones(original: &str, text: &Text, tables: &Tables, found: &mut Contacts) -> usize {
    let mut search = Search {
        original,
        text,
        tables,
        said: None,
        taken_to: 0,
        looked_at: 0,
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
            Some(run) => {
                search.looked_at += run.end - at;
                search.take(&run, found).max(at + c.len_utf8())
            }
            None => at + c.len_utf8(),
        };
    }
    search.looked_at
}

pub(super) struct Search<'a> {
    pub(super) original: &'a str,
    pub(super) text: &'a Text,
    pub(super) tables: &'a Tables,
    /// What words called the last number, and where that ended: `orders 12345678 and 87654321`.
    pub(super) said: Option<(NumberWord, usize)>,
    /// Where the last number that was kept ends.
    taken_to: usize,
    /// Bytes of runs, and numbers tried.
    pub(super) looked_at: usize,
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
        let prefix = Prefix::of(self, run);
        let called = prefix.plus || prefix.said.is_some();
        let goes_on = self.taken_to > 0 && self.taken_to + 1 == run.start;
        let barred = || {
            is_barred(run, &groups, head, tail, goes_on)
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_times_the_text_is_at_most_twenty_times_the_work() {
        let tables = Tables::builtin().unwrap();
        let looked_at = |text: &str| {
            let mut found = Contacts::default();
            phones(text, &Text::new(text), &tables, &mut found)
        };
        for piece in [
            "1",
            "1 ",
            "01 ",
            "0 ",
            "+1 ",
            "(",
            "(0)",
            "0944567890 ",
            "0944 56 ",
            "1/",
            "1.1.2020 ",
            "zero zero ",
            "1\u{200f}",
            "!?1234567 ",
            "4111 1111 1111 1111 ",
        ] {
            let once = looked_at(&piece.repeat(1000));
            let more = looked_at(&piece.repeat(16_000));
            assert!(more <= 20 * once, "{piece:?}: {once} then {more}");
        }
    }
}
