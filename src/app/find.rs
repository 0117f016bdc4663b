//! Searching across everything, and going from hit to hit.

use super::{Showing, State, read};
use crate::case::{Case, Id, Kind};
use crate::compare::find::{Hit, Needle};
use crate::compare::{Side, Sides};
use std::ops::Range;

/// What was searched for, and where the reader is among the hits.
#[derive(Debug, Clone)]
pub struct Search {
    /// What was typed.
    pub text: String,
    needle: Needle,
    /// The hit the reader is on.
    at: Option<Hit>,
    /// The hit that was found first.
    first: Option<Hit>,
    /// The words in Read that a hit led to, as neither pane shows it: from there the search goes on through the case.
    led: Option<Range<usize>>,
}

impl Search {
    /// A search for a text; `None` when there is nothing to search for.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Some(Self {
            text: text.to_owned(),
            needle: Needle::new(text)?,
            at: None,
            first: None,
            led: None,
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
    let reads = state.showing == Showing::Read && search.led.as_ref() != Some(&state.read.span);
    if reads && in_document(state, &search.needle, forward) {
        return;
    }
    for _ in 0..PASSED {
        let here = place(state);
        match in_case(state, forward) {
            // An event and the first of its claims are shown in one place.
            Found::There if state.notice.is_none() && place(state) == here => {}
            Found::There => return,
            Found::Round => {
                if state.notice.is_none() {
                    state.tell("all of them were shown; this is where the search began");
                }
                return;
            }
            Found::Nothing => {
                let text = search.text;
                return state.tell(format!("\u{201c}{text}\u{201d} is not in this case"));
            }
        }
    }
}

/// So many hits in one place are passed over at most.
const PASSED: usize = 1000;

/// What a step through the case came to.
enum Found {
    /// A hit.
    There,
    /// The one that was found first.
    Round,
    /// There is none.
    Nothing,
}

/// What is shown, as far as a hit can change it.
fn place(state: &State) -> (Showing, usize, Side, Sides<usize>, Range<usize>) {
    let cursor = &state.compare.cursor;
    let span = state.read.span.clone();
    (state.showing, cursor.row, cursor.side, cursor.claim, span)
}

/// Goes to the next hit in what the case says.
fn in_case(state: &mut State, forward: bool) -> Found {
    let case = &state.matter.case;
    let Some(search) = &mut state.search else {
        return Found::Nothing;
    };
    let Some(hit) = next(case, search, forward) else {
        return Found::Nothing;
    };
    let first = search.first.get_or_insert_with(|| hit.clone());
    let round = search.at.is_some() && same(case, first, &hit);
    search.at = Some(hit.clone());
    show(state, &hit);
    let led = (state.showing == Showing::Read).then(|| state.read.span.clone());
    if let Some(search) = &mut state.search {
        search.led = led;
    }
    if round { Found::Round } else { Found::There }
}

/// The next hit that is shown elsewhere than the last one: what is found twice in one claim is shown once.
fn next(case: &Case, search: &Search, forward: bool) -> Option<Hit> {
    let step = |from: Option<&Hit>| search.needle.step(case, from, forward);
    let mut hit = step(search.at.as_ref())?;
    while let Some(last) = search.at.as_ref().filter(|it| same(case, it, &hit)) {
        if hit == *last {
            break;
        }
        hit = step(Some(&hit))?;
    }
    Some(hit)
}

fn same(case: &Case, one: &Hit, other: &Hit) -> bool {
    shown_at(case, one) == shown_at(case, other)
}

/// The record that is shown for a hit: a finding with the first of its claims, a silence with its event.
fn shown_at(case: &Case, hit: &Hit) -> (Kind, u32) {
    let (kind, at) = (hit.place.kind, hit.place.at);
    let tables = case.tables();
    let other = match kind {
        Kind::Finding => {
            let finding = tables.findings.get(at as usize);
            finding.and_then(|it| Some((Kind::Claim, case.place(Kind::Claim, &it.claims[0])?)))
        }
        Kind::Silence => {
            let silence = tables.silences.get(at as usize);
            silence.and_then(|it| Some((Kind::Event, case.place(Kind::Event, &it.event)?)))
        }
        _ => None,
    };
    other.unwrap_or((kind, at))
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
    let case = &state.matter.case;
    let (kind, at) = shown_at(case, hit);
    let (tables, place) = (case.tables(), at as usize);
    match kind {
        Kind::Claim => to_claim(state, at),
        Kind::Event => to_event(state, tables.events.get(place).map(|it| it.id.clone())),
        Kind::Source => {
            let name = tables
                .sources
                .get(place)
                .map(|it| it.name.to_string())
                .unwrap_or_default();
            state.tell(format!("a source: {name}; x shows its account"));
        }
        Kind::Document => {
            let name = tables
                .documents
                .get(place)
                .map(|it| it.name().to_owned())
                .unwrap_or_default();
            state.tell(format!("a document: {name}; gr reads it"));
        }
        _ => {}
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
    let name = name.unwrap_or_default();
    let shown = state.compare.rows.members().side_of(claim);
    state.tell(if Side::ALL.into_iter().any(|side| shown[side]) {
        format!("the filter hides its row: {name} says it")
    } else {
        format!("in neither pane: {name} says it")
    });
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
        let title = title.unwrap_or_default();
        state.tell(match &state.compare.filter {
            Some(_) => format!("no row that the filter keeps: {title}"),
            None => format!("in neither pane: {title}"),
        });
    }
}
