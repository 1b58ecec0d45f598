//! Numbers that are no phone numbers, whatever their length.

use core::ops::Range;

use super::run::{Group, Run};

/// The place of the first date among `groups`, which takes three of them: 2026-01-31, 31/1/2026.
pub(super) fn date(run: &Run, groups: &Range<usize>) -> Option<usize> {
    groups.clone().find(|&at| {
        let Some([a, b, c]) = run.groups().get(at..at + 3) else {
            return false;
        };
        let value = |group: usize| number(run.digits(&(group..group + 1)));
        let day_and_month = |a: u32, b: u32| {
            (1..=31).contains(&a) && (1..=12).contains(&b)
                || (1..=12).contains(&a) && (1..=31).contains(&b)
        };
        let year = |year: u32| (1900..2100).contains(&year);
        at + 3 <= groups.end
            && b.gap == c.gap
            && (b.gap.dash || b.gap.slash || b.gap.dot)
            && match [a.len, b.len, c.len] {
                [4, 1..=2, 1..=2] => year(value(at)) && day_and_month(value(at + 1), value(at + 2)),
                [1..=2, 1..=2, 4] => year(value(at + 2)) && day_and_month(value(at), value(at + 1)),
                _ => false,
            }
    })
}

/// An address of a machine, a payment card, the citizens' number of the Emirates.
///
/// Cards begin with 2 to 6, as ISO/IEC 7812 gives the first digits out to those who issue them.
pub(super) fn is_other_by_shape(run: &Run, groups: &Range<usize>) -> bool {
    let list = run.groups().get(groups.clone()).unwrap_or_default();
    let digits = run.digits(groups);
    let short = |group: &Group| group.len <= 3;
    let after_dots = |list: &[Group]| list.iter().skip(1).all(|group| group.gap.is_only_dot());
    let machine = list.len() == 4 && after_dots(list) && list.iter().all(short);
    let card = (13..=19).contains(&digits.len()) && matches!(digits, [2..=6, ..]) && luhn(digits);
    let citizen = matches!(list, [a, b, c, d] if [a.len, b.len, c.len, d.len] == [3, 4, 7, 1]);
    machine || card || citizen
}

/// Years, sums and versions: what is not taken for a phone number unless somebody says that it is one.
pub(super) fn is_count(run: &Run, groups: &Range<usize>) -> bool {
    let list = run.groups().get(groups.clone()).unwrap_or_default();
    let digits = run.digits(groups);
    let after = list.get(1..).unwrap_or_default();
    let decimals = matches!(after, [last] if last.gap.is_only_dot() && last.len <= 2);
    let version = after.len() >= 2
        && after.iter().all(|it| it.gap.is_only_dot())
        && list.iter().any(|it| it.len == 1);
    let years = list.len() == 2
        && list.iter().all(|it| it.len == 4)
        && matches!(digits, [1, 9, ..] | [2, 0, ..]);
    let pairs = list.len() >= 2 && digits.first() != Some(&0) && list.iter().all(|it| it.len <= 2);
    decimals || version || years || pairs || digits.ends_with(&[0, 0, 0, 0])
}

/// 12 345 678
pub(super) fn is_thousands(run: &Run, groups: &Range<usize>) -> bool {
    let list = run.groups().get(groups.clone()).unwrap_or_default();
    list.len() >= 2
        && list.iter().skip(1).all(|it| it.len == 3)
        && list.first().is_some_and(|it| it.len <= 3)
        && run.digits(groups).first() != Some(&0)
}

/// (201) 555-0123, as North America writes them.
pub(super) fn is_american(run: &Run, groups: &Range<usize>) -> bool {
    let list = run.groups().get(groups.clone()).unwrap_or_default();
    let (list, digits) = match (list, run.digits(groups)) {
        ([one, rest @ ..], [1, digits @ ..]) if one.len == 1 => (rest, digits),
        all => all,
    };
    matches!(list, [a, b, c] if [a.len, b.len, c.len] == [3, 3, 4])
        && digits.first().is_some_and(|digit| *digit >= 2)
        && digits.get(3).is_some_and(|digit| *digit >= 2)
}

/// Does the word that goes on at `at` lead somewhere on the web?
pub(super) fn in_address(head: &str) -> bool {
    let word = last_word(head);
    word.contains("://") || word.starts_with("www.")
}

/// `wa.me/963…`: what follows begins with a calling code.
pub(super) fn after_chat_link(head: &str) -> bool {
    last_word(head).ends_with("wa.me/")
}

/// `NL91 ABNA `, as an IBAN begins whose bank has letters.
pub(super) fn after_bank(head: &str) -> bool {
    let capitals = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_uppercase());
    let bytes = head.trim_end_matches(' ').as_bytes();
    let tail = |bytes: &[u8], length: usize| -> Option<(usize, [u8; 4])> {
        let at = bytes.len().checked_sub(length)?;
        Some((at, <[u8; 4]>::try_from(bytes.get(at..)?).ok()?))
    };
    let Some((at, bank)) = tail(bytes, 4) else {
        return false;
    };
    let head = bytes.get(..at).unwrap_or_default().trim_ascii_end();
    let Some((_, country)) = tail(head, 4) else {
        return false;
    };
    core::str::from_utf8(&bank).is_ok_and(capitals)
        && matches!(
            country,
            [b'A'..=b'Z', b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9']
        )
}

/// The end of `head` from its last blank on, at most 200 bytes of it.
#[inline(never)]
fn last_word(head: &str) -> &str {
    const MOST: usize = 200;
    let start = head
        .char_indices()
        .rev()
        .take_while(|(at, c)| !c.is_whitespace() && head.len() - at <= MOST)
        .last()
        .map_or(head.len(), |(at, _)| at);
    head.get(start..).unwrap_or("")
}

#[inline(never)]
fn number(digits: &[u8]) -> u32 {
    digits
        .iter()
        .take(9)
        .fold(0, |number, &digit| number * 10 + u32::from(digit))
}

/// The checksum of payment cards, ISO/IEC 7812-1.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &digit)| match (at % 2, u32::from(digit) * 2) {
            (0, _) => u32::from(digit),
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}
