//! Data files → [`Tables`]: everything that the engine knows and does not compute.

mod company;
mod contact;
mod error;
mod files;
mod lexicon;
mod limits;
#[cfg(any(feature = "weights", feature = "training"))]
#[allow(unreachable_pub)] // The trainer writes what this reads.
pub(crate) mod model;
mod personas;
mod phrases;
mod reading;
mod replies;
mod routes;
mod rows;

pub(crate) use company::Company;
pub(crate) use contact::{Countries, Country, Spelled, SpelledAs, Word};
pub use error::TableError;
pub(crate) use lexicon::{
    Entry, Family, Lexicon, Mark, Meaning, NONE, NUMBER, NumberWord, mask_of,
};
pub use limits::Limits;
pub(crate) use personas::Personas;
pub(crate) use phrases::{Phrases, fill};
pub(crate) use replies::{Circumstance, Replies};
pub(crate) use routes::{Routes, Rule, Situation, TicketRule};

/// Everything that the engine knows from data files, parsed.
#[derive(Debug)]
pub struct Tables {
    pub(crate) lexicon: Lexicon,
    /// Why a message was read as it was.
    pub(crate) reasons: Phrases,
    pub(crate) routes: Routes,
    pub(crate) phrases: Phrases,
    pub(crate) replies: Replies,
    pub(crate) personas: Personas,
    pub(crate) company: Company,
    pub(crate) limits: Limits,
    /// What a message is judged by.
    #[cfg(feature = "weights")]
    pub(crate) model: model::Model,
    /// Whose phone numbers are known.
    pub(crate) countries: Countries,
    /// How addresses are spelt out.
    pub(crate) spelled: Spelled,
    /// Tells words of other languages from words of ours by their letters.
    #[cfg(feature = "weights")]
    pub(crate) letters: model::Separator,
}

impl Tables {
    /// The tables that are compiled in: the files under `engine/data`.
    ///
    /// Parsing takes some tens of milliseconds; do it once and keep them. [`Tables::around`] is faster.
    ///
    /// # Errors
    ///
    /// The first mistake in a data file. The engine's own tests parse every file, so a released
    /// build gives none.
    pub fn builtin() -> Result<Self, TableError> {
        files::parse()
    }

    /// The lexicon in few bytes, for [`Tables::around`].
    pub fn packed_lexicon(&self) -> alloc::vec::Vec<u8> {
        lexicon::pack(&self.lexicon)
    }

    /// As [`Tables::builtin`], with the lexicon that [`Tables::packed_lexicon`] gave: in a fraction of the
    /// time, and without the lexicon's data files in the program.
    ///
    /// # Errors
    ///
    /// Those of [`Tables::builtin`]. Bytes that are no lexicon give one of nonsense.
    pub fn around(lexicon: &[u8]) -> Result<Self, TableError> {
        files::parse_around(lexicon)
    }

    /// What of the tables [`analyze`](crate::analyze) takes, in few bytes, for [`Tables::for_reading`].
    pub fn packed_for_reading(&self) -> alloc::vec::Vec<u8> {
        reading::pack_for_reading(self)
    }

    /// The tables that [`Tables::packed_for_reading`] made `bytes` of: for [`analyze`](crate::analyze) alone, where
    /// every kilobyte counts. A call that is driven with these has nothing to say.
    ///
    /// # Errors
    ///
    /// The bytes hold no routes. Others that are not of that making give tables of nonsense.
    pub fn for_reading(bytes: &[u8]) -> Result<Self, TableError> {
        reading::unpack_for_reading(bytes)
    }

    /// The language that the company begins in when nobody says another.
    pub const fn language(&self) -> crate::base::Language {
        self.company.language
    }

    /// Takes national phone numbers for those of another country than the company's: `iso` is its ISO 3166 code, such as
    /// `SY`. `false`, and nothing is changed, when the tables do not know it.
    pub fn set_home_country(&mut self, iso: &str) -> bool {
        self.countries.set_home(iso)
    }

    /// Bounds that a host has to know.
    pub const fn limits(&self) -> &Limits {
        &self.limits
    }
}
