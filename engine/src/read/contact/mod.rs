//! E-mail addresses and phone numbers in a message, written or spelt out.

mod phone;
mod number;
mod border;
mod context;
mod run;
mod trap;
mod plan;
mod email;
mod spoken;

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::base::{Private, Span, sort_by};
use crate::table::Tables;
use crate::text::Text;

use super::reading::Contact;
use email::emails;
use phone::phones;

/// Contact details, with their places in the original, by start; no two share a character.
#[derive(Debug, Default)]
pub(super) struct Contacts {
    pub(super) contact: Contact,
    pub(super) places: Vec<Place>,
}

/// Where a contact stands.
#[derive(Debug)]
pub(super) struct Place {
    /// `email` or `phone`.
    pub(super) label: &'static str,
    pub(super) bytes: Range<usize>,
    pub(super) span: Span,
}

/// Finds e-mail addresses and phone numbers in `original`, of which `text` is the cut, in time linear in its length.
pub(super) fn contacts(original: &str, text: &Text, tables: &Tables) -> Contacts {
    let mut found = Contacts::default();
    emails(original, text, tables, &mut found);
    if text.counts.digits >= phone::LEAST_DIGITS as u32 {
        phones(original, text, tables, &mut found);
        sort_by(&mut found.places, |a, b| a.bytes.start < b.bytes.start);
    }
    found
}

/// The most addresses, and the most numbers, that are listed; every place is among the findings all the same.
const MOST_KEPT: usize = 64;

impl Contacts {
    fn keep_email(&mut self, address: String, place: Place) {
        let known = |it: &Private<String>| it.as_str() == address;
        let emails = &mut self.contact.emails;
        if emails.len() < MOST_KEPT && !emails.iter().any(known) {
            emails.push(Private::new(address));
        }
        self.places.push(place);
    }

    fn keep_phone(&mut self, number: String, e164: Option<String>, place: Place) {
        let known = |it: &Private<String>| it.as_str() == number;
        let contact = &mut self.contact;
        if contact.phones.len() < MOST_KEPT && !contact.phones.iter().any(known) {
            contact.phones.push(Private::new(number));
            contact.phones_e164.push(e164.map(Private::new));
        }
        self.places.push(place);
    }
}

impl Place {
    #[inline(never)]
    fn new(label: &'static str, original: &str, text: &Text, bytes: Range<usize>) -> Self {
        let span = Span {
            start: unit_at(original, text, bytes.start),
            end: unit_at(original, text, bytes.end),
        };
        Self { label, bytes, span }
    }
}

/// The UTF-16 unit at `byte`, counted from the nearest token before it.
#[inline(never)]
fn unit_at(original: &str, text: &Text, byte: usize) -> u32 {
    let at = text
        .tokens
        .partition_point(|token| token.byte_start as usize <= byte);
    let token = at.checked_sub(1).and_then(|at| text.tokens.get(at));
    let (from, unit) = token.map_or((0, 0), |token| {
        (token.byte_start as usize, token.span.start)
    });
    let between = original.get(from..byte).unwrap_or("");
    unit + u32::try_from(between.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// `c` as ASCII where it is another form of an ASCII sign; `\0` for what a reader does not see.
#[inline(never)]
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '﹣' => '-',
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '﹫' => '@',
        'ـ'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => '\0',
        _ => c,
    }
}
