use alloc::vec::Vec;

use crate::base::{Confidence, Intent, LanguageCode, Sentiment};
use crate::table::model::Model;
use crate::table::model::heads::{INTENTS, SENTIMENTS};
use crate::text::{Token, TokenKind};

use super::super::judgement::{Judged, Judgement};
use super::super::scan::{Place, Scan};
use super::super::words::{self, Feeling};
use super::block::{LexiconBlock, marks_of_tokens};
use super::fixed::ONE;
use super::score::{Scores, Scratch};

/// An intent beside the first must be this likely, in 65 536ths: one in four.
const LEAST_BESIDE: i64 = ONE / 4;
/// A message of so few words that the lexicon recognises, with so much confidence, in thousandths, says what the lexicon
/// says: on our own rows, words are right more often there than weights.
const FEW_WORDS: usize = 2;
const SURE: u32 = 600;
/// One word of feeling, so many words with a negated feeling or a phrase of feeling, or so many with a turn from one feeling
/// to another, feel as the lexicon says.
const FEW_COMPOSED: usize = 4;
const FEW_TURNING: usize = 10;
/// So many words in which the lexicon finds nothing but a matter denied (`no problem`) bring none; and so many beside a
/// phone number or an address are about that.
const FEW_DENIED: usize = 6;
/// A word speaks for a label when its share is this part of the greatest, in percent.
const LEAST_SHARE: i64 = 30;
/// The most phrases that speak for one label.
const MOST_PHRASES: usize = 5;

/// Judges a message by the trained weights.
///
/// Where nothing is written, or what is written is in neither language, there is nothing to weigh: the words judge.
pub(in crate::read) fn judge(model: &Model, scan: &Scan<'_>, language: LanguageCode) -> Judgement {
    let by_words = words::judge(scan);
    if language == LanguageCode::Other || !scan.text.tokens.iter().any(speaks) {
        return by_words;
    }
    let marks = marks_of_tokens(scan, &model.separator);
    let mut scratch = Scratch::default();
    let block = LexiconBlock::of(scan, &by_words);
    let scores = model.score(scan.text, &block, &marks, &mut scratch);
    let mut shares = alloc::vec![0; scan.text.tokens.len()];
    let words = scan.word_count();
    let known =
        |judged: &Judged| !judged.places.is_empty() && judged.confidence.thousandths() >= SURE;
    let denied = |judged: &Judged| scan.denied && judged.intent == Intent::Other;
    let first = by_words.intents.first();
    let gives = scan
        .text
        .tokens
        .iter()
        .any(|token| token.kind == TokenKind::Contact);
    let intents = if words <= FEW_WORDS && first.is_some_and(known)
        || words <= FEW_DENIED && (first.is_some_and(denied) || gives)
    {
        by_words.intents
    } else {
        let mut scores = scores;
        if let Some(first) = first.filter(|judged| known(judged)) {
            nudge(&mut scores.intents, first.intent);
        }
        intents(model, scan, &scores, &scratch, &mut shares)
    };

    let feeling = by_words.feeling;
    // Negation and contrast are structure: in a short message the lexicon follows it, and the weights only count words.
    let follows = words <= FEW_COMPOSED && feeling.is_composed
        || words <= FEW_TURNING && feeling.turns
        || words == 1 && feeling.sentiment != Sentiment::Neutral;
    let feeling = if follows {
        feeling
    } else {
        weighed(model, scan, &scores, &scratch, &mut shares, feeling)
    };
    Judgement {
        intents,
        feeling,
        is_question: scores.question * 2 > ONE,
    }
}

/// How the customer feels by the weights, with the words that show it.
fn weighed(
    model: &Model,
    scan: &Scan<'_>,
    scores: &Scores,
    scratch: &Scratch,
    shares: &mut [i64],
    mut feeling: Feeling,
) -> Feeling {
    let (at, likelihood) = likeliest(&scores.sentiments);
    feeling.sentiment = Sentiment::ALL.get(at).copied().unwrap_or(feeling.sentiment);
    feeling.confidence = confidence(likelihood);
    if feeling.sentiment != Sentiment::Neutral && feeling.shown_by().next().is_none() {
        // No word of the lexicon shows it: the weights say which words do.
        model.shares(SENTIMENTS.start + at, scratch, shares);
        let effect = if feeling.sentiment.is_positive() {
            1
        } else {
            -1
        };
        let places = phrases(scan, shares);
        feeling
            .effects
            .extend(places.into_iter().map(|place| (place, effect)));
    }
    feeling
}

fn intents(
    model: &Model,
    scan: &Scan<'_>,
    scores: &Scores,
    scratch: &Scratch,
    shares: &mut [i64],
) -> Vec<Judged> {
    let (first, likelihood) = likeliest(&scores.intents);
    let mut judged = Vec::with_capacity(2);
    let mut judge = |at: usize, likelihood: i64| {
        let intent = Intent::ALL.get(at).copied().unwrap_or(Intent::Other);
        let places = if intent == Intent::Other {
            // No word says that nothing is said.
            Vec::new()
        } else {
            model.shares(INTENTS.start + at, scratch, shares);
            phrases(scan, shares)
        };
        judged.push(Judged {
            intent,
            confidence: confidence(likelihood),
            places,
        });
    };
    judge(first, likelihood);
    let second = scores
        .intents
        .iter()
        .copied()
        .enumerate()
        .filter(|&(at, likelihood)| at != first && likelihood >= LEAST_BESIDE)
        .max_by_key(|&(_, likelihood)| likelihood);
    if let Some((at, likelihood)) = second {
        judge(at, likelihood);
    }
    judged
}

/// Near ties are the lexicon's to decide: an intent that it is sure of takes a tenth of the others' likelihood.
fn nudge(likelihoods: &mut [i64; 12], towards: Intent) {
    for (likelihood, intent) in likelihoods.iter_mut().zip(Intent::ALL) {
        *likelihood -= *likelihood / 10;
        if *intent == towards {
            *likelihood += ONE / 10;
        }
    }
}

/// The place and the value of the greatest; of equals, the first.
fn likeliest(likelihoods: &[i64]) -> (usize, i64) {
    let mut best = (0, 0);
    for (at, &likelihood) in likelihoods.iter().enumerate() {
        if likelihood > best.1 {
            best = (at, likelihood);
        }
    }
    best
}

fn confidence(likelihood: i64) -> Confidence {
    let thousandths = (likelihood * 1000 + ONE / 2) / ONE;
    Confidence::from_thousandths(u32::try_from(thousandths).unwrap_or(0))
}

/// The words with the greatest shares, neighbours joined, in the order of the text.
fn phrases(scan: &Scan<'_>, shares: &[i64]) -> Vec<Place> {
    let greatest = shares.iter().copied().max().unwrap_or(0);
    let mut places: Vec<Place> = Vec::new();
    if greatest <= 0 {
        return places;
    }
    for (at, (token, &share)) in (0_u32..).zip(scan.text.tokens.iter().zip(shares)) {
        if !speaks(token) || share * 100 < greatest * LEAST_SHARE {
            continue;
        }
        if let Some(place) = places.last_mut().filter(|place| place.last + 1 == at) {
            place.last = at;
        } else if places.len() < MOST_PHRASES {
            places.push(Place {
                first: at,
                last: at,
            });
        }
    }
    places
}

/// Can the token say anything?
fn speaks(token: &Token) -> bool {
    matches!(
        token.kind,
        TokenKind::Word | TokenKind::Arabic | TokenKind::Emoji
    )
}
