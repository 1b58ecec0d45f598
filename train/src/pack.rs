//! Weights in few bits, as `engine/data/model/README.md` describes.

use hatif_engine::training::{Chance, Chances, DISTANCE_BITS, HEADS, MAGIC, MOST, Seen, Separator};

/// A model in real numbers.
pub(crate) struct Weights {
    /// Ascending.
    pub(crate) hashes: Vec<u32>,
    /// A row a hash, a column a head.
    pub(crate) sparse: Vec<Vec<f32>>,
    /// A row for each slot of the lexicon block twice.
    pub(crate) dense: Vec<Vec<f32>>,
    /// A row for each of our own heads, a column for each public one.
    pub(crate) stack: Vec<Vec<f32>>,
    pub(crate) biases: Vec<f32>,
    pub(crate) sharpness: [f32; 4],
    pub(crate) separator: Separator,
}

const ONE: f32 = 65_536.0;
/// The largest weight in units.
const LIMIT: f32 = MOST as f32;

impl Weights {
    /// The bytes of the model file.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let scales: Vec<f32> = (0..HEADS).map(|head| scale(&self.sparse, head)).collect();
        let dense_scales: Vec<f32> = (0..HEADS)
            .map(|head| {
                let most = self
                    .dense
                    .iter()
                    .fold(0.0_f32, |most, row| most.max(row[head].abs()));
                most / 127.0
            })
            .collect();
        let mut bytes = MAGIC.to_vec();
        let word = |bytes: &mut Vec<u8>, value: f32| {
            bytes.extend((value.round() as i32).to_le_bytes());
        };
        bytes.extend((self.hashes.len() as u32).to_le_bytes());
        for bias in &self.biases {
            word(&mut bytes, bias * ONE);
        }
        for scale in scales.iter().chain(&dense_scales).chain(&self.sharpness) {
            word(&mut bytes, scale * ONE);
        }
        for share in self.stack.iter().flatten() {
            let share = (share * 4096.0).round().clamp(-32_767.0, 32_767.0);
            bytes.extend((share as i16).to_le_bytes());
        }
        for row in &self.dense {
            for (weight, scale) in row.iter().zip(&dense_scales) {
                let scale = (scale * ONE).round().max(1.0) / ONE;
                bytes.push((weight / scale).round().clamp(-127.0, 127.0) as i8 as u8);
            }
        }
        let (separator, bias) = self.separator.parts();
        bytes.extend(bias.to_le_bytes());
        nibbles(separator.iter().copied(), &mut bytes);
        let mut stream = Stream::default();
        let mut before = 0;
        for (&hash, row) in self.hashes.iter().zip(&self.sparse) {
            stream.distance(hash - before);
            before = hash;
            stream.weights(
                row.iter()
                    .zip(&scales)
                    .map(|(w, scale)| quantised(*w, *scale)),
            );
        }
        bytes.extend(stream.encoder.finish());
        bytes
    }
}

/// Writes what the engine's `features` reads.
#[derive(Default)]
struct Stream {
    encoder: Encoder,
    chances: Chances,
}

impl Stream {
    fn bit(&mut self, yes: bool, chance: impl FnOnce(&mut Chances) -> Option<&mut Chance>) {
        let chance = chance(&mut self.chances).expect("every place has a chance");
        self.encoder.bit(yes, chance);
    }

    fn distance(&mut self, distance: u32) {
        let bits = (32 - distance.leading_zeros()) as usize;
        for at in 0..bits {
            self.bit(true, |chances| chances.longer(at));
        }
        if bits < DISTANCE_BITS {
            self.bit(false, |chances| chances.longer(bits));
        }
        for at in (0..bits.saturating_sub(1)).rev() {
            self.encoder.even(distance >> at & 1 == 1);
        }
    }

    fn weights(&mut self, weights: impl Iterator<Item = i8>) {
        let mut seen = Seen::default();
        for (head, weight) in weights.enumerate() {
            seen.enter(head);
            let some = weight != 0;
            let chance = self
                .chances
                .some(head, &seen)
                .expect("every place has a chance");
            self.encoder.bit(some, chance);
            if !some {
                continue;
            }
            seen.note();
            self.bit(weight < 0, |chances| chances.negative(head));
            let size = u32::from(weight.unsigned_abs());
            for at in 1..size {
                self.bit(true, |chances| chances.larger(head, at));
            }
            if size < MOST {
                self.bit(false, |chances| chances.larger(head, size));
            }
        }
    }
}

/// The range coder's other half.
struct Encoder {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
    cache: u8,
    waiting: u64,
}

impl Default for Encoder {
    fn default() -> Self {
        Self {
            bytes: Vec::new(),
            low: 0,
            range: u32::MAX,
            cache: 0,
            waiting: 1,
        }
    }
}

impl Encoder {
    fn bit(&mut self, yes: bool, chance: &mut Chance) {
        let split = chance.split(self.range);
        if yes {
            self.low += u64::from(split);
            self.range -= split;
        } else {
            self.range = split;
        }
        chance.learn(yes);
        self.normalise();
    }

    fn even(&mut self, yes: bool) {
        self.range >>= 1;
        if yes {
            self.low += u64::from(self.range);
        }
        self.normalise();
    }

    fn normalise(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.shift();
        }
    }

    /// Writes the highest byte once no carry can change it any more.
    fn shift(&mut self) {
        if self.low < 0xff00_0000 || self.low > 0xffff_ffff {
            let carry = (self.low >> 32) as u8;
            let mut byte = self.cache;
            while self.waiting > 0 {
                self.bytes.push(byte.wrapping_add(carry));
                byte = 0xff;
                self.waiting -= 1;
            }
            self.cache = (self.low >> 24) as u8;
        }
        self.waiting += 1;
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.bytes
    }
}

fn quantised(weight: f32, scale: f32) -> i8 {
    (weight / scale).round().clamp(-LIMIT, LIMIT) as i8
}

/// The unit in which a head's weights lose least.
fn scale(rows: &[Vec<f32>], head: usize) -> f32 {
    let most = rows
        .iter()
        .fold(1e-6_f32, |most, row| most.max(row[head].abs()));
    let loss = |scale: f32| -> f64 {
        rows.iter()
            .map(|row| {
                let error = row[head] - f32::from(quantised(row[head], scale)) * scale;
                f64::from(error * error)
            })
            .sum()
    };
    (1..=40)
        .map(|step| most / LIMIT * step as f32 / 40.0)
        .min_by(|a, b| loss(*a).total_cmp(&loss(*b)))
        .unwrap_or(most / LIMIT)
}

/// Writes numbers of four bits, two a byte, lower half first.
pub(crate) fn nibbles(values: impl Iterator<Item = i8>, bytes: &mut Vec<u8>) {
    let values: Vec<u8> = values.map(|value| value as u8 & 15).collect();
    bytes.extend(
        values
            .chunks(2)
            .map(|pair| pair[0] | pair.get(1).copied().unwrap_or(0) << 4),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    use hatif_engine::Tables;
    use hatif_engine::training::{
        Block, DENSE_ROWS, LETTERS_SHARE, Model, OWN_HEADS, PUBLIC_HEADS, Prepared, Scratch,
    };

    use crate::fit::Random;

    /// A model whose weights are whole multiples of its unit, so that packing loses nothing.
    fn weights(hashes: Vec<u32>) -> Weights {
        let mut random = Random(3);
        let mut draw = |unit: f32| (random.below(2 * MOST as usize + 1) as f32 - LIMIT) * unit;
        let mut rows = |count: usize, width: usize, unit: f32| -> Vec<Vec<f32>> {
            (0..count)
                .map(|_| (0..width).map(|_| draw(unit)).collect())
                .collect()
        };
        let mut sparse = rows(hashes.len(), HEADS, 0.25);
        sparse[0] = vec![1.75; HEADS];
        Weights {
            sparse,
            dense: rows(DENSE_ROWS, HEADS, 0.0),
            stack: rows(OWN_HEADS, PUBLIC_HEADS, 0.125),
            biases: rows(1, HEADS, 0.5).remove(0),
            sharpness: [1.0; 4],
            separator: Separator::from_weights(vec![0; 1 << Separator::BITS], 0),
            hashes,
        }
    }

    #[test]
    fn what_is_packed_scores_as_in_real_numbers() {
        let tables = Tables::builtin().unwrap();
        let text = "Where is my parcel? وين طلبي 12";
        let mut scratch = Scratch::default();
        let empty = Separator::from_weights(vec![0; 1 << Separator::BITS], 0);
        let prepared = Prepared::new(&tables, &empty, text);
        let mut found = Vec::new();
        prepared.for_each_feature(&mut scratch, |feature| found.push(feature));
        // Every second feature is known, and two that the text has not.
        let mut hashes: Vec<u32> = found
            .iter()
            .step_by(2)
            .map(|feature| feature.hash)
            .collect();
        hashes.extend([1, 0xff_fff0]);
        hashes.sort_unstable();
        hashes.dedup();
        let weights = weights(hashes);
        let model = Model::parse("test", &weights.pack()).unwrap();
        assert_eq!(model.feature_count(), weights.hashes.len());

        let count = |block| {
            found
                .iter()
                .filter(|feature| feature.block == block)
                .count() as f32
        };
        let letters_share = LETTERS_SHARE as f32 / 4096.0;
        let mut expected = weights.biases.clone();
        for feature in &found {
            let value = match feature.block {
                Block::Words => 1.0 / count(Block::Words).sqrt(),
                Block::Letters => letters_share / count(Block::Letters).sqrt(),
            };
            if let Ok(at) = weights.hashes.binary_search(&feature.hash) {
                for (expected, weight) in expected.iter_mut().zip(&weights.sparse[at]) {
                    *expected += value * weight;
                }
            }
        }
        let (own, public) = expected.split_at_mut(OWN_HEADS);
        for (expected, shares) in own.iter_mut().zip(&weights.stack) {
            *expected += shares.iter().zip(&*public).map(|(a, b)| a * b).sum::<f32>();
        }
        for (head, (logit, expected)) in prepared
            .logits(&model, &mut scratch)
            .iter()
            .zip(&expected)
            .enumerate()
        {
            let logit = *logit as f32 / ONE;
            assert!(
                (logit - expected).abs() < 0.02,
                "head {head}: {logit}, {expected}"
            );
        }
    }

    #[test]
    fn the_same_weights_give_the_same_bytes() {
        let hashes: Vec<u32> = (1..500).map(|at| at * 30_011).collect();
        assert_eq!(weights(hashes.clone()).pack(), weights(hashes).pack());
    }
}
