use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::TableError;
use super::rows::rows;
use crate::base::Language;
use crate::base::sort_by;

/// Sentences by key, in each language.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// `(key, English, Arabic)`, by key.
    entries: Vec<(String, [String; 2])>,
}

impl Phrases {
    /// Parses a file of `key`, `en`, `ar`.
    pub(crate) fn parse(file: &'static str, text: &str) -> Result<Self, TableError> {
        let mut entries = Vec::new();
        for row in rows::<3>(file, text)? {
            let [key, en, ar] = row.cells;
            if key.is_empty() || en.is_empty() || ar.is_empty() {
                return Err(row.error("a key and a sentence in each language", "an empty cell"));
            }
            entries.push((key.to_string(), [en.to_string(), ar.to_string()]));
        }
        sort_by(&mut entries, |a, b| a < b);
        if let Some([(key, _), _]) = entries.array_windows().find(|[a, b]| a.0 == b.0) {
            return Err(TableError::new(file, 0, "each key once", key.as_str()));
        }
        Ok(Self { entries })
    }

    /// The sentence at `key`, or the key itself, so that a gap shows and stops nothing.
    pub(crate) fn say<'a>(&'a self, key: &'a str, language: Language) -> &'a str {
        self.find(key, language).unwrap_or(key)
    }

    /// The sentence at `key`, if there is one.
    pub(crate) fn find(&self, key: &str, language: Language) -> Option<&str> {
        let at = self
            .entries
            .binary_search_by(|(entry, _)| entry.as_str().cmp(key))
            .ok()?;
        let (_, [en, ar]) = self.entries.get(at)?;
        Some(match language {
            Language::En => en,
            Language::Ar => ar,
        })
    }
}

/// `template` with each `{name}` that is in `values` replaced. A name that is not there stays as it is.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let named = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((*value, tail))
        });
        match named {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_and_the_rest_is_left_alone() {
        assert_eq!(
            fill("{a} and {b} {c", &[("a", "{b}"), ("b", "2")]),
            "{b} and 2 {c"
        );
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        let error = Phrases::parse("x.tsv", "k\ta\tb\nk\tc\td\n").unwrap_err();
        assert_eq!(error.found, "k");
    }
}
