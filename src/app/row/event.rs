//! What becomes of the event under the cursor: renamed, split, merged, moved, deleted; a new one before it.

use super::{Choice, choose, event, events, marks};
use crate::annotate::{gather, merge_events, new_event, put_event, remove_event, split_event};
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::layout::voice;
use crate::app::record::{self, Spot};
use crate::app::state::Mode;
use crate::app::{Effect, State};
use crate::case::{Field, Id, Kind};

/// Opens the field of the title.
pub(super) fn rename(state: &mut State) {
    if let Some(at) = event(state) {
        record::open(state, Spot::new(Kind::Event, at as usize, Field::Title));
    }
}

/// The title of a new event before the row was typed: the marked claims come into it; on a row without an event its claim.
pub(super) fn made(state: &mut State, text: &str) -> Vec<Effect> {
    let row = state.compare.row(state.compare.cursor.row);
    let before = row.and_then(|row| row.event);
    let mut claims = marks::places(state);
    if claims.is_empty() && before.is_none() {
        claims.extend(state.compare.claim());
    }
    let id = state.new_id(Kind::Event);
    if !claims.is_empty() {
        let effects = state.decide_signed(|state, signed| {
            gather(&state.matter.case, &claims, id, text, before, signed)
        });
        return marks::spent(state, effects);
    }
    let mut decided = new_event(&state.matter.case, id, text, before);
    if let Ok(decision) = &mut decided {
        decision
            .name
            .push_str("; it is shown once a claim is in it");
    }
    state.decide(decided)
}

/// Moves the row past the next one that is shown, upwards or downwards.
pub(super) fn shift(state: &mut State, down: bool) -> Vec<Effect> {
    let Some(at) = event(state) else {
        return Vec::new();
    };
    let row = state.compare.cursor.row;
    let next = if down {
        Some(row + 1)
    } else {
        row.checked_sub(1)
    };
    let next = next.and_then(|row| state.compare.row(row)?.event);
    let Some(next) = next else {
        let end = if down { "last" } else { "first" };
        state.warn(format!("this is the {end} event that is shown already"));
        return Vec::new();
    };
    let before = if down { next + 1 } else { next };
    state.decide(put_event(&state.matter.case, at, Some(before)))
}

/// Opens the list of the other events: this one goes before one of them, or to the end.
pub(super) fn put(state: &mut State) {
    let Some(at) = event(state) else { return };
    let mut items = events(state, Some(at), |id| Choice::Before(Some(id)));
    if items.is_empty() {
        return state.warn("there is no other event");
    }
    items.push(Item {
        name: "the end".into(),
        help: "the last of all events".into(),
        edge: String::new(),
        outcome: Outcome::Decide(Choice::Before(None)),
    });
    choose(state, "It stands before", items, None);
}

/// It was chosen.
pub(super) fn put_before(state: &mut State, next: Option<&Id>) -> Vec<Effect> {
    let Some(at) = event(state) else {
        return Vec::new();
    };
    let before = next.and_then(|next| state.matter.case.place(Kind::Event, next));
    state.decide(put_event(&state.matter.case, at, before))
}

/// Takes the event away.
pub(super) fn delete(state: &mut State) -> Vec<Effect> {
    let Some(at) = event(state) else {
        return Vec::new();
    };
    state.decide(remove_event(&state.matter.case, at))
}

/// Opens the list of the other events: one of them comes into this one.
pub(super) fn merge(state: &mut State) {
    let Some(at) = event(state) else { return };
    let items = events(state, Some(at), Choice::Merge);
    if items.is_empty() {
        return state.warn("there is no other event");
    }
    choose(state, "Into this event comes", items, None);
}

/// It was chosen.
pub(super) fn merge_in(state: &mut State, gone: &Id) -> Vec<Effect> {
    let kept = event(state);
    let gone = state.matter.case.place(Kind::Event, gone);
    let (Some(kept), Some(gone)) = (kept, gone) else {
        return Vec::new();
    };
    state.decide_signed(|state, signed| merge_events(&state.matter.case, kept, gone, signed))
}

/// Opens the list of the event's claims: those that are ticked go into an event of their own.
pub(super) fn split(state: &mut State) {
    let Some(at) = event(state) else { return };
    let case = &state.matter.case;
    let claims = case.claims_of(at as usize);
    if claims.len() < 2 {
        return state.warn("there is one claim in this event: nothing to split");
    }
    let item = |at: &u32| {
        let claim = case.tables().claims.get(*at as usize)?;
        Some(Item {
            name: claim.words().to_owned(),
            help: String::new(),
            edge: voice::name_of(case, &claim.source, state.naming()).to_string(),
            outcome: Outcome::Decide(Choice::Part(claim.id.clone())),
        })
    };
    let items: Vec<Item> = claims.iter().filter_map(item).collect();
    let marked = claims.iter().any(|at| state.marks.has(case, *at));
    let here = state.compare.claim();
    let here = here.and_then(|at| case.tables().claims.get(at as usize));
    let goes = |item: &Item| match &item.outcome {
        Outcome::Decide(Choice::Part(claim)) if marked => state.marks.holds(claim),
        Outcome::Decide(Choice::Part(claim)) => here.is_some_and(|it| it.id == *claim),
        _ => false,
    };
    let about = "Tab ticks, Enter goes on".to_owned();
    let list = Chooser::new("These go", items).ticking(goes).on(goes);
    state.mode = Mode::Choose(Box::new(list.about(about)));
}

/// The title of the event that the marked claims of this one go into was typed.
pub(super) fn parted(state: &mut State, text: &str) -> Vec<Effect> {
    let Some(at) = event(state) else {
        return Vec::new();
    };
    let mut claims = marks::places(state);
    let inside = state.matter.case.claims_of(at as usize);
    claims.retain(|claim| inside.contains(claim));
    if claims.len() == inside.len() {
        state.warn("all claims would go: rename the event instead");
        return Vec::new();
    }
    let id = state.new_id(Kind::Event);
    let effects = state.decide_signed(|state, signed| {
        split_event(&state.matter.case, at, &claims, id, text, signed)
    });
    marks::spent(state, effects)
}
