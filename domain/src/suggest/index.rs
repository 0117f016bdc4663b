//! For each claim the few claims of every other source that it may belong with, by an inverted index on its words.
//!
//! Words are looked up by falling weight until so many places were seen, so that the work per claim does not grow with
//! the case (an impact-ordered index with a budget; Anh and Moffat 2006).

use super::features::Features;
use super::threads;
use crate::case::Tables;
use std::cmp::Ordering;
use std::collections::HashMap;

/// So many candidates of each other source are kept for a claim.
pub const TOP: usize = 10;
/// With many sources fewer of each, so that a claim has at most about so many.
const ALL: usize = 120;
/// So many are kept even when the first is more than twice as alike.
const SURE: usize = 5;
/// So many places are looked at for a claim.
const BUDGET: usize = 2048;

/// Two claims of different sources that share some word, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pair {
    /// The place of the claim that stands first.
    pub one: u32,
    /// The place of the other.
    pub other: u32,
}

impl Pair {
    /// The pair of two places, in either order.
    #[inline]
    #[must_use]
    pub fn new(a: u32, b: u32) -> Self {
        Self {
            one: a.min(b),
            other: a.max(b),
        }
    }

    /// Both places as one number, which is compared at once.
    fn number(self) -> u64 {
        u64::from(self.one) << 32 | u64::from(self.other)
    }
}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number().cmp(&other.number())
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The places of the claims of a case by their ids, for the pairs that a person has decided on.
pub(super) fn claims_by_id(tables: &Tables) -> HashMap<&str, u32> {
    let ids = tables.claims.iter().map(|it| it.id.as_str());
    ids.zip(0..).collect()
}

/// The pairs worth looking at, in order: of each claim the best of each other source, both ways. What a person has decided
/// does not bear on it, so that they stay the same pairs from one decision to the next.
#[must_use]
pub fn candidates(features: &Features) -> Vec<Pair> {
    let postings = postings(features);
    let others = (features.sources as usize).saturating_sub(1).max(1);
    let most = (ALL / others).clamp(2, TOP);
    let claims = features.words.len();
    let found = threads::each_with(
        claims,
        || Sums::of(features),
        |sums, claim| {
            let claim = u32::try_from(claim).unwrap_or(u32::MAX);
            of_claim(features, &postings, claim, sums);
            best(&sums.taken(features), claim, most)
        },
    );
    let mut pairs: Vec<Pair> = found.into_iter().flatten().collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// By term: the claims that hold it with its weight there.
fn postings(features: &Features) -> Vec<Vec<(u32, f32)>> {
    let mut postings = vec![Vec::new(); features.rarity.len()];
    for (claim, vector) in (0u32..).zip(&features.words) {
        for (term, weight) in &vector.0 {
            postings[*term as usize].push((claim, *weight));
        }
    }
    postings
}

/// What each claim has in common with the one that is looked at.
struct Sums {
    /// By claim; 0 for one that was not met.
    of: Vec<f32>,
    met: Vec<u32>,
    /// By source.
    leaders: Vec<Leaders>,
}

/// The greatest sums of one source, falling.
#[derive(Debug, Clone, Copy, Default)]
struct Leaders([f32; SURE]);

impl Leaders {
    fn meet(&mut self, sum: f32) {
        let Self(sums) = self;
        if sum <= sums[SURE - 1] {
            return;
        }
        sums[SURE - 1] = sum;
        for at in (1..SURE).rev() {
            if sums[at - 1] >= sums[at] {
                break;
            }
            sums.swap(at - 1, at);
        }
    }

    /// What is less is neither among the first nor near the best: see [`best`].
    fn least(&self) -> f32 {
        self.0[SURE - 1].min(self.0[0] / 2.0)
    }
}

impl Sums {
    fn of(features: &Features) -> Self {
        Self {
            of: vec![0.0; features.words.len()],
            met: Vec::new(),
            leaders: vec![Leaders::default(); features.sources as usize],
        }
    }

    fn add(&mut self, claim: u32, weight: f32) {
        let sum = &mut self.of[claim as usize];
        if *sum <= 0.0 {
            self.met.push(claim);
        }
        *sum += weight;
    }

    /// The claims that were met and may be kept, by source, the best of each first; equal ones in the order of the file. Empty
    /// afterwards.
    fn taken(&mut self, features: &Features) -> Vec<(u32, u32, f32)> {
        let key = |claim: u32, sum: f32| {
            // Sums are positive: their bits are in their order.
            let falling = u32::MAX - sum.to_bits();
            let source = u64::from(features.source[claim as usize]);
            (source << 32 | u64::from(falling), claim)
        };
        for claim in &self.met {
            let source = features.source[*claim as usize];
            self.leaders[source as usize].meet(self.of[*claim as usize]);
        }
        let (sums, leaders) = (&mut self.of, &self.leaders);
        let met = self.met.iter().filter_map(|claim| {
            let sum = std::mem::take(&mut sums[*claim as usize]);
            let leaders = &leaders[features.source[*claim as usize] as usize];
            (sum >= leaders.least()).then(|| (key(*claim, sum), sum))
        });
        let mut met: Vec<((u64, u32), f32)> = met.collect();
        for claim in self.met.drain(..) {
            self.leaders[features.source[claim as usize] as usize] = Leaders::default();
        }
        met.sort_unstable_by_key(|(key, _)| *key);
        let found = met.into_iter();
        found
            .map(|((_, claim), sum)| (features.source[claim as usize], claim, sum))
            .collect()
    }
}

/// Adds up what every claim of another source has in common with one.
fn of_claim(features: &Features, postings: &[Vec<(u32, f32)>], claim: u32, sums: &mut Sums) {
    let own = features.source[claim as usize];
    let mut terms = features.words[claim as usize].0.clone();
    terms.sort_by(|(a, one), (b, two)| two.total_cmp(one).then(a.cmp(b)));
    let mut seen = 0;
    for (term, weight) in terms {
        let list = &postings[term as usize];
        if seen + list.len() > BUDGET {
            continue;
        }
        let others = list
            .iter()
            .filter(|(other, _)| features.source[*other as usize] != own);
        for (other, there) in others {
            sums.add(*other, weight * there);
            seen += 1;
        }
    }
}

/// The pairs of a claim with the best of each source that may be its counterparts, as [`Sums::taken`] has them.
fn best(summed: &[(u32, u32, f32)], claim: u32, most: usize) -> Vec<Pair> {
    let of_source = summed.chunk_by(|one, two| one.0 == two.0);
    let pairs = of_source.flat_map(|found| {
        let best = found.first().map_or(0.0, |(_, _, weight)| *weight);
        let found = found
            .iter()
            .enumerate()
            .filter(move |(at, it)| *at < SURE || it.2 >= best / 2.0);
        found
            .map(|(_, (_, other, _))| Pair::new(claim, *other))
            .take(most)
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_left_out_unsorted_would_not_have_been_kept(sums in prop::collection::vec(1_u16..40, 1..30)) {
            let sums: Vec<f32> = sums.into_iter().map(f32::from).collect();
            let mut leaders = Leaders::default();
            sums.iter().for_each(|sum| leaders.meet(*sum));
            let mut falling = sums;
            falling.sort_by(|one, two| two.total_cmp(one));
            let kept = falling.iter().enumerate();
            let kept = kept.filter(|(at, sum)| *at < SURE || **sum >= falling[0] / 2.0);
            for (_, sum) in kept {
                prop_assert!(*sum >= leaders.least());
            }
        }
    }
}
