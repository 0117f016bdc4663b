//! The stretches that two versions of a text have in common, in order.
//!
//! What both begin and end with is cut off first. The words between are aligned by their longest common subsequence (Myers
//! 1986) where they are few; else first by sequences of words that either has only once (after Cohen's patience diff).

mod tidy;

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text::anchor::{Word, words};
use tidy::{joined, without_islands};

/// Up to so many pairs of words a longest common subsequence is looked for.
const FEW: usize = 4_000_000;
/// More words than these are not aligned.
const MOST: usize = 4_000_000;
/// So many words that stand once in either text tie two places together.
const TIES: [usize; 2] = [4, 1];

/// Bytes that both versions have, in these places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first byte in the old one.
    pub(super) old: usize,
    /// The first byte in the new one.
    pub(super) new: usize,
    /// How many bytes.
    pub(super) length: usize,
}

/// The runs, in the order of either version, none of them empty.
pub(super) fn align(old: &str, new: &str) -> Vec<Run> {
    let head = common_head(old, new);
    let tail = common_tail(
        old.get(head..).unwrap_or_default(),
        new.get(head..).unwrap_or_default(),
    );
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut runs = vec![Run {
        old: 0,
        new: 0,
        length: head,
    }];
    runs.extend(between(old, new, head..old_end, head..new_end));
    runs.push(Run {
        old: old_end,
        new: new_end,
        length: tail,
    });
    without_islands(old, new, joined(old, new, runs))
}

/// The words that stand in both between the ends, in order.
fn between(old: &str, new: &str, of_old: Range<usize>, of_new: Range<usize>) -> Vec<Run> {
    let cut = |text: &str, range: &Range<usize>| -> Vec<Word> {
        let part = text.get(range.clone()).unwrap_or_default();
        words(part).take(MOST + 1).collect()
    };
    let (one, other) = (cut(old, &of_old), cut(new, &of_new));
    if one.len() > MOST || other.len() > MOST {
        return Vec::new();
    }
    let hashes = |words: &[Word]| -> Vec<u64> { words.iter().map(|word| word.hash).collect() };
    let mut pairs = Vec::new();
    pair(
        Part(&hashes(&one), 0),
        Part(&hashes(&other), 0),
        &TIES,
        &mut pairs,
    );
    let run = |(i, j): (usize, usize)| {
        let (word, same) = (one.get(i)?, other.get(j)?);
        let run = Run {
            old: of_old.start + word.range.start,
            new: of_new.start + same.range.start,
            length: word.range.len(),
        };
        let text = |text: &str, at: usize, length| text.get(at..at + length).map(str::to_owned);
        // Two words of one hash may still be two.
        let same = same.range.len() == run.length
            && text(old, run.old, run.length) == text(new, run.new, run.length);
        same.then_some(run)
    };
    pairs.into_iter().filter_map(run).collect()
}

/// Words by their hashes, and the number of the first.
#[derive(Clone, Copy)]
struct Part<'a>(&'a [u64], usize);

impl<'a> Part<'a> {
    fn cut(self, range: Range<usize>) -> Self {
        let part: &'a [u64] = self.0.get(range.clone()).unwrap_or_default();
        Self(part, self.1 + range.start)
    }
}

/// Pairs equal words, in order; `ties` are the lengths of sequences that may tie what is too long to be compared as a whole.
fn pair(one: Part<'_>, other: Part<'_>, ties: &[usize], pairs: &mut Vec<(usize, usize)>) {
    if one.0.is_empty() || other.0.is_empty() {
        return;
    }
    if one.0.len().saturating_mul(other.0.len()) <= FEW {
        for op in capture_diff_slices(Algorithm::Myers, one.0, other.0) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                pairs.extend((0..len).map(|at| (one.1 + old_index + at, other.1 + new_index + at)));
            }
        }
        return;
    }
    let Some((tie, shorter)) = ties.split_first() else {
        return;
    };
    let (mut i, mut j) = (0, 0);
    for (mut at, mut same) in tied(one.0, other.0, *tie) {
        if at < i || same < j {
            continue;
        }
        // What stands before the tie and is the same belongs to it.
        while at > i && same > j && one.0.get(at - 1) == other.0.get(same - 1) {
            (at, same) = (at - 1, same - 1);
        }
        pair(one.cut(i..at), other.cut(j..same), shorter, pairs);
        (i, j) = (at, same);
        while i < one.0.len() && j < other.0.len() && one.0.get(i) == other.0.get(j) {
            pairs.push((one.1 + i, other.1 + j));
            (i, j) = (i + 1, j + 1);
        }
    }
    pair(
        one.cut(i..one.0.len()),
        other.cut(j..other.0.len()),
        shorter,
        pairs,
    );
}

/// The places of sequences of that length that stand once in either, as many as stand in one order in both.
fn tied(one: &[u64], other: &[u64], length: usize) -> Vec<(usize, usize)> {
    let once = |words: &[u64]| {
        let mut places: HashMap<Vec<u64>, Option<usize>> = HashMap::new();
        for (at, window) in words.windows(length).enumerate() {
            places
                .entry(window.to_vec())
                .and_modify(|place| *place = None)
                .or_insert(Some(at));
        }
        places
    };
    let others = once(other);
    let mut both: Vec<(usize, usize)> = once(one)
        .into_iter()
        .filter_map(|(window, at)| Some((at?, (*others.get(&window)?)?)))
        .collect();
    both.sort_unstable();
    rising(&both)
}

/// The longest part of the pairs, which rise by the first of each, that rises by the second as well (Fredman 1975).
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: &usize| pairs.get(*at).map(|pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| second(end) < Some(pair.1));
        before.push(place.checked_sub(1).and_then(|it| ends.get(it)).copied());
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut at = ends.last().copied();
    let mut rising = Vec::new();
    while let Some(pair) = at.and_then(|at| pairs.get(at)) {
        rising.push(*pair);
        at = at.and_then(|at| before.get(at).copied().flatten());
    }
    rising.reverse();
    rising
}

/// How many bytes both begin with, whole words only.
fn common_head(old: &str, new: &str) -> usize {
    let same = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let mut head = old.floor_char_boundary(same);
    while within_word(old, head) || within_word(new, head) {
        head = old.floor_char_boundary(head - 1);
    }
    head
}

/// How many bytes both end with, whole words only.
fn common_tail(old: &str, new: &str) -> usize {
    let pairs = old.bytes().rev().zip(new.bytes().rev());
    let same = pairs.take_while(|(a, b)| a == b).count();
    let mut start = old.ceil_char_boundary(old.len() - same);
    let in_new = |start: usize| new.len() - (old.len() - start);
    while within_word(old, start) || within_word(new, in_new(start)) {
        start = old.ceil_char_boundary(start + 1);
    }
    old.len() - start
}

/// Whether a word goes on over that byte.
fn within_word(text: &str, at: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    word(before.chars().next_back()) && word(behind.chars().next())
}
