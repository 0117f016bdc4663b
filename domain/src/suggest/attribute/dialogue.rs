//! Interviews and transcripts: each turn belongs to who is named before its colon.

use std::collections::HashMap;
use std::ops::Range;

use super::Unit;
use super::found::{Attribution, Rule};
use crate::text::segment::{label, words};

/// A shorter turn says nothing by itself: "Yes."
const SHORT: usize = 2;

/// Who speaks in a paragraph, and the byte where what is said there begins.
#[derive(Debug, Clone)]
pub(super) struct Turn {
    label: Range<usize>,
    pub(super) start: usize,
}

/// The turn that each of some paragraphs of a transcript is or goes on with; none before the first, and none in any other text.
/// A transcript is where at least two are named before a colon, and one of them again.
pub(super) fn turns(text: &str, paragraphs: &[Range<usize>]) -> Vec<Option<Turn>> {
    let labelled = |paragraph: &Range<usize>| {
        let (label, start) = label(text.get(paragraph.clone())?)?;
        let base = paragraph.start;
        Some(Turn {
            label: base + label.start..base + label.end,
            start: base + start,
        })
    };
    let own: Vec<Option<Turn>> = paragraphs.iter().map(labelled).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for turn in own.iter().flatten() {
        let name = text.get(turn.label.clone()).unwrap_or_default();
        *counts.entry(name).or_default() += 1;
    }
    if counts.len() < 2 || counts.values().all(|it| *it < 2) {
        return vec![None; paragraphs.len()];
    }
    let mut last = None;
    let all = own.into_iter().zip(paragraphs);
    all.map(|(turn, paragraph)| {
        let goes_on = last.take().map(|it: Turn| Turn {
            start: paragraph.start,
            ..it
        });
        last = turn.or(goes_on);
        // "(The witness weeps.)" is said by nobody who takes turns.
        let words = text.get(paragraph.clone()).unwrap_or_default();
        let aside = words.starts_with(['(', '[']) && words.ends_with([')', ']']);
        last.clone().filter(|_| !aside)
    })
    .collect()
}

/// What is said in the sentences of a turn, of which the first one has that number.
pub(super) fn said(text: &str, turn: &Turn, first: usize, units: &[Unit]) -> Option<Attribution> {
    let long = |it: &Range<usize>| {
        let inside = text.get(it.clone()).unwrap_or_default();
        words(inside).take(SHORT).count() == SHORT
    };
    let content: Vec<_> = units
        .iter()
        .map(|it| it.range.clone())
        .filter(long)
        .collect();
    let paragraph = units.first()?.paragraph;
    (!content.is_empty()).then_some(Attribution {
        rule: Rule::Label,
        cue: None,
        verb: None,
        negated: false,
        source: Some(turn.label.clone()),
        content,
        direct: true,
        clause: true,
        parent: None,
        unit: first,
        paragraph,
    })
}
