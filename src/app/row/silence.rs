//! Who is silent on a row's event, and why.

use super::{Choice, choose, event, id_of};
use crate::annotate::{Decided, Signed, end_silence, record_silence};
use crate::app::choose::{Item, Outcome};
use crate::app::layout::voice;
use crate::app::state::Mode;
use crate::app::{Effect, State};
use crate::case::{Id, Kind, Reason, Word};
use crate::compare::Pane;

/// Opens the list of reasons; where several of this side's sources are silent, the list of who first.
pub(super) fn ask(state: &mut State) {
    let Some(event) = event(state) else { return };
    let all = sources(state);
    let silent: Vec<Id> = all
        .iter()
        .filter(|it| tried(state, it, event).is_ok())
        .cloned()
        .collect();
    match (silent.as_slice(), all.first()) {
        ([one], _) => reasons(state, one),
        ([], Some(first)) => {
            if let Err(why) = tried(state, first, event) {
                state.warn(why.to_string());
            }
        }
        ([], None) => state.warn("nobody speaks on this side"),
        (several, _) => {
            let items = several.iter().map(|id| who(state, id, event)).collect();
            choose(state, "Who is silent", items, None);
        }
    }
}

/// Whether a silence of the source can be recorded.
fn tried(state: &State, source: &Id, event: u32) -> Decided {
    let event = id_of(state, event).unwrap_or_else(|| source.clone());
    let signed = Signed::default();
    record_silence(&state.matter.case, source, &event, Reason::Unknown, signed)
}

/// The sources of this side: the pane's own first, then those within its account; in the pane of everyone all who speak.
fn sources(state: &State) -> Vec<Id> {
    let side = state.compare.cursor.side;
    let all = &state.matter.case.tables().sources;
    match &state.compare.panes[side] {
        Pane::Source(own) => {
            let within = all.iter().filter(|it| it.account.as_ref() == Some(own));
            let own = std::iter::once(own.clone());
            own.chain(within.map(|it| it.id.clone())).collect()
        }
        Pane::Everyone => {
            let speakers = state.compare.rows.members().speakers[side].iter();
            let speakers = speakers.filter_map(|it| all.get(it.source as usize));
            speakers.map(|it| it.id.clone()).collect()
        }
    }
}

fn who(state: &State, source: &Id, event: u32) -> Item {
    Item {
        name: voice::name_of(&state.matter.case, source, state.naming()).to_string(),
        help: reason(state, source, event).map_or_else(
            || "no silence is recorded".into(),
            |reason| format!("silent: {}", reason.spelling()),
        ),
        edge: String::new(),
        outcome: Outcome::Decide(Choice::Who(source.clone())),
    }
}

/// The reason that is recorded, where a silence is.
fn reason(state: &State, source: &Id, event: u32) -> Option<Reason> {
    let case = &state.matter.case;
    let source = case.place(Kind::Source, source)?;
    Some(case.silence(source, event)?.reason)
}

/// Opens the list of reasons for a source's silence.
pub(super) fn reasons(state: &mut State, source: &Id) {
    let Some(event) = event(state) else { return };
    let now = reason(state, source, event);
    let choice = |reason| Outcome::Decide(Choice::Silent(source.clone(), reason));
    let item = |it: &Reason| Item {
        name: it.spelling().into(),
        help: it.help().into(),
        edge: String::new(),
        outcome: choice(Some(*it)),
    };
    let mut items: Vec<Item> = Reason::ALL.iter().map(item).collect();
    if now.is_some() {
        items.push(Item {
            name: "not recorded".into(),
            help: "the silence is taken away again".into(),
            edge: String::new(),
            outcome: choice(None),
        });
    }
    let now = now.map(|reason| Choice::Silent(source.clone(), Some(reason)));
    let about = voice::name_of(&state.matter.case, source, state.naming()).to_string();
    choose(state, "Silent, because", items, now.as_ref());
    if let Mode::Choose(list) = &mut state.mode {
        list.about = about;
    }
}

/// The reason was chosen, or that no silence is recorded.
pub(super) fn record(state: &mut State, source: &Id, reason: Option<Reason>) -> Vec<Effect> {
    let Some(event) = event(state).and_then(|at| id_of(state, at)) else {
        return Vec::new();
    };
    state.decide_signed(|state, signed| match reason {
        Some(reason) => record_silence(&state.matter.case, source, &event, reason, signed),
        None => end_silence(&state.matter.case, source, &event),
    })
}
