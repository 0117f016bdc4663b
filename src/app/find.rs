//! Searching across everything, and going from hit to hit.

use super::{Showing, State, read};
use crate::case::{Id, Kind};
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

/// Goes to the next or previous hit from where the reader is, round the end once: in Read through
/// the document's own text, in Compare through everything the case says.
pub fn step(state: &mut State, forward: bool) {
    let Some(search) = state.search.clone() else {
        state.tell("nothing is searched for; / asks what");
        return;
    };
    if state.showing == Showing::Read && in_document(state, &search.needle, forward) {
        return;
    }
    let Some(hit) = search
        .needle
        .step(&state.matter.case, search.at.as_ref(), forward)
    else {
        state.tell(format!(
            "\u{201c}{}\u{201d} is not in this case",
            search.text
        ));
        return;
    };
    if let Some(search) = &mut state.search {
        search.at = Some(hit.clone());
    }
    show(state, &hit);
}

/// Goes to the next place in the document that is read; whether there is one.
fn in_document(state: &mut State, needle: &Needle, forward: bool) -> bool {
    let Some(text) = read::text(state) else {
        return false;
    };
    let (text, here) = (&*text.text, state.read.span.start);
    let found = if forward {
        needle.find(text, here + 1).or_else(|| needle.find(text, 0))
    } else {
        let before = needle.find_before(text, here);
        before.or_else(|| needle.find_before(text, text.len()))
    };
    let Some(found) = found else { return false };
    read::go_to(state, found, None);
    true
}

/// Puts the cursor on what was found; what neither pane shows is named.
fn show(state: &mut State, hit: &Hit) {
    let at = hit.place.at as usize;
    let case = &state.matter.case;
    let tables = case.tables();
    match hit.place.kind {
        Kind::Claim => {
            to_claim(state, hit.place.at);
        }
        Kind::Finding => {
            let first = tables.findings.get(at).map(|it| it.claims[0].clone());
            if let Some(claim) = first.and_then(|id| case.place(Kind::Claim, &id)) {
                to_claim(state, claim);
            }
        }
        Kind::Event => to_event(state, tables.events.get(at).map(|it| it.id.clone())),
        Kind::Silence => to_event(state, tables.silences.get(at).map(|it| it.event.clone())),
        Kind::Source => {
            let name = tables
                .sources
                .get(at)
                .map(|it| it.name.to_string())
                .unwrap_or_default();
            state.tell(format!("a source: {name}; x shows its account"));
        }
        Kind::Document => {
            let name = tables
                .documents
                .get(at)
                .map(|it| it.name().to_owned())
                .unwrap_or_default();
            state.tell(format!("a document: {name}; gr reads it"));
        }
        Kind::Case | Kind::Conflict | Kind::Rejected => {}
    }
}

fn to_claim(state: &mut State, claim: u32) {
    if state.compare.go_to_claim(&state.matter, claim) {
        state.showing = Showing::Compare;
        return;
    }
    let case = &state.matter.case;
    let it = case.tables().claims.get(claim as usize);
    let name = it
        .and_then(|it| case.source(&it.source))
        .map(|it| it.name.to_string());
    read::go_to_claim(state, claim);
    state.showing = Showing::Read;
    state.tell(format!(
        "in neither pane: {} says it",
        name.unwrap_or_default()
    ));
}

fn to_event(state: &mut State, event: Option<Id>) {
    let Some(event) = event else { return };
    if state.compare.go_to_event(&state.matter, &event) {
        state.showing = Showing::Compare;
    } else {
        let title = state
            .matter
            .case
            .event(&event)
            .map(|it| it.title.to_string());
        state.tell(format!("in neither pane: {}", title.unwrap_or_default()));
    }
}
