//! The trained reader: features of a text, and what the weights make of them.
#![allow(missing_docs, clippy::indexing_slicing, unreachable_pub, dead_code)]
mod features;
pub use features::{Block, Feature, Scratch};
pub(crate) use features::for_each_feature;
