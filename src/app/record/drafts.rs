//! What was typed into a field of several lines and not saved: kept for the next time the same field is opened, be it after
//! the program was ended.

use super::Spot;
use crate::annotate;
use crate::app::State;
use crate::app::state::Mode;
use crate::case::{Case, Field, Key, Kind};
use crate::file::journal::Typed;
use std::collections::HashMap;

/// Texts by the field they were typed into.
#[derive(Debug, Default)]
pub(in crate::app) struct Drafts {
    texts: HashMap<(Kind, Key, Field), String>,
    /// Whether the reader was told of them before leaving the case.
    told: bool,
}

impl Drafts {
    /// The first of them by name, and how many more there are.
    fn named(&self, case: &Case) -> Option<String> {
        let (kind, key, field) = self.texts.keys().min_by_key(|it| it.1.to_string())?;
        let others = match self.texts.len() - 1 {
            0 => String::new(),
            others => format!(", and {others} more"),
        };
        let record = case.find(*kind, key).map_or_else(
            || format!("{kind} {key}"),
            |at| annotate::called::record(case, *kind, at),
        );
        Some(format!("`{field}` of {record}{others}"))
    }

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

impl State {
    /// What stands typed in fields of records and is not saved, the open field's text among it.
    #[must_use]
    pub fn typed(&self) -> Vec<Typed> {
        let mut texts = self.drafts.texts.clone();
        if let Mode::Field(asking, editor) = &self.mode
            && let Some(spot) = asking.spot()
        {
            let stored = annotate::written(spot.value(&self.matter.case).as_ref());
            if editor.text() != stored {
                texts.insert(key(self, spot), editor.text().to_owned());
            }
        }
        let typed = texts.into_iter().map(|((kind, key, field), text)| Typed {
            kind,
            key,
            field,
            text,
        });
        let mut typed: Vec<Typed> = typed.collect();
        typed.sort_by_key(|it| {
            (
                it.kind.to_string(),
                it.key.to_string(),
                it.field.to_string(),
            )
        });
        typed
    }

    /// Takes up what stood typed in fields when the program was ended; of what, in words.
    pub fn take_typed(&mut self, typed: Vec<Typed>) -> Option<String> {
        let case = &self.matter.case;
        let here = typed
            .into_iter()
            .filter(|it| case.find(it.kind, &it.key).is_some());
        let here = here.map(|it| ((it.kind, it.key, it.field), it.text));
        self.drafts.texts.extend(here);
        self.drafts.prune(case);
        self.drafts.told = false;
        self.drafts.named(case)
    }
}

/// Tells, once before the case is left, what is typed and not saved; whether it has just been told.
pub(in crate::app) fn tell_unsaved(state: &mut State) -> bool {
    let named = state.drafts.named(&state.matter.case);
    let Some(named) = named.filter(|_| !state.drafts.told) else {
        return false;
    };
    state.drafts.told = true;
    state.warn(format!(
        "not saved: what was typed into {named}; once more drops it"
    ));
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
