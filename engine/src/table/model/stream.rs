//! How the features and their weights are told apart in the file: contexts that the packer shares.

use super::bits::Chance;
use super::heads::{HEADS, PUBLIC_INTENTS, SENTIMENTS};

/// The largest size of a weight.
pub const MOST: u32 = 7;
/// Bits of the largest distance between two hashes.
pub const DISTANCE_BITS: usize = 24;

/// The group of a head: our intents, our feelings, the public heads.
pub fn group(head: usize) -> usize {
    usize::from(head >= SENTIMENTS.start) + usize::from(head >= PUBLIC_INTENTS.start)
}

/// How many groups there are.
const GROUPS: usize = 3;
/// Nothing, one, two, more.
const COUNTS: usize = 4;

/// What is known while one feature's weights are read or written.
#[derive(Default)]
pub struct Seen {
    of_group: usize,
    before: usize,
    group: usize,
}

impl Seen {
    /// Goes to `head`, the next.
    pub fn enter(&mut self, head: usize) {
        if group(head) != self.group {
            self.before += self.of_group;
            self.of_group = 0;
            self.group = group(head);
        }
    }

    /// Notes a weight that is not 0.
    pub fn note(&mut self) {
        self.of_group += 1;
    }

    fn context(&self) -> usize {
        self.of_group.min(COUNTS - 1) * COUNTS + self.before.min(COUNTS - 1)
    }
}

/// The chances of everything in the stream.
pub struct Chances {
    /// Is the weight other than 0? By head and by how many were.
    some: [[Chance; COUNTS * COUNTS]; HEADS],
    /// Is it below 0? By head.
    negative: [Chance; HEADS],
    /// Is it larger still? By group and size.
    larger: [[Chance; MOST as usize]; GROUPS],
    /// Has the distance more bits? By bits.
    longer: [Chance; DISTANCE_BITS + 1],
}

impl Default for Chances {
    fn default() -> Self {
        Self {
            some: [[Chance::default(); COUNTS * COUNTS]; HEADS],
            negative: [Chance::default(); HEADS],
            larger: [[Chance::default(); MOST as usize]; GROUPS],
            longer: [Chance::default(); DISTANCE_BITS + 1],
        }
    }
}

impl Chances {
    /// Of a weight being other than 0.
    pub fn some(&mut self, head: usize, seen: &Seen) -> Option<&mut Chance> {
        self.some.get_mut(head)?.get_mut(seen.context())
    }

    /// Of its being below 0.
    pub fn negative(&mut self, head: usize) -> Option<&mut Chance> {
        self.negative.get_mut(head)
    }

    /// Of its being larger than `size`.
    pub fn larger(&mut self, head: usize, size: u32) -> Option<&mut Chance> {
        self.larger.get_mut(group(head))?.get_mut(size as usize)
    }

    /// Of a distance having more than `bits` bits.
    pub fn longer(&mut self, bits: usize) -> Option<&mut Chance> {
        self.longer.get_mut(bits)
    }
}
