use alloc::string::String;

use crate::table::{SpelledAs, Word};
use crate::text::{Token, TokenKind, digit_value};

use super::Spoken;

impl<'a> Spoken<'a> {
    #[inline(never)]
    pub(super) fn push(&self, name: &mut String, at: usize) {
        for c in self.latin(at).unwrap_or("").chars() {
            name.push(match digit_value(c) {
                Some(digit) => char::from(b'0' + digit),
                None => c.to_ascii_lowercase(),
            });
        }
    }

    /// The token at `at` as written, when it has only letters and digits that an address may have.
    #[inline(never)]
    pub(super) fn latin(&self, at: usize) -> Option<&'a str> {
        let token = self.token(at)?;
        let text = self
            .original
            .get(token.byte_start as usize..token.byte_end as usize)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || digit_value(c).is_some();
        (matches!(token.kind, TokenKind::Word | TokenKind::Number) && text.chars().all(fits))
            .then_some(text)
    }

    /// May it be part of a name?
    #[inline(never)]
    pub(super) fn is_part(&self, at: usize) -> bool {
        self.latin(at).is_some() && !matches!(self.word(at), Some(Word::Sign(_) | Word::At))
    }

    #[inline(never)]
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// A word that may be what somebody is called.
    #[inline(never)]
    pub(super) fn is_name(&self, at: usize) -> bool {
        let spelled = &self.tables.spelled;
        let word = self.normal(at);
        self.is_part(at)
            && !self.is_number(at)
            && ![SpelledAs::Never, SpelledAs::Mail, SpelledAs::Lead]
                .iter()
                .any(|&meaning| spelled.stands_for(word, meaning))
    }

    #[inline(never)]
    pub(super) fn is_mark(&self, at: usize, signs: &str) -> bool {
        self.token(at)
            .is_some_and(|token| token.kind == TokenKind::Mark)
            && self.normal(at).len() == 1
            && self
                .token(at)
                .is_some_and(|token| token.byte_end - token.byte_start == 1)
            && signs.contains(self.normal(at))
    }

    #[inline(never)]
    pub(super) fn word(&self, at: usize) -> Option<Word<'a>> {
        let token = self.token(at)?;
        matches!(token.kind, TokenKind::Word | TokenKind::Arabic)
            .then(|| self.tables.spelled.word(self.text.normal(token)))
            .flatten()
    }

    #[inline(never)]
    pub(super) fn normal(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.text.normal(token))
    }

    /// What stands between the token at `at` and the next one.
    #[inline(never)]
    pub(super) fn gap(&self, at: usize) -> Option<&'a str> {
        let (token, next) = (self.token(at)?, self.token(at + 1)?);
        self.original
            .get(token.byte_end as usize..next.byte_start as usize)
    }

    #[inline(never)]
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.text.tokens.get(at)
    }
}

/// At most two blanks.
#[inline(never)]
pub(super) fn is_blank(gap: &str) -> bool {
    gap.len() <= 2 && gap.bytes().all(|b| b == b' ')
}

/// One or two blanks.
#[inline(never)]
pub(super) fn parts(gap: &str) -> bool {
    !gap.is_empty() && is_blank(gap)
}
