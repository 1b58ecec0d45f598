use alloc::string::String;

use super::label::{Language, Letters};

/// Which of the texts that a data file has for one thing is said: by the language and, of Arabic, the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wording {
    /// English.
    En,
    /// Arabic in Arabic letters.
    Ar,
    /// Arabic in Latin letters.
    Arabizi,
}

impl Wording {
    /// The wording of what is said in `language` to a customer who writes Arabic in `letters`.
    pub(crate) const fn of(language: Language, letters: Letters) -> Self {
        match (language, letters) {
            (Language::En, _) => Self::En,
            (Language::Ar, Letters::Arabic) => Self::Ar,
            (Language::Ar, Letters::Latin) => Self::Arabizi,
        }
    }

    /// The letters, where clients have to be told: Arabic in other letters than its own.
    pub(crate) const fn script(self) -> Option<Letters> {
        match self {
            Self::En | Self::Ar => None,
            Self::Arabizi => Some(Letters::Latin),
        }
    }

    /// The text of `[English, Arabic, Arabizi]` that it is.
    pub(crate) fn choose(self, [en, ar, arabizi]: &[String; 3]) -> &str {
        match self {
            Self::En => en,
            Self::Ar => ar,
            Self::Arabizi => arabizi,
        }
    }
}

impl From<Language> for Wording {
    /// In the language's own letters.
    fn from(language: Language) -> Self {
        Self::of(language, Letters::Arabic)
    }
}
