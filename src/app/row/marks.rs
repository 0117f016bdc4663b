//! Marked claims: what is changed together, in one step.

use super::{Choice, Line, choose, events, open};
use crate::annotate::{move_all, retag};
use crate::app::action::Action;
use crate::app::choose::{Item, Outcome};
use crate::app::{Effect, State};
use crate::case::{Case, Id, Kind};
use crate::compare::Side;
use std::collections::HashSet;

/// The claims that are marked.
#[derive(Debug, Clone, Default)]
pub struct Marks(HashSet<Id>);

impl Marks {
    /// Whether the claim at a place is marked.
    #[must_use]
    pub fn has(&self, case: &Case, claim: u32) -> bool {
        let claim = case.tables().claims.get(claim as usize);
        !self.0.is_empty() && claim.is_some_and(|it| self.0.contains(&it.id))
    }

    /// Whether the claim with this id is marked.
    #[must_use]
    pub fn holds(&self, claim: &Id) -> bool {
        self.0.contains(claim)
    }

    /// The marked claims that there are, by place.
    #[must_use]
    pub fn places(&self, case: &Case) -> Vec<u32> {
        let places = self.0.iter().filter_map(|id| case.place(Kind::Claim, id));
        let mut places: Vec<u32> = places.collect();
        places.sort_unstable();
        places
    }
}

/// The marked claims, by place.
pub(super) fn places(state: &State) -> Vec<u32> {
    state.marks.places(&state.matter.case)
}

/// Marks these and no others.
pub(super) fn only(state: &mut State, claims: HashSet<Id>) {
    state.marks = Marks(claims);
    state.compare.lay_out_anew();
}

/// Marks nothing any more; whether anything was marked.
pub(in crate::app) fn unmark(state: &mut State) -> bool {
    let any = !state.marks.0.is_empty();
    if any {
        only(state, HashSet::new());
        state.tell("nothing is marked any more");
    }
    any
}

/// The marks are used up once something is done with them.
pub(super) fn spent(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    if !effects.is_empty() {
        only(state, HashSet::new());
    }
    effects
}

/// Does an action that only marks; whether it is one.
pub(super) fn perform(state: &mut State, action: Action) -> bool {
    match action {
        Action::Mark => mark(state),
        Action::MarkRow => mark_row(state),
        Action::Unmark if !unmark(state) => state.tell("no claim is marked"),
        Action::Unmark => {}
        _ => return false,
    }
    true
}

/// Marks the claim under the cursor, or takes its mark away.
fn mark(state: &mut State) {
    let claims = &state.matter.case.tables().claims;
    let here = state.compare.claim();
    let Some(claim) = here.and_then(|at| claims.get(at as usize)) else {
        return state.warn("there is no claim under the cursor");
    };
    let mut marked = std::mem::take(&mut state.marks.0);
    if !marked.remove(&claim.id) {
        marked.insert(claim.id.clone());
    }
    only(state, marked);
    told(state);
}

/// Marks all claims of the row; where all are, none.
fn mark_row(state: &mut State) {
    let compare = &state.compare;
    let cells = Side::ALL.map(|side| compare.claims(compare.cursor.row, side));
    let claims = &state.matter.case.tables().claims;
    let here = cells.into_iter().flatten();
    let here = here.filter_map(|at| claims.get(*at as usize));
    let here: Vec<Id> = here.map(|it| it.id.clone()).collect();
    let mut marked = std::mem::take(&mut state.marks.0);
    if here.iter().all(|id| marked.contains(id)) {
        marked.retain(|id| !here.contains(id));
    } else {
        marked.extend(here);
    }
    only(state, marked);
    told(state);
}

fn told(state: &mut State) {
    match places(state).len() {
        0 => state.tell("nothing is marked any more"),
        1 => state.tell("1 claim is marked; ; lists what can be done with it"),
        many => state.tell(format!(
            "{many} claims are marked; ; lists what can be done with them"
        )),
    }
}

/// Whether anything is marked; else that is told.
fn any(state: &mut State) -> bool {
    let any = !places(state).is_empty();
    if !any {
        state.warn("no claim is marked; ;; marks one");
    }
    any
}

/// Opens the list of events the marked claims can be moved to.
pub(super) fn move_to(state: &mut State) {
    if !any(state) {
        return;
    }
    let mut items = events(state, None, |id| Choice::Move(Some(id)));
    items.push(Item {
        name: "no event".into(),
        help: "they stand last, not aligned".into(),
        edge: String::new(),
        outcome: Outcome::Decide(Choice::Move(None)),
    });
    choose(state, "The marked claims go to", items, None);
}

/// It was chosen.
pub(super) fn moved(state: &mut State, event: Option<&Id>) -> Vec<Effect> {
    let claims = places(state);
    let effects =
        state.decide_signed(|state, signed| move_all(&state.matter.case, &claims, event, signed));
    spent(state, effects)
}

/// Opens the field of tags.
pub(super) fn tag(state: &mut State) {
    if any(state) {
        open(state, Line::Tags, "");
    }
}

/// The tags were typed.
pub(super) fn tagged(state: &mut State, text: &str) -> Vec<Effect> {
    let words = text.split(',').map(str::trim).filter(|it| !it.is_empty());
    let (fewer, more): (Vec<&str>, Vec<&str>) = words.partition(|it| it.starts_with('-'));
    let fewer: Vec<&str> = fewer.iter().map(|it| it.trim_start_matches('-')).collect();
    let claims = places(state);
    let effects = state
        .decide_signed(|state, signed| retag(&state.matter.case, &claims, &more, &fewer, signed));
    spent(state, effects)
}
