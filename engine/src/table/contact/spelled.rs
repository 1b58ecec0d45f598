use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::table::TableError;
use crate::table::reading::{Reader, Writer};
use crate::table::rows::rows;
use crate::text::Text;

/// How addresses and numbers are spelt out in words.
#[derive(Debug, Default)]
pub(crate) struct Spelled {
    /// Words in normal form, each with what it stands for.
    words: Vec<(String, String)>,
    /// A bit for each length in bytes of a word for `@`: nearly all words are told from them by it.
    lengths_of_at: u32,
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
        let mut words: Vec<(String, String)> = Vec::new();
        for row in rows::<2>(file, text)? {
            let [meaning, list] = row.cells;
            for word in list.split_whitespace() {
                let text = Text::new(word);
                let normal = text.tokens.first().map_or("", |token| text.normal(token));
                let known = |(a, b): &(String, String)| a == normal && b == meaning;
                if !words.iter().any(known) {
                    words.push((normal.to_string(), meaning.to_string()));
                }
            }
        }
        Ok(Self::of(words))
    }

    fn of(words: Vec<(String, String)>) -> Self {
        let lengths_of_at = words
            .iter()
            .filter(|(_, meaning)| meaning == "at")
            .fold(0, |bits, (word, _)| bits | bit(word));
        Self {
            words,
            lengths_of_at,
        }
    }

    /// Is `word`, which is in normal form, said for `@`?
    #[inline]
    pub(crate) fn is_at(&self, word: &str) -> bool {
        self.lengths_of_at & bit(word) != 0 && self.stands_for(word, "at")
    }

    /// Is `meaning` among what `word`, which is in normal form, stands for?
    pub(crate) fn stands_for(&self, word: &str, meaning: &str) -> bool {
        self.words.iter().any(|(w, m)| w == word && m == meaning)
    }

    /// What `word`, which is in normal form, stands for.
    pub(crate) fn word(&self, word: &str) -> Option<Word<'_>> {
        self.words.iter().find_map(|(known, meaning)| {
            let meaning = match meaning.as_str() {
                _ if known != word => return None,
                "at" => Word::At,
                "dot" => Word::Sign('.'),
                "underscore" => Word::Sign('_'),
                "dash" => Word::Sign('-'),
                "plus" => Word::Sign('+'),
                "zero" => Word::Zero,
                "mail" | "lead" | "whose" | "never" | "provider" => return None,
                domain => Word::Domain(domain),
            };
            Some(meaning)
        })
    }

    pub(in crate::table) fn write(&self, bytes: &mut Writer) {
        bytes.list(&self.words, |bytes, (word, meaning)| {
            bytes.text(word);
            bytes.text(meaning);
        });
    }

    pub(in crate::table) fn read(bytes: &mut Reader<'_>) -> Self {
        Self::of(bytes.list(|bytes| (bytes.text(), bytes.text())))
    }
}

/// Longer words than 31 bytes share a bit.
fn bit(word: &str) -> u32 {
    1 << word.len().min(31)
}
