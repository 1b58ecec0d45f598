//! Arithmetic in integers, so that a native build, the Worker and the browser agree to the byte.

/// One, in the fixed point that scores and probabilities are held in.
pub const ONE: i64 = 1 << 16;

/// Bits of the index into [`POWERS`].
const INDEX_BITS: u32 = 8;

/// `2^-(i/256)` with 30 bits after the point.
const POWERS: [u32; 1 << INDEX_BITS] = powers();

// Evaluated when compiled, where an index out of bounds is a compile error.
#[allow(clippy::indexing_slicing)]
const fn powers() -> [u32; 1 << INDEX_BITS] {
    // 2^(-1/256) with 40 bits after the point.
    const STEP: u128 = 1_096_538_613_453;
    let mut table = [0; 1 << INDEX_BITS];
    let mut power: u128 = 1 << 40;
    let mut at = 0;
    while at < table.len() {
        table[at] = (power >> 10) as u32;
        power = (power * STEP) >> 40;
        at += 1;
    }
    table
}

/// `e^-x` for `x` at least 0, both with 16 bits after the point.
fn decay(x: i64) -> i64 {
    // log2(e) with 16 bits after the point.
    const LOG2_E: i64 = 94_548;
    let power = (x.clamp(0, 40 * ONE) * LOG2_E) >> 16;
    let whole = (power >> 16) as u32;
    let part = ((power >> (16 - INDEX_BITS)) & 0xff) as usize;
    let table = i64::from(POWERS.get(part).copied().unwrap_or(0));
    if whole > 31 {
        0
    } else {
        (table >> whole) >> 14
    }
}

/// Turns scores into probabilities that sum to about one.
pub fn softmax(scores: &mut [i64]) {
    let top = scores.iter().copied().max().unwrap_or(0);
    let mut sum = 0;
    for score in scores.iter_mut() {
        *score = decay(top - *score);
        sum += *score;
    }
    for score in scores {
        *score = *score * ONE / sum.max(1);
    }
}

/// `1 / (1 + e^-x)`.
pub fn sigmoid(x: i64) -> i64 {
    let small = decay(x.abs());
    let large = ONE * ONE / (ONE + small);
    if x >= 0 { large } else { ONE - large }
}

/// `4096 / sqrt(n)`; 4096 for 0.
pub fn inverse_root(n: u32) -> i64 {
    i64::from((1_u32 << 24).checked_div(n).unwrap_or(1 << 24).isqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_close_to_real_arithmetic() {
        for x in (-12 * ONE..12 * ONE).step_by(977) {
            let real = 1.0 / (1.0 + (-(x as f64) / ONE as f64).exp());
            let fixed = sigmoid(x) as f64 / ONE as f64;
            assert!((real - fixed).abs() < 0.002, "{x}: {real} {fixed}");
        }
    }

    #[test]
    fn probabilities_sum_to_one() {
        let mut scores = [3 * ONE, -ONE, 0, ONE / 3];
        softmax(&mut scores);
        let sum: i64 = scores.iter().sum();
        assert!((sum - ONE).abs() < 8, "{sum}");
    }
}
