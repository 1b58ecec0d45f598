//! Learns to tell a word of Arabizi from one of English.

use hatif_engine::training::{Separator, for_each_bucket, latin_words};

use crate::fit::{Matrix, Plan, fit, sigmoid};
use crate::rows::Row;

/// Fits the separator to the Latin words of rows that are English or Arabizi throughout.
pub(crate) fn learn(rows: &[Row]) -> Separator {
    let buckets = 1 << Separator::BITS;
    let mut matrix = Matrix::default();
    let mut is_arabizi = Vec::new();
    for row in rows.iter().filter(|row| row.language) {
        let arabizi = match row.lang.as_str() {
            "arabizi" => true,
            "en" => false,
            _ => continue,
        };
        for word in latin_words(&row.text) {
            if !word.bytes().any(|b| b.is_ascii_alphabetic()) {
                continue;
            }
            let mut found = Vec::new();
            for_each_bucket(&word, |bucket| found.push(bucket as u32));
            let value = 1.0 / found.len().max(1) as f32;
            matrix.push(found.into_iter().map(|bucket| (bucket, value)));
            is_arabizi.push(arabizi);
        }
    }
    let share = is_arabizi.iter().filter(|a| **a).count() as f32 / is_arabizi.len().max(1) as f32;
    let all: Vec<usize> = (0..matrix.len()).collect();
    let plan = Plan {
        epochs: 6,
        rate: 0.5,
        decay: 1e-4,
        seed: 5,
        drop: 0.0,
    };
    let linear = fit(
        &matrix,
        buckets,
        1,
        &all,
        plan,
        None,
        &|at, scores, slope| {
            let (target, weight) = if is_arabizi[at] {
                (1.0, 0.5 / share.max(1e-3))
            } else {
                (0.0, 0.5 / (1.0 - share).max(1e-3))
            };
            slope[0] += weight * (sigmoid(scores[0]) - target);
        },
    );
    let most = linear
        .weights
        .iter()
        .fold(0.0_f32, |most, w| most.max(w.abs()));
    let unit = most / 7.0;
    let weights = linear
        .weights
        .iter()
        .map(|w| (w / unit).round().clamp(-7.0, 7.0) as i8)
        .collect();
    // Scores are in units of a weight.
    let bias = (linear.biases[0] / unit * Separator::UNIT as f32).round() as i32;
    Separator::from_weights(weights, bias)
}
