use alloc::vec;
use alloc::vec::Vec;

/// Writes or reads bits, each with the probability that its models give it.
///
/// One walk serves both ways: what it hands over is written, or overwritten by what is read.
pub(super) trait Coder {
    /// The bit that was written, or read when this reads; `one` is the probability of a 1 in 65536ths, at least 1.
    fn bit(&mut self, bit: bool, one: u32) -> bool;
}

/// The binary arithmetic coder of the PAQ family: an interval of 32 bits, cut in two by each bit.
pub(super) struct Writer {
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self {
            low: 0,
            high: u32::MAX,
            bytes: Vec::new(),
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.bytes.extend(self.high.to_be_bytes());
        self.bytes
    }
}

impl Coder for Writer {
    fn bit(&mut self, bit: bool, one: u32) -> bool {
        let middle = cut(self.low, self.high, one);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.bytes.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
        bit
    }
}

/// Reads what [`Writer`] wrote. Bytes that nobody wrote give some nonsense, and an end of it.
pub(super) struct Reader<'a> {
    low: u32,
    high: u32,
    value: u32,
    bytes: core::slice::Iter<'a, u8>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self {
            low: 0,
            high: u32::MAX,
            value: 0,
            bytes: bytes.iter(),
        };
        for _ in 0..4 {
            reader.shift();
        }
        reader
    }

    fn shift(&mut self) {
        let next = self.bytes.next().copied().unwrap_or(0);
        self.value = self.value << 8 | u32::from(next);
    }
}

impl Coder for Reader<'_> {
    fn bit(&mut self, _: bool, one: u32) -> bool {
        let middle = cut(self.low, self.high, one);
        let bit = self.value <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.shift();
        }
        bit
    }
}

/// Where the part of the interval ends that stands for a 1.
fn cut(low: u32, high: u32, one: u32) -> u32 {
    let range = u64::from(high - low);
    low + ((range * u64::from(one.clamp(1, 65_535))) >> 16) as u32
}

/// Probabilities by context, each learning from the bits that were seen in it, quickly at first.
pub(super) struct Model {
    /// The probability of a 1 in the high 22 bits, how many bits were seen in the low 10.
    slots: Vec<u32>,
    /// How far a probability moves, by how many bits were seen: the share of each in 65536ths.
    pace: Vec<i32>,
}

impl Model {
    /// A model with 2 to the power of `bits` slots, in which the last `memory` bits count.
    pub(super) fn new(bits: u32, memory: i32) -> Self {
        Self {
            slots: vec![1 << 31; 1 << bits],
            pace: (0..=memory).map(|seen| 131_072 / (2 * seen + 3)).collect(),
        }
    }

    /// The first of eight slots for a context, to which a bit's place among three is added.
    pub(super) fn group(&self, context: u32) -> usize {
        let mixed = context.wrapping_mul(0x9e37_79b1);
        ((mixed ^ mixed >> 15) as usize * 8) & (self.slots.len() - 1)
    }

    /// The probability of a 1 in 65536ths.
    #[inline]
    pub(super) fn one(&self, slot: usize) -> u32 {
        self.slots.get(slot).map_or(1 << 15, |slot| slot >> 16)
    }

    #[inline]
    pub(super) fn learn(&mut self, slot: usize, bit: bool) {
        let Some(slot) = self.slots.get_mut(slot) else {
            return;
        };
        let (one, seen) = ((*slot >> 10) as i32, *slot & 1023);
        let goal = if bit { (1 << 22) - 1 } else { 0 };
        let pace = self.pace.get(seen as usize).copied().unwrap_or(0);
        let moved = one + ((((goal - one) >> 7) * pace) >> 9);
        let seen = (seen + 1).min(self.pace.len() as u32 - 1);
        *slot = (moved as u32) << 10 | seen;
    }
}

/// A number of `bits` bits below a context, highest bit first.
pub(super) fn number<C: Coder>(
    coder: &mut C,
    model: &mut Model,
    context: u32,
    bits: u32,
    value: &mut u32,
) {
    let mut node = 1;
    let mut group = 0;
    for place in (0..bits).rev() {
        let within = (bits - 1 - place) % 3;
        if within == 0 {
            group = model.group(
                context
                    .wrapping_mul(0x0100_0193)
                    .wrapping_add(node)
                    .wrapping_mul(0x85eb_ca6b),
            );
        }
        let slot = group + (1 << within | node as usize & ((1 << within) - 1));
        let bit = coder.bit(*value >> place & 1 == 1, model.one(slot));
        model.learn(slot, bit);
        node = node << 1 | u32::from(bit);
    }
    *value = node & !(1 << bits);
}
