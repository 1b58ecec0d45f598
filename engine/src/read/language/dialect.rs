use crate::base::{Confidence, Dialect};
use crate::text::{TokenKind, strip_prefix, strip_suffix};

use super::super::scan::Scan;

/// What begins and ends a word of a dialect, the fewest letters between, and the dialects.
type Shape = (&'static str, &'static str, usize, u8);

const MSA: u8 = Dialect::Msa.bit();
const LEVANTINE: u8 = Dialect::Levantine.bit();
const GULF: u8 = Dialect::Gulf.bit();
const EGYPTIAN: u8 = Dialect::Egyptian.bit();
const MAGHREBI: u8 = Dialect::Maghrebi.bit();
const IRAQI: u8 = Dialect::Iraqi.bit();

/// How the dialects form their words, surest first: chosen by how they share such words in `train/rows`.
const SHAPES: [Shape; 18] = [
    ("م", "ش", 3, EGYPTIAN | MAGHREBI),
    ("فال", "", 3, MAGHREBI),
    ("عال", "", 3, LEVANTINE),
    ("هال", "", 3, LEVANTINE | GULF | IRAQI),
    ("كن", "و", 2, MAGHREBI),
    ("كي", "", 3, MAGHREBI),
    ("كت", "و", 2, MAGHREBI),
    ("بي", "", 3, LEVANTINE | EGYPTIAN),
    ("بت", "", 3, LEVANTINE | EGYPTIAN),
    ("هي", "", 3, EGYPTIAN),
    ("هت", "", 3, EGYPTIAN),
    ("ت", "ون", 2, GULF | IRAQI | MSA),
    ("ي", "ون", 2, GULF | IRAQI | MSA),
    ("", "كن", 3, LEVANTINE),
    ("ت", "و", 3, MAGHREBI | LEVANTINE),
    ("ن", "و", 3, MAGHREBI),
    ("", "تم", 3, MSA),
    ("", "تو", 3, MAGHREBI | LEVANTINE),
];

/// Which dialect the words of a message in Arabic speak for, with how surely; none when they speak for none, or for
/// two alike.
pub(super) fn dialect(scan: &Scan<'_>) -> Option<(Dialect, Confidence)> {
    let mut points = [0_u32; Dialect::ALL.len()];
    let mut last = u32::MAX;
    for word in &scan.words {
        let Some(token) = scan.text.tokens.get(word.token as usize) else {
            continue;
        };
        let mut set = word.dialects;
        if set == 0 && token.kind == TokenKind::Arabic && word.token != last {
            set = of_shape(scan.text.normal(token));
        }
        last = word.token;
        if set == 0 {
            continue;
        }
        let share = WHOLE / set.count_ones();
        for (dialect, points) in Dialect::ALL.iter().zip(&mut points) {
            if set & dialect.bit() != 0 {
                *points += share;
            }
        }
    }
    let (at, &most) = (0..).zip(&points).max_by_key(|(_, points)| **points)?;
    let alike = points.iter().filter(|points| **points == most).count();
    if most == 0 || alike > 1 {
        return None;
    }
    let all: u32 = points.iter().sum();
    // Half a word on neither side: one marker is never certain.
    let confidence = Confidence::share(most, all + WHOLE / 2);
    Some((Dialect::ALL.get::<usize>(at).copied()?, confidence))
}

/// What one word says in all: divisible among two to six dialects.
const WHOLE: u32 = 60;

fn of_shape(word: &str) -> u8 {
    // Bytes of one Arabic letter in UTF-8.
    const LETTER: usize = 2;
    SHAPES
        .iter()
        .find(|(head, tail, least, _)| {
            strip_prefix(word, head)
                .and_then(|rest| strip_suffix(rest, tail))
                .is_some_and(|rest| rest.len() >= least * LETTER)
        })
        .map_or(0, |shape| shape.3)
}
