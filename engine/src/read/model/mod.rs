//! The trained reader: features of a text, and what the weights make of them.
//!
//! [`judge`] puts them together. The trainer calls the same code, so that it sees the features that the reader sees.

mod block;
mod bones;
mod features;
mod fixed;
mod hash;
#[cfg(feature = "weights")]
mod judge;
mod score;
mod separator;
mod stem;
#[cfg(feature = "training")]
pub mod training;

#[cfg(feature = "weights")]
pub(super) use judge::judge;
