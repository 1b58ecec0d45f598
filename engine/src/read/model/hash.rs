use crate::table::model::HASH_BITS;

/// One step of a feature's hash.
#[inline]
pub(super) const fn mix(hash: u32, x: u32) -> u32 {
    (hash.rotate_left(5) ^ x).wrapping_mul(0x9e37_79b1)
}

/// The hash of a run of letters.
#[inline]
pub(super) fn of_letters(seed: u32, letters: &[char]) -> u32 {
    letters
        .iter()
        .fold(seed, |hash, &letter| mix(hash, letter as u32))
}

/// The hash of a run of codes.
#[inline]
pub(super) fn of_codes(seed: u32, codes: &[u32]) -> u32 {
    codes.iter().fold(seed, |hash, &code| mix(hash, code))
}

/// Calls `found` with the hash of every run of `least` to `most` letters.
#[inline]
pub(super) fn for_each_run(
    letters: &[char],
    least: u32,
    most: usize,
    seed: u32,
    mut found: impl FnMut(u32),
) {
    let mut rest = letters;
    while let [_, tail @ ..] = rest {
        let mut hash = seed;
        for (&letter, size) in rest.iter().take(most).zip(1_u32..) {
            hash = mix(hash, letter as u32);
            if size >= least {
                found(mix(hash, size));
            }
        }
        rest = tail;
    }
}

/// The bits that a feature is known by.
#[inline]
pub(super) const fn finish(hash: u32) -> u32 {
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    (hash ^ (hash >> 13)) >> (32 - HASH_BITS)
}
