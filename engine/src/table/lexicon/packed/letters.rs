use alloc::vec;
use alloc::vec::Vec;

use super::coder::{Coder, Model, number};

/// How many opinions are asked on each bit of a letter.
const OPINIONS: usize = 5;
/// Letters from this one on, which are rare, take a second number.
const RARE: u8 = 63;

/// Predicts letters from the letters before them: several models are asked, and those are trusted more
/// that were right before.
pub(super) struct Letters {
    models: [Model; OPINIONS],
    /// The trust in each model, in 65536ths, by where in a word and in a letter a bit is.
    trust: Vec<[i32; OPINIONS]>,
    scale: Scale,
    rare: Model,
}

impl Letters {
    pub(super) fn new() -> Self {
        Self {
            models: [13, 15, 17, 17, 16].map(|bits| Model::new(bits, 250)),
            trust: vec![[65_536 * 3 / 10; OPINIONS]; 64],
            scale: Scale::new(),
            rare: Model::new(11, 60),
        }
    }

    /// A letter behind `before`, in a word whose predecessor has `above` in the same place.
    pub(super) fn letter<C: Coder>(
        &mut self,
        coder: &mut C,
        before: &[u8],
        above: u8,
        value: &mut u8,
    ) {
        let back = |places: usize| {
            let start = before.len().saturating_sub(places);
            let letters = before.get(start..).unwrap_or_default().iter();
            letters.fold(places as u32, |hash, &letter| {
                (hash.wrapping_mul(0x2f0b_4c47) ^ u32::from(letter)).wrapping_add(1)
            })
        };
        let depth = before.len().min(7);
        let beside = u32::from(above) << 20 | depth as u32;
        let contexts = [
            back(1),
            back(2),
            back(3),
            back(5),
            back(1).wrapping_mul(31).wrapping_add(beside),
        ];
        let mut common = u32::from((*value).min(RARE));
        let mut node = 1_u32;
        for half in 0..2 {
            let mut groups = [0; OPINIONS];
            for ((group, model), context) in groups.iter_mut().zip(&self.models).zip(contexts) {
                *group = model.group(
                    context
                        .wrapping_mul(0x01a7_b36d)
                        .wrapping_add(node)
                        .wrapping_mul(0x85eb_ca6b),
                );
            }
            let mut slot = 1_u32;
            for place in 0..3 {
                let bit = common >> (5 - half * 3 - place) & 1 == 1;
                let set = depth * 8 + (half * 3 + place) as usize;
                let bit = self.bit(coder, groups.map(|group| group + slot as usize), set, bit);
                slot = slot << 1 | u32::from(bit);
            }
            node = node << 3 | slot & 7;
        }
        common = node & 63;
        *value = if common == u32::from(RARE) {
            let mut rest = u32::from(value.saturating_sub(RARE));
            number(coder, &mut self.rare, 0, 8, &mut rest);
            RARE.saturating_add(rest as u8)
        } else {
            common as u8
        };
    }

    #[inline]
    fn bit<C: Coder>(
        &mut self,
        coder: &mut C,
        slots: [usize; OPINIONS],
        set: usize,
        bit: bool,
    ) -> bool {
        let mut opinions = [0_i32; OPINIONS];
        for ((opinion, model), slot) in opinions.iter_mut().zip(&self.models).zip(slots) {
            *opinion = self.scale.stretch(model.one(slot));
        }
        let mut nobody = [0; OPINIONS];
        let trust = self.trust.get_mut(set).unwrap_or(&mut nobody);
        let sum: i64 = opinions
            .iter()
            .zip(trust.iter())
            .map(|(&opinion, &trust)| i64::from(opinion) * i64::from(trust))
            .sum();
        let one = squash((sum >> 16) as i32);
        let bit = coder.bit(bit, one);
        let error = (if bit { 65_535 } else { 0 }) - one as i32;
        for (trust, opinion) in trust.iter_mut().zip(opinions) {
            *trust += (opinion * (error >> 3) * 3 + (1 << 12)) >> 13;
        }
        for (model, slot) in self.models.iter_mut().zip(slots) {
            model.learn(slot, bit);
        }
        bit
    }
}

/// Probabilities as odds on a logarithmic scale, on which opinions can be added: 256ths, from −2047 to 2047.
struct Scale {
    stretched: Vec<i16>,
}

/// The probability in 4096ths that −8, −7.5, … 8 on the scale stand for: the logistic function.
const LOGISTIC: [i32; 33] = [
    1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348,
    3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

impl Scale {
    fn new() -> Self {
        // The inverse of `squash`, by going through all of it.
        let mut stretched = Vec::with_capacity(4096);
        for place in -2047..=2047_i16 {
            let one = squash_4096(i32::from(place)) as usize;
            while stretched.len() <= one {
                stretched.push(place);
            }
        }
        stretched.resize(4096, 2047);
        Self { stretched }
    }

    fn stretch(&self, one: u32) -> i32 {
        self.stretched
            .get((one >> 4) as usize)
            .map_or(0, |&place| i32::from(place))
    }
}

/// The probability in 65536ths that a place on the scale stands for.
fn squash(place: i32) -> u32 {
    (squash_4096(place) << 4 | 8) as u32
}

fn squash_4096(place: i32) -> i32 {
    let place = place.clamp(-2047, 2047) + 2048;
    let (step, part) = ((place >> 7) as usize, place & 127);
    let at = |step: usize| LOGISTIC.get(step).copied().unwrap_or(4094);
    (at(step) * (128 - part) + at(step + 1) * part + 64) >> 7
}
