//! What stands before and behind two claims in their accounts speaks for or against the pair, crossings allowed.

use super::super::features::Features;
use super::super::index::Pair;
use super::super::threads;
use super::rivals::Rivals;
use super::{Scored, logistic};

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

/// The scored pairs, in order, and what is asked of them.
pub(super) struct Near<'a> {
    features: &'a Features,
    scored: &'a [Scored],
    rivals: &'a Rivals,
    /// What the first regression makes of each pair.
    alone: Vec<f32>,
    /// By claim: where the pairs that it is the first of begin.
    starts: Vec<usize>,
    /// The claims of each source, in the order of the file.
    of_source: Vec<Vec<u32>>,
    /// The best and second best of each claim with each source.
    best: Vec<(f32, f32)>,
}

/// What is measured of each scored pair, in the order of [`SECOND`]; the pairs are in order.
#[must_use]
pub fn neighbours(features: &Features, scored: &[Scored]) -> Vec<[f32; SECOND.len()]> {
    let pairs: Vec<Pair> = scored.iter().map(|it| it.pair).collect();
    let rivals = Rivals::of(features, &pairs);
    let near = Near::of(features, scored, &rivals);
    threads::each(scored.len(), |at| near.measures(at))
}

impl<'a> Near<'a> {
    pub(super) fn of(features: &'a Features, scored: &'a [Scored], rivals: &'a Rivals) -> Self {
        let mut of_source = vec![Vec::new(); features.sources as usize];
        for (claim, source) in (0u32..).zip(&features.source) {
            of_source[*source as usize].push(claim);
        }
        let mut starts = vec![0; features.source.len() + 1];
        for it in scored {
            starts[it.pair.one as usize + 1] += 1;
        }
        for claim in 1..starts.len() {
            starts[claim] += starts[claim - 1];
        }
        Self {
            features,
            rivals,
            alone: scored.iter().map(|it| logistic(it.alone)).collect(),
            starts,
            of_source,
            best: rivals.best(scored.iter().map(|it| it.alone), f32::NEG_INFINITY),
            scored,
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

    /// The claims up to two places before and behind a claim in its account, itself among them.
    fn around(&self, claim: u32) -> [Option<u32>; 5] {
        [-2, -1, 0, 1, 2].map(|by| self.step(claim, by))
    }

    /// How likely two of the claims around a pair belong together: the one so many places on from its first claim, the
    /// other from its second.
    fn p(&self, around: &[[Option<u32>; 5]; 2], one: i8, other: i8) -> f32 {
        let [one, other] = [(0, one), (1, other)].map(|(claim, by)| {
            let at = usize::try_from(2 + by).ok()?;
            around[claim].get(at).copied().flatten()
        });
        let pair = one.zip(other).map(|(one, other)| Pair::new(one, other));
        let at = pair.and_then(|pair| self.find(pair));
        at.map_or(0.0, |at| self.alone[at])
    }

    /// The place of a pair.
    fn find(&self, pair: Pair) -> Option<usize> {
        let one = pair.one as usize;
        let from = self.starts[one];
        let of_claim = self.scored.get(from..self.starts[one + 1])?;
        let found = of_claim.binary_search_by_key(&pair.other, |it| it.pair.other);
        found.ok().map(|at| from + at)
    }

    /// By how much the pair alone leads (or trails) the best other candidate of either claim; bounded.
    fn leads(&self, at: usize) -> [f32; 2] {
        let alone = self.scored[at].alone;
        self.rivals.numbers(at).map(|number| {
            let (first, second) = self.best[number];
            let rival = if alone >= first { second } else { first };
            (alone - rival).clamp(-6.0, 6.0)
        })
    }

    pub(super) fn measures(&self, at: usize) -> [f32; SECOND.len()] {
        let it = &self.scored[at];
        let pair = it.pair;
        let [lead, other_lead] = self.leads(at);
        let around = [pair.one, pair.other].map(|claim| self.around(claim));
        let p = |one, other| self.p(&around, one, other);
        let side = |way: i8| {
            let near = p(way, way);
            let far = p(way, 2 * way)
                .max(p(2 * way, way))
                .max(p(2 * way, 2 * way));
            (near, far)
        };
        let ((behind, far_behind), (before, far_before)) = (side(1), side(-1));
        let crossed = p(1, -1).max(p(-1, 1));
        [
            it.alone.clamp(-8.0, 8.0),
            lead,
            other_lead,
            behind.max(before),
            far_behind.max(far_before),
            crossed,
            behind.max(far_behind).min(before.max(far_before)),
        ]
    }
}
