//! Searching across everything, and going from hit to hit.

use super::State;
use crate::compare::find::{Hit, Needle};
use std::ops::Range;

/// What was searched for, and where the reader is among the hits.
#[derive(Debug, Clone)]
pub struct Search {
    /// What was typed.
    pub text: String,
    needle: Needle,
    /// The hit the reader is on.
    at: Option<Hit>,
}

impl Search {
    /// A search for a text; `None` when there is nothing to search for.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Some(Self {
            text: text.to_owned(),
            needle: Needle::new(text)?,
            at: None,
        })
    }

    /// Where the words of a claim match.
    #[must_use]
    pub fn in_words(&self, words: &str) -> Vec<Range<usize>> {
        self.needle.ranges(words)
    }
}

/// Goes to the next or previous hit from where the reader is, round the end once.
pub fn step(state: &mut State, forward: bool) {
    let Some(search) = &state.search else {
        state.tell("nothing is searched for; / asks what");
        return;
    };
    let found = search
        .needle
        .step(&state.matter.case, search.at.as_ref(), forward);
    let Some(hit) = found else {
        let text = search.text.clone();
        state.tell(format!("\u{201c}{text}\u{201d} is not in this case"));
        return;
    };
    show(state, &hit);
    if let Some(search) = &mut state.search {
        search.at = Some(hit);
    }
}
fn show(_: &mut State, _: &Hit) {}
