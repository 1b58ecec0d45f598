use alloc::vec::Vec;

use crate::base::{Confidence, Sentiment};
use crate::table::{Family, Meaning};

use super::super::scan::{Hit, Place, Scan};

/// The feeling of a message, with what shows it.
#[derive(Debug)]
pub(in crate::read) struct Feeling {
    pub(in crate::read) sentiment: Sentiment,
    pub(in crate::read) confidence: Confidence,
    /// What shows something pleasant (above 0) or unpleasant (below), in the order of the text.
    pub(in crate::read) effects: Vec<(Place, i32)>,
    /// How much speaks for an unpleasant feeling, in quarters of a mark's weight.
    pub(in crate::read) displeasure: i32,
    /// Is a word of feeling turned round by a negator, or part of a phrase that means something of its own (`not bad`)?
    #[cfg_attr(not(feature = "weights"), allow(dead_code))]
    pub(in crate::read) is_composed: bool,
    /// Does the message turn, with `but`, from something pleasant to something unpleasant or back?
    #[cfg_attr(not(feature = "weights"), allow(dead_code))]
    pub(in crate::read) turns: bool,
}

impl Feeling {
    /// What shows the feeling that won.
    pub(in crate::read) fn shown_by(&self) -> impl Iterator<Item = Place> {
        self.effects
            .iter()
            .filter(|(_, effect)| match self.sentiment {
                Sentiment::Neutral => false,
                _ => (*effect > 0) == self.sentiment.is_positive(),
            })
            .map(|(place, _)| *place)
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    pleasant: i32,
    unpleasant: i32,
    anger: i32,
    frustration: i32,
}

// All in quarters of a mark's weight, as `Sums` is; chosen so that one plain word (`good` 2, `bad` 2) tells a feeling
// and one hint (1) does not, and checked on the development rows.
const TELLS: i32 = 4;
const TELLS_DELIGHT: i32 = 18;
const TELLS_ANGER: i32 = 8;
const TELLS_FRUSTRATION: i32 = 8;

/// How the customer feels, by the words and signs of the message.
pub(in crate::read) fn sentiment(scan: &Scan<'_>) -> Feeling {
    let contrast = scan.contrast;
    let mut sums = Sums::default();
    let mut effects = Vec::new();
    for hit in scan.hits_of(Family::Feeling) {
        let before = sums;
        add(scan, hit, contrast, &mut sums);
        let effect = (sums.pleasant - before.pleasant)
            - (sums.unpleasant - before.unpleasant)
            - (sums.anger - before.anger)
            - (sums.frustration - before.frustration);
        if effect != 0 {
            effects.push((scan.place(hit), effect));
        }
    }
    raise_by_shouting(scan, &mut sums);
    let is_composed = scan
        .hits_of(Family::Feeling)
        .any(|hit| scan.weather(hit).negated || hit.last > hit.first);
    let both = [1, -1].map(|sign| effects.iter().any(|(_, effect)| effect.signum() == sign));
    let turns = contrast.is_some() && both == [true, true];
    let (sentiment, confidence) = judge(sums, scan);
    Feeling {
        sentiment,
        confidence,
        effects,
        is_composed,
        turns,
        displeasure: sums.unpleasant + sums.anger + sums.frustration - sums.pleasant,
    }
}

/// Adds one hit, after negation, degree, contrast and elongation.
fn add(scan: &Scan<'_>, hit: &Hit, contrast: Option<u32>, sums: &mut Sums) {
    let weather = scan.weather(hit);
    let mut strength = i32::from(weather.strength);
    let drawn_out = (hit.first..=hit.last).any(|at| {
        scan.token(at)
            .is_some_and(|token| token.elongated || token.shouted)
    });
    if drawn_out {
        strength += 1;
    }
    if let Some(contrast) = contrast {
        // What follows `but` is what the customer came to say.
        strength = if hit.last < contrast {
            strength / 2
        } else {
            strength * 5 / 4
        };
    }
    for mark in scan.marks(hit) {
        let value = i32::from(mark.weight) * strength;
        match (mark.meaning, weather.negated) {
            (Meaning::Positive, false) => sums.pleasant += value,
            (Meaning::Positive, true) => sums.unpleasant += value * 3 / 4,
            (Meaning::Negative, false) => sums.unpleasant += value,
            // `Not bad` is a little praise; `no problem` hardly any.
            (Meaning::Negative, true) => sums.pleasant += value / 2,
            (Meaning::Anger, false) => sums.anger += value,
            (Meaning::Frustration, false) => sums.frustration += value,
            _ => {}
        }
    }
}

/// Capitals throughout and rows of `!` make an unpleasant message louder; they are no feeling by themselves.
fn raise_by_shouting(scan: &Scan<'_>, sums: &mut Sums) {
    let counts = scan.text.counts;
    let shouts = counts.capital >= 10 && counts.capital * 10 >= counts.latin * 7;
    let exclaims = counts.exclamations >= 3;
    let loudness = 6 * i32::from(shouts) + 2 * i32::from(exclaims);
    if sums.unpleasant + sums.anger + sums.frustration > sums.pleasant {
        sums.anger += loudness;
    } else if sums.pleasant > 0 {
        sums.pleasant += loudness;
    }
}

fn judge(sums: Sums, scan: &Scan<'_>) -> (Sentiment, Confidence) {
    let Sums {
        pleasant,
        unpleasant,
        anger,
        frustration,
    } = sums;
    let bad = unpleasant + anger + frustration;
    let net = pleasant - bad;
    let sentiment = if net <= -TELLS && anger >= TELLS_ANGER && anger >= frustration {
        Sentiment::Angry
    } else if net <= -TELLS && frustration >= TELLS_FRUSTRATION {
        Sentiment::Frustrated
    } else if net <= -TELLS && anger >= TELLS_ANGER {
        Sentiment::Angry
    } else if net <= -TELLS {
        Sentiment::Negative
    } else if net >= TELLS_DELIGHT && bad == 0 {
        Sentiment::VeryPositive
    } else if net >= TELLS {
        Sentiment::Positive
    } else {
        Sentiment::Neutral
    };
    let confidence = match sentiment {
        Sentiment::Neutral => {
            // Silence is weak evidence; the more words were understood without a feeling, the stronger.
            let words = u32::try_from(scan.words.len().min(12)).unwrap_or(12);
            let swing = u32::try_from((pleasant + bad).min(40)).unwrap_or(40);
            Confidence::from_thousandths(560 + words * 25 - swing * 10)
        }
        _ => {
            let lead = u32::try_from(net.abs()).unwrap_or(0);
            let against = u32::try_from(if net > 0 { bad } else { pleasant }).unwrap_or(0);
            // 6: a single plain word (8) is a little over one half sure, three are four fifths.
            Confidence::share(
                lead + TELLS.unsigned_abs(),
                lead + against + 6 + TELLS.unsigned_abs(),
            )
        }
    };
    (sentiment, confidence)
}
