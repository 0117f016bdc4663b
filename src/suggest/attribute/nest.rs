//! Who is quoted within whose words.

use super::DEPTH;
use super::found::Attribution;

/// Gives each attribution the smallest one before it that holds its cue, and drops what is deeper than [`DEPTH`].
pub(super) fn nest(found: &mut Vec<Attribution>) {
    found.retain(|it| !it.content.is_empty());
    let mut depths: Vec<usize> = Vec::with_capacity(found.len());
    let mut first = 0;
    for at in 0..found.len() {
        let Some(one) = found.get(at) else { break };
        let cue = one.cue.clone().unwrap_or_else(|| one.extent());
        let paragraph = one.paragraph;
        while found.get(first).is_some_and(|it| it.paragraph < paragraph) && first < at {
            first += 1;
        }
        let from = first.max(at.saturating_sub(64));
        let holds = |it: &Attribution| {
            it.content
                .iter()
                .any(|part| part.start <= cue.start && cue.end <= part.end)
        };
        let parent = (from..at)
            .filter(|other| found.get(*other).is_some_and(holds))
            .min_by_key(|other| found.get(*other).map_or(0, |it| it.extent().len()));
        let depth = parent.and_then(|it| depths.get(it)).map_or(1, |it| it + 1);
        depths.push(depth);
        if let Some(one) = found.get_mut(at) {
            one.parent = parent;
        }
    }
    drop_deep(found, &depths);
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
