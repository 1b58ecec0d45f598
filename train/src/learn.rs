//! From labelled rows to a model.

use std::collections::HashMap;

use hatif_engine::Tables;
use hatif_engine::training::PUBLIC_HEADS;

use crate::assemble::assemble;
use crate::examples::Examples;
use crate::fit::{Linear, Matrix, Plan, Random, fit, sigmoid, softmax, towards};
use crate::language::separator;
use crate::pack::Weights;
use crate::rows::{Row, hash};
use crate::select;

/// What can be chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choices {
    /// Features kept for our own heads.
    pub(crate) own_features: usize,
    /// Features kept for the public heads.
    pub(crate) public_features: usize,
    /// Weights kept for our own heads.
    pub(crate) own_weights: usize,
    /// Weights kept for the public heads.
    pub(crate) public_weights: usize,
    /// Added to the gate of intents: above 0, the public heads are trusted more.
    pub(crate) gate_shift: f32,
    /// Added to the gate of feelings.
    pub(crate) feeling_gate_shift: f32,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            own_features: 9_300,
            public_features: 6_100,
            own_weights: 32_000,
            public_weights: 17_000,
            // -0.5, 1: our own rows are what calls are like; each step further trades a point here for three there.
            gate_shift: -0.5,
            feeling_gate_shift: 1.0,
        }
    }
}

const PUBLIC_PLAN: Plan = Plan {
    epochs: 5,
    rate: 0.3,
    decay: 1e-3,
    seed: 7,
    drop: 0.0,
};
const OWN_PLAN: Plan = Plan {
    epochs: 16,
    rate: 0.3,
    decay: 1e-3,
    seed: 11,
    drop: 0.25,
};

/// A share of each target spread over all classes: labels are not certain.
const SMOOTH: f32 = 0.05;
/// What a second intent gets of the target beside the main one.
const SECOND: f32 = 0.3;
/// How many public rows the gates are shown, and how much one of our own counts beside one of them.
const GATE_ROWS: usize = 24_000;
const GATE_WEIGHT: f32 = 3.0;
/// Public scores are this much smaller beside the words' values.
pub(crate) const STACK_VALUE: f32 = 0.3;
/// Sources with more rows than this count as if they had the geometric mean of both.
const SOURCE_ROWS: f32 = 1000.0;

/// The public heads: intents 0..8; and polarity 0..3, anger 3.
pub(crate) struct Public {
    pub(crate) intents: Linear,
    pub(crate) feelings: Linear,
}

/// Which weights of two groups of heads may be other than 0.
pub(crate) type Masks = [Vec<bool>; 2];

/// Our own heads: intents 0..12, question 12, gate 13; and feelings 0..6, gate 6.
pub(crate) struct Own {
    pub(crate) intents: Linear,
    pub(crate) feelings: Linear,
}

/// Learns from `rows`, of which none may be set aside.
pub(crate) fn learn(rows: &[Row], tables: &Tables, choices: Choices) -> Weights {
    let separator = separator::learn(rows);
    eprintln!("separator learnt");
    let full = Examples::new(rows, tables, &separator, 2, None);
    eprintln!("{} rows, {} features", rows.len(), full.hashes.len());
    let weights = source_weights(rows);
    let public = learn_public(rows, &full, &weights, None);
    eprintln!("public heads learnt");
    let stacked = stack(&full, &public);
    let everyone = |_: &Row| true;
    let own = learn_own(rows, &stacked, full.width(), &everyone, None);
    eprintln!("own heads learnt");
    let hashes = select::select(rows, &full, &public, &own, choices);
    drop(stacked);
    let small = Examples::new(rows, tables, &separator, 2, Some(&hashes));
    drop(full);
    let public = learn_public(rows, &small, &weights, None);
    let masks = select::masks(
        rows,
        &small,
        [&public.intents, &public.feelings],
        false,
        choices.public_weights,
    );
    let public = learn_public(rows, &small, &weights, Some(&masks));
    let stacked = stack(&small, &public);
    let own = learn_own(rows, &stacked, small.width(), &everyone, None);
    let masks = select::masks(
        rows,
        &small,
        [&own.intents, &own.feelings],
        true,
        choices.own_weights,
    );
    // A fifth of the rows, hidden once, says how sure the scores may be.
    let hidden = |row: &Row| (hash(&row.text) / 5).is_multiple_of(5);
    let trial = learn_own(
        rows,
        &stacked,
        small.width(),
        &|row| !hidden(row),
        Some(&masks),
    );
    let sharpness = sharpness(rows, &stacked, &trial, &hidden);
    let own = learn_own(rows, &stacked, small.width(), &everyone, Some(&masks));
    eprintln!(
        "learnt again on {} features; sharpness {sharpness:?}",
        hashes.len()
    );
    assemble(small, &public, &own, sharpness, separator, choices)
}

/// A weight a row and task (intent, polarity, anger), so that a large source does not drown the small ones.
fn source_weights(rows: &[Row]) -> Vec<[f32; 3]> {
    let tasks = |row: &Row| {
        [
            row.public_intent.is_some(),
            row.polarity.is_some(),
            row.anger.is_some(),
        ]
    };
    let mut counts: HashMap<(&str, usize), f32> = HashMap::new();
    for row in rows {
        for (task, _) in tasks(row).iter().enumerate().filter(|(_, has)| **has) {
            *counts.entry((&row.source, task)).or_default() += 1.0;
        }
    }
    rows.iter()
        .map(|row| {
            [0, 1, 2].map(|task| {
                let count = counts.get(&(row.source.as_str(), task)).copied();
                (SOURCE_ROWS / count.unwrap_or(1.0)).sqrt().min(1.0)
            })
        })
        .collect()
}

fn one(at: usize) -> impl Fn(usize) -> f32 {
    move |class| if class == at { 1.0 } else { 0.0 }
}

fn yes(is: bool) -> f32 {
    if is { 1.0 } else { 0.0 }
}

fn learn_public(
    rows: &[Row],
    examples: &Examples,
    weights: &[[f32; 3]],
    masks: Option<&Masks>,
) -> Public {
    let mask = |at: usize| masks.map(|masks| masks[at].as_slice());
    let those = |has: &dyn Fn(&Row) -> bool| -> Vec<usize> {
        (0..rows.len()).filter(|&at| has(&rows[at])).collect()
    };
    let with_intent = those(&|row| row.public_intent.is_some());
    let with_feeling = those(&|row| row.polarity.is_some() || row.anger.is_some());
    let (matrix, width) = (&examples.matrix, examples.width());
    std::thread::scope(|scope| {
        let intents = scope.spawn(|| {
            fit(
                matrix,
                width,
                8,
                &with_intent,
                PUBLIC_PLAN,
                mask(0),
                &|at, scores, slope| {
                    if let Some(intent) = rows[at].public_intent {
                        towards(scores, one(intent), weights[at][0], SMOOTH, slope);
                    }
                },
            )
        });
        let feelings = fit(
            matrix,
            width,
            4,
            &with_feeling,
            PUBLIC_PLAN,
            mask(1),
            &|at, scores, slope| {
                let row = &rows[at];
                if let Some(polarity) = row.polarity {
                    towards(
                        &scores[..3],
                        one(polarity),
                        weights[at][1],
                        SMOOTH,
                        &mut slope[..3],
                    );
                }
                if let Some(anger) = row.anger {
                    slope[3] += weights[at][2] * (sigmoid(scores[3]) - yes(anger));
                }
            },
        );
        Public {
            intents: intents.join().expect("fitting does not panic"),
            feelings,
        }
    })
}

/// The rows with the public heads' scores as twelve features more, each group less its mean.
fn stack(examples: &Examples, public: &Public) -> Matrix {
    let first = examples.width() as u32;
    let mut stacked = Matrix::default();
    for at in 0..examples.matrix.len() {
        let row = examples.matrix.row(at);
        let intents = public.intents.scores(row);
        let feelings = public.feelings.scores(row);
        let centred = |scores: &[f32]| -> Vec<f32> {
            let mean = scores.iter().sum::<f32>() / scores.len() as f32;
            scores.iter().map(|score| score - mean).collect()
        };
        let scores = centred(&intents)
            .into_iter()
            .chain(centred(&feelings[..3]))
            .chain([feelings[3]]);
        let more = (first..).zip(scores.map(|score| score * STACK_VALUE));
        stacked.push(row.iter().copied().chain(more));
    }
    stacked
}

pub(crate) fn learn_own(
    rows: &[Row],
    matrix: &Matrix,
    width: usize,
    may: &dyn Fn(&Row) -> bool,
    masks: Option<&Masks>,
) -> Own {
    let mask = |at: usize| masks.map(|masks| masks[at].as_slice());
    let ours: Vec<usize> = (0..rows.len())
        .filter(|&at| rows[at].own && may(&rows[at]))
        .collect();
    let with_gate = |has: &dyn Fn(&Row) -> bool, seed: u64| -> Vec<usize> {
        let public: Vec<usize> = (0..rows.len()).filter(|&at| has(&rows[at])).collect();
        let mut random = Random(seed);
        let shown = GATE_ROWS.min(public.len());
        let mut list = ours.clone();
        list.extend((0..shown).map(|_| public[random.below(public.len())]));
        list
    };
    let for_intents = with_gate(&|row| row.public_intent.is_some(), 99);
    let for_feelings = with_gate(&|row| row.polarity.is_some(), 98);
    let width = width + PUBLIC_HEADS;
    let gate = |row: &Row, score: f32| {
        let weight = if row.own { GATE_WEIGHT } else { 1.0 };
        weight * (sigmoid(score) - yes(!row.own))
    };
    std::thread::scope(|scope| {
        let intents = scope.spawn(|| {
            fit(
                matrix,
                width,
                14,
                &for_intents,
                OWN_PLAN,
                mask(0),
                &|at, scores, slope| {
                    let row = &rows[at];
                    if row.own {
                        towards(
                            &scores[..12],
                            shares(&row.intents),
                            1.0,
                            SMOOTH,
                            &mut slope[..12],
                        );
                        towards_route(&scores[..12], ROUTE_OF[row.intents[0]], &mut slope[..12]);
                    }
                    // The public rows' labels of questions are guesses by rule.
                    if let Some(question) = row.question.filter(|_| row.own) {
                        slope[12] += sigmoid(scores[12]) - yes(question);
                    }
                    slope[13] += gate(row, scores[13]);
                },
            )
        });
        let feelings = fit(
            matrix,
            width,
            7,
            &for_feelings,
            OWN_PLAN,
            mask(1),
            &|at, scores, slope| {
                if let Some(feeling) = rows[at].sentiment {
                    towards(&scores[..6], one(feeling), 1.0, SMOOTH, &mut slope[..6]);
                }
                slope[6] += gate(&rows[at], scores[6]);
            },
        );
        Own {
            intents: intents.join().expect("fitting does not panic"),
            feelings,
        }
    })
}

/// Who answers each intent: reception, sales, complaints, a person.
pub(crate) const ROUTE_OF: [usize; 12] = [2, 2, 0, 1, 1, 1, 0, 3, 0, 0, 0, 0];

/// What a mistaken route costs beside a mistaken intent.
///
/// 1.5: in cross-validation, routes gain a point and intents lose nothing; more gains no more.
const ROUTE_WEIGHT: f32 = 1.5;

/// Adds the slope of the cross entropy of who answers.
fn towards_route(scores: &[f32], route: usize, slope: &mut [f32]) {
    let shares = softmax(scores);
    let right = |intent: usize| ROUTE_OF[intent] == route;
    let sum: f32 = (0..shares.len())
        .filter(|at| right(*at))
        .map(|at| shares[at])
        .sum();
    for (at, slope) in slope.iter_mut().enumerate() {
        let target = if right(at) {
            shares[at] / sum.max(1e-6)
        } else {
            0.0
        };
        *slope += ROUTE_WEIGHT * (shares[at] - target);
    }
}

/// The share of each intent: most for the main one.
fn shares(intents: &[usize]) -> impl Fn(usize) -> f32 {
    let others = intents.len().saturating_sub(1) as f32;
    move |class| {
        intents
            .iter()
            .enumerate()
            .filter(|(_, intent)| **intent == class)
            .map(|(at, _)| match at {
                _ if others == 0.0 => 1.0,
                0 => 1.0 - SECOND,
                _ => SECOND / others,
            })
            .sum()
    }
}

/// What scores are multiplied by so that they are as sure as they are right: the least cross entropy on hidden rows.
fn sharpness(rows: &[Row], matrix: &Matrix, own: &Own, hidden: &dyn Fn(&Row) -> bool) -> [f32; 2] {
    let best = |linear: &Linear, classes: usize, label: &dyn Fn(&Row) -> Option<usize>| {
        let scored: Vec<(Vec<f32>, usize)> = rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.own && hidden(row))
            .filter_map(|(at, row)| {
                let mut scores = linear.scores(matrix.row(at));
                scores.truncate(classes);
                Some((scores, label(row)?))
            })
            .collect();
        let loss = |sharpness: f32| -> f32 {
            scored
                .iter()
                .map(|(scores, label)| {
                    let sharp: Vec<f32> = scores.iter().map(|score| score * sharpness).collect();
                    -softmax(&sharp)[*label].max(1e-6).ln()
                })
                .sum()
        };
        (5..60)
            .map(|step| step as f32 * 0.05)
            .min_by(|a, b| loss(*a).total_cmp(&loss(*b)))
            .unwrap_or(1.0)
    };
    [
        best(&own.intents, 12, &|row| row.intents.first().copied()),
        best(&own.feelings, 6, &|row| row.sentiment),
    ]
}
