//! Which sources of two annotators are one: those of one name, else those of one id.

use super::Annotation;
use crate::case::Kind;
use crate::compare::sides::Sides;
use std::collections::{HashMap, HashSet};

/// For each side a label for each source, by place; sources that are one have one label.
pub(super) type Labels = Sides<Vec<usize>>;

/// What a claim without a known source is labelled.
const NOBODY: usize = usize::MAX;

pub(super) fn same(left: &Annotation<'_>, right: &Annotation<'_>) -> Labels {
    let ours = &left.case.tables().sources;
    let theirs = &right.case.tables().sources;
    let spelled = |name: &str| name.trim().to_lowercase();
    let mut names: HashMap<String, usize> = HashMap::new();
    for (at, source) in ours.iter().enumerate() {
        names.entry(spelled(&source.name)).or_insert(at);
    }
    let by_name = |name: &str| names.get(&spelled(name)).copied();
    let taken: HashSet<usize> = theirs.iter().filter_map(|it| by_name(&it.name)).collect();
    let label = |at: usize, name: &str, id| {
        let by_id = || {
            let place = left.case.place(Kind::Source, id)? as usize;
            (!taken.contains(&place)).then_some(place)
        };
        by_name(name).or_else(by_id).unwrap_or(ours.len() + at)
    };
    let labels = theirs.iter().enumerate();
    Sides {
        left: (0..ours.len()).collect(),
        right: labels.map(|(at, it)| label(at, &it.name, &it.id)).collect(),
    }
}

/// The label of who says a claim.
pub(super) fn label(one: &Annotation<'_>, labels: &[usize], claim: u32) -> usize {
    let claim = one.case.tables().claims.get(claim as usize);
    let place = claim.and_then(|claim| one.case.place(Kind::Source, &claim.source));
    let label = place.and_then(|place| labels.get(place as usize).copied());
    label.unwrap_or(NOBODY)
}
