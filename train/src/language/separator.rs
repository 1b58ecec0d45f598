//! Learns to tell a word of Arabizi from one of English.

use hatif_engine::training::{Separator, for_each_bucket, latin_words};

use crate::fit::{Linear, Matrix, Plan, fit, sigmoid};
use crate::rows::Row;

/// Fits the separator to the Latin words of rows that are English or Arabizi throughout.
pub(crate) fn learn(rows: &[Row]) -> Separator {
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
            push(&mut matrix, &word, |bucket| bucket as u32);
            is_arabizi.push(arabizi);
        }
    }
    let linear = fit_words(&matrix, &is_arabizi, 1 << Separator::BITS, 6);
    let most = linear
        .weights
        .iter()
        .fold(0.0_f32, |most, w| most.max(w.abs()));
    quantised(&linear, most / LIMIT)
}

/// The features of one word: its buckets, each by an equal share.
pub(super) fn push(matrix: &mut Matrix, word: &str, of: impl Fn(usize) -> u32) {
    let mut found = Vec::new();
    for_each_bucket(word, |bucket| found.push(of(bucket)));
    let value = 1.0 / found.len().max(1) as f32;
    matrix.push(found.into_iter().map(|bucket| (bucket, value)));
}

/// One head that tells the words of which `is` holds from the others; both kinds weigh the same, however many they are.
pub(super) fn fit_words(matrix: &Matrix, is: &[bool], buckets: usize, epochs: usize) -> Linear {
    let share = is.iter().filter(|it| **it).count() as f32 / is.len().max(1) as f32;
    let all: Vec<usize> = (0..matrix.len()).collect();
    let plan = Plan {
        epochs,
        rate: 0.5,
        decay: 1e-4,
        seed: 5,
        drop: 0.0,
    };
    fit(
        matrix,
        buckets,
        1,
        &all,
        plan,
        None,
        &|at, scores, slope| {
            let (target, weight) = if is[at] {
                (1.0, 0.5 / share.max(1e-3))
            } else {
                (0.0, 0.5 / (1.0 - share).max(1e-3))
            };
            slope[0] += weight * (sigmoid(scores[0]) - target);
        },
    )
}

/// The largest weight of four bits.
pub(super) const LIMIT: f32 = 7.0;

/// The separator in weights of four bits; its scores are in units of a weight.
pub(super) fn quantised(linear: &Linear, unit: f32) -> Separator {
    let weights = linear
        .weights
        .iter()
        .map(|w| (w / unit).round().clamp(-LIMIT, LIMIT) as i8)
        .collect();
    let bias = (linear.biases[0] / unit * Separator::UNIT as f32).round() as i32;
    Separator::from_weights(weights, bias)
}
