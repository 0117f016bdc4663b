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

/// A claim between the two before and the two behind it in its account, as far as there are so many.
type Around = [Option<u32>; 5];
/// The place of the claim itself there.
const SELF: usize = 2;

/// The scored pairs, in order, and what is asked of them.
pub(super) struct Near<'a> {
    features: &'a Features,
    scored: &'a [Scored],
    rivals: &'a Rivals,
    /// What the first regression makes of each pair.
    alone: Vec<f32>,
    /// By claim: where the pairs that it is the first of begin.
    starts: Vec<usize>,
    /// The other claim of each pair.
    others: Vec<u32>,
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
            others: scored.iter().map(|it| it.pair.other).collect(),
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
    fn around(&self, claim: u32) -> Around {
        let step = |by| self.step(claim, by);
        [step(-2), step(-1), Some(claim), step(1), step(2)]
    }

    /// How likely two claims belong together, if there are two.
    fn p(&self, one: Option<u32>, other: Option<u32>) -> f32 {
        let (Some(one), Some(other)) = (one, other) else {
            return 0.0;
        };
        let at = self.find(Pair::new(one, other));
        at.map_or(0.0, |at| self.alone[at])
    }

    /// The place of a pair.
    fn find(&self, pair: Pair) -> Option<usize> {
        let one = pair.one as usize;
        let from = self.starts[one];
        let of_claim = self.others.get(from..self.starts[one + 1])?;
        let found = of_claim.binary_search(&pair.other);
        found.ok().map(|at| from + at)
    }

    /// By how much the pair alone leads (or trails) the best other candidate of one of its claims; bounded.
    fn lead(&self, alone: f32, number: usize) -> f32 {
        let (first, second) = self.best[number];
        let rival = if alone >= first { second } else { first };
        (alone - rival).clamp(-6.0, 6.0)
    }

    pub(super) fn measures(&self, at: usize) -> [f32; SECOND.len()] {
        let it = &self.scored[at];
        let (one, other) = self.rivals.numbers(at);
        let (here, there) = (self.around(it.pair.one), self.around(it.pair.other));
        let p = |one: usize, other: usize| self.p(here[one], there[other]);
        let near_and_far = |near: usize, far: usize| {
            let further = p(near, far).max(p(far, near)).max(p(far, far));
            (p(near, near), further)
        };
        let (behind, far_behind) = near_and_far(SELF + 1, SELF + 2);
        let (before, far_before) = near_and_far(SELF - 1, SELF - 2);
        let crossed = p(SELF + 1, SELF - 1).max(p(SELF - 1, SELF + 1));
        [
            it.alone.clamp(-8.0, 8.0),
            self.lead(it.alone, one),
            self.lead(it.alone, other),
            behind.max(before),
            far_behind.max(far_before),
            crossed,
            behind.max(far_behind).min(before.max(far_before)),
        ]
    }
}
