//! What stands before and behind two claims in their accounts speaks for or against the pair, crossings allowed.

use super::super::features::Features;
use super::super::index::Pair;
use super::super::threads;
use super::{Scored, logistic};
use crate::suggest::quick::QuickMap;

/// The names of what is measured.
pub const SECOND: [&str; 7] = [
    "log odds of the pair alone",
    "odds among the other candidates of the one claim",
    "odds among the other candidates of the other claim",
    "best neighbours in the same order",
    "second neighbours in the same order",
    "neighbours crossed",
    "neighbours on both sides",
];

/// The scored pairs by pair, and the best and second best of each claim with each source.
struct Known<'a> {
    features: &'a Features,
    by_pair: QuickMap<Pair, f32>,
    /// The claims of each source, in the order of the file.
    of_source: Vec<Vec<u32>>,
    best: QuickMap<(u32, u32), (f32, f32)>,
}

/// What is measured of each scored pair, in the order of [`SECOND`].
#[must_use]
pub fn neighbours(features: &Features, scored: &[Scored]) -> Vec<[f32; SECOND.len()]> {
    let known = Known::of(features, scored);
    threads::each(scored.len(), |at| known.measures(&scored[at]))
}

impl<'a> Known<'a> {
    fn of(features: &'a Features, scored: &[Scored]) -> Self {
        let mut of_source = vec![Vec::new(); features.sources as usize];
        for (claim, source) in (0u32..).zip(&features.source) {
            of_source[*source as usize].push(claim);
        }
        let mut best: QuickMap<(u32, u32), (f32, f32)> = QuickMap::default();
        for it in scored {
            for (claim, other) in [(it.pair.one, it.pair.other), (it.pair.other, it.pair.one)] {
                let key = (claim, features.source[other as usize]);
                let (first, second) = best
                    .entry(key)
                    .or_insert((f32::NEG_INFINITY, f32::NEG_INFINITY));
                if it.alone > *first {
                    *second = *first;
                    *first = it.alone;
                } else if it.alone > *second {
                    *second = it.alone;
                }
            }
        }
        let by_pair = scored
            .iter()
            .map(|it| (it.pair, logistic(it.alone)))
            .collect();
        Self {
            features,
            by_pair,
            of_source,
            best,
        }
    }

    /// The claim so many places on in its account.
    fn step(&self, claim: u32, by: i64) -> Option<u32> {
        let source = self.features.source[claim as usize] as usize;
        let nth = i64::from(self.features.position[claim as usize].0) + by;
        self.of_source[source]
            .get(usize::try_from(nth).ok()?)
            .copied()
    }

    fn p(&self, pair: Pair, one: i64, other: i64) -> f32 {
        let places = self.step(pair.one, one).zip(self.step(pair.other, other));
        let pair = places.map(|(one, other)| Pair::new(one, other));
        pair.and_then(|it| self.by_pair.get(&it))
            .copied()
            .unwrap_or_default()
    }

    /// By how much the pair alone leads (or trails) the best other candidate of the claim; bounded.
    fn lead(&self, claim: u32, other: u32, alone: f32) -> f32 {
        let key = (claim, self.features.source[other as usize]);
        let (first, second) = self.best.get(&key).copied().unwrap_or_default();
        let rival = if alone >= first { second } else { first };
        (alone - rival).clamp(-6.0, 6.0)
    }

    fn measures(&self, it: &Scored) -> [f32; SECOND.len()] {
        let pair = it.pair;
        let side = |way: i64| {
            let near = self.p(pair, way, way);
            let far = self
                .p(pair, way, 2 * way)
                .max(self.p(pair, 2 * way, way))
                .max(self.p(pair, 2 * way, 2 * way));
            (near, far)
        };
        let ((behind, far_behind), (before, far_before)) = (side(1), side(-1));
        let crossed = self.p(pair, 1, -1).max(self.p(pair, -1, 1));
        [
            it.alone.clamp(-8.0, 8.0),
            self.lead(pair.one, pair.other, it.alone),
            self.lead(pair.other, pair.one, it.alone),
            behind.max(before),
            far_behind.max(far_before),
            crossed,
            behind.max(far_behind).min(before.max(far_before)),
        ]
    }
}
