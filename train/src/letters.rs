//! Learns to tell a word of a language that is not read from one of English, Arabic or Arabizi, by its letters.

use hatif_engine::training::{Separator, for_each_bucket, written_words};

use crate::fit::{Matrix, Plan, fit, sigmoid};
use crate::rows::{Row, hash};

/// Bits of a bucket's number. 11: as good as 12, and 0.6 KB less in the browser.
const BITS: u32 = 11;

/// Fits a separator to the words of `rows`, as they are written.
pub(crate) fn learn(rows: &[Row]) -> Separator {
    let mut matrix = Matrix::default();
    let mut is_other = Vec::new();
    for row in rows {
        if !row.language || row.lang == "mixed" {
            continue;
        }
        let other = row.lang == "other";
        let mut push = |word: &str| {
            let mut found = Vec::new();
            for_each_bucket(word, |bucket| {
                found.push(bucket as u32 >> (Separator::BITS - BITS));
            });
            let value = 1.0 / found.len().max(1) as f32;
            matrix.push(found.into_iter().map(|bucket| (bucket, value)));
            is_other.push(other);
        };
        // Arabic is typed on Persian keyboards, too: half of it is seen both ways, so that ی and ک tell little alone.
        let both_ways = !other && hash(&row.text) >> 8 & 1 == 0;
        for word in written_words(&row.text) {
            push(word);
            if both_ways && word.contains(['ي', 'ى', 'ك']) {
                push(&word.replace(['ي', 'ى'], "ی").replace('ك', "ک"));
            }
        }
    }
    let share = is_other.iter().filter(|a| **a).count() as f32 / is_other.len().max(1) as f32;
    let all: Vec<usize> = (0..matrix.len()).collect();
    let plan = Plan {
        epochs: 8,
        rate: 0.5,
        decay: 1e-4,
        seed: 5,
        drop: 0.0,
    };
    let buckets = 1 << BITS;
    let linear = fit(
        &matrix,
        buckets,
        1,
        &all,
        plan,
        None,
        &|at, scores, slope| {
            let (target, weight) = if is_other[at] {
                (1.0, 0.5 / share.max(1e-3))
            } else {
                (0.0, 0.5 / (1.0 - share).max(1e-3))
            };
            slope[0] += weight * (sigmoid(scores[0]) - target);
        },
    );
    let mut sizes: Vec<f32> = linear.weights.iter().map(|w| w.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    // The largest few are cut off, so that the others have finer steps.
    let unit = sizes[sizes.len() * 995 / 1000].max(f32::MIN_POSITIVE) / 7.0;
    let weights = linear
        .weights
        .iter()
        .map(|w| (w / unit).round().clamp(-7.0, 7.0) as i8)
        .collect();
    let bias = (linear.biases[0] / unit * Separator::UNIT as f32).round() as i32;
    Separator::from_weights(weights, bias)
}

/// The file's bytes: the bias, then the weights of four bits, lower half first.
pub(crate) fn pack(separator: &Separator) -> Vec<u8> {
    let (weights, bias) = separator.parts();
    let mut bytes = bias.to_le_bytes().to_vec();
    bytes.extend(weights.chunks(2).map(|pair| {
        let upper = pair.get(1).copied().unwrap_or(0);
        (pair[0] as u8 & 15) | (upper as u8) << 4
    }));
    bytes
}
