//! The tables that reading alone takes, as bytes: for pages, which then need neither the data files nor their parser.

use alloc::string::String;
use alloc::vec::Vec;

use super::company::Company;
use super::contact::{Countries, Spelled};
use super::lexicon::{pack, unpack};
use super::limits::Limits;
use super::personas::Personas;
use super::phrases::Phrases;
use super::replies::Replies;
use super::routes::Routes;
use super::{TableError, Tables};
use crate::base::Language;

/// What is said of a decision, and nothing else, is said by whoever only reads.
const SAID: [&str; 2] = ["action.", "reason."];

/// What of `tables` it takes to read and to decide, as bytes.
pub(super) fn pack_for_reading(tables: &Tables) -> Vec<u8> {
    let mut bytes = Writer::default();
    bytes.number(match tables.company.language {
        Language::En => 0,
        Language::Ar => 1,
    });
    bytes.number(tables.limits.stay_margin);
    tables.routes.write(&mut bytes);
    tables.reasons.write(&mut bytes, |_| true);
    tables.phrases.write(&mut bytes, |key| {
        SAID.iter().any(|said| key.starts_with(said))
    });
    tables.countries.write(&mut bytes);
    tables.spelled.write(&mut bytes);
    let mut packed = bytes.0;
    packed.extend(pack(&tables.lexicon));
    packed
}

/// The tables that [`pack_for_reading`] made `bytes` of; a call driven with them has nothing to say.
pub(super) fn unpack_for_reading(bytes: &[u8]) -> Result<Tables, TableError> {
    let mut reader = Reader { rest: bytes };
    let language = match reader.number() {
        0 => Language::En,
        _ => Language::Ar,
    };
    let stay_margin = reader.number();
    let routes = Routes::read(&mut reader);
    let reasons = Phrases::read(&mut reader);
    let phrases = Phrases::read(&mut reader);
    let countries = Countries::read(&mut reader);
    let spelled = Spelled::read(&mut reader);
    if routes.is_empty() {
        return Err(TableError::new("tables for reading", 0, "routes", "none"));
    }
    Ok(Tables {
        lexicon: unpack(reader.rest),
        reasons,
        routes,
        phrases,
        replies: Replies::default(),
        personas: Personas::default(),
        company: Company::speaking(language),
        limits: Limits {
            stay_margin,
            ..Limits::default()
        },
        #[cfg(feature = "weights")]
        model: super::files::model()?,
        countries,
        spelled,
        #[cfg(feature = "weights")]
        letters: super::files::letters()?,
    })
}

/// Bytes being written: numbers in two bytes, little end first; texts behind their length.
#[derive(Debug, Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    /// A number below 65 536; a larger one is 65 535.
    pub(super) fn number(&mut self, number: u32) {
        let number = u16::try_from(number).unwrap_or(u16::MAX);
        self.0.extend(number.to_le_bytes());
    }

    /// A text of fewer than 65 536 bytes.
    pub(super) fn text(&mut self, text: &str) {
        self.number(u32::try_from(text.len()).unwrap_or(u32::MAX));
        self.0.extend(text.as_bytes());
    }

    /// Fewer than 65 536 items behind their count, each by `write`.
    pub(super) fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.number(u32::try_from(items.len()).unwrap_or(u32::MAX));
        for item in items {
            write(self, item);
        }
    }
}

/// Bytes being read. What is missing is nought or empty.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    pub(super) fn number(&mut self) -> u32 {
        let Some((head, rest)) = self.rest.split_first_chunk::<2>() else {
            return 0;
        };
        self.rest = rest;
        u32::from(u16::from_le_bytes(*head))
    }

    pub(super) fn short(&mut self) -> u16 {
        self.number() as u16
    }

    /// Ends with the bytes, whatever count they begin with.
    pub(super) fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..self.number() {
            if self.rest.is_empty() {
                break;
            }
            list.push(read(self));
        }
        list
    }

    pub(super) fn text(&mut self) -> String {
        let length = usize::try_from(self.number()).unwrap_or(0);
        let Some((head, rest)) = self.rest.split_at_checked(length) else {
            return String::new();
        };
        self.rest = rest;
        String::from_utf8_lossy(head).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::analyze;

    #[test]
    fn what_only_reads_reads_and_decides_the_same() {
        let whole = Tables::builtin().unwrap();
        let reading = unpack_for_reading(&pack_for_reading(&whole)).unwrap();
        for text in [
            "Your platform is not working properly. It keeps crashing.",
            "I want a quote, and my number is 0944 567 890",
            "ahmad underscore 99 آت gmail دوت كوم، 00971501234567",
            "أنا أبحث عن خدمة تصميم ويب، هل لديكم عرض أفضل؟",
            "بدي احكي مع موظف",
            "This is the third time!!! I will sue you",
            "ok",
            "",
        ] {
            assert_eq!(analyze(&reading, text, None), analyze(&whole, text, None));
        }
    }

    #[test]
    fn bytes_without_routes_are_refused() {
        assert!(unpack_for_reading(&[]).is_err());
    }
}
