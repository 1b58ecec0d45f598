use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::TableError;
use super::rows::rows;
use crate::base::Language;

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
    text: [String; 2],
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
        for row in rows::<4>(facts_file, facts)? {
            let [id, asked_by, en, ar] = row.cells;
            if row.cells.contains(&"") {
                return Err(row.error(
                    "an id, words that ask for it, and two texts",
                    "an empty cell",
                ));
            }
            list.push(Fact {
                line: row.line,
                id: id.to_string(),
                asked_by: asked_by.to_string(),
                text: [en.to_string(), ar.to_string()],
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

    /// What it is called.
    pub(crate) fn name(&self, language: Language) -> &str {
        choose(&self.name, language)
    }

    /// What it does, in a sentence.
    pub(crate) fn about(&self, language: Language) -> &str {
        choose(&self.about, language)
    }

    /// The fact with that id.
    pub(crate) fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == id)
    }
}

impl Fact {
    /// The fact in words.
    pub(crate) fn text(&self, language: Language) -> &str {
        choose(&self.text, language)
    }
}

fn choose([en, ar]: &[String; 2], language: Language) -> &str {
    match language {
        Language::En => en,
        Language::Ar => ar,
    }
}
