//! The trained reader: features of a text, and what the weights make of them.
//!
//! The trainer calls the same code, so that it sees the features that the reader sees.

mod block;
mod bones;
mod features;
mod fixed;
mod format;
mod hash;
mod heads;
mod score;
mod separator;
mod stem;
#[cfg(feature = "training")]
pub mod training;

pub(crate) use block::LexiconBlock;
