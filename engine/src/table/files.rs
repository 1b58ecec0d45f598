use super::Tables;
use super::company::Company;
use super::contact::{Countries, Spelled};
use super::error::TableError;
use super::lexicon::{Lexicon, LexiconBuilder, unpack};
use super::limits::Limits;
#[cfg(feature = "weights")]
use super::model::{Model, Separator};
use super::personas::Personas;
use super::phrases::Phrases;
use super::replies::Replies;
use super::routes::Routes;

/// A data file by its name under `engine/data`, with its text.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/", $name)))
    };
}

const LIMITS: (&str, &str) = file!("limits.tsv");
const ROUTES: (&str, &str) = file!("routes.tsv");
const PHRASES: (&str, &str) = file!("phrases.tsv");
const REPLIES: (&str, &str) = file!("replies.tsv");
const PROFILE: (&str, &str) = file!("company/profile.tsv");
const FACTS: (&str, &str) = file!("company/facts.tsv");
const PERSONAS: [(&str, &str); 3] = [
    file!("personas/reception.md"),
    file!("personas/sales.md"),
    file!("personas/complaints.md"),
];

const COUNTRIES: (&str, &str) = file!("contact/countries.tsv");
const SPELLED: (&str, &str) = file!("contact/spelled.tsv");

const REASONS: (&str, &str) = file!("lexicon/reasons.tsv");
const LEXICON: [(&str, &str); 11] = [
    file!("lexicon/structure.tsv"),
    file!("lexicon/en/intents.tsv"),
    file!("lexicon/en/feelings.tsv"),
    file!("lexicon/en/valence.tsv"),
    file!("lexicon/ar/intents.tsv"),
    file!("lexicon/ar/feelings.tsv"),
    file!("lexicon/urgency.tsv"),
    file!("lexicon/numbers.tsv"),
    file!("lexicon/arabizi.tsv"),
    file!("language/words.tsv"),
    file!("language/dialects.tsv"),
];

/// Parses every file in the list above: there are no others.
pub(super) fn parse() -> Result<Tables, TableError> {
    let company = Company::parse(PROFILE, FACTS)?;
    let lexicon = lexicon(&company)?;
    tables(company, lexicon)
}

/// As [`parse`], with a lexicon that was packed before. Its files are then not even in the program.
pub(super) fn parse_around(lexicon: &[u8]) -> Result<Tables, TableError> {
    tables(Company::parse(PROFILE, FACTS)?, unpack(lexicon))
}

fn tables(company: Company, lexicon: Lexicon) -> Result<Tables, TableError> {
    Ok(Tables {
        lexicon,
        reasons: Phrases::parse(REASONS.0, REASONS.1)?,
        routes: Routes::parse(ROUTES.0, ROUTES.1)?,
        phrases: Phrases::parse(PHRASES.0, PHRASES.1)?,
        replies: Replies::parse(REPLIES.0, REPLIES.1)?,
        personas: Personas::parse(&PERSONAS)?,
        countries: Countries::parse(COUNTRIES.0, COUNTRIES.1, company.country.as_deref())?,
        spelled: Spelled::parse(SPELLED.0, SPELLED.1)?,
        company,
        limits: Limits::parse(LIMITS.0, LIMITS.1)?,
        #[cfg(feature = "weights")]
        model: model()?,
        #[cfg(feature = "weights")]
        letters: letters()?,
    })
}

/// The trained weights.
#[cfg(feature = "weights")]
pub(super) fn model() -> Result<Model, TableError> {
    const NAME: &str = "model/weights.bin";
    Model::parse(NAME, include_bytes!("../../data/model/weights.bin"))
}

/// What tells words of other languages from words of ours.
#[cfg(feature = "weights")]
pub(super) fn letters() -> Result<Separator, TableError> {
    const NAME: &str = "language/letters.bin";
    Separator::parse(NAME, include_bytes!("../../data/language/letters.bin"))
}

/// The lexicon, with the words that ask for the company's facts.
fn lexicon(company: &Company) -> Result<Lexicon, TableError> {
    let mut builder = LexiconBuilder::new();
    for (file, text) in LEXICON {
        builder.parse(file, text)?;
    }
    for fact in &company.facts {
        let topic = builder.topic(&fact.id, TOPIC_WEIGHT);
        for pattern in fact.asked_by.split('|') {
            builder
                .add(pattern.trim(), topic)
                .map_err(|expected| TableError::new(FACTS.0, fact.line, expected, pattern))?;
        }
    }
    Ok(builder.build())
}

/// How much a fact's word counts; all the same, so that the fact with more words in a message comes first.
const TOPIC_WEIGHT: i16 = 4;

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::base::{Language, Persona, Wording};
    use crate::output::ErrorCode;

    #[test]
    fn every_data_file_parses() {
        let problem = parse().err().map(|error| alloc::format!("{error}"));
        assert_eq!(problem, None);
    }

    #[test]
    fn arabizi_has_no_arabic_letters_and_fills_in_what_arabic_does() {
        let tables = parse().unwrap();
        let facts = tables.company.facts.iter();
        let facts = facts.map(|fact| {
            [Wording::En, Wording::Ar, Wording::Arabizi].map(|it| fact.text(it).into())
        });
        let texts: Vec<[String; 3]> = tables.replies.texts().cloned().chain(facts).collect();
        assert!(texts.len() > 50, "{}", texts.len());
        for [_, ar, arabizi] in &texts {
            assert!(arabizi.is_ascii(), "{arabizi}");
            assert_eq!(blanks(arabizi), blanks(ar), "{arabizi}");
        }
        for &persona in Persona::ALL {
            let name = tables.personas.name(persona, Wording::Arabizi);
            assert!(name.is_ascii(), "{name}");
        }
    }

    /// What is filled in, in alphabetical order.
    fn blanks(template: &str) -> Vec<&str> {
        let mut names: Vec<&str> = template
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_error_and_every_route_has_its_words() {
        let tables = parse().unwrap();
        let errors = ErrorCode::ALL
            .iter()
            .map(|code| alloc::format!("error.{}", code.as_str()));
        let routes = tables
            .routes
            .names()
            .flat_map(|rule| ["action", "reason"].map(|kind| alloc::format!("{kind}.{rule}")));
        let missing: Vec<String> = errors
            .chain(routes)
            .filter(|key| {
                Language::ALL
                    .iter()
                    .any(|&language| tables.phrases.find(key, language).is_none())
            })
            .collect();
        assert_eq!(missing, Vec::<String>::new());
    }
}
