//! Runs of words with the signs between them, and without those that are in common by chance.

use std::ops::Range;

use super::Run;
use crate::text::anchor::words;

/// The runs with the signs between words that are the same as well; what then touches on both sides is one.
pub(super) fn joined(old: &str, new: &str, runs: Vec<Run>) -> Vec<Run> {
    let mut all: Vec<Run> = Vec::new();
    for mut run in runs {
        let (i, j) = all.last().map_or((0, 0), |last| {
            (last.old + last.length, last.new + last.length)
        });
        let gap = |text: &str, range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
        let (one, other) = (gap(old, i..run.old), gap(new, j..run.new));
        let head = signs(one.chars().zip(other.chars()));
        let (one, other) = (
            one.get(head..).unwrap_or_default(),
            other.get(head..).unwrap_or_default(),
        );
        let tail = signs(one.chars().rev().zip(other.chars().rev()));
        if let Some(last) = all.last_mut() {
            last.length += head;
        } else if head > 0 {
            all.push(Run {
                old: 0,
                new: 0,
                length: head,
            });
        }
        run = Run {
            old: run.old - tail,
            new: run.new - tail,
            length: run.length + tail,
        };
        match all.last_mut() {
            Some(last)
                if (last.old + last.length, last.new + last.length) == (run.old, run.new) =>
            {
                last.length += run.length;
            }
            _ => all.push(run),
        }
    }
    all.retain(|run| run.length > 0);
    all
}

/// How many bytes of signs, which are no words, the pairs begin with alike.
fn signs(pairs: impl Iterator<Item = (char, char)>) -> usize {
    pairs
        .take_while(|(one, other)| one == other && !one.is_alphanumeric())
        .map(|(one, _)| one.len_utf8())
        .sum()
}

/// More words than these in common are no chance.
const CHANCE: usize = 2;

/// The runs without those of a word or two, such as `the`, between stretches of either text that are longer than they
/// (Fraser, "Diff strategies", 2006, semantic clean-up): they say nothing of what became of the words around them.
pub(super) fn without_islands(old: &str, new: &str, mut runs: Vec<Run>) -> Vec<Run> {
    loop {
        let before = runs.len();
        let mut kept: Vec<Run> = Vec::with_capacity(before);
        for (at, run) in runs.iter().enumerate() {
            let (i, j) = kept.last().map_or((0, 0), |last| {
                (last.old + last.length, last.new + last.length)
            });
            let next = runs.get(at + 1);
            let (k, l) = next.map_or((old.len(), new.len()), |next| (next.old, next.new));
            let ahead = (run.old - i).max(run.new - j);
            let behind = (k - run.old).max(l - run.new) - run.length;
            let text = old.get(run.old..run.old + run.length).unwrap_or_default();
            let by_chance = run.length <= ahead.min(behind);
            if !by_chance || words(text).nth(CHANCE).is_some() {
                kept.push(*run);
            }
        }
        if kept.len() == before {
            return kept;
        }
        runs = kept;
    }
}
