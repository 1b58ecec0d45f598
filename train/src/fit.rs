//! Linear heads over sparse rows, by stochastic gradient descent with a rate of its own for each weight (AdaGrad).

/// Sparse rows.
#[derive(Default)]
pub(crate) struct Matrix {
    starts: Vec<usize>,
    pool: Vec<(u32, f32)>,
}

impl Matrix {
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = (u32, f32)>) {
        self.starts.push(self.pool.len());
        self.pool.extend(row);
    }

    pub(crate) fn row(&self, at: usize) -> &[(u32, f32)] {
        let end = self.starts.get(at + 1).copied().unwrap_or(self.pool.len());
        &self.pool[self.starts[at]..end]
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }
}

/// Weights: one row a feature, one column a head.
#[derive(Clone)]
pub(crate) struct Linear {
    pub(crate) heads: usize,
    pub(crate) weights: Vec<f32>,
    pub(crate) biases: Vec<f32>,
}

impl Linear {
    pub(crate) fn scores(&self, row: &[(u32, f32)]) -> Vec<f32> {
        let mut scores = self.biases.clone();
        for &(feature, value) in row {
            for (score, weight) in scores.iter_mut().zip(self.of(feature)) {
                *score += value * weight;
            }
        }
        scores
    }

    pub(crate) fn of(&self, feature: u32) -> &[f32] {
        let at = feature as usize * self.heads;
        &self.weights[at..at + self.heads]
    }
}

/// How to fit.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) epochs: usize,
    pub(crate) rate: f32,
    pub(crate) decay: f32,
    pub(crate) seed: u64,
    /// The share of a row's features that is hidden each time it is seen, so that none is leant on alone.
    pub(crate) drop: f32,
}

/// From a row's place and its scores, the loss's slope at each score is added to the last.
pub(crate) type Slope<'a> = &'a dyn Fn(usize, &[f32], &mut [f32]);

/// xorshift64: the same numbers everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

/// Fits `heads` to `rows` of `matrix`; `gradient(row, scores, out)` gives the loss's slope at the scores.
/// Weights that `mask` does not allow stay 0; features beyond it are allowed.
pub(crate) fn fit(
    matrix: &Matrix,
    features: usize,
    heads: usize,
    rows: &[usize],
    plan: Plan,
    mask: Option<&[bool]>,
    gradient: Slope<'_>,
) -> Linear {
    let mut linear = Linear {
        heads,
        weights: vec![0.0; features * heads],
        biases: vec![0.0; heads],
    };
    let mut squares = vec![0.05_f32; features * heads];
    let mut bias_squares = vec![1.0_f32; heads];
    let mut order = rows.to_vec();
    let mut random = Random(plan.seed);
    let mut slope = vec![0.0; heads];
    for epoch in 0..plan.epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let rate = plan.rate * (1.0 - 0.9 * epoch as f32 / plan.epochs as f32);
        for &at in &order {
            let row = matrix.row(at);
            let thinned: Vec<(u32, f32)>;
            let row = if plan.drop > 0.0 {
                let bound = (plan.drop * 1024.0) as usize;
                let grow = 1.0 / (1.0 - plan.drop);
                thinned = row
                    .iter()
                    .filter(|_| random.below(1024) >= bound)
                    .map(|&(f, v)| (f, v * grow))
                    .collect();
                &thinned
            } else {
                row
            };
            let scores = linear.scores(row);
            slope.fill(0.0);
            gradient(at, &scores, &mut slope);
            if slope.iter().all(|slope| slope.abs() < 1e-4) {
                continue;
            }
            for head in 0..heads {
                bias_squares[head] += slope[head] * slope[head];
                linear.biases[head] -= rate * 0.3 * slope[head] / bias_squares[head].sqrt();
            }
            for &(feature, value) in row {
                let at = feature as usize * heads;
                let weights = &mut linear.weights[at..at + heads];
                let squares = &mut squares[at..at + heads];
                for ((weight, square), slope) in weights.iter_mut().zip(squares).zip(&slope) {
                    let step = slope * value + plan.decay * *weight * value.abs();
                    *square += step * step;
                    *weight -= rate * step / square.sqrt();
                }
                if let Some(allowed) = mask.and_then(|mask| mask.get(at..at + heads)) {
                    for (weight, allowed) in weights.iter_mut().zip(allowed) {
                        if !allowed {
                            *weight = 0.0;
                        }
                    }
                }
            }
        }
    }
    linear
}

/// Probabilities of classes of which exactly one holds.
pub(crate) fn softmax(scores: &[f32]) -> Vec<f32> {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut shares: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let sum: f32 = shares.iter().sum();
    for share in &mut shares {
        *share /= sum;
    }
    shares
}

/// Adds the slope of cross entropy against `target`, of which a share `smooth` is spread over all classes.
pub(crate) fn towards(
    scores: &[f32],
    target: impl Fn(usize) -> f32,
    weight: f32,
    smooth: f32,
    slope: &mut [f32],
) {
    let classes = scores.len() as f32;
    for (at, (share, slope)) in softmax(scores).into_iter().zip(slope).enumerate() {
        let target = target(at) * (1.0 - smooth) + smooth / classes;
        *slope += weight * (share - target);
    }
}

pub(crate) fn sigmoid(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
