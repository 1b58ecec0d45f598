use alloc::string::String;
use alloc::vec::Vec;

use crate::base::Span;

/// A text cut into tokens, every one in normal form, with its place in the original.
#[derive(Debug, Default)]
pub(crate) struct Text {
    /// The normal forms of all tokens, one after the other.
    pub(super) buffer: String,
    /// The tokens in the order of the text.
    pub(crate) tokens: Vec<Token>,
    /// What was counted on the way.
    pub(crate) counts: Counts,
}

impl Text {
    /// The normal form of `token`.
    pub(crate) fn normal(&self, token: &Token) -> &str {
        self.buffer
            .get(token.normal_start as usize..token.normal_end as usize)
            .unwrap_or("")
    }
}

/// One token of a [`Text`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What sort of token.
    pub(crate) kind: TokenKind,
    /// Was a letter drawn out (`soooo`)?
    pub(crate) elongated: bool,
    /// Has it two or more Latin letters, all of them capital?
    pub(crate) shouted: bool,
    /// Has it both Latin letters and digits that Arabizi uses for letters?
    pub(crate) digit_letters: bool,
    /// Where the normal form stands in the buffer.
    pub(super) normal_start: u32,
    pub(super) normal_end: u32,
    /// Where it stands in the original, in bytes.
    pub(crate) byte_start: u32,
    pub(crate) byte_end: u32,
    /// Where it stands in the original, in UTF-16 code units.
    pub(crate) span: Span,
}

/// What sort of thing a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word in Latin or other letters, or a sign that stands for one (`$`, `&`).
    Word,
    /// A word in Arabic letters.
    Arabic,
    /// Digits only.
    Number,
    /// An emoji, or an emoticon such as `:)`.
    Emoji,
    /// Punctuation; a run of one sign is one token.
    Mark,
    /// Part of an e-mail address or a phone number.
    Contact,
}

/// What the tokeniser counts on its way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Latin letters.
    pub(crate) latin: u32,
    /// Those of them that are capital.
    pub(crate) capital: u32,
    /// Arabic letters.
    pub(crate) arabic: u32,
    /// Letters of other scripts.
    pub(crate) foreign: u32,
    /// Digits of any script.
    pub(crate) digits: u32,
    /// `@`.
    pub(crate) at_signs: u32,
    /// `?` and `؟`.
    pub(crate) question_marks: u32,
    /// `!`.
    pub(crate) exclamations: u32,
}
