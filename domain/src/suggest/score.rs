//! How likely two claims speak of one event: two logistic regressions, the second knowing what the first made of the
//! neighbours.
//!
//! The first looks at the pair and at how it stands among the other candidates of either claim; the second at what stands
//! before and behind both (Gale and Church 1993 for the use of order; here crossings are allowed). `examples/fit_alignment.rs`
//! fits the weights; they stand in [`weights`] with the data they came from.

mod measures;
mod neighbours;
mod refit;
mod rivals;
pub mod weights;

use super::features::Features;
use super::index::Pair;
use super::threads;
pub use measures::FIRST;
use measures::{First, Measures};
use neighbours::Near;
pub use neighbours::{SECOND, neighbours};
pub use refit::{Weights, refit};
use rivals::Rivals;

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
#[inline]
#[must_use]
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// A weighted sum, the first weight being the constant.
#[inline]
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
    let rivals = Rivals::of(features, pairs);
    let measures = Measures::of(features, pairs, &rivals);
    threads::each_with(pairs.len(), First::new, |first, at| measures.at(first, at))
}

/// The pairs scored; they are given in order, and stay so.
#[must_use]
pub fn scored(features: &Features, pairs: &[Pair]) -> Vec<Scored> {
    let rivals = Rivals::of(features, pairs);
    let measures = Measures::of(features, pairs, &rivals);
    let mut scored = threads::each_with(pairs.len(), First::new, |first, at| {
        let (cosine, values) = measures.at(first, at);
        let alone = linear(&weights::FIRST, &values);
        Scored {
            pair: pairs[at],
            cosine,
            alone,
            near: [0.0; SECOND.len()],
            p: logistic(alone),
        }
    });
    drop(measures);
    let near = Near::of(features, &scored, &rivals);
    let second = threads::each(scored.len(), |at| near.measures(at));
    drop(near);
    for (scored, near) in scored.iter_mut().zip(second) {
        scored.near = near;
        *scored = scored.again(&weights::SECOND);
    }
    scored
}
