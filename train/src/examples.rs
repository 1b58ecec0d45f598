//! From rows to features, by the engine's own code.

use std::collections::HashMap;

use hatif_engine::Tables;
use hatif_engine::training::{
    Block, DENSE_ROWS, LETTERS_SHARE, LexiconBlock, Prepared, Scratch, Separator,
};

use crate::fit::Matrix;
use crate::rows::Row;

/// The features of many rows; those of the lexicon block come after the hashed ones.
pub(crate) struct Examples {
    pub(crate) matrix: Matrix,
    /// The hash of each hashed feature.
    pub(crate) hashes: Vec<u32>,
}

/// A block's sums are this much smaller than the words' values, so that rare words are not drowned.
pub(crate) const BLOCK_VALUE: f32 = 0.15;

impl Examples {
    /// Features that occur in `least` rows or more.
    pub(crate) fn new(
        rows: &[Row],
        tables: &Tables,
        separator: &Separator,
        least: u32,
        only: Option<&[u32]>,
    ) -> Self {
        let mut scratch = Scratch::default();
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut raw: Vec<(Vec<(u32, f32)>, LexiconBlock)> = Vec::with_capacity(rows.len());
        for row in rows {
            let prepared = Prepared::new(tables, separator, &row.text);
            let (features, block) = values(&prepared, &mut scratch);
            for &(hash, _) in &features {
                *counts.entry(hash).or_default() += 1;
            }
            raw.push((features, block));
        }
        let mut hashes: Vec<u32> = match only {
            Some(only) => only.to_vec(),
            None => counts
                .into_iter()
                .filter(|&(_, count)| count >= least)
                .map(|(hash, _)| hash)
                .collect(),
        };
        hashes.sort_unstable();
        let places: HashMap<u32, u32> = hashes.iter().copied().zip(0..).collect();
        let first_dense = hashes.len() as u32;
        let mut matrix = Matrix::default();
        for (features, block) in raw {
            let sparse = features
                .iter()
                .filter_map(|&(hash, value)| Some((*places.get(&hash)?, value)));
            matrix.push(sparse.chain(dense(&block, first_dense)));
        }
        Self { matrix, hashes }
    }

    /// How many features there are with the lexicon block's.
    pub(crate) fn width(&self) -> usize {
        self.hashes.len() + DENSE_ROWS
    }
}

fn values(prepared: &Prepared, scratch: &mut Scratch) -> (Vec<(u32, f32)>, LexiconBlock) {
    let mut found: Vec<(u32, Block)> = Vec::new();
    prepared.for_each_feature(scratch, |feature| found.push((feature.hash, feature.block)));
    let count = |block: Block| found.iter().filter(|f| f.1 == block).count() as f32;
    let words = 1.0 / count(Block::Words).max(1.0).sqrt();
    let letters = LETTERS_SHARE as f32 / 4096.0 / count(Block::Letters).max(1.0).sqrt();
    let mut sums: Vec<(u32, f32)> = Vec::with_capacity(found.len());
    found.sort_unstable_by_key(|f| f.0);
    for (hash, block) in found {
        let value = if block == Block::Words {
            words
        } else {
            letters
        };
        match sums.last_mut() {
            Some(last) if last.0 == hash => last.1 += value,
            _ => sums.push((hash, value)),
        }
    }
    (sums, *prepared.block())
}

fn dense(block: &LexiconBlock, first: u32) -> impl Iterator<Item = (u32, f32)> + '_ {
    (0_u32..)
        .zip(&block.sums)
        .filter(|(_, sum)| **sum > 0)
        .flat_map(move |(slot, &sum)| {
            let at = first + 2 * slot;
            [
                (at, f32::from(sum) * BLOCK_VALUE),
                (at + 1, 2.0 * BLOCK_VALUE),
            ]
        })
}
