//! Which features and which weights are worth their bytes.

use crate::examples::Examples;
use crate::fit::Linear;
use crate::learn::{Choices, Masks, Own, Public};
use crate::rows::Row;

/// The features that do most: how much they move the scores, over all rows.
pub(crate) fn select(
    rows: &[Row],
    examples: &Examples,
    public: &Public,
    own: &Own,
    choices: Choices,
) -> Vec<u32> {
    let strength = |linears: [&Linear; 2], own: bool| -> Vec<f32> {
        let mut moved = vec![0.0_f32; examples.hashes.len()];
        for (at, row) in rows.iter().enumerate() {
            if row.own != own {
                continue;
            }
            for &(feature, value) in examples.matrix.row(at) {
                if let Some(moved) = moved.get_mut(feature as usize) {
                    *moved += value;
                }
            }
        }
        for (feature, moved) in (0..).zip(&mut moved) {
            let squares: f32 = linears
                .iter()
                .flat_map(|linear| linear.of(feature))
                .map(|weight| weight * weight)
                .sum();
            // The square root of how often: a rare telling feature before a common dull one.
            *moved = moved.sqrt() * squares.sqrt();
        }
        moved
    };
    let mut kept = Vec::new();
    for (strength, most) in [
        (
            strength([&own.intents, &own.feelings], true),
            choices.own_features,
        ),
        (
            strength([&public.intents, &public.feelings], false),
            choices.public_features,
        ),
    ] {
        let mut order: Vec<u32> = (0..strength.len() as u32).collect();
        order.sort_by(|&a, &b| {
            strength[b as usize]
                .total_cmp(&strength[a as usize])
                .then(a.cmp(&b))
        });
        kept.extend(
            order
                .into_iter()
                .take(most)
                .map(|at| examples.hashes[at as usize]),
        );
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// The `most` weights that do most, over both groups of heads.
pub(crate) fn masks(
    rows: &[Row],
    examples: &Examples,
    linears: [&Linear; 2],
    own: bool,
    most: usize,
) -> Masks {
    let count = examples.hashes.len();
    let mut mass = vec![0.0_f32; count];
    for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.own == own) {
        for &(feature, value) in examples.matrix.row(at) {
            if let Some(mass) = mass.get_mut(feature as usize) {
                *mass += value;
            }
        }
    }
    let strength =
        |linear: &Linear, at: usize| linear.weights[at].abs() * mass[at / linear.heads].sqrt();
    let mut all: Vec<f32> = linears
        .iter()
        .flat_map(|linear| (0..count * linear.heads).map(|at| strength(linear, at)))
        .collect();
    all.sort_by(|a, b| b.total_cmp(a));
    let least = all.get(most).copied().unwrap_or(0.0);
    linears.map(|linear| {
        (0..count * linear.heads)
            .map(|at| strength(linear, at) > least)
            .collect()
    })
}
