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
    /// The words for `@`.
    at: Vec<String>,
    /// The bits of those: nearly all words are told from them by theirs.
    bits_of_at: u64,
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
        let said_for_at = words.iter().filter(|(_, meaning)| meaning == "at");
        let at: Vec<String> = said_for_at.map(|(word, _)| word.clone()).collect();
        let bits_of_at = at.iter().fold(0, |bits, word| bits | bit(word));
        Self {
            words,
            at,
            bits_of_at,
        }
    }

    /// Is `word`, which is in normal form, said for `@`? Asked of every word of every message.
    #[inline]
    pub(crate) fn is_at(&self, word: &str) -> bool {
        self.bits_of_at & bit(word) != 0 && self.at.iter().any(|at| at == word)
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
        let groups: Vec<&[(String, String)]> = self.words.chunk_by(|a, b| a.1 == b.1).collect();
        bytes.list(&groups, |bytes, group| {
            bytes.text(group.first().map_or("", |(_, meaning)| meaning));
            bytes.list(group, |bytes, (word, _)| bytes.text(word));
        });
    }

    pub(in crate::table) fn read(bytes: &mut Reader<'_>) -> Self {
        let groups = bytes.list(|bytes| (bytes.text(), bytes.list(Reader::text)));
        let mut words = Vec::new();
        for (meaning, group) in groups {
            words.extend(group.into_iter().map(|word| (word, meaning.clone())));
        }
        Self::of(words)
    }
}

/// A bit by length and end, which few words share.
fn bit(word: &str) -> u64 {
    let end = word.as_bytes().last().copied().unwrap_or(0);
    1 << (((word.len() as u8).wrapping_mul(5) ^ end) % 64)
}
