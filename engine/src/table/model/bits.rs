//! An adaptive binary range decoder, as in LZMA: each yes or no costs as little as it surprises.

/// Bits of a probability.
const BITS: u32 = 11;
/// How fast probabilities follow what comes: by 1/32 of the way.
const SHIFT: u32 = 5;
/// The range is kept above this.
const LEAST: u32 = 1 << 24;

/// What one place in the stream has been like so far: the probability of no, of 2048.
#[derive(Clone, Copy, Debug)]
pub struct Chance(u16);

impl Default for Chance {
    fn default() -> Self {
        Self(1 << (BITS - 1))
    }
}

impl Chance {
    /// Where the range is split.
    pub fn split(self, range: u32) -> u32 {
        (range >> BITS) * u32::from(self.0)
    }

    /// Learns that `yes` came.
    pub fn learn(&mut self, yes: bool) {
        if yes {
            self.0 -= self.0 >> SHIFT;
        } else {
            self.0 += ((1 << BITS) - self.0) >> SHIFT;
        }
    }
}

/// Reads yeses and noes from bytes; past their end it reads zeros.
pub(super) struct Decoder<'a> {
    bytes: core::slice::Iter<'a, u8>,
    range: u32,
    code: u32,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self {
            bytes: bytes.iter(),
            range: u32::MAX,
            code: 0,
        };
        for _ in 0..5 {
            decoder.shift();
        }
        decoder
    }

    fn shift(&mut self) {
        let byte = self.bytes.next().copied().unwrap_or(0);
        self.code = self.code << 8 | u32::from(byte);
    }

    fn normalise(&mut self) {
        if self.range < LEAST {
            self.range <<= 8;
            self.shift();
        }
    }

    /// The next yes or no, whose chance is `chance`.
    pub(super) fn bit(&mut self, chance: &mut Chance) -> bool {
        let split = chance.split(self.range);
        let yes = self.code >= split;
        if yes {
            self.code -= split;
            self.range -= split;
        } else {
            self.range = split;
        }
        chance.learn(yes);
        self.normalise();
        yes
    }

    /// The next `count` bits, all of even chance, highest first.
    pub(super) fn even(&mut self, count: u32) -> u32 {
        (0..count).fold(0, |value, _| {
            self.range >>= 1;
            let yes = self.code >= self.range;
            if yes {
                self.code -= self.range;
            }
            self.normalise();
            value << 1 | u32::from(yes)
        })
    }
}
