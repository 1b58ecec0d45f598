//! Weights in few bits, as `engine/data/model/README.md` describes.

use hatif_engine::training::{HEADS, MAGIC, Separator};

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

impl Weights {
    /// The bytes of the model file.
    pub(crate) fn pack(&self) -> Vec<u8> {
        let (hashes, sparse) = self.bridged();
        let scales: Vec<f32> = (0..HEADS).map(|head| scale(&sparse, head)).collect();
        let dense_scales: Vec<f32> = (0..HEADS)
            .map(|head| {
                let most = self.dense.iter().fold(0.0_f32, |most, row| most.max(row[head].abs()));
                most / 127.0
            })
            .collect();
        let mut bytes = MAGIC.to_vec();
        let word = |bytes: &mut Vec<u8>, value: f32| {
            bytes.extend((value.round() as i32).to_le_bytes());
        };
        bytes.extend((hashes.len() as u32).to_le_bytes());
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
        let mut before = 0;
        let gaps: Vec<u16> = hashes
            .iter()
            .map(|&hash| {
                let gap = hash - before;
                before = hash;
                gap as u16
            })
            .collect();
        bytes.extend(gaps.iter().map(|gap| *gap as u8));
        bytes.extend(gaps.iter().map(|gap| (gap >> 8) as u8));
        for (head, scale) in scales.iter().enumerate() {
            let plane = sparse.iter().map(|row| quantised(row[head], *scale));
            nibbles(plane, &mut bytes);
        }
        bytes
    }

    /// Hashes with no gap over 16 bits: where there is one, a feature of no weight stands between.
    fn bridged(&self) -> (Vec<u32>, Vec<Vec<f32>>) {
        let (mut hashes, mut sparse) = (Vec::new(), Vec::new());
        let mut before = 0;
        for (&hash, row) in self.hashes.iter().zip(&self.sparse) {
            while hash - before > u32::from(u16::MAX) {
                before += u32::from(u16::MAX);
                hashes.push(before);
                sparse.push(vec![0.0; HEADS]);
            }
            hashes.push(hash);
            sparse.push(row.clone());
            before = hash;
        }
        (hashes, sparse)
    }
}

fn quantised(weight: f32, scale: f32) -> i8 {
    (weight / scale).round().clamp(-7.0, 7.0) as i8
}

/// The unit in which a head's weights lose least.
fn scale(rows: &[Vec<f32>], head: usize) -> f32 {
    let most = rows.iter().fold(1e-6_f32, |most, row| most.max(row[head].abs()));
    let loss = |scale: f32| -> f64 {
        rows.iter()
            .map(|row| {
                let error = row[head] - f32::from(quantised(row[head], scale)) * scale;
                f64::from(error * error)
            })
            .sum()
    };
    (1..=40)
        .map(|step| most / 7.0 * step as f32 / 40.0)
        .min_by(|a, b| loss(*a).total_cmp(&loss(*b)))
        .unwrap_or(most / 7.0)
}

fn nibbles(values: impl Iterator<Item = i8>, bytes: &mut Vec<u8>) {
    let values: Vec<u8> = values.map(|value| value as u8 & 15).collect();
    bytes.extend(values.chunks(2).map(|pair| pair[0] | pair.get(1).copied().unwrap_or(0) << 4));
}
