//! The verb of a step: asked for, with the text's own proposed for a new one.

use super::{At, change, on_step, source_id, step};
use crate::app::layout::voice;
use crate::app::state::{Asking, Mode};
use crate::app::{Effect, State};
use crate::case::Step;
use crate::suggest::spoken::{self, Spoken};
use crate::text::clean::Shown;
use crate::text::editor::Editor;

/// Asks for the verb of a step: for a new one (of a source) the text's own is proposed.
pub(super) fn ask_verb(state: &mut State, at: At, source: Option<u32>) {
    if let Some(why) = &state.read_only {
        let why = format!("not changed: {why}");
        return state.warn(why);
    }
    let verb = match source {
        Some(_) => spoken(state, at).and_then(|it| it.verb),
        None => step(state, at).and_then(|it| it.verb.as_deref().map(str::to_owned)),
    };
    let editor = Editor::line(&verb.unwrap_or_default());
    state.mode = Mode::Field(Asking::Verb(at, source.unwrap_or(0)), editor);
}

/// Who passes a claim on in a step: the one that was chosen for a new one, else the one that stands there.
#[must_use]
pub fn who(state: &State, at: At, source: u32) -> Shown {
    let there = step(state, at).filter(|_| !at.new).map(|it| &it.source);
    let sources = &state.matter.case.tables().sources;
    let chosen = sources.get(source as usize).map(|it| &it.id);
    there.or(chosen).map_or_else(
        || Shown::own("the step"),
        |id| voice::name_of(&state.matter.case, id, state.naming()),
    )
}

/// What the text around the claim says of how it was handed on in a step.
fn spoken(state: &State, at: At) -> Option<Spoken> {
    let document = state.matter.document_of(at.claim)?;
    let text = state.matter.text(document)?;
    let range = state.matter.anchor(at.claim)?.range.clone()?;
    let case = &state.matter.case;
    let language = case.language_of(case.tables().claims.get(at.claim as usize)?);
    Some(spoken::spoken(&text.text, language, range, at.step))
}

/// The reader answered what the verb of a step is.
pub(in crate::app) fn verb(state: &mut State, at: At, source: u32, text: &str) -> Vec<Effect> {
    let verb = Some(text.trim()).filter(|it| !it.is_empty()).map(Box::from);
    if !at.new {
        return change(state, at.claim, |steps| {
            if let Some(step) = steps.get_mut(at.step) {
                step.verb = verb;
            }
        });
    }
    let mode = spoken(state, at).map(|it| it.mode).unwrap_or_default();
    let Some(source) = source_id(state, source) else {
        state.warn("there is no such source");
        return Vec::new();
    };
    let done = change(state, at.claim, |steps| {
        steps.insert(at.step.min(steps.len()), Step { source, verb, mode });
    });
    if !done.is_empty() {
        on_step(state, at.step);
    }
    done
}
