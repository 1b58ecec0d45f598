//! Learns to tell a word of a language that is not read from one of English, Arabic or Arabizi, by its letters.

use hatif_engine::training::{Separator, written_words};

use super::separator::{self, LIMIT, fit_words, quantised};
use crate::fit::Matrix;
use crate::pack::nibbles;
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
            separator::push(&mut matrix, word, |bucket| {
                bucket as u32 >> (Separator::BITS - BITS)
            });
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
    let linear = fit_words(&matrix, &is_other, 1 << BITS, 8);
    let mut sizes: Vec<f32> = linear.weights.iter().map(|w| w.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    // The largest few are cut off, so that the others have finer steps.
    let unit = sizes[sizes.len() * 995 / 1000].max(f32::MIN_POSITIVE) / LIMIT;
    quantised(&linear, unit)
}

/// The file's bytes: the bias, then the weights of four bits, lower half first.
pub(crate) fn pack(separator: &Separator) -> Vec<u8> {
    let (weights, bias) = separator.parts();
    let mut bytes = bias.to_le_bytes().to_vec();
    nibbles(weights.iter().copied(), &mut bytes);
    bytes
}
