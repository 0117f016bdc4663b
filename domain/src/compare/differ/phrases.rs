//! Choosing the stretches that are marked: the heaviest phrases for what a finding is about.

mod weight;
mod whole;

use super::align::Apart;
use super::cues::{Cue, Cues};
use crate::case::Facet;
use crate::text::features::{Token, TokenKind};
use std::ops::Range;
use weight::{Round, STOP};

/// A phrase has at most so many words.
const PHRASE: usize = 8;
/// A text has at most so many marked words, of a short text three in five; in so many phrases.
const WORDS: usize = 9;
const PHRASES: usize = 2;
/// What the first phrase must weigh to be marked, and every further one.
const ENOUGH: f32 = 1.2;
const ENOUGH_MORE: f32 = 2.0;
/// What a word costs: of two phrases that say as much, the shorter is marked.
const WORD: f32 = 0.1;
/// A word at the end of a phrase weighs at least this, or the phrase ends before it.
const EDGE: f32 = 0.35;

/// One text with what is known of its words.
pub(super) struct Text<'a> {
    words: &'a [Token],
    cues: &'a [Cues],
    alone: &'a [bool],
    common: f32,
    facets: &'a [Facet],
    /// Whether a number counts what the other text counts too: then the other numbers matter less.
    measures: bool,
}

impl<'a> Text<'a> {
    pub(super) fn new(
        words: &'a [Token],
        cues: &'a [Cues],
        apart: &'a Apart,
        alone: &'a [bool],
        facets: &'a [Facet],
    ) -> Self {
        Self {
            words,
            cues,
            alone,
            common: apart.common,
            facets,
            measures: cues.iter().any(|cues| cues.has(Cue::Measure)),
        }
    }

    /// The bytes to mark, in order and apart.
    pub(super) fn marked(&self) -> Vec<Range<usize>> {
        let rounds = [Round::First, Round::Second, Round::Any];
        let found = rounds.into_iter().map(|round| self.phrases(round));
        let mut found = found
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_default();
        found.sort_by_key(|range| range.start);
        let bytes = found.into_iter().filter_map(|range| {
            let range = self.whole(range);
            let (first, last) = (self.words.get(range.start)?, self.words.get(range.end - 1)?);
            Some(first.range.start..last.range.end)
        });
        joined(bytes.collect())
    }

    fn stem(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.stem.as_str())
    }

    /// The heaviest stretches, apart, as ranges of words.
    fn phrases(&self, round: Round) -> Vec<Range<usize>> {
        let places = 0..self.words.len();
        let mut weights: Vec<f32> = places.map(|at| self.weight(at, round)).collect();
        let counted = self
            .words
            .iter()
            .filter(|word| word.kind != TokenKind::Punctuation);
        let mut left = WORDS.min((counted.count() * 3).div_ceil(5));
        let mut found: Vec<Range<usize>> = Vec::new();
        while found.len() < PHRASES && left > 0 {
            let enough = if found.is_empty() {
                ENOUGH
            } else {
                ENOUGH_MORE
            };
            let heaviest = self.heaviest(&weights, left.min(PHRASE));
            let Some((range, _)) = heaviest.filter(|(_, weight)| *weight >= enough) else {
                break;
            };
            let range = self.cut_back(range, &weights);
            left = left.saturating_sub(self.count(&range));
            for weight in &mut weights[range.clone()] {
                *weight = STOP;
            }
            found.push(range);
        }
        found
    }

    fn count(&self, range: &Range<usize>) -> usize {
        let words = self.words.get(range.clone()).unwrap_or_default().iter();
        words
            .filter(|word| word.kind != TokenKind::Punctuation)
            .count()
    }

    /// Whether a phrase may begin (or else end) with the word: it weighs something, and is no word of grammar unless it
    /// is itself what the difference is about.
    fn is_edge(&self, at: usize, weights: &[f32], begins: bool) -> bool {
        let (word, cues) = (&self.words[at], self.cues[at]);
        let is_small = matches!(word.kind, TokenKind::Function | TokenKind::Auxiliary);
        let is_denied = begins
            && self
                .cues
                .get(at + 1)
                .is_some_and(|next| next.has(Cue::Negative));
        let clauses = [
            Cue::Denied,
            Cue::Perceived,
            Cue::TimeClause,
            Cue::CauseClause,
            Cue::DutyClause,
            Cue::Quoted,
        ];
        let is_itself = || {
            let own = Cues::without(cues, &clauses);
            self.carried(own, Round::Second) > 0.0
        };
        let is_bare = !begins
            && matches!(
                word.stem.as_str(),
                "no" | "not" | "never" | "without" | "nor" | "neither"
            );
        let fits = !is_bare && !is_small
            || (is_denied && word.kind == TokenKind::Auxiliary)
            || is_itself();
        weights[at] >= EDGE && fits
    }

    /// The heaviest stretch of at most `most` words that begins and ends with words of weight; the first of equals.
    fn heaviest(&self, weights: &[f32], most: usize) -> Option<(Range<usize>, f32)> {
        let mut best: Option<(Range<usize>, f32)> = None;
        for start in (0..weights.len()).filter(|start| self.is_edge(*start, weights, true)) {
            let (mut sum, mut words) = (0.0, 0);
            for (end, weight) in weights.iter().enumerate().skip(start) {
                words += usize::from(self.words[end].kind != TokenKind::Punctuation);
                sum += weight - WORD;
                if words > most || sum <= STOP / 2.0 {
                    break;
                }
                let is_better = best
                    .as_ref()
                    .is_none_or(|(_, weight)| sum > *weight + 0.001);
                if is_better && self.is_edge(end, weights, false) {
                    best = Some((start..end + 1, sum));
                }
            }
        }
        best
    }
}

/// Ranges in order with those that touch made one.
fn joined(ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}
