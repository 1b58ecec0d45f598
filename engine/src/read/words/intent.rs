use alloc::vec::Vec;

use crate::base::sort_short_by;
use crate::base::{Confidence, Intent, Sentiment};
use crate::table::{Family, Meaning};

use super::super::judgement::Judged;
use super::super::scan::{Hit, Scan};
use super::Feeling;

/// Of two intents with one score, the earlier comes first: what needs somebody soonest, then what was asked before
/// what may be sold, then courtesy.
const ORDER: [Intent; 12] = [
    Intent::HumanRequest,
    Intent::TechnicalSupport,
    Intent::Complaint,
    Intent::TrainingInterest,
    Intent::ServiceInquiry,
    Intent::SalesInterest,
    Intent::ServiceRequest,
    Intent::Information,
    Intent::Goodbye,
    Intent::Thanks,
    Intent::Greeting,
    Intent::Other,
];

/// Scores are in quarters of a mark's weight.
const QUARTERS: i32 = 4;
/// An intent beside the first must have this much, and this share of the first's score in percent.
const LEAST_BESIDE: i32 = 3 * QUARTERS;
const LEAST_SHARE: i32 = 40;
/// Twice the score at which an intent without rivals is one half sure.
const HALF_SURE: i32 = 10;

/// What the customer wants, surest first; never empty.
pub(super) fn intents(scan: &Scan<'_>, feeling: &Feeling, is_question: bool) -> Vec<Judged> {
    let mut scores = [0_i32; ORDER.len()];
    let mut of_hits: Vec<(Hit, Intent)> = Vec::new();
    for hit in scan.hits_of(Family::Intent) {
        let negated = scan.weather(hit).negated;
        for mark in scan.marks(hit) {
            let Meaning::Intent(intent) = mark.meaning else {
                continue;
            };
            if negated && yields_to_negation(intent) {
                continue;
            }
            if let Some(score) = slot(&mut scores, intent) {
                *score += i32::from(mark.weight) * QUARTERS;
            }
            of_hits.push((*hit, intent));
        }
    }
    adjust(&mut scores, scan, feeling, is_question);
    rank(&scores, &of_hits, scan)
}

/// `I have no complaint` is none; but `I cannot pay` is still about paying.
fn yields_to_negation(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Complaint
            | Intent::TechnicalSupport
            | Intent::SalesInterest
            | Intent::TrainingInterest
            | Intent::HumanRequest
            | Intent::Thanks
    )
}

fn is_social(intent: Intent) -> bool {
    matches!(intent, Intent::Greeting | Intent::Thanks | Intent::Goodbye)
}

/// What no single word says: displeasure makes a complaint, a bare question asks for information, courtesy counts
/// only alone.
fn adjust(scores: &mut [i32; ORDER.len()], scan: &Scan<'_>, feeling: &Feeling, is_question: bool) {
    let failure = score(scores, Intent::TechnicalSupport);
    let angry = feeling.sentiment == Sentiment::Angry;
    if feeling.sentiment.is_negative() && (failure == 0 || angry && failure <= 4 * QUARTERS) {
        let weight = feeling.displeasure.min(3 * QUARTERS);
        if let Some(complaint) = slot(scores, Intent::Complaint) {
            *complaint += weight;
        }
    }
    // Praise or blame of `the service` or `the employee` is no wish for it.
    if feeling.sentiment != Sentiment::Neutral && !is_question {
        for intent in [
            Intent::ServiceInquiry,
            Intent::SalesInterest,
            Intent::HumanRequest,
        ] {
            if let Some(hint) = slot(scores, intent).filter(|score| **score <= 2 * QUARTERS) {
                *hint = 0;
            }
        }
    }
    // A service that is asked about and is a course is training, not a service like others.
    let training = score(scores, Intent::TrainingInterest);
    if training >= 3 * QUARTERS {
        let inquiry = slot(scores, Intent::ServiceInquiry).map_or(0, |inquiry| {
            *inquiry /= 2;
            *inquiry
        });
        if let Some(training) = slot(scores, Intent::TrainingInterest) {
            *training += inquiry;
        }
    }
    let best_of = |scores: &[i32; ORDER.len()], social: bool| {
        ORDER
            .iter()
            .zip(scores.iter())
            .filter(|(intent, _)| is_social(**intent) == social && **intent != Intent::Other)
            .map(|(_, score)| *score)
            .max()
            .unwrap_or(0)
    };
    let (wish, courtesy) = (best_of(scores, false), best_of(scores, true));
    // A mere hint of a wish (`thanks for the help`) does not outweigh plain courtesy.
    let content = wish > 2 * QUARTERS || (wish > 0 && courtesy == 0);
    if courtesy > 0 && !content {
        for (intent, score) in ORDER.iter().zip(scores.iter_mut()) {
            if !is_social(*intent) && *intent != Intent::Other {
                *score = 0;
            }
        }
    }
    if !content && is_question && scan.words.len() >= 2 {
        let social = ORDER
            .iter()
            .zip(scores.iter())
            .any(|(intent, score)| is_social(*intent) && *score >= 2 * QUARTERS);
        if !social && let Some(information) = slot(scores, Intent::Information) {
            *information += QUARTERS / 2;
        }
    }
    if content {
        for (intent, score) in ORDER.iter().zip(scores.iter_mut()) {
            if is_social(*intent) {
                *score = 0;
            }
        }
    }
}

fn rank(scores: &[i32; ORDER.len()], of_hits: &[(Hit, Intent)], scan: &Scan<'_>) -> Vec<Judged> {
    let mut ranked: Vec<(Intent, i32)> = ORDER
        .iter()
        .copied()
        .zip(scores.iter().copied())
        .filter(|(_, score)| *score > 0)
        .collect();
    // Stable: `ORDER` decides between equals.
    sort_short_by(&mut ranked, |(_, a), (_, b)| a > b);
    let Some(&(_, top)) = ranked.first() else {
        return alloc::vec![nothing_found(scan)];
    };
    let runner_up = ranked.get(1).map_or(0, |(_, score)| *score);
    ranked
        .into_iter()
        .enumerate()
        .filter(|(at, (intent, score))| {
            *at == 0
                || (*intent != Intent::Other
                    && *score >= LEAST_BESIDE
                    && *score * 100 >= top * LEAST_SHARE)
        })
        .map(|(at, (intent, score))| {
            let rival = if at == 0 { runner_up } else { top };
            Judged {
                intent,
                confidence: confidence(score, rival),
                places: of_hits
                    .iter()
                    .filter(|(_, of)| *of == intent)
                    .map(|(hit, _)| scan.place(hit))
                    .collect(),
            }
        })
        .collect()
}

/// How sure a score is: how much speaks for it, less the share that speaks for its strongest rival.
fn confidence(score: i32, rival: i32) -> Confidence {
    let (score, rival) = (score.unsigned_abs(), rival.unsigned_abs());
    let half_sure = HALF_SURE.unsigned_abs();
    // score/(score + half sure + rival/2): 1 is never reached, and a rival of equal strength costs about a third.
    Confidence::share(score * 2, score * 2 + half_sure + rival)
}

/// Nothing recognised: the surer, the more there was to recognise.
fn nothing_found(scan: &Scan<'_>) -> Judged {
    let words = u32::try_from(scan.words.len().min(20)).unwrap_or(20);
    Judged {
        intent: Intent::Other,
        confidence: Confidence::share(words + 4, words + 16),
        places: Vec::new(),
    }
}

fn slot(scores: &mut [i32; ORDER.len()], intent: Intent) -> Option<&mut i32> {
    let at = ORDER.iter().position(|other| *other == intent)?;
    scores.get_mut(at)
}

fn score(scores: &[i32; ORDER.len()], intent: Intent) -> i32 {
    ORDER
        .iter()
        .zip(scores)
        .find(|(other, _)| **other == intent)
        .map_or(0, |(_, score)| *score)
}
