//! The heads that were learnt apart, as one model.

use hatif_engine::training::{
    DENSE_ROWS, HEADS, INTENT_GATE, OWN_HEADS, PUBLIC_HEADS, SENTIMENT_GATE, Separator,
};

use crate::examples::{BLOCK_VALUE, Examples};
use crate::learn::{Choices, Own, Public, STACK_VALUE};
use crate::pack::Weights;

/// All heads in the engine's order.
pub(crate) fn assemble(
    examples: Examples,
    public: &Public,
    own: &Own,
    sharpness: [f32; 2],
    separator: Separator,
    choices: Choices,
) -> Weights {
    let row_of = |feature: u32| -> Vec<f32> {
        let (intents, feelings) = (own.intents.of(feature), own.feelings.of(feature));
        let parts = [
            intents,
            feelings,
            public.intents.of(feature),
            public.feelings.of(feature),
        ];
        parts.concat()
    };
    let (hashes, sparse) = examples
        .hashes
        .iter()
        .zip(0..)
        .map(|(hash, feature)| (*hash, row_of(feature)))
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0.0))
        .unzip();
    let first_dense = examples.hashes.len() as u32;
    let dense = (first_dense..first_dense + DENSE_ROWS as u32)
        .map(row_of)
        .map(|row| row.into_iter().map(|weight| weight * BLOCK_VALUE).collect())
        .collect();
    let mut biases = [
        own.intents.biases.as_slice(),
        &own.feelings.biases,
        &public.intents.biases,
        &public.feelings.biases,
    ]
    .concat();
    debug_assert_eq!(biases.len(), HEADS);
    biases[INTENT_GATE] += choices.gate_shift;
    biases[SENTIMENT_GATE] += choices.feeling_gate_shift;
    let first_stacked = examples.width() as u32;
    let stack = (0..OWN_HEADS)
        .map(|head| {
            let share = |at: usize| -> f32 {
                let feature = first_stacked + at as u32;
                let all = [own.intents.of(feature), own.feelings.of(feature)].concat();
                all[head] * STACK_VALUE
            };
            let shares: Vec<f32> = (0..PUBLIC_HEADS).map(share).collect();
            // The stacked scores were less their group's mean; so is the matrix instead.
            let mean = |range: std::ops::Range<usize>| {
                shares[range.clone()].iter().sum::<f32>() / range.len() as f32
            };
            let means = [mean(0..8), mean(8..11)];
            shares
                .iter()
                .enumerate()
                .map(|(at, share)| match at {
                    0..8 => share - means[0],
                    8..11 => share - means[1],
                    _ => *share,
                })
                .collect()
        })
        .collect();
    Weights {
        hashes,
        sparse,
        dense,
        stack,
        biases,
        // Public scores were fitted to smoothed labels of many rows: 1.25 makes them as sure as they are right.
        sharpness: [sharpness[0], sharpness[1], 1.25, 1.25],
        separator,
    }
}
