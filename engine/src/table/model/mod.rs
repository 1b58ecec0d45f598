//! The trained weights: a file → what `read` scores with.

pub(crate) mod bits;
pub(crate) mod heads;
pub(crate) mod stream;

use alloc::vec::Vec;

use super::TableError;

use bits::Decoder;
use heads::{HEADS, LEXICON_SLOTS, OWN_HEADS, PUBLIC_HEADS};
use stream::{Chances, DISTANCE_BITS, MOST, Seen};

/// The trained weights, ready to score; the file's format is in `engine/data/model/README.md`.
#[derive(Debug)]
pub struct Model {
    /// A bit for each upper 18 bits of a hash that some feature has: most lookups end here, in a few kilobytes.
    present: Vec<u64>,
    /// A hash table of [`Slot`]s, of a power of two; a feature is at the upper bits of its hash, or after.
    slots: Vec<Slot>,
    /// What a hash is shifted by to find its place.
    shift: u32,
    /// How many features there are.
    #[cfg_attr(not(any(test, feature = "training")), allow(dead_code))]
    count: usize,
    /// Head and weight.
    entries: Vec<(u8, i8)>,
    /// For each slot of the lexicon block twice (its sum, its being there), a weight a head.
    pub(crate) dense: Vec<i8>,
    /// What the public heads' scores add to the others', in 4096ths.
    pub(crate) stack: Vec<i16>,
    pub(crate) biases: [i32; HEADS],
    pub(crate) scales: [u32; HEADS],
    pub(crate) dense_scales: [u32; HEADS],
    /// Scores are multiplied by these, with 16 bits after the point: intents, sentiments, public intents, public sentiments.
    pub(crate) sharpness: [u32; 4],
    pub(crate) separator: Separator,
}

/// A feature in the table: its hash, and where its weights are.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u32,
    start: u32,
    length: u32,
}

/// Tells a word of Arabizi from one of English by its letters.
#[derive(Debug, Default)]
pub struct Separator {
    /// One weight a bucket.
    pub(crate) weights: Vec<i8>,
    /// What every word begins with, in units of a weight times [`Separator::UNIT`].
    pub(crate) bias: i32,
}

impl Separator {
    /// Bits of a bucket's number.
    pub const BITS: u32 = 12;
    /// A word's score is the mean of its weights times this.
    pub const UNIT: i32 = 64;

    /// Reads a separator by itself: the bias, and a power of two of weights of four bits, lower half first.
    ///
    /// # Errors
    ///
    /// When `bytes` are not as many.
    pub fn parse(name: &'static str, bytes: &[u8]) -> Result<Self, TableError> {
        bytes
            .split_first_chunk()
            .filter(|(_, weights)| weights.len().is_power_of_two())
            .map(|(bias, weights)| Self {
                bias: i32::from_le_bytes(*bias),
                weights: weights
                    .iter()
                    .flat_map(|&byte| [nibble(byte), nibble(byte >> 4)])
                    .collect(),
            })
            .ok_or_else(|| TableError::new(name, 0, "a bias and a power of two of weights", ""))
    }
}

/// No feature: hashes have fewer bits.
const EMPTY: u32 = u32::MAX;
/// Bits of a feature's hash.
///
/// 21: with 17 000 features known, an unknown one is taken for a known one in 0.8 % of the cases; each bit more costs
/// 2 KB in the file.
pub(crate) const HASH_BITS: u32 = 21;
/// The bits by which most features that are not known are told at once.
const PRESENT_BITS: u32 = 18;

/// The first bytes of the file, version included.
pub const MAGIC: [u8; 4] = *b"HTF3";
/// Rows of [`Model::dense`].
pub const DENSE_ROWS: usize = 2 * LEXICON_SLOTS;

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    ///
    /// When it does not begin with the format's name and version, or ends too soon.
    pub fn parse(name: &'static str, bytes: &[u8]) -> Result<Self, TableError> {
        Self::parse_bytes(bytes)
            .ok_or_else(|| TableError::new(name, 0, "a model of format HTF3, whole", ""))
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
        let Features {
            present,
            slots,
            shift,
            entries,
        } = features(rest.0, count)?;
        Some(Self {
            present,
            slots,
            shift,
            count,
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

    /// Where the weights of a feature are, and how many; `None` when it is not known.
    #[inline]
    pub(crate) fn find(&self, hash: u32) -> Option<(u32, u32)> {
        let upper = hash >> (HASH_BITS - PRESENT_BITS);
        let word = self.present.get((upper >> 6) as usize).copied();
        if word.unwrap_or(0) >> (upper & 63) & 1 == 0 {
            return None;
        }
        let mut at = (hash >> self.shift) as usize;
        // The table is never full: an empty slot ends each search.
        while let Some(slot) = self.slots.get(at) {
            if slot.key == hash {
                return Some((slot.start, slot.length));
            }
            if slot.key == EMPTY {
                break;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Weights with their heads.
    #[inline]
    pub(crate) fn entries(&self, start: u32, length: u32) -> &[(u8, i8)] {
        let start = start as usize;
        self.entries
            .get(start..start + length as usize)
            .unwrap_or_default()
    }

    /// How many features it knows.
    #[cfg(any(test, feature = "training"))]
    pub fn feature_count(&self) -> usize {
        self.count
    }
}

struct Features {
    present: Vec<u64>,
    slots: Vec<Slot>,
    shift: u32,
    entries: Vec<(u8, i8)>,
}

/// Reads `count` features, by hash: the distance from the one before, then a weight a head.
fn features(bytes: &[u8], count: usize) -> Option<Features> {
    // The rarest feature takes a few bits: more of them than the bytes can hold is a broken file.
    if count > bytes.len().saturating_mul(8) {
        return None;
    }
    let mut decoder = Decoder::new(bytes);
    let mut chances = Chances::default();
    if count >= 1 << HASH_BITS {
        return None;
    }
    // At most two thirds full: searches stay short.
    let size = (count + count / 2 + 2).next_power_of_two();
    let shift = HASH_BITS.saturating_sub(size.trailing_zeros());
    let empty = Slot {
        key: EMPTY,
        start: 0,
        length: 0,
    };
    let mut slots = alloc::vec![empty; size];
    let mut entries = Vec::with_capacity(count.min(bytes.len()) * 6);
    let mut present = alloc::vec![0_u64; 1 << (PRESENT_BITS - 6)];
    let mut hash = 0_u32;
    for _ in 0..count {
        hash = hash.wrapping_add(distance(&mut decoder, &mut chances)?) & ((1 << HASH_BITS) - 1);
        let upper = hash >> (HASH_BITS - PRESENT_BITS);
        if let Some(word) = present.get_mut((upper >> 6) as usize) {
            *word |= 1 << (upper & 63);
        }
        let start = entries.len();
        let mut seen = Seen::default();
        for (head, number) in (0..HEADS).zip(0_u8..) {
            seen.enter(head);
            if decoder.bit(chances.some(head, &seen)?) {
                seen.note();
                entries.push((number, weight(&mut decoder, &mut chances, head)?));
            }
        }
        let slot = Slot {
            key: hash,
            start: u32::try_from(start).ok()?,
            length: u32::try_from(entries.len() - start).ok()?,
        };
        let mut at = (hash >> shift) as usize & (size - 1);
        while slots.get(at)?.key != EMPTY {
            at = (at + 1) & (size - 1);
        }
        *slots.get_mut(at)? = slot;
    }
    Some(Features {
        present,
        slots,
        shift,
        entries,
    })
}

fn distance(decoder: &mut Decoder<'_>, chances: &mut Chances) -> Option<u32> {
    let mut bits = 0;
    while bits < DISTANCE_BITS && decoder.bit(chances.longer(bits)?) {
        bits += 1;
    }
    // The highest bit is known to be 1.
    let below = u32::try_from(bits.saturating_sub(1)).ok()?;
    let high = if bits == 0 { 0 } else { 1 << below };
    Some(high | decoder.even(below))
}

fn weight(decoder: &mut Decoder<'_>, chances: &mut Chances, head: usize) -> Option<i8> {
    let negative = decoder.bit(chances.negative(head)?);
    let mut size = 1;
    while size < MOST && decoder.bit(chances.larger(head, size)?) {
        size += 1;
    }
    let size = i8::try_from(size).ok()?;
    Some(if negative { -size } else { size })
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

#[cfg(test)]
mod tests {
    use super::*;

    const WEIGHTS: &[u8] = include_bytes!("../../../data/model/weights.bin");

    #[test]
    fn the_committed_weights_parse() {
        let model = Model::parse("model/weights.bin", WEIGHTS).unwrap();
        assert!(model.feature_count() > 10_000, "{}", model.feature_count());
        assert_eq!(
            model.slots.iter().filter(|slot| slot.key != EMPTY).count(),
            model.feature_count()
        );
    }

    #[test]
    fn other_files_are_refused() {
        for bytes in [&b""[..], b"HTF2", b"HTF3", &WEIGHTS[..100]] {
            let error = Model::parse("model/weights.bin", bytes).unwrap_err();
            assert_eq!(error.file, "model/weights.bin");
        }
    }

    #[test]
    fn weights_have_four_bits() {
        assert_eq!(
            [0x0, 0x1, 0x7, 0x8, 0xf, 0xf1].map(nibble),
            [0, 1, 7, -8, -1, 1]
        );
    }
}
