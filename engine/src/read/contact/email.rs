use core::ops::Range;

use alloc::string::String;

use crate::table::Tables;
use crate::text::{Text, Token, TokenKind};

use super::spoken::Spoken;
use super::{Contacts, Place};

/// From RFC 5321: the most bytes before and after `@`.
const MOST_LOCAL: usize = 64;
const MOST_DOMAIN: usize = 253;

/// Finds e-mail addresses, in the order of the text.
pub(super) fn emails(original: &str, text: &Text, tables: &Tables, found: &mut Contacts) {
    let searched = if text.counts.at_signs > 0 {
        original
    } else {
        ""
    };
    let mut signs = searched.match_indices(['@', '＠', '﹫']).peekable();
    let is_word = |token: &Token| {
        matches!(token.kind, TokenKind::Word | TokenKind::Arabic)
            && tables.spelled.is_at(text.normal(token))
    };
    let mut words = text
        .tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| is_word(token))
        .peekable();
    let mut free_from = 0;
    loop {
        let sign_at = signs.peek().map_or(usize::MAX, |(at, _)| *at);
        let word_at = words
            .peek()
            .map_or(usize::MAX, |(_, token)| token.byte_start as usize);
        let (at, address) = if word_at < sign_at {
            let Some((place, token)) = words.next() else {
                return;
            };
            let bytes = token.byte_start as usize..token.byte_end as usize;
            let spoken = Spoken {
                original,
                text,
                tables,
                free_from,
            };
            let address = (bytes.start >= free_from)
                .then(|| spoken.around_word(place))
                .flatten();
            (bytes, address)
        } else {
            let Some((at, sign)) = signs.next() else {
                return;
            };
            let bytes = at..at + sign.len();
            let spoken = Spoken {
                original,
                text,
                tables,
                free_from,
            };
            let address = (at >= free_from)
                .then(|| {
                    written(original, &bytes, free_from).or_else(|| spoken.around_sign(&bytes))
                })
                .flatten();
            (bytes, address)
        };
        free_from = free_from.max(at.end);
        if let Some((address, bytes)) = address {
            free_from = bytes.end;
            found.keep_email(address, Place::new("email", original, text, bytes));
        }
    }
}

/// The address around the `@` at `at`, when it is written as addresses are.
fn written(original: &str, at: &Range<usize>, free_from: usize) -> Option<(String, Range<usize>)> {
    let bytes = original.as_bytes();
    let is_sign = |b: u8| b"._%+-".contains(&b);
    let head = bytes.get(free_from..at.start)?;
    let local = head
        .iter()
        .rev()
        .take(MOST_LOCAL)
        .take_while(|b| b.is_ascii_alphanumeric() || is_sign(**b))
        .count();
    let local = bytes.get(at.start - local..at.start)?;
    let signs = local.iter().take_while(|b| is_sign(**b)).count();
    let start = at.start - local.len() + signs;
    let domain = bytes
        .get(at.end..)?
        .iter()
        .take(MOST_DOMAIN)
        .take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b))
        .count();
    let domain = original
        .get(at.end..at.end + domain)?
        .trim_end_matches(['.', '-']);
    if start == at.start || !is_domain(domain) {
        return None;
    }
    let mut address = String::from(original.get(start..at.start)?);
    address.push('@');
    address.push_str(domain);
    if let Some(domain) = address.get_mut(at.start - start..) {
        domain.make_ascii_lowercase();
    }
    Some((address, start..at.end + domain.len()))
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
