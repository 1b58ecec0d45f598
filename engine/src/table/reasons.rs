use alloc::string::{String, ToString};

use hashbrown::HashMap;

use crate::base::Language;

use super::TableError;
use super::lexicon::Fx;

/// Sentences that say why a message was read as it was.
#[derive(Debug)]
pub(crate) struct Reasons {
    rows: HashMap<String, Row, Fx>,
}

#[derive(Debug)]
struct Row {
    en: String,
    ar: String,
}

impl Reasons {
    /// Reads rows of key, English, Arabic.
    ///
    /// # Errors
    ///
    /// The first row of another form.
    pub(crate) fn parse(file: &str, text: &str) -> Result<Self, TableError> {
        let mut rows = HashMap::with_hasher(Fx);
        for (number, line) in (1..).zip(text.lines()) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut columns = line.split('\t');
            let (Some(key), Some(en), Some(ar), None) = (
                columns.next(),
                columns.next(),
                columns.next(),
                columns.next(),
            ) else {
                return Err(TableError::new(
                    file,
                    number,
                    "key, English and Arabic between tabs",
                    line,
                ));
            };
            let row = Row {
                en: en.to_string(),
                ar: ar.to_string(),
            };
            if rows.insert(key.to_string(), row).is_some() {
                return Err(TableError::new(file, number, "a key not yet used", key));
            }
        }
        Ok(Self { rows })
    }

    /// The sentence of `key`; with `{words}` in it when `quoting` and there is one. Empty when there is none.
    pub(crate) fn template(&self, key: &str, quoting: bool, language: Language) -> &str {
        let bare = || self.rows.get(key).map(|row| row.of(language));
        let quoted = || {
            let mut longer = String::with_capacity(key.len() + 6);
            longer.push_str(key);
            longer.push_str(".words");
            self.rows.get(longer.as_str()).map(|row| row.of(language))
        };
        let found = if quoting {
            quoted().or_else(bare)
        } else {
            bare()
        };
        found.unwrap_or("")
    }
}

impl Row {
    fn of(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Ar => &self.ar,
        }
    }
}
