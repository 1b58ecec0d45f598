use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::base::sort_by;
use crate::table::TableError;
use crate::table::reading::{Reader, Writer};
use crate::table::rows::rows;
use crate::text::Text;

/// How addresses and numbers are spelt out in words.
#[derive(Debug, Default)]
pub(crate) struct Spelled {
    /// Words in normal form, each with a meaning, by meaning: a place in [`MEANINGS`], or behind those one in `domains`.
    words: Vec<(u16, String)>,
    /// Endings such as `com`, and whole domains such as `gmail.com`.
    domains: Vec<String>,
    /// The bits of the words for `@`: nearly all words are told from them by theirs.
    bits_of_at: u64,
}

/// The meanings by their names in `spelled.tsv`; anything else there is a domain.
const MEANINGS: [(&str, Meaning); 11] = [
    ("at", Meaning::At),
    ("dot", Meaning::Dot),
    ("underscore", Meaning::Underscore),
    ("dash", Meaning::Dash),
    ("plus", Meaning::Plus),
    ("zero", Meaning::Zero),
    ("mail", Meaning::Mail),
    ("lead", Meaning::Lead),
    ("whose", Meaning::Whose),
    ("never", Meaning::Never),
    ("provider", Meaning::Provider),
];

/// What a word may be in an address or a number that is spelt out, or beside one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// `@`
    At,
    /// `.`
    Dot,
    /// `_`
    Underscore,
    /// `-`
    Dash,
    /// `+`
    Plus,
    /// The digit 0.
    Zero,
    /// It announces an address.
    Mail,
    /// It stands right before an address.
    Lead,
    /// It tells whose number a number is.
    Whose,
    /// It is no name before `@`.
    Never,
    /// Many people's mail has this name.
    Provider,
}

/// What a word stands for in an address or a number that is spelt out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word<'a> {
    /// `@`
    At,
    /// One of `.`, `_`, `-`, `+`.
    Sign(char),
    /// The digit 0.
    Zero,
    /// An ending such as `com`, or the whole of a domain, such as `gmail.com`.
    Domain(&'a str),
}

impl Spelled {
    /// Parses `spelled.tsv`.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, TableError> {
        let (mut words, mut domains) = (Vec::new(), Vec::new());
        for row in rows::<2>(file, text)? {
            let [name, list] = row.cells;
            let meaning = MEANINGS.iter().position(|(known, _)| *known == name);
            let meaning = meaning.unwrap_or_else(|| {
                domains.push(name.to_string());
                MEANINGS.len() + domains.len() - 1
            });
            for word in list.split_whitespace() {
                let text = Text::new(word);
                let normal = text.tokens.first().map_or("", |token| text.normal(token));
                let entry = (meaning as u16, normal.to_string());
                if !words.contains(&entry) {
                    words.push(entry);
                }
            }
        }
        sort_by(&mut words, |a, b| a < b);
        Ok(Self::of(words, domains))
    }

    fn of(words: Vec<(u16, String)>, domains: Vec<String>) -> Self {
        let mut bits_of_at = 0;
        for (meaning, word) in &words {
            if *meaning == Meaning::At as u16 {
                bits_of_at |= bit(word);
            }
        }
        Self {
            words,
            domains,
            bits_of_at,
        }
    }

    /// Is `word`, which is in normal form, said for `@`? Asked of every word of every message.
    #[inline]
    pub(crate) fn is_at(&self, word: &str) -> bool {
        self.bits_of_at & bit(word) != 0 && self.stands_for(word, Meaning::At)
    }

    /// Is `meaning` among what `word`, which is in normal form, stands for?
    #[inline(never)]
    pub(crate) fn stands_for(&self, word: &str, meaning: Meaning) -> bool {
        let meaning = meaning as u16;
        let mut words = self.words.iter().take_while(|(it, _)| *it <= meaning);
        words.any(|(it, known)| *it == meaning && known == word)
    }

    /// What `word`, which is in normal form, stands for.
    #[inline(never)]
    pub(crate) fn word(&self, word: &str) -> Option<Word<'_>> {
        self.words.iter().find_map(|(meaning, it)| {
            if it != word {
                return None;
            }
            let place = usize::from(*meaning);
            match MEANINGS.get(place) {
                Some((_, Meaning::At)) => Some(Word::At),
                Some((_, Meaning::Dot)) => Some(Word::Sign('.')),
                Some((_, Meaning::Underscore)) => Some(Word::Sign('_')),
                Some((_, Meaning::Dash)) => Some(Word::Sign('-')),
                Some((_, Meaning::Plus)) => Some(Word::Sign('+')),
                Some((_, Meaning::Zero)) => Some(Word::Zero),
                Some(_) => None,
                None => {
                    let domain = self.domains.get(place - MEANINGS.len())?;
                    Some(Word::Domain(domain))
                }
            }
        })
    }

    /// Does a domain end with `label`, in small letters?
    pub(crate) fn is_ending(&self, label: &str) -> bool {
        self.domains.iter().any(|domain| domain == label)
    }

    pub(in crate::table) fn write(&self, bytes: &mut Writer) {
        bytes.list(&self.domains, |bytes, domain| bytes.text(domain));
        bytes.list(&self.words, |bytes, (meaning, word)| {
            bytes.number((*meaning).into());
            bytes.text(word);
        });
    }

    pub(in crate::table) fn read(bytes: &mut Reader<'_>) -> Self {
        let domains = bytes.list(Reader::text);
        let words = bytes.list(|bytes| (bytes.short(), bytes.text()));
        Self::of(words, domains)
    }
}

/// A bit by length and end, which few words share.
fn bit(word: &str) -> u64 {
    let end = word.as_bytes().last().copied().unwrap_or(0);
    1 << (((word.len() as u8).wrapping_mul(5) ^ end) % 64)
}
