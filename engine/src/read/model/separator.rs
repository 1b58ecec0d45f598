use crate::table::model::{HASH_BITS, Separator};

use super::hash::{finish, for_each_run, of_letters};

impl Separator {
    /// How much `word`, in normal form, looks like Arabizi; below 0, like English.
    pub(crate) fn score(&self, word: &str) -> i32 {
        let (mut sum, mut count) = (0_i32, 0_i32);
        // A table of half as many buckets takes one bit less.
        let shift = Self::BITS.saturating_sub(self.weights.len().trailing_zeros());
        for_each_bucket(word, |bucket| {
            let weight = self.weights.get(bucket >> shift).copied();
            sum += weight.map_or(0, i32::from);
            count += 1;
        });
        self.bias + sum * Self::UNIT / count.max(1)
    }
}

/// Calls `found` with the bucket of the word and of each of its letter groups.
pub fn for_each_bucket(word: &str, mut found: impl FnMut(usize)) {
    const LONGEST: usize = 24;
    let mut letters = ['<'; LONGEST + 2];
    let mut length = 1;
    let spelt = word
        .chars()
        .flat_map(char::to_lowercase)
        .take(LONGEST)
        .chain(core::iter::once('>'));
    for (slot, letter) in letters.iter_mut().skip(1).zip(spelt) {
        *slot = letter;
        length += 1;
    }
    let bordered = letters.get(..length).unwrap_or_default();
    let mut emit = |hash: u32| found((finish(hash) >> (HASH_BITS - Separator::BITS)) as usize);
    emit(of_letters(91, bordered));
    for_each_run(bordered, 1, 4, 101, emit);
}
