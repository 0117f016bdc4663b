//! A record's card: one line a field, driven by the table of keys; Enter changes a field in the way its shape asks.

use super::open_card;
use crate::app::action::Action;
use crate::app::choose::{Chooser, Outcome};
use crate::app::record::{self, Spot, whose};
use crate::app::state::Mode;
use crate::app::{Effect, Showing, State};
use crate::case::{Case, Claim, Field, Id, Key, Kind, Word as _};

/// An open card: which record, and the line under the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The kind of record.
    pub kind: Kind,
    /// The record, by what stays when places move.
    pub key: Key,
    /// The line under the cursor.
    pub row: usize,
}

impl Card {
    /// The card of the record of a kind at a place, on its first field.
    pub(super) fn new(state: &State, kind: Kind, at: usize) -> Self {
        let key = state.matter.case.tables().key(kind, at);
        Self { kind, key, row: 0 }
    }

    /// The fields it shows: those a reader changes in the order of the table, then what is written otherwise, where it is set.
    #[must_use]
    pub fn rows(&self, state: &State) -> Vec<Spot> {
        let case = &state.matter.case;
        let Some(at) = case.find(self.kind, &self.key) else {
            return Vec::new();
        };
        let spots = self.kind.fields().iter();
        let spots = spots.map(|spec| Spot::new(self.kind, at, spec.field));
        let (mut rows, others): (Vec<Spot>, Vec<Spot>) = spots.partition(|it| whose(*it).is_none());
        rows.extend(others.into_iter().filter(|it| it.value(case).is_some()));
        rows
    }

    /// The field under the cursor.
    #[must_use]
    pub fn spot(&self, state: &State) -> Option<Spot> {
        self.rows(state).get(self.row).copied()
    }

    /// Whether its record still stands; the cursor is then on one of its lines.
    pub(super) fn stands(&mut self, state: &State) -> bool {
        let count = self.rows(state).len();
        self.row = self.row.min(count.saturating_sub(1));
        count > 0
    }
}

/// Opens what an action opens: a card, or one field of the claim under the cursor; whether it is such an action.
pub(super) fn opens(state: &mut State, action: Action) -> bool {
    match action {
        Action::EditClaim => {
            if let Some(claim) = super::claim(state) {
                open_card(state, Kind::Claim, claim as usize);
            }
        }
        Action::EditChain => field(state, Field::Chain),
        Action::ShortText => field(state, Field::Text),
        Action::MoveClaim => field(state, Field::Event),
        Action::Tags => field(state, Field::Tags),
        Action::Note => field(state, Field::Note),
        Action::EditCase => open_card(state, Kind::Case, 0),
        Action::EditEvent => one_of(state, Kind::Event, event(state).into_iter().collect()),
        Action::EditSource => {
            let sources = sources(state);
            list(state, Kind::Source, sources);
        }
        Action::EditDocument => {
            one_of(state, Kind::Document, document(state).into_iter().collect());
        }
        Action::EditFinding => {
            let found = of_row(state, |case, claim| case.findings_of(claim).to_vec());
            one_of(state, Kind::Finding, found);
        }
        Action::EditSilence => {
            let found = silences(state);
            one_of(state, Kind::Silence, found);
        }
        _ => return false,
    }
    true
}

/// Opens a field of the claim under the cursor.
fn field(state: &mut State, field: Field) {
    if let Some(claim) = super::claim(state) {
        record::open(state, Spot::of_claim(claim, field));
    }
}

/// Opens the card of the one record, or lets the reader choose one of several.
fn one_of(state: &mut State, kind: Kind, mut places: Vec<usize>) {
    places.dedup();
    match places.as_slice() {
        [] => state.tell(format!("there is no {kind} under the cursor")),
        [one] => open_card(state, kind, *one),
        _ => list(state, kind, places),
    }
}

/// Lets the reader choose whose card to open.
fn list(state: &mut State, kind: Kind, places: Vec<usize>) {
    let title = match kind {
        Kind::Source => "Card of which source",
        Kind::Finding => "Card of which finding",
        Kind::Silence => "Card of which silence",
        _ => "Card of which",
    };
    let item = |at: usize| record::record(state, kind, at, false, Outcome::Card(kind, at));
    let items: Vec<_> = places.into_iter().map(item).collect();
    if items.is_empty() {
        return state.tell(format!("there is no {kind} yet"));
    }
    state.mode = Mode::Choose(Box::new(Chooser::new(title, items)));
}

/// The claim under the cursor.
fn here(state: &State) -> Option<&Claim> {
    let claim = crate::app::perform::claim(state)?;
    state.matter.case.tables().claims.get(claim as usize)
}

fn place(state: &State, kind: Kind, id: &Id) -> Option<usize> {
    state.matter.case.place(kind, id).map(|at| at as usize)
}

/// The event of the row in Compare, of the claim in Read.
fn event(state: &State) -> Option<usize> {
    if state.showing == Showing::Compare {
        let row = state.compare.row(state.compare.cursor.row)?;
        return row.event.map(|at| at as usize);
    }
    let event = here(state)?.event.as_ref()?;
    place(state, Kind::Event, event)
}

/// The document that is read, or that of the claim.
pub(in crate::app) fn document(state: &State) -> Option<usize> {
    if state.showing == Showing::Read {
        return (state.read.document < state.matter.case.count(Kind::Document))
            .then_some(state.read.document);
    }
    let document = here(state)?.document.as_ref()?;
    place(state, Kind::Document, document)
}

/// Every source, those of the claim under the cursor first.
fn sources(state: &State) -> Vec<usize> {
    let steps = here(state).into_iter().flat_map(|it| {
        let chain = it.chain.iter().map(|step| &step.source);
        std::iter::once(&it.source).chain(chain)
    });
    let mut all: Vec<usize> = steps
        .filter_map(|id| place(state, Kind::Source, id))
        .collect();
    let rest = 0..state.matter.case.count(Kind::Source);
    let rest: Vec<usize> = rest.filter(|at| !all.contains(at)).collect();
    all.extend(rest);
    all
}

/// What hangs on the claim under the cursor.
fn of_row(state: &State, of: impl Fn(&Case, usize) -> Vec<u32>) -> Vec<usize> {
    let claim = crate::app::perform::claim(state);
    let found = claim.map(|claim| of(&state.matter.case, claim as usize));
    found
        .unwrap_or_default()
        .into_iter()
        .map(|at| at as usize)
        .collect()
}

/// The silences on the event under the cursor.
fn silences(state: &State) -> Vec<usize> {
    let tables = state.matter.case.tables();
    let event = event(state).and_then(|at| tables.events.get(at));
    let silences = tables.silences.iter().enumerate();
    silences
        .filter(|(_, it)| event.is_some_and(|event| it.event == event.id))
        .map(|(at, _)| at)
        .collect()
}

/// Goes on to the next field whose name begins with a letter, round from the last to the first.
pub(in crate::app) fn go_to_letter(state: &mut State, letter: char) {
    let Some(super::Sheet::Card(card)) = state.sheets.last() else {
        return;
    };
    let rows = card.rows(state);
    let mut round = (card.row + 1..rows.len()).chain(0..=card.row);
    let begins = |at: &usize| {
        let spot = rows.get(*at);
        spot.is_some_and(|it| it.field.spelling().starts_with(letter.to_ascii_lowercase()))
    };
    match round.find(begins) {
        Some(row) => {
            let card = Card {
                row,
                ..card.clone()
            };
            super::put(state, super::Sheet::Card(card));
        }
        None => state.tell(format!("no field begins with {letter}")),
    }
}

/// Does an action of the card.
pub(super) fn perform(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(super::Sheet::Card(card)) = state.sheets.last().cloned() else {
        return Vec::new();
    };
    match action {
        Action::NextField => super::step(state, 1),
        Action::PreviousField => super::step(state, -1),
        Action::FieldsDown => super::step(state, 10),
        Action::FieldsUp => super::step(state, -10),
        Action::FirstField => super::step(state, isize::MIN),
        Action::LastField => super::step(state, isize::MAX),
        Action::EditField => {
            if let Some(spot) = card.spot(state) {
                record::open(state, spot);
            }
        }
        Action::ClearField => {
            if let Some(spot) = card.spot(state) {
                return record::clear(state, spot);
            }
        }
        _ => {}
    }
    Vec::new()
}
