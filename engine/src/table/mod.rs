//! Data files → [`Tables`].

mod error;
mod lexicon;
mod reasons;

pub use error::TableError;
pub(crate) use lexicon::Lexicon;
pub(crate) use lexicon::{Entry, Family, Meaning, NONE, NUMBER, NumberWord, mask_of};
pub use lexicon::{LexiconBuilder, Mark};
pub(crate) use reasons::Reasons;

/// The lexicon's data files, by their paths below the engine's data folder.
const LEXICON: &[(&str, &str)] = &[
    (
        "lexicon/structure.tsv",
        include_str!("../../data/lexicon/structure.tsv"),
    ),
    (
        "lexicon/en/intents.tsv",
        include_str!("../../data/lexicon/en/intents.tsv"),
    ),
    (
        "lexicon/en/feelings.tsv",
        include_str!("../../data/lexicon/en/feelings.tsv"),
    ),
    (
        "lexicon/en/valence.tsv",
        include_str!("../../data/lexicon/en/valence.tsv"),
    ),
    (
        "lexicon/ar/intents.tsv",
        include_str!("../../data/lexicon/ar/intents.tsv"),
    ),
    (
        "lexicon/ar/feelings.tsv",
        include_str!("../../data/lexicon/ar/feelings.tsv"),
    ),
    (
        "lexicon/urgency.tsv",
        include_str!("../../data/lexicon/urgency.tsv"),
    ),
    (
        "lexicon/numbers.tsv",
        include_str!("../../data/lexicon/numbers.tsv"),
    ),
    (
        "lexicon/arabizi.tsv",
        include_str!("../../data/lexicon/arabizi.tsv"),
    ),
];
const REASONS: (&str, &str) = (
    "lexicon/reasons.tsv",
    include_str!("../../data/lexicon/reasons.tsv"),
);

/// Everything that the engine knows from data files.
#[derive(Debug)]
pub struct Tables {
    pub(crate) lexicon: Lexicon,
    pub(crate) reasons: Reasons,
}

impl Tables {
    /// The tables that come with the engine.
    ///
    /// # Errors
    ///
    /// The first row of a data file that is not as its README says.
    pub fn builtin() -> Result<Self, TableError> {
        let mut lexicon = LexiconBuilder::new();
        for (file, text) in LEXICON {
            lexicon.parse(file, text)?;
        }
        Ok(Self {
            lexicon: lexicon.build(),
            reasons: Reasons::parse(REASONS.0, REASONS.1)?,
        })
    }
}
