//! The order of records on three sides as one.
//!
//! Records that neither side moved are the frame; what a side added or moved stands behind the same record of the frame as
//! on that side. Of two runs at one place the one whose first record has the smaller name comes first, so that it does not
//! matter which side is whose.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

/// The merged order.
pub(super) struct Order {
    pub(super) merged: Vec<usize>,
    /// What both sides moved, and not to one place; it stands where ours has it.
    pub(super) contested: Vec<usize>,
}

/// Merges `[base, ours, theirs]`, each without repetition; a record that stays is in `ours`, in `theirs` or in both.
pub(super) fn merge(
    sides: &[Vec<usize>; 3],
    by_name: impl Fn(&usize, &usize) -> Ordering,
) -> Order {
    let [base, ours, theirs] = sides;
    let rank: HashMap<usize, usize> = base.iter().copied().zip(0..).collect();
    let (of_ours, of_theirs) = (Wandered::of(ours, &rank), Wandered::of(theirs, &rank));
    let in_both: HashSet<usize> = {
        let there: HashSet<usize> = ours.iter().copied().collect();
        theirs
            .iter()
            .copied()
            .filter(|it| there.contains(it))
            .collect()
    };
    let stable = |it: usize| !of_ours.0.contains(&it) && !of_theirs.0.contains(&it);
    // A record both have, and that one of them moved, is placed by that one.
    let placed = |it: usize, by: &Wandered| by.0.contains(&it) || !in_both.contains(&it);
    let gaps_of = |list: &[usize], by: &Wandered| {
        let mut gaps: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut gap = 0;
        for it in list {
            if stable(*it) {
                gap = rank.get(it).map_or(gap, |rank| rank + 1);
            } else if placed(*it, by) {
                gaps.entry(gap).or_default().push(*it);
            }
        }
        gaps
    };
    let mut ours = gaps_of(ours, &of_ours);
    let mut theirs = gaps_of(theirs, &of_theirs);
    let contested = agree_on_gaps(&mut ours, &mut theirs);
    let mut merged = Vec::new();
    let mut fill = |gap: usize, merged: &mut Vec<usize>| {
        let ours = ours.remove(&gap).unwrap_or_default();
        let theirs = theirs.remove(&gap).unwrap_or_default();
        merge_runs(&ours, &theirs, &by_name, merged);
    };
    fill(0, &mut merged);
    for (it, gap) in base.iter().zip(1..) {
        if stable(*it) {
            merged.push(*it);
        }
        fill(gap, &mut merged);
    }
    Order {
        merged,
        contested: contested
            .into_iter()
            .filter(|it| rank.contains_key(it))
            .collect(),
    }
}

/// What a side added or moved.
struct Wandered(HashSet<usize>);

impl Wandered {
    fn of(list: &[usize], rank: &HashMap<usize, usize>) -> Self {
        let ranks: Vec<usize> = list.iter().filter_map(|it| rank.get(it).copied()).collect();
        let kept: HashSet<usize> = increasing(&ranks).into_iter().collect();
        let wandered = |it: &usize| rank.get(it).is_none_or(|rank| !kept.contains(rank));
        Self(list.iter().copied().filter(wandered).collect())
    }
}

/// What both sides placed stands at one place only: ours, where they differ. Returns what differed.
fn agree_on_gaps(
    ours: &mut HashMap<usize, Vec<usize>>,
    theirs: &mut HashMap<usize, Vec<usize>>,
) -> Vec<usize> {
    let mut where_ours = HashMap::new();
    for (gap, list) in &*ours {
        for (place, it) in list.iter().enumerate() {
            where_ours.insert(*it, (*gap, place));
        }
    }
    let mut contested = Vec::new();
    for (gap, list) in theirs {
        let places = list.iter().filter_map(|it| where_ours.get(it));
        let here: Vec<usize> = places
            .filter(|(there, _)| there == gap)
            .map(|(_, place)| *place)
            .collect();
        let kept: HashSet<usize> = increasing(&here).into_iter().collect();
        list.retain(|it| match where_ours.get(it) {
            Some((there, place)) if there != gap || !kept.contains(place) => {
                contested.push(*it);
                false
            }
            _ => true,
        });
    }
    contested.sort_unstable();
    contested
}

/// Puts the two runs of one gap together; what stands in both parts them.
fn merge_runs(
    ours: &[usize],
    theirs: &[usize],
    by_name: impl Fn(&usize, &usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    let shared: HashSet<usize> = ours.iter().copied().collect();
    let mut shared = theirs.iter().filter(|it| shared.contains(it));
    let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
    loop {
        let joint = shared.next();
        let run = |side: &mut std::iter::Peekable<std::slice::Iter<'_, usize>>| -> Vec<usize> {
            std::iter::from_fn(|| side.next_if(|it| Some(*it) != joint))
                .copied()
                .collect()
        };
        let (one, other) = (run(&mut ours), run(&mut theirs));
        let first = match (one.first(), other.first()) {
            (Some(one), Some(other)) => by_name(one, other),
            _ => Ordering::Equal,
        };
        let runs = if first == Ordering::Greater {
            [other, one]
        } else {
            [one, other]
        };
        merged.extend(runs.concat());
        match joint {
            Some(joint) => merged.push(*joint),
            None => return,
        }
        ours.next();
        theirs.next();
    }
}

/// A longest increasing part of a list of different numbers (Schensted, "Longest increasing and decreasing subsequences",
/// 1961); of several always the same.
pub(super) fn increasing(list: &[usize]) -> Vec<usize> {
    // For each length the place of the smallest number that ends a part so long, and for each place the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(list.len());
    let number = |at: usize| list.get(at).copied().unwrap_or_default();
    for (at, it) in list.iter().enumerate() {
        let length = ends.partition_point(|end| number(*end) < *it);
        before.push(length.checked_sub(1).and_then(|it| ends.get(it)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut part = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(place) = at {
        part.push(number(place));
        at = before.get(place).copied().flatten();
    }
    part.reverse();
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &[usize], ours: &[usize], theirs: &[usize]) -> (Vec<usize>, Vec<usize>) {
        let sides = [base.to_vec(), ours.to_vec(), theirs.to_vec()];
        let order = merge(&sides, usize::cmp);
        (order.merged, order.contested)
    }

    #[test]
    fn what_one_side_moved_or_added_stands_where_it_put_it() {
        assert_eq!(merged(&[1, 2, 3], &[1, 2, 3], &[3, 1, 2]).0, [3, 1, 2]);
        assert_eq!(
            merged(&[1, 2, 3], &[3, 1, 2], &[1, 2, 9, 3]).0,
            [3, 1, 2, 9]
        );
        assert_eq!(merged(&[1, 2], &[1, 7, 2], &[1, 2, 8]).0, [1, 7, 2, 8]);
    }

    #[test]
    fn two_runs_at_one_place_stay_whole_and_the_smaller_name_comes_first() {
        let (ours, theirs) = ([1, 5, 9], [1, 7, 6]);
        assert_eq!(merged(&[1], &ours, &theirs).0, [1, 5, 9, 7, 6]);
        assert_eq!(merged(&[1], &theirs, &ours).0, [1, 5, 9, 7, 6]);
        // What both added parts the runs.
        assert_eq!(merged(&[1], &[1, 5, 8], &[1, 6, 8, 2]).0, [1, 5, 6, 8, 2]);
    }

    #[test]
    fn what_both_moved_to_two_places_stays_where_ours_has_it_and_is_said() {
        let (order, contested) = merged(&[1, 2, 3, 4], &[4, 1, 2, 3], &[1, 4, 2, 3]);
        assert_eq!((order, contested), (vec![4, 1, 2, 3], vec![4]));
        let same = merged(&[1, 2, 3, 4], &[4, 1, 2, 3], &[4, 1, 2, 3]);
        assert_eq!(same, (vec![4, 1, 2, 3], vec![]));
    }

    #[test]
    fn a_longest_part_that_rises_is_found() {
        assert_eq!(increasing(&[3, 1, 2, 9, 4]), [1, 2, 4]);
        assert_eq!(increasing(&[]), [0; 0]);
    }
}
