//! A field of a record: opened in the way its shape asks, set or cleared by one decision.

pub(super) mod drafts;
mod lists;
mod own;
pub mod shown;

use lists::records;
pub(super) use lists::{record, sources_for_step};
pub use own::whose;

use super::choose::Outcome;
use super::state::{Asking, Mode};
use super::{Effect, State, sheet};
use crate::annotate;
use crate::case::{Case, Field, Kind, Shape, Spec, Value};
use crate::text::editor::Editor;

/// One field of one record, by the record's place among its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The kind of record.
    pub kind: Kind,
    /// Its place.
    pub at: usize,
    /// The field.
    pub field: Field,
}

impl Spot {
    /// The field of the record of a kind at a place.
    #[must_use]
    pub fn new(kind: Kind, at: usize, field: Field) -> Self {
        Self { kind, at, field }
    }

    /// The field of the claim at a place.
    #[must_use]
    pub fn of_claim(claim: u32, field: Field) -> Self {
        Self::new(Kind::Claim, claim as usize, field)
    }

    /// The field's row in the table of its kind.
    #[must_use]
    pub fn spec(self) -> Option<&'static Spec> {
        let mut specs = self.kind.fields().iter();
        specs.find(|spec| spec.field == self.field)
    }

    /// What it holds.
    #[must_use]
    pub fn value(self, case: &Case) -> Option<Value> {
        case.get(self.kind, self.at, self.field)
    }

    /// Whether several lines are expected in it.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(self.field, Field::Note | Field::Question | Field::Text)
    }
}

/// Opens a field in the way its shape asks: a list of words, a picker of records, the chain, or a text field. One that
/// nobody can change is told.
pub(super) fn open(state: &mut State, spot: Spot) {
    if let Some(why) = refused(state, spot) {
        return state.warn(why);
    }
    let Some(spec) = spot.spec() else {
        return;
    };
    let list = match spec.shape {
        Shape::Word(list) => lists::words(state, spot, list),
        Shape::Words(list) => lists::several(state, spot, list),
        Shape::Ref(kind) => records(state, spot, kind),
        Shape::Steps => return sheet::chain::open(state, spot.at),
        _ => return open_text(state, spot),
    };
    state.mode = Mode::Choose(Box::new(list));
}

/// Why the field cannot be changed, if so.
fn refused(state: &State, spot: Spot) -> Option<String> {
    if let Some(why) = &state.read_only {
        return Some(format!("not changed: {why}"));
    }
    if spot.at >= state.matter.case.count(spot.kind) {
        return Some(format!("there is no such {}", spot.kind));
    }
    whose(spot).map(|why| format!("`{}` is not changed here: {why}", spot.field))
}

fn open_text(state: &mut State, spot: Spot) {
    let stored = annotate::written(spot.value(&state.matter.case).as_ref());
    let (text, kept) = drafts::opened(state, spot, stored);
    let editor = if spot.is_prose() {
        Editor::lines(&text)
    } else {
        Editor::line(&text)
    };
    if kept {
        state.tell("here is what was typed and not saved before");
    }
    state.mode = Mode::Field(Asking::Set(spot), editor);
}

/// The reader answered a text field of a record: the field holds that now. What does not fit is told, and the field stays open.
pub(super) fn typed(state: &mut State, spot: Spot, text: &str) -> Vec<Effect> {
    let Some(spec) = spot.spec() else {
        return Vec::new();
    };
    let stored = spot.value(&state.matter.case);
    let set = match annotate::typed(spec.shape, text) {
        Ok(value) if value == stored => {
            drafts::forget(state, spot);
            state.tell(format!("`{}` is as it was", spot.field));
            return Vec::new();
        }
        Ok(value) => {
            drafts::keep(state, spot, text);
            set(state, spot, value.as_ref())
        }
        Err(why) => {
            state.warn(why.to_string());
            Vec::new()
        }
    };
    if set.is_empty() {
        let editor = if spot.is_prose() {
            Editor::lines(text)
        } else {
            Editor::line(text)
        };
        state.mode = Mode::Field(Asking::Set(spot), editor);
    }
    set
}

/// The field holds that now, with everything that goes along.
pub(super) fn set(state: &mut State, spot: Spot, value: Option<&Value>) -> Vec<Effect> {
    let place = u32::try_from(spot.at).unwrap_or(u32::MAX);
    state.decide_signed(|state, signed| {
        let case = &state.matter.case;
        match (spot.kind, spot.field, value) {
            (Kind::Claim, Field::Event, Some(Value::Id(id))) => {
                annotate::move_to(case, place, Some(id), signed)
            }
            (Kind::Claim, Field::Event, _) => annotate::move_to(case, place, None, signed),
            (Kind::Claim, Field::Source, Some(Value::Id(id))) => {
                annotate::give_to(case, place, id, signed)
            }
            (Kind::Source, Field::Account, Some(Value::Id(id))) => {
                annotate::put_within(case, place, Some(id))
            }
            (Kind::Source, Field::Account, _) => annotate::put_within(case, place, None),
            _ => annotate::set(case, spot.kind, spot.at, spot.field, value, signed),
        }
    })
}

/// A record is made under that name and put into the field.
pub(super) fn set_new(state: &mut State, spot: Spot, name: &str) -> Vec<Effect> {
    let place = u32::try_from(spot.at).unwrap_or(u32::MAX);
    let kind = if spot.field == Field::Event {
        Kind::Event
    } else {
        Kind::Source
    };
    let id = state.new_id(kind);
    state.decide_signed(|state, signed| {
        let case = &state.matter.case;
        match kind {
            Kind::Event => annotate::move_to_new(case, place, id, name, signed),
            _ => annotate::give_to_new(case, place, id, name, signed),
        }
    })
}

/// Clears the field.
pub(super) fn clear(state: &mut State, spot: Spot) -> Vec<Effect> {
    if let Some(why) = refused(state, spot) {
        state.warn(why);
        return Vec::new();
    }
    if spot.value(&state.matter.case).is_none() {
        state.tell(format!("`{}` is not set", spot.field));
        return Vec::new();
    }
    if spot.spec().is_some_and(|spec| spec.required) {
        state.warn(format!("a {} has to have a {}", spot.kind, spot.field));
        return Vec::new();
    }
    set(state, spot, None)
}

/// One word of a closed list is put into the field or taken out of it, and the list stays open.
pub(super) fn toggle(state: &mut State, spot: Spot, word: &str) -> Vec<Effect> {
    let (value, list) = lists::toggled(state, spot, word);
    let done = set(state, spot, value.as_ref());
    if let Some(list) = list {
        state.mode = Mode::Choose(Box::new(list));
    }
    done
}

/// What choosing the value would do.
fn outcome(spot: Spot, value: Option<Value>) -> Outcome {
    Outcome::Set(spot, value)
}
