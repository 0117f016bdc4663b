//! For each claim the few claims of every other source that it may belong with, by an inverted index on its words.
//!
//! Words are looked up by falling weight until so many places were seen, so that the work per claim does not grow with
//! the case (an impact-ordered index with a budget; Anh and Moffat 2006).

use super::features::Features;
use super::threads;
use crate::case::Tables;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// The place of the claim that stands first.
    pub one: u32,
    /// The place of the other.
    pub other: u32,
}

impl Pair {
    /// The pair of two places, in either order.
    #[must_use]
    pub fn new(a: u32, b: u32) -> Self {
        Self {
            one: a.min(b),
            other: a.max(b),
        }
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
    let found = threads::each(features.words.len(), |claim| {
        let claim = u32::try_from(claim).unwrap_or(u32::MAX);
        of_claim(features, &postings, claim, most)
    });
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

fn of_claim(
    features: &Features,
    postings: &[Vec<(u32, f32)>],
    claim: u32,
    most: usize,
) -> Vec<Pair> {
    let own = features.source[claim as usize];
    let mut terms = features.words[claim as usize].0.clone();
    terms.sort_by(|(a, one), (b, two)| two.total_cmp(one).then(a.cmp(b)));
    let mut hits: Vec<(u32, f32)> = Vec::new();
    for (term, weight) in terms {
        let list = &postings[term as usize];
        if hits.len() + list.len() > BUDGET {
            continue;
        }
        let others = list
            .iter()
            .filter(|(other, _)| features.source[*other as usize] != own);
        hits.extend(others.map(|(other, there)| (*other, weight * there)));
    }
    // One entry a claim, grouped by source, the best of each first; the order of equal ones is that of the file.
    hits.sort_by_key(|(other, _)| *other);
    let mut summed: Vec<(u32, u32, f32)> = Vec::new();
    for (other, weight) in hits {
        match summed.last_mut() {
            Some((_, last, sum)) if *last == other => *sum += weight,
            _ => summed.push((features.source[other as usize], other, weight)),
        }
    }
    summed.sort_by(|one, two| {
        one.0
            .cmp(&two.0)
            .then(two.2.total_cmp(&one.2))
            .then(one.1.cmp(&two.1))
    });
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
