//! The candidates that stand against one another: those that a claim has in one account.

use super::super::features::Features;
use super::super::index::Pair;

/// Numbers for the candidates of one claim in one account.
pub(super) struct Rivals {
    /// By pair: the number of those of its first claim, and of those of the other.
    of: Vec<[u32; 2]>,
    count: usize,
}

impl Rivals {
    /// Numbers the candidates that the pairs are. Linear in the pairs.
    pub(super) fn of(features: &Features, pairs: &[Pair]) -> Self {
        let mut of = vec![[0; 2]; pairs.len()];
        // By account: the claim that last had a candidate there, and the number of these.
        let mut last = vec![(u32::MAX, 0); features.sources as usize];
        let mut count = 0;
        for end in by_claim(features, pairs) {
            let (at, side) = (end / 2, end % 2);
            let [claim, other] = match side {
                0 => [pairs[at].one, pairs[at].other],
                _ => [pairs[at].other, pairs[at].one],
            };
            let last = &mut last[features.source[other as usize] as usize];
            if last.0 != claim {
                *last = (claim, count);
                count += 1;
            }
            of[at][side] = last.1;
        }
        Self {
            of,
            count: count as usize,
        }
    }

    /// The numbers of the pair at a place: of the candidates of its first claim, and of the other.
    #[inline]
    pub(super) fn numbers(&self, at: usize) -> (usize, usize) {
        let [one, other] = self.of[at];
        (one as usize, other as usize)
    }

    /// By number: the greatest and the second greatest of the values that the pairs have, none less than `least`.
    pub(super) fn best(&self, values: impl Iterator<Item = f32>, least: f32) -> Vec<(f32, f32)> {
        let mut best = vec![(least, least); self.count];
        for (numbers, value) in self.of.iter().zip(values) {
            for number in numbers {
                let (first, second) = &mut best[*number as usize];
                if value > *first {
                    *second = *first;
                    *first = value;
                } else if value > *second {
                    *second = value;
                }
            }
        }
        best
    }
}

/// The ends of all pairs, those of one claim together: twice the pair's place, and one more for its other claim (counting
/// sort).
fn by_claim(features: &Features, pairs: &[Pair]) -> Vec<usize> {
    let ends = |pair: &Pair| [pair.one as usize, pair.other as usize];
    let mut next = vec![0_usize; features.source.len() + 1];
    for claim in pairs.iter().flat_map(ends) {
        next[claim + 1] += 1;
    }
    for claim in 1..next.len() {
        next[claim] += next[claim - 1];
    }
    let mut found = vec![0; 2 * pairs.len()];
    for (end, claim) in pairs.iter().flat_map(ends).enumerate() {
        found[next[claim]] = end;
        next[claim] += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fields::case;

    #[test]
    fn the_candidates_of_a_claim_in_one_account_are_rivals_and_no_others() {
        let told = case(
            "source keeper
             source office
             source pilot
             claim a source=keeper text=\"lamp\"
             claim b source=office text=\"lamp\"
             claim c source=office text=\"lamp\"
             claim d source=pilot text=\"lamp\"",
        );
        let features = Features::of(told.tables(), &[None; 4]);
        let pairs = [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)].map(|(a, b)| Pair::new(a, b));
        let rivals = Rivals::of(&features, &pairs);
        let [ab, ac, ad, bd, cd] = [0, 1, 2, 3, 4].map(|at| rivals.numbers(at));
        assert_eq!(ab.0, ac.0, "both of the office, for a");
        assert_eq!(bd.1, cd.1, "both of the office, for d");
        let all = [ab.0, ab.1, ac.1, ad.0, ad.1, bd.0, cd.0, bd.1];
        let apart: std::collections::HashSet<usize> = all.into_iter().collect();
        assert_eq!(apart.len(), all.len());
        let best = rivals.best([0.5, 0.75, 0.25, 0.0, 0.125].into_iter(), 0.0);
        assert_eq!(best[ab.0], (0.75, 0.5));
        assert_eq!(best[cd.1], (0.125, 0.0));
    }
}
