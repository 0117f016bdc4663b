//! What was typed into a field of several lines and not saved: kept for the next time the same field is opened.

use super::Spot;
use crate::annotate;
use crate::app::State;
use crate::case::{Case, Field, Key, Kind};
use std::collections::HashMap;

/// Texts by the field they were typed into.
#[derive(Debug, Default)]
pub(in crate::app) struct Drafts {
    texts: HashMap<(Kind, Key, Field), String>,
    /// Whether the reader was told of them before leaving the case.
    told: bool,
}

impl Drafts {
    /// Drops what is saved by now.
    pub(in crate::app) fn prune(&mut self, case: &Case) {
        self.texts.retain(|(kind, key, field), text| {
            let stored = case
                .find(*kind, key)
                .and_then(|at| case.get(*kind, at, *field));
            annotate::written(stored.as_ref()).trim_end() != text.trim_end()
        });
    }
}

fn key(state: &State, spot: Spot) -> (Kind, Key, Field) {
    let key = state.matter.case.tables().key(spot.kind, spot.at);
    (spot.kind, key, spot.field)
}

/// What stands in the field when it is opened, and whether that was typed before and not saved.
pub(super) fn opened(state: &State, spot: Spot, stored: String) -> (String, bool) {
    match state.drafts.texts.get(&key(state, spot)) {
        Some(kept) if *kept != stored => (kept.clone(), true),
        _ => (stored, false),
    }
}

/// Keeps a text until it is saved: a change may still be refused outside.
pub(super) fn keep(state: &mut State, spot: Spot, text: &str) {
    if spot.is_prose() {
        let key = key(state, spot);
        state.drafts.texts.insert(key, text.to_owned());
        state.drafts.told = false;
    }
}

/// The field holds what was typed.
pub(super) fn forget(state: &mut State, spot: Spot) {
    let key = key(state, spot);
    state.drafts.texts.remove(&key);
}

/// Tells, once before the case is left, what is typed and not saved; whether it has just been told.
pub(in crate::app) fn tell_unsaved(state: &mut State) -> bool {
    let Some((kind, key, field)) = state.drafts.texts.keys().next() else {
        return false;
    };
    if state.drafts.told {
        return false;
    }
    let others = match state.drafts.texts.len() - 1 {
        0 => String::new(),
        others => format!(", and {others} more"),
    };
    let case = &state.matter.case;
    let record = case.find(*kind, key).map_or_else(
        || format!("{kind} {key}"),
        |at| annotate::called::record(case, *kind, at),
    );
    let said =
        format!("not saved: what was typed into `{field}` of {record}{others}; once more drops it");
    state.drafts.told = true;
    state.warn(said);
    true
}

/// The field was left without saving: in a field of several lines nothing typed is lost, and that is told.
pub(in crate::app) fn leave(state: &mut State, spot: Spot, text: &str) {
    let stored = annotate::written(spot.value(&state.matter.case).as_ref());
    if !spot.is_prose() || text == stored {
        return forget(state, spot);
    }
    keep(state, spot, text);
    state.tell("not saved; what was typed is kept until this field is opened again");
}
