//! Whether the findings of two annotators on the same two claims say the same.

use super::{Annotation, Coded, Pair, Side, Sides};
use crate::case::{Finding, Kind, Relation};
use std::collections::{BTreeMap, HashMap};

/// The findings of two annotators on paired claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relations {
    /// The findings that both made, coded by their relation.
    pub coded: Coded,
    /// How many findings on paired claims only this one made.
    pub only: Sides<usize>,
    /// How many findings of this one are on a claim that has no counterpart: they are not compared.
    pub apart: Sides<usize>,
    /// What each found on two pairs of claims, both by number among the pairs.
    pub(super) found: BTreeMap<(usize, usize), Sides<Option<Relation>>>,
}

pub(super) fn relations(two: &Sides<Annotation<'_>>, pairs: &[Pair]) -> Relations {
    let mut relations = Relations::default();
    for side in Side::ALL {
        let numbers: HashMap<u32, usize> =
            (pairs.iter().map(|it| it.claim(side))).zip(0..).collect();
        for finding in &two[side].case.tables().findings {
            if finding.suggested {
                continue;
            }
            match on(&two[side], finding, &numbers) {
                Some(pair) => {
                    relations.found.entry(pair).or_default()[side] = Some(finding.relation);
                }
                None => relations.apart[side] += 1,
            }
        }
    }
    let code = |relation: Relation| relation as usize;
    for found in relations.found.values() {
        match (found.left, found.right) {
            (Some(left), Some(right)) => relations.coded.add(code(left), code(right), 1),
            (Some(_), None) => relations.only.left += 1,
            _ => relations.only.right += 1,
        }
    }
    relations
}

/// The pairs of claims that a finding is on, the smaller number first.
fn on(
    one: &Annotation<'_>,
    finding: &Finding,
    numbers: &HashMap<u32, usize>,
) -> Option<(usize, usize)> {
    let [one, other] = finding
        .claims
        .each_ref()
        .map(|id| numbers.get(&one.case.place(Kind::Claim, id)?).copied());
    let (one, other) = (one?, other?);
    Some((one.min(other), one.max(other)))
}
