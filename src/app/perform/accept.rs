//! Accepting the place at which a moved quote was found.

use super::claim;
use crate::app::{Effect, State};
use crate::case::{Edit, Field, Key, Kind, Value};
use crate::text::anchor;

/// Accepts the place at which a moved quote was found: its start is written to the case.
pub(super) fn accept_place(state: &mut State) -> Vec<Effect> {
    let Some(claim) = claim(state) else {
        state.tell("there is no claim under the cursor");
        return Vec::new();
    };
    let moved = state
        .matter
        .anchor(claim)
        .filter(|it| it.state == anchor::State::Moved);
    let Some(range) = moved.and_then(|it| it.range.clone()) else {
        state.tell("this quote has not moved");
        return Vec::new();
    };
    let (Some(it), Some(text)) = (
        state.matter.case.tables().claims.get(claim as usize),
        state
            .matter
            .document_of(claim)
            .and_then(|at| state.matter.text(at)),
    ) else {
        return Vec::new();
    };
    let start = text.points.code_point_of(&text.text, range.start);
    let (prefix, suffix) = anchor::context(&text.text, range);
    let key = Key::One(it.id.clone());
    let set = |field, value: Value| {
        let at = state.matter.case.find(Kind::Claim, &key)?;
        let expect = state.matter.case.get(Kind::Claim, at, field);
        Some(Edit::set(
            Kind::Claim,
            key.clone(),
            field,
            expect,
            Some(value),
        ))
    };
    let edits = [
        set(
            Field::Start,
            Value::Count(u64::try_from(start).unwrap_or(u64::MAX)),
        ),
        set(Field::Prefix, Value::text(prefix)),
        set(Field::Suffix, Value::text(suffix)),
    ];
    let name = format!("the new place of {} is accepted", it.id);
    let edit = Edit::All(edits.into_iter().flatten().collect());
    vec![Effect::Change { name, edit }]
}
