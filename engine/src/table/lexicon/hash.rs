use core::hash::{BuildHasher, Hasher};

/// Builds [`FxHasher`]s: the same map in every build and every run, and quick on short keys.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Fx;

impl BuildHasher for Fx {
    type Hasher = FxHasher;

    fn build_hasher(&self) -> FxHasher {
        FxHasher(0)
    }
}

/// The multiply-and-rotate hash of Firefox and rustc. The keys are our own words, so nobody can choose collisions.
pub(crate) struct FxHasher(u64);

impl FxHasher {
    fn add(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for FxHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            if let Ok(chunk) = <[u8; 8]>::try_from(chunk) {
                self.add(u64::from_le_bytes(chunk));
            }
        }
        let mut last = 0_u64;
        for byte in chunks.remainder() {
            last = last << 8 | u64::from(*byte);
        }
        self.add(last);
    }

    fn write_u64(&mut self, value: u64) {
        self.add(value);
    }

    fn write_u32(&mut self, value: u32) {
        self.add(u64::from(value));
    }

    fn write_u8(&mut self, value: u8) {
        self.add(u64::from(value));
    }

    fn finish(&self) -> u64 {
        // Tables take their slot from the low bits and their tag from the high ones.
        self.0 ^ self.0 >> 32
    }
}

/// The hash of a word.
#[inline]
pub(super) fn of_word(word: &str) -> u64 {
    let mut hasher = Fx.build_hasher();
    hasher.write(word.as_bytes());
    hasher.finish()
}
