use alloc::vec::Vec;

use crate::table::TableError;

use super::block::LexiconBlock;
use super::heads::{HEADS, OWN_HEADS, PUBLIC_HEADS};
use super::separator::Separator;

/// The trained weights, ready to score; the file's format is in `engine/data/model/README.md`.
#[derive(Debug)]
pub struct Model {
    /// Where the features begin whose hash has these upper 16 bits.
    starts: Vec<u32>,
    /// The lower 8 bits of each feature's hash.
    lows: Vec<u8>,
    /// Where each feature's weights begin.
    offsets: Vec<u32>,
    /// Head and weight.
    entries: Vec<(u8, i8)>,
    /// For each slot of the lexicon block twice (its sum, its being there), a weight a head.
    pub(super) dense: Vec<i8>,
    /// What the public heads' scores add to the others', in 4096ths.
    pub(super) stack: Vec<i16>,
    pub(super) biases: [i32; HEADS],
    pub(super) scales: [u32; HEADS],
    pub(super) dense_scales: [u32; HEADS],
    /// Scores are multiplied by these, with 16 bits after the point: intents, sentiments, public intents, public sentiments.
    pub(super) sharpness: [u32; 4],
    pub(super) separator: Separator,
}

/// The first bytes of the file, version included.
pub const MAGIC: [u8; 4] = *b"HTF1";
/// Rows of [`Model::dense`].
pub const DENSE_ROWS: usize = 2 * LexiconBlock::SLOTS;

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// When it does not begin with the format's name and version, or ends too soon.
    pub fn parse(name: &'static str, bytes: &[u8]) -> Result<Self, TableError> {
        Self::parse_bytes(bytes)
            .ok_or_else(|| TableError::new(name, 0, "a model of format HTF1, whole", ""))
    }

    fn parse_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = Bytes(bytes);
        if rest.take(4)? != MAGIC {
            return None;
        }
        let count = rest.u32()? as usize;
        let mut biases = [0; HEADS];
        for bias in &mut biases {
            *bias = rest.u32()? as i32;
        }
        let (mut scales, mut dense_scales, mut sharpness) = ([0; HEADS], [0; HEADS], [0; 4]);
        for scale in scales
            .iter_mut()
            .chain(&mut dense_scales)
            .chain(&mut sharpness)
        {
            *scale = rest.u32()?;
        }
        let stack = rest
            .take(2 * OWN_HEADS * PUBLIC_HEADS)?
            .chunks_exact(2)
            .map(|pair| pair.try_into().map_or(0, i16::from_le_bytes))
            .collect();
        let dense = rest
            .take(DENSE_ROWS * HEADS)?
            .iter()
            .map(|&b| b as i8)
            .collect();
        let separator = Separator {
            bias: rest.u32()? as i32,
            weights: rest
                .take(1 << (Separator::BITS - 1))?
                .iter()
                .flat_map(|&byte| [nibble(byte), nibble(byte >> 4)])
                .collect(),
        };
        let (low, high) = (rest.take(count)?, rest.take(count)?);
        let planes = rest.take(HEADS * count.div_ceil(2))?;
        let (offsets, entries) = entries(planes, count)?;
        let (starts, lows) = index(low, high);
        Some(Self {
            starts,
            lows,
            offsets,
            entries,
            dense,
            stack,
            biases,
            scales,
            dense_scales,
            sharpness,
            separator,
        })
    }

    /// The weights of a feature, with their heads; none when it is not known.
    #[inline]
    pub(super) fn weights(&self, hash: u32) -> &[(u8, i8)] {
        let bucket = (hash >> 8) as usize;
        let (Some(&from), Some(&to)) = (self.starts.get(bucket), self.starts.get(bucket + 1))
        else {
            return &[];
        };
        if from == to {
            return &[];
        }
        let found = self
            .lows
            .get(from as usize..to as usize)
            .and_then(|lows| lows.iter().position(|&low| low == hash as u8));
        let Some(at) = found.map(|at| at + from as usize) else {
            return &[];
        };
        match (self.offsets.get(at), self.offsets.get(at + 1)) {
            (Some(&from), Some(&to)) => self
                .entries
                .get(from as usize..to as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }

    /// How many features it knows.
    pub fn feature_count(&self) -> usize {
        self.lows.len()
    }
}

/// Features by hash: the file holds the differences of neighbours, lower and upper bytes apart.
fn index(low: &[u8], high: &[u8]) -> (Vec<u32>, Vec<u8>) {
    let mut starts = Vec::with_capacity((1 << 16) + 1);
    let mut lows = Vec::with_capacity(low.len());
    let mut hash = 0_u32;
    for (at, (&low, &high)) in (0_u32..).zip(low.iter().zip(high)) {
        hash = hash.wrapping_add(u32::from(u16::from_le_bytes([low, high])));
        let bucket = (hash >> 8) as usize & 0xffff;
        while starts.len() <= bucket {
            starts.push(at);
        }
        lows.push(hash as u8);
    }
    starts.resize(
        (1 << 16) + 1,
        u32::try_from(lows.len()).unwrap_or(u32::MAX),
    );
    (starts, lows)
}

/// From a plane of nibbles a head to each feature's weights that are not 0.
fn entries(planes: &[u8], count: usize) -> Option<(Vec<u32>, Vec<(u8, i8)>)> {
    let width = count.div_ceil(2);
    let mut offsets = Vec::with_capacity(count + 1);
    let mut entries = Vec::with_capacity(count * 8);
    for at in 0..count {
        offsets.push(u32::try_from(entries.len()).ok()?);
        for (head, plane) in (0_u8..).zip(planes.chunks_exact(width.max(1))) {
            let weight = nibble(plane.get(at / 2)? >> (4 * (at % 2)));
            if weight != 0 {
                entries.push((head, weight));
            }
        }
    }
    offsets.push(u32::try_from(entries.len()).ok()?);
    Some((offsets, entries))
}

/// The lower four bits as a number from -8 to 7.
fn nibble(byte: u8) -> i8 {
    ((byte << 4) as i8) >> 4
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(length)?;
        self.0 = tail;
        Some(head)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }
}
