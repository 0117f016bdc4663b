//! What a merge left to be decided: the list of it, and for each what both started from and made of it.

use super::choose::{Chooser, Item, Outcome};
use super::record::shown;
use super::state::Mode;
use super::{Effect, State};
use crate::annotate::{called, give_up, leave, settle, subject, together};
use crate::case::{Conflict, Field, Kind, Shape, Value, Word as _};
use crate::file::unmerged;

/// How a conflict is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As both had it before.
    Base,
    /// As the one made it.
    Ours,
    /// As the other made it.
    Theirs,
    /// As it is now.
    Stays,
    /// The record is deleted.
    Goes,
}

/// Opens the list of conflicts; that there is none is told.
pub(super) fn list(state: &mut State) {
    let conflicts = &state.matter.case.tables().conflicts;
    if conflicts.is_empty() {
        return state.tell("there is no conflict: nothing is left of a merge");
    }
    let items = (0..conflicts.len()).filter_map(|at| item(state, at));
    let list = Chooser::new("Conflicts", items.collect());
    state.mode = Mode::Choose(Box::new(list));
}

/// A conflict as an item. Who decided and when is no item where more of the record is contested.
fn item(state: &State, at: usize) -> Option<Item> {
    let case = &state.matter.case;
    let all = &case.tables().conflicts;
    let conflict = all.get(at)?;
    let signature = |it: &Conflict| {
        [Field::By, Field::At]
            .iter()
            .any(|by| by.spelling() == &*it.key)
    };
    let same = |it: &&Conflict| (&it.kind, &it.id) == (&conflict.kind, &conflict.id);
    if signature(conflict) && all.iter().filter(same).any(|it| !signature(it)) {
        return None;
    }
    let about = subject(case, conflict);
    let record = about.map_or_else(
        || format!("{} {}, which is no more", conflict.kind, conflict.id),
        |(kind, place, _)| called::record(case, kind, place),
    );
    let what = match &*conflict.key {
        Conflict::PRESENCE => "one deleted it, one needs it",
        Conflict::PLACE => "put at two places",
        key => key,
    };
    Some(Item {
        name: format!("{what}: {record}"),
        help: both(state, about, conflict),
        edge: String::new(),
        outcome: Outcome::Conflict(at, None),
    })
}

/// What the two made of it, where that can be said in a line.
fn both(state: &State, about: Option<(Kind, usize, Option<Field>)>, conflict: &Conflict) -> String {
    let Some((kind, _, Some(field))) = about else {
        return String::new();
    };
    let [ours, theirs] =
        [&conflict.ours, &conflict.theirs].map(|it| words(state, kind, field, it.as_deref()));
    format!("ours: {ours}; theirs: {theirs}")
}

/// Opens the list of how a conflict can be decided.
pub(super) fn ways(state: &mut State, at: usize) {
    let case = &state.matter.case;
    let Some(conflict) = case.tables().conflicts.get(at) else {
        return;
    };
    let about = subject(case, conflict);
    let way = |name: &str, help: String, way| Item {
        name: name.to_owned(),
        help,
        edge: String::new(),
        outcome: Outcome::Conflict(at, Some(way)),
    };
    let items = match (&*conflict.key, about) {
        (_, None) => vec![way("leave it", "the record is no more".into(), Way::Stays)],
        (Conflict::PRESENCE, Some((kind, place, _))) => vec![
            way("keep it", shown::title(state, kind, place), Way::Stays),
            way("delete it", "with all that goes along".into(), Way::Goes),
        ],
        (Conflict::PLACE, _) => {
            let help = "where it is to stand is changed as ever, in Compare";
            vec![way("keep this order", help.into(), Way::Stays)]
        }
        (_, Some((kind, _, Some(field)))) => {
            let text = |value: &Option<Box<str>>| words(state, kind, field, value.as_deref());
            vec![
                way("ours", text(&conflict.ours), Way::Ours),
                way("theirs", text(&conflict.theirs), Way::Theirs),
                way("base", text(&conflict.base), Way::Base),
                way("as it is now", now(state, at), Way::Stays),
            ]
        }
        (_, Some(_)) => vec![way(
            "leave it",
            "the key is none of this program's".into(),
            Way::Stays,
        )],
    };
    let title = "It is to be";
    state.mode = Mode::Choose(Box::new(Chooser::new(title, items)));
}

/// A value of a conflict in words.
fn words(state: &State, kind: Kind, field: Field, text: Option<&str>) -> String {
    let Some(text) = text else {
        return "(nothing)".into();
    };
    let shape = kind.spec(field.spelling()).map(|spec| spec.shape);
    match (shape, unmerged::value(kind, field, text)) {
        (Some(Shape::Ref(of)), Some(Value::Id(id))) => {
            let place = state.matter.case.place(of, &id);
            place.map_or_else(
                || text.to_owned(),
                |at| shown::title(state, of, at as usize),
            )
        }
        (_, Some(value)) => match crate::annotate::written(Some(&value)) {
            written if written.is_empty() => text.to_owned(),
            written => written,
        },
        (_, None) => text.to_owned(),
    }
}

/// What the field holds now.
fn now(state: &State, at: usize) -> String {
    let case = &state.matter.case;
    let conflict = case.tables().conflicts.get(at);
    let about = conflict.and_then(|it| subject(case, it));
    let Some((kind, place, Some(field))) = about else {
        return String::new();
    };
    match case.get(kind, place, field) {
        None => "(nothing)".into(),
        Some(_) => shown::value(state, super::record::Spot::new(kind, place, field)).to_string(),
    }
}

/// A conflict is decided so, with those that are decided as one with it.
pub(super) fn decided(state: &mut State, at: usize, way: Way) -> Vec<Effect> {
    let effects = match way {
        Way::Stays => state.decide(leave(&state.matter.case, at)),
        Way::Goes => state.decide(give_up(&state.matter.case, at)),
        _ => match values(state, at, way) {
            Ok(values) => {
                state.decide_signed(|state, signed| settle(&state.matter.case, &values, signed))
            }
            Err(why) => {
                state.warn(why);
                Vec::new()
            }
        },
    };
    let all = state.matter.case.tables().conflicts.len();
    let left = all.saturating_sub(together(&state.matter.case, at).len());
    if !effects.is_empty() && left > 0 {
        state.remark = Some("more are left: :conflicts lists them".into());
    }
    effects
}

/// The values of the conflicts that are decided as one.
fn values(state: &State, at: usize, way: Way) -> Result<Vec<(usize, Option<Value>)>, String> {
    let case = &state.matter.case;
    let value = |place: usize| {
        let conflict = case.tables().conflicts.get(place);
        let conflict = conflict.ok_or("there is no such conflict")?;
        let (kind, _, field) = subject(case, conflict).ok_or("the record is no more")?;
        let field = field.ok_or("this cannot be set")?;
        let text = match way {
            Way::Base => &conflict.base,
            Way::Ours => &conflict.ours,
            _ => &conflict.theirs,
        };
        match text.as_deref() {
            None => Ok((place, None)),
            Some(text) => match unmerged::value(kind, field, text) {
                Some(value) => Ok((place, Some(value))),
                None => Err(format!("`{field}` cannot hold what the conflict says")),
            },
        }
    };
    together(case, at).into_iter().map(value).collect()
}
