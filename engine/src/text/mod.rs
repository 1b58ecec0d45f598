//! Characters and words; spans map back to the original.

mod clitic;
mod fold;
mod skeleton;
mod token;
mod tokenise;

pub(crate) use clitic::{circumfix, for_each_stem, strip_prefix, strip_suffix};
pub(crate) use fold::digit_value;
pub(crate) use skeleton::{Skeleton, of_arabic, of_arabizi};
#[cfg(any(feature = "weights", feature = "training"))]
pub(crate) use token::Counts;
pub(crate) use token::{Text, Token, TokenKind};
