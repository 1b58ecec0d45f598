//! The trained reader: features of a text, and what the weights make of them.
//!
//! The trainer calls the same code, so that it sees the features that the reader sees.

mod bits;
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
mod stream;
#[cfg(feature = "training")]
pub mod training;

#[allow(unused_imports)]
pub(super) use block::{LexiconBlock, marks_of_tokens};
#[allow(unused_imports)]
pub(crate) use features::TokenMark;
#[allow(unused_imports)]
pub(crate) use format::Model;
#[allow(unused_imports)]
pub(crate) use heads::{INTENTS, QUESTION, SENTIMENTS};
#[allow(unused_imports)]
pub(crate) use score::{Scores, Scratch};
