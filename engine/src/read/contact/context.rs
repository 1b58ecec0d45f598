use alloc::string::String;

use crate::table::{Lexicon, NumberWord, SpelledAs, Tables};
use crate::text::{Text, Token, TokenKind, for_each_stem};

/// How many words before a number are asked what it is, and how many after it.
const BEFORE: usize = 5;
const AFTER: usize = 4;

/// What the words around a number say that it is: the nearest that say anything.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Named {
    /// With how far away it stands; 1 is right before the number, but for marks and words such as `number`.
    pub(super) before: Option<(NumberWord, usize)>,
    pub(super) after: Option<NumberWord>,
}

impl Named {
    /// What is said of the number that takes the bytes from `start` to `end`.
    #[inline(never)]
    pub(super) fn of(text: &Text, tables: &Tables, start: usize, end: usize) -> Self {
        let mut scratch = String::new();
        let mut said = |token: &Token| number_word(text, &tables.lexicon, token, &mut scratch);
        let is = |token: &Token, meaning: SpelledAs| {
            token.kind == TokenKind::Mark || tables.spelled.stands_for(text.normal(token), meaning)
        };
        let here = text
            .tokens
            .partition_point(|token| token.byte_end as usize <= start);
        let mut named = Self::default();
        let head = text.tokens.get(..here).unwrap_or_default();
        let (mut distance, mut linked) = (0, true);
        for (back, token) in (1..=BEFORE).zip(head.iter().rev()) {
            // `tel. 0944567890` is one breath.
            if ends_clause(text, token) && back > 1 || is_number(text, token) {
                break;
            }
            match said(token) {
                Some(NumberWord::Number) => {
                    // `my number is`, not `inquiry number` nor `رقم الاستعلام`.
                    let whose = head.len().checked_sub(back + 1).and_then(|at| head.get(at));
                    if linked && whose.is_none_or(|token| is(token, SpelledAs::Whose)) {
                        named.before = named.before.or(Some((NumberWord::Phone, back)));
                    }
                }
                Some(word) => {
                    named.before = Some((word, distance + 1));
                    break;
                }
                None => {
                    distance += usize::from(token.kind != TokenKind::Mark);
                    linked &= is(token, SpelledAs::Lead);
                }
            }
        }
        let tail = text.tokens.get(here..).unwrap_or_default();
        let next = tail.partition_point(|token| (token.byte_start as usize) < end);
        let mut last = None;
        for token in tail.iter().skip(next).take(AFTER) {
            if token.kind == TokenKind::Mark || is_number(text, token) {
                break;
            }
            match said(token) {
                Some(NumberWord::Number) if last.is_some_and(|it| is(it, SpelledAs::Whose)) => {
                    named.after = named.after.or(Some(NumberWord::Phone));
                }
                Some(NumberWord::Number) => {}
                Some(word) => {
                    named.after = Some(word);
                    break;
                }
                None => {}
            }
            last = Some(token);
        }
        named
    }
}

/// Are the bytes from `start` to `end` one word or mark at most, as between the members of a list?
#[inline(never)]
pub(super) fn is_link(text: &Text, start: usize, end: usize) -> bool {
    let first = text
        .tokens
        .partition_point(|token| token.byte_end as usize <= start);
    let tokens = text.tokens.get(first..).unwrap_or_default();
    tokens
        .get(1)
        .is_none_or(|token| token.byte_start as usize >= end)
        && tokens.first().is_none_or(|token| !ends_clause(text, token))
}

/// Is there nothing but marks in the message, which is short then, outside of `start` to `end`?
pub(super) fn is_alone(text: &Text, start: usize, end: usize) -> bool {
    const MOST_TOKENS: usize = 32;
    text.tokens.len() <= MOST_TOKENS
        && text.tokens.iter().all(|token| {
            token.byte_start as usize >= start && token.byte_end as usize <= end
                || token.kind == TokenKind::Mark
        })
}

#[inline(never)]
fn number_word(
    text: &Text,
    lexicon: &Lexicon,
    token: &Token,
    scratch: &mut String,
) -> Option<NumberWord> {
    if !matches!(token.kind, TokenKind::Word | TokenKind::Arabic) {
        return None;
    }
    let normal = text.normal(token);
    let mut named = lexicon.number_word(normal);
    if token.kind == TokenKind::Arabic && named.is_none() {
        for_each_stem(normal, scratch, |stem| {
            named = named.or_else(|| lexicon.number_word(stem));
        });
    }
    named
}

/// A number of three digits or more takes the words before it for itself.
fn is_number(text: &Text, token: &Token) -> bool {
    token.kind == TokenKind::Number && text.normal(token).len() > 2
}

fn ends_clause(text: &Text, token: &Token) -> bool {
    token.kind == TokenKind::Mark && matches!(text.normal(token), "." | "!" | "?" | ";" | "\n")
}
