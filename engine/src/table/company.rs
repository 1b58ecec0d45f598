use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::TableError;
use super::rows::rows;
use crate::base::{Language, Wording};

/// The company that the personas speak for.
#[derive(Debug)]
pub(crate) struct Company {
    name: [String; 2],
    about: [String; 2],
    /// The language that a call begins in when nobody says.
    pub(crate) language: Language,
    /// The ISO code of the country whose phone numbers are given without a calling code, when it has one.
    pub(crate) country: Option<String>,
    /// What may be told about it.
    pub(crate) facts: Vec<Fact>,
}

/// One thing that may be told about the company.
#[derive(Debug)]
pub(crate) struct Fact {
    /// Its line in the file.
    pub(crate) line: u32,
    /// Its name in data files and readings.
    pub(crate) id: String,
    /// The words that ask for it, parted by `|`: lexicon patterns.
    pub(crate) asked_by: String,
    text: [String; 3],
}

impl Company {
    /// Parses the profile and the facts.
    pub(crate) fn parse(
        (profile_file, profile): (&'static str, &str),
        (facts_file, facts): (&'static str, &str),
    ) -> Result<Self, TableError> {
        let mut name = None;
        let mut about = None;
        let mut language = None;
        let mut country = None;
        for row in rows::<3>(profile_file, profile)? {
            let [key, en, ar] = row.cells;
            let both = || Some([en.to_string(), ar.to_string()]);
            match key {
                "name" => name = both(),
                "about" => about = both(),
                "language" => {
                    language =
                        Some(Language::from_word(en).ok_or_else(|| row.error("`en` or `ar`", en))?);
                }
                "country" => country = Some(en.to_string()),
                _ => return Err(row.error("`name`, `about`, `language` or `country`", key)),
            }
        }
        let missing =
            |key: &str| TableError::new(profile_file, 0, alloc::format!("a row `{key}`"), "none");
        let mut list = Vec::new();
        for row in rows::<5>(facts_file, facts)? {
            let [id, asked_by, en, ar, arabizi] = row.cells;
            if row.cells.contains(&"") {
                return Err(row.error(
                    "an id, words that ask for it, and a text in English, Arabic and Arabizi",
                    "an empty cell",
                ));
            }
            list.push(Fact {
                line: row.line,
                id: id.to_string(),
                asked_by: asked_by.to_string(),
                text: [en, ar, arabizi].map(str::to_string),
            });
        }
        Ok(Self {
            name: name.ok_or_else(|| missing("name"))?,
            about: about.ok_or_else(|| missing("about"))?,
            language: language.ok_or_else(|| missing("language"))?,
            country,
            facts: list,
        })
    }

    /// One of which nothing is known but the language that it begins in.
    pub(super) fn speaking(language: Language) -> Self {
        Self {
            name: Default::default(),
            about: Default::default(),
            language,
            country: None,
            facts: Vec::new(),
        }
    }

    /// What it is called. Whoever writes Arabic in Latin letters writes the name as it is in English.
    pub(crate) fn name(&self, wording: Wording) -> &str {
        let [en, ar] = &self.name;
        match wording {
            Wording::En | Wording::Arabizi => en,
            Wording::Ar => ar,
        }
    }

    /// What it does, in a sentence.
    pub(crate) fn about(&self, language: Language) -> &str {
        let [en, ar] = &self.about;
        match language {
            Language::En => en,
            Language::Ar => ar,
        }
    }

    /// The fact with that id.
    pub(crate) fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }
}

impl Fact {
    /// The fact in words.
    pub(crate) fn text(&self, wording: Wording) -> &str {
        wording.choose(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_that_lacks_a_wording_is_refused() {
        let profile = "name\tO\tO\nabout\ta\ta\nlanguage\ten\tar\n";
        let parse = |facts| Company::parse(("p.tsv", profile), ("f.tsv", facts));
        assert_eq!(
            parse("id\tword\tyes\tنعم\t").unwrap_err().found,
            "an empty cell"
        );
        assert_eq!(parse("id\tword\tyes\tنعم").unwrap_err().found, "4");
        assert!(parse("id\tword\tyes\tنعم\te").is_ok());
    }
}
