//! Data files → [`Tables`]: everything that the engine knows and does not compute.

mod company;
mod error;
mod files;
mod lexicon;
mod limits;
mod personas;
mod phrases;
mod reasons;
mod replies;
mod routes;
mod rows;

pub(crate) use company::Company;
pub use error::TableError;
pub(crate) use lexicon::{
    Entry, Family, Lexicon, Mark, Meaning, NONE, NUMBER, NumberWord, mask_of,
};
pub use limits::Limits;
pub(crate) use personas::Personas;
pub(crate) use phrases::{Phrases, fill};
pub(crate) use reasons::Reasons;
pub(crate) use replies::{Circumstance, Replies};
pub(crate) use routes::{Routes, Rule, Situation, TicketRule};

/// Everything that the engine knows from data files, parsed.
#[derive(Debug)]
pub struct Tables {
    pub(crate) lexicon: Lexicon,
    pub(crate) reasons: Reasons,
    pub(crate) routes: Routes,
    pub(crate) phrases: Phrases,
    pub(crate) replies: Replies,
    pub(crate) personas: Personas,
    pub(crate) company: Company,
    pub(crate) limits: Limits,
}

impl Tables {
    /// The tables that are compiled in: the files under `engine/data`.
    ///
    /// Parsing takes a few milliseconds; do it once and keep them.
    ///
    /// # Errors
    ///
    /// The first mistake in a data file. The engine's own tests parse every file, so a released
    /// build gives none.
    pub fn builtin() -> Result<Self, TableError> {
        files::parse()
    }

    /// The language that the company begins in when nobody says another.
    pub const fn language(&self) -> crate::base::Language {
        self.company.language
    }

    /// Bounds that a host has to know.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }
}
