//! Learns to tell a word of a language that the reader does not read from one of English, Arabic or Arabizi.

use hatif_engine::training::{Separator, for_each_bucket, written_words};

use crate::fit::{Matrix, Plan, fit, sigmoid};
use crate::rows::Row;

/// Fits a separator with 2 to the power of `bits` buckets to the words of `rows`, as they are written.
pub(crate) fn learn(rows: &[Row], bits: u32, decay: f32) -> Separator {
    let mut matrix = Matrix::default();
    let mut is_other = Vec::new();
    let shift = Separator::BITS - bits;
    for row in rows.iter().filter(|row| row.language && row.lang != "mixed") {
        let other = row.lang == "other";
        for word in written_words(&row.text) {
            let mut push = |word: &str| {
                let mut found = Vec::new();
                for_each_bucket(word, |bucket| found.push(bucket as u32 >> shift));
                let value = 1.0 / found.len().max(1) as f32;
                matrix.push(found.into_iter().map(|bucket| (bucket, value)));
                is_other.push(other);
            };
            push(&word);
            // Arabic is typed on Persian keyboards, too: their letters tell nothing by themselves.
            if !other && word.contains(['ي', 'ى', 'ك']) && row.is_persian() {
                push(&word.replace(['ي', 'ى'], "ی").replace('ك', "ک"));
            }
        }
    }
    let share = is_other.iter().filter(|a| **a).count() as f32 / is_other.len().max(1) as f32;
    let all: Vec<usize> = (0..matrix.len()).collect();
    let plan = Plan {
        epochs: 8,
        rate: 0.5,
        decay,
        seed: 5,
        drop: 0.0,
    };
    let linear = fit(&matrix, 1 << bits, 1, &all, plan, None, &|at, scores, slope| {
        let (target, weight) = if is_other[at] {
            (1.0, 0.5 / share.max(1e-3))
        } else {
            (0.0, 0.5 / (1.0 - share).max(1e-3))
        };
        slope[0] += weight * (sigmoid(scores[0]) - target);
    });
    let mut sizes: Vec<f32> = linear.weights.iter().map(|w| w.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    // The largest few are cut off, so that the others have finer steps.
    let unit = sizes[sizes.len() * 995 / 1000] / 7.0;
    let weights = linear
        .weights
        .iter()
        .map(|w| (w / unit).round().clamp(-7.0, 7.0) as i8)
        .collect();
    let bias = (linear.biases[0] / unit * Separator::UNIT as f32).round() as i32;
    println!("share {share:.4} unit {unit:.3} bias {bias}");
    Separator::from_weights(weights, bias)
}

/// Each word with its score.
pub(crate) fn words(rows: &[Row], separator: &Separator) {
    for row in rows {
        for word in written_words(&row.text) {
            println!("W\t{}\t{}\t{}\t{}\t{word}", row.lang, row.dialect, if row.is_test() {"test"} else {"train"}, separator.score_of(word));
        }
    }
}
