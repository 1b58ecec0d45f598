use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::base::Private;
use crate::base::sort_by;
use crate::table::{Lexicon, NumberWord};
use crate::text::{Text, TokenKind, digit_value, for_each_stem};

use super::reading::Contact;

/// Contact details, with their places in bytes of the original, by start.
#[derive(Debug, Default)]
pub(super) struct Contacts {
    pub(super) contact: Contact,
    pub(super) places: Vec<(&'static str, Range<usize>)>,
}

/// Finds e-mail addresses and phone numbers in `original`, of which `text` is the cut, in time linear in its length.
pub(super) fn contacts(original: &str, text: &Text, lexicon: &Lexicon) -> Contacts {
    let mut found = Contacts::default();
    if text.counts.at_signs > 0 {
        emails(original, &mut found);
    }
    if text.counts.digits >= LEAST_DIGITS as u32 {
        phones(original, text, lexicon, &mut found);
    }
    sort_by(&mut found.places, |(_, a), (_, b)| a.start < b.start);
    found
}

fn emails(original: &str, found: &mut Contacts) {
    let bytes = original.as_bytes();
    let mut free_from = 0;
    for (at, _) in original.match_indices('@') {
        let is_local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
        let local = bytes
            .get(free_from..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(64)
            .take_while(|b| is_local(b))
            .count();
        let mut start = at - local;
        while bytes.get(start).is_some_and(|b| b"._%+-".contains(b)) && start < at {
            start += 1;
        }
        let length = bytes
            .get(at + 1..)
            .unwrap_or_default()
            .iter()
            .take(253)
            .take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b))
            .count();
        let Some(domain) = original.get(at + 1..at + 1 + length) else {
            continue;
        };
        let domain = domain.trim_end_matches(['.', '-']);
        let end = at + 1 + domain.len();
        free_from = at + 1;
        if start == at || !is_domain(domain) {
            continue;
        }
        free_from = end;
        if let Some(address) = original.get(start..end) {
            keep(&mut found.contact.emails, address);
            found.places.push(("email", start..end));
        }
    }
}

fn is_domain(domain: &str) -> bool {
    let mut labels = 0;
    for label in domain.split('.') {
        if label.is_empty() || label.starts_with('-') || label.ends_with('-') {
            return false;
        }
        labels += 1;
    }
    let top = domain.rsplit('.').next().unwrap_or("");
    labels >= 2 && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic())
}

/// From ITU-T E.164: at most 15 digits. Fewer than 7 are short codes and room numbers.
const LEAST_DIGITS: usize = 7;
const MOST_DIGITS: usize = 15;

/// A run of digits with what may stand between them in a phone number.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    plus: bool,
    /// Its digits, Western; one more than a card can have is enough to refuse it.
    digits: String,
    /// The lengths of its groups.
    groups: Vec<usize>,
    dots: usize,
    dashes: usize,
}

fn phones(original: &str, text: &Text, lexicon: &Lexicon, found: &mut Contacts) {
    let mut characters = original.char_indices().peekable();
    let mut before = ' ';
    while let Some(&(start, c)) = characters.peek() {
        if !(c == '+' || c == '(' || digit_value(c).is_some()) {
            before = c;
            characters.next();
            continue;
        }
        let mut run = Run {
            start,
            end: start,
            ..Run::default()
        };
        let (mut gap, mut group, mut last) = (0, 0, before);
        while let Some(&(at, c)) = characters.peek() {
            if let Some(digit) = digit_value(c) {
                if run.digits.len() <= 32 {
                    run.digits.push(char::from(b'0' + digit));
                }
                group += 1;
                gap = 0;
                run.end = at + c.len_utf8();
            } else {
                let sign = match c {
                    '+' if run.digits.is_empty() && !run.plus => {
                        run.plus = true;
                        true
                    }
                    '.' => {
                        run.dots += 1;
                        true
                    }
                    '-' | '‑' | '–' => {
                        run.dashes += 1;
                        true
                    }
                    ' '
                    | '('
                    | ')'
                    | '\u{a0}'
                    | '\u{200e}'
                    | '\u{200f}'
                    | '\u{202a}'..='\u{202c}'
                    | '\u{2066}'..='\u{2069}'
                    | 'ـ' => true,
                    _ => false,
                };
                gap += 1;
                if !sign || gap > 3 {
                    break;
                }
                if group > 0 {
                    run.groups.push(group);
                    group = 0;
                }
            }
            last = c;
            characters.next();
        }
        if group > 0 {
            run.groups.push(group);
        }
        let after = original.get(run.end..).and_then(|rest| rest.chars().next());
        if is_phone(&run, before, after, original, text, lexicon) {
            let mut number = String::with_capacity(run.digits.len() + 1);
            if run.plus {
                number.push('+');
            }
            number.push_str(&run.digits);
            keep(&mut found.contact.phones, &number);
            found.places.push(("phone", run.start..run.end));
        }
        before = last;
    }
}

fn is_phone(
    run: &Run,
    before: char,
    after: Option<char>,
    original: &str,
    text: &Text,
    lexicon: &Lexicon,
) -> bool {
    let digits = run.digits.as_str();
    let joined = |c: char| c.is_alphanumeric() && !is_arabic_letter(c);
    if !(LEAST_DIGITS..=MOST_DIGITS).contains(&digits.len())
        || joined(before)
        || matches!(before, '#' | '$' | '€' | '£' | '@' | ':')
            && !(before == ':' && after_label(original, run.start))
        || after.is_some_and(|c| joined(c) || matches!(c, '%' | '$' | '€' | '£' | '@' | ':'))
    {
        return false;
    }
    if is_date(run) || is_address(run) || is_amount(run) {
        return false;
    }
    let international = run.plus || digits.starts_with("00");
    if international {
        return digits.len() >= 8;
    }
    if digits.len() >= 13 && luhn(digits) {
        return false;
    }
    match named(run, text, lexicon) {
        Some(NumberWord::Phone) => true,
        Some(NumberWord::Other) => false,
        // Nobody said what it is: national form, or groups as phones are written.
        None => {
            digits.starts_with('0') && digits.len() >= 8 && digits.len() <= 12
                || run.groups.len() >= 2 && (8..=13).contains(&digits.len())
                || (9..=12).contains(&digits.len())
                || alone(run, text)
        }
    }
}

/// `mobile:0791234567`, not the second half of `12:3456789`.
fn after_label(original: &str, at: usize) -> bool {
    original
        .get(..at)
        .and_then(|head| head.trim_end_matches([':', ' ']).chars().next_back())
        .is_some_and(char::is_alphabetic)
}

/// 2026-01-31, 31-01-2026, 31.01.2026.
fn is_date(run: &Run) -> bool {
    let year = |range: Range<usize>| {
        run.digits
            .get(range)
            .is_some_and(|year| year.starts_with("19") || year.starts_with("20"))
    };
    run.dots + run.dashes >= 2
        && match run.groups.as_slice() {
            [4, 1..=2, 1..=2, ..] => year(0..4),
            [a @ 1..=2, b @ 1..=2, 4, ..] => year(a + b..a + b + 4),
            _ => false,
        }
}

/// 192.168.10.100
fn is_address(run: &Run) -> bool {
    run.dots == 3 && run.groups.len() == 4 && run.groups.iter().all(|group| *group <= 3)
}

/// 1234567.50, 1.234.567
fn is_amount(run: &Run) -> bool {
    let decimals = run.dots == 1 && run.dashes == 0 && run.groups.len() == 2;
    decimals && run.groups.last().is_some_and(|group| *group <= 2)
}

/// The checksum of payment cards, ISO/IEC 7812-1.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, b)| {
            let digit = u32::from(b - b'0');
            match (at % 2, digit * 2) {
                (0, _) => digit,
                (_, double) if double > 9 => double - 9,
                (_, double) => double,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// What the words right before the number, or right after it, say that it is.
fn named(run: &Run, text: &Text, lexicon: &Lexicon) -> Option<NumberWord> {
    let (start, end) = (run.start as u32, run.end as u32);
    let here = text.tokens.partition_point(|token| token.byte_end <= start);
    let mut scratch = String::new();
    let mut of_token = |at: usize| {
        let token = text.tokens.get(at)?;
        if !matches!(token.kind, TokenKind::Word | TokenKind::Arabic) {
            return None;
        }
        let normal = text.normal(token);
        let mut named = lexicon.number_word(normal);
        if token.kind == TokenKind::Arabic && named.is_none() {
            for_each_stem(normal, &mut scratch, |stem| {
                named = named.or_else(|| lexicon.number_word(stem));
            });
        }
        named
    };
    const BEFORE: usize = 5;
    const AFTER: usize = 2;
    let before: Vec<NumberWord> = (1..=BEFORE)
        .filter_map(|back| here.checked_sub(back))
        .filter_map(&mut of_token)
        .collect();
    // `my order number 12345678`: the general word beside the number yields to what it is the number of.
    if before.contains(&NumberWord::Other) {
        return Some(NumberWord::Other);
    }
    if before.contains(&NumberWord::Phone) {
        return Some(NumberWord::Phone);
    }
    let next = here
        + text
            .tokens
            .get(here..)
            .unwrap_or_default()
            .partition_point(|token| token.byte_start < end);
    (next..next + AFTER).find_map(of_token)
}

/// Is there nothing else in the message?
fn alone(run: &Run, text: &Text) -> bool {
    text.tokens.iter().all(|token| {
        token.byte_start as usize >= run.start && token.byte_end as usize <= run.end
            || token.kind == TokenKind::Mark
    })
}

fn is_arabic_letter(c: char) -> bool {
    ('\u{620}'..='\u{64a}').contains(&c)
}

/// The most addresses, and the most numbers, that are listed; every place is among the findings all the same.
const MOST_KEPT: usize = 64;

fn keep(list: &mut Vec<Private<String>>, value: &str) {
    if list.len() < MOST_KEPT && !list.iter().any(|known| known.as_str() == value) {
        list.push(value.into());
    }
}
