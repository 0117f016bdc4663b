//! How likely two claims speak of one event: two logistic regressions, the second knowing what the first made of the
//! neighbours.
//!
//! The first looks at the pair and at how it stands among the other candidates of either claim; the second at what stands
//! before and behind both (Gale and Church 1993 for the use of order; here crossings are allowed). `examples/fit_alignment.rs`
//! fits the weights; they stand in [`weights`] with the data they came from.

mod measures;
mod neighbours;
mod refit;
pub mod weights;

use super::features::Features;
use super::index::Pair;
use super::threads;
pub use measures::FIRST;
use measures::measures;
pub use neighbours::{SECOND, neighbours};
pub use refit::{Weights, refit};

/// A pair with what is thought of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The two claims.
    pub pair: Pair,
    /// The cosine of their words.
    pub cosine: f32,
    /// What the first regression makes of the pair alone.
    pub alone: f32,
    /// What was measured for the second one, in the order of [`SECOND`].
    pub near: [f32; SECOND.len()],
    /// The probability that they speak of one event.
    pub p: f32,
}

/// The logistic function.
#[must_use]
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// A weighted sum, the first weight being the constant.
#[must_use]
pub fn linear(weights: &[f32], values: &[f32]) -> f32 {
    let constant = weights.first().copied().unwrap_or_default();
    weights
        .iter()
        .skip(1)
        .zip(values)
        .fold(constant, |sum, (weight, value)| sum + weight * value)
}

/// What is measured of each pair, in the order of [`FIRST`].
#[must_use]
pub fn first(features: &Features, pairs: &[Pair]) -> Vec<(f32, [f32; FIRST.len()])> {
    let cosine = |pair: &Pair| {
        features.words[pair.one as usize].cosine(&features.words[pair.other as usize])
    };
    let cosines = threads::each(pairs.len(), |at| cosine(&pairs[at]));
    let best = measures::Best::of(features, pairs, &cosines);
    threads::each(pairs.len(), |at| {
        (
            cosines[at],
            measures(features, pairs[at], cosines[at], &best),
        )
    })
}

/// The pairs scored, in their order.
#[must_use]
pub fn scored(features: &Features, pairs: &[Pair]) -> Vec<Scored> {
    let first = first(features, pairs);
    let mut scored: Vec<Scored> = pairs
        .iter()
        .zip(&first)
        .map(|(pair, (cosine, values))| {
            let alone = linear(&weights::FIRST, values);
            Scored {
                pair: *pair,
                cosine: *cosine,
                alone,
                near: [0.0; SECOND.len()],
                p: logistic(alone),
            }
        })
        .collect();
    let second = neighbours(features, &scored);
    for (scored, near) in scored.iter_mut().zip(second) {
        scored.near = near;
        *scored = scored.again(&weights::SECOND);
    }
    scored
}
