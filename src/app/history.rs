//! What was changed and can be taken back: each step with the edit that undoes it.

use super::{Effect, State};
use crate::case::{Case, Edit, Id, Key, Kind, Refusal};

/// The steps of this reader, taken and taken back.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// One step: what it is called, and the edit that leads the other way.
#[derive(Debug)]
struct Step {
    name: String,
    way_back: Edit,
}

/// Makes a change: the only way from a key to the case.
/// A refused change is told and leaves everything as it was.
pub fn change(state: &mut State, name: String, edit: Edit) -> Vec<Effect> {
    if let Some(why) = &state.read_only {
        let why = format!("nothing can be changed: {why}");
        state.warn(why);
        return Vec::new();
    }
    match apply(state, edit) {
        Ok((way_back, effect)) => {
            state.tell(name.clone());
            state.history.undo.push(Step { name, way_back });
            state.history.redo.clear();
            vec![effect]
        }
        Err(refusal) => {
            state.warn(refusal.to_string());
            Vec::new()
        }
    }
}

/// Takes the last step back.
pub fn undo(state: &mut State) -> Vec<Effect> {
    let Some(step) = state.history.undo.pop() else {
        state.tell("nothing to take back");
        return Vec::new();
    };
    let (said, other) = ("taken back", |history: &mut History, step| {
        history.redo.push(step);
    });
    travel(state, step, said, other)
}

/// Does the last step that was taken back again.
pub fn redo(state: &mut State) -> Vec<Effect> {
    let Some(step) = state.history.redo.pop() else {
        state.tell("nothing to do again");
        return Vec::new();
    };
    travel(state, step, "done again", |history, step| {
        history.undo.push(step);
    })
}

fn travel(
    state: &mut State,
    step: Step,
    said: &str,
    keep: impl FnOnce(&mut History, Step),
) -> Vec<Effect> {
    match apply(state, step.way_back) {
        Ok((way_back, effect)) => {
            state.tell(format!("{said}: {}", step.name));
            keep(
                &mut state.history,
                Step {
                    name: step.name,
                    way_back,
                },
            );
            vec![effect]
        }
        Err(refusal) => {
            state.warn(format!("not {said}: {refusal}"));
            Vec::new()
        }
    }
}

fn apply(state: &mut State, edit: Edit) -> Result<(Edit, Effect), Refusal> {
    let case: &mut Case = &mut state.matter.case;
    let inverse = case.apply(edit.clone())?;
    state.saved = Some(false);
    for claim in touched(&edit) {
        if let Some(place) = state.matter.case.place(Kind::Claim, claim) {
            state.matter.look_again(place);
        }
    }
    state.compare.rebuild(&state.matter);
    let effect = Effect::Record {
        change: edit,
        inverse: inverse.clone(),
    };
    Ok((inverse, effect))
}

/// The claims whose fields an edit sets: their quotes may stand elsewhere now.
fn touched(edit: &Edit) -> Vec<&Id> {
    match edit {
        Edit::Set {
            kind: Kind::Claim,
            key: Key::One(id),
            ..
        } => vec![id],
        Edit::All(edits) => {
            let mut all: Vec<&Id> = edits.iter().flat_map(touched).collect();
            all.dedup();
            all
        }
        _ => Vec::new(),
    }
}
