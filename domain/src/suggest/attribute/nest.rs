//! Who is quoted within whose words.

use std::ops::Range;

use super::DEPTH;
use super::found::Attribution;

/// An attribution is looked for among so many before and behind it.
const NEAR: usize = 64;

/// Gives each attribution the smallest one that holds its cue, and drops what is deeper than [`DEPTH`]. Who says it may be
/// named behind it: "the guards said it was locked, Mr Brink said".
pub(super) fn nest(found: &mut Vec<Attribution>) {
    found.retain(|it| !it.content.is_empty());
    let mut first = 0;
    let mut parents = Vec::with_capacity(found.len());
    for (at, one) in found.iter().enumerate() {
        while found
            .get(first)
            .is_some_and(|it| it.paragraph < one.paragraph)
        {
            first += 1;
        }
        let near = first.max(at.saturating_sub(NEAR))..found.len().min(at + NEAR);
        let holding = near.filter(|other| {
            found
                .get(*other)
                .is_some_and(|it| holds(it, *other < at, one))
        });
        parents
            .push(holding.min_by_key(|other| found.get(*other).map_or(0, |it| it.extent().len())));
    }
    let depths: Vec<usize> = (0..found.len()).map(|at| depth(&parents, at)).collect();
    for (one, parent) in found.iter_mut().zip(parents) {
        one.parent = parent;
    }
    drop_deep(found, &depths);
}

/// Whether the one is said within the other's words: its cue, and where the other is named behind it all it says.
fn holds(outer: &Attribution, before: bool, one: &Attribution) -> bool {
    let part =
        |part: &Range<usize>, of: &Range<usize>| part.start <= of.start && of.end <= part.end;
    let cue = |it: &Attribution| it.cue.clone().unwrap_or_else(|| it.extent());
    let says = |it: &Attribution, cue: &Range<usize>| it.content.iter().any(|said| part(said, cue));
    let (all, own) = (outer.extent(), one.extent());
    let whole = part(&all, &own) && all.len() > own.len() && !says(one, &cue(outer));
    (before || whole) && says(outer, &cue(one))
}

/// How many say it, one within the other's words; more than [`DEPTH`] where that has no end.
fn depth(parents: &[Option<usize>], at: usize) -> usize {
    let above = std::iter::successors(Some(at), |at| parents.get(*at).copied().flatten());
    above.take(DEPTH + 1).count()
}

pub(super) fn drop_deep(found: &mut Vec<Attribution>, depths: &[usize]) {
    let mut places: Vec<Option<usize>> = Vec::with_capacity(found.len());
    let mut kept = 0;
    for depth in depths {
        places.push((*depth <= DEPTH).then_some(kept));
        kept += usize::from(*depth <= DEPTH);
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        depths.get(at - 1).is_some_and(|depth| *depth <= DEPTH)
    });
    for one in found {
        one.parent = one.parent.and_then(|it| places.get(it).copied().flatten());
    }
}
