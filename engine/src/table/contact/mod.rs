//! What it takes to know phone numbers and spelt-out addresses: `data/contact`.

mod countries;
mod spelled;

pub(crate) use countries::{Countries, Country};
pub(crate) use spelled::{Meaning as SpelledAs, Spelled, Word};
