//! Review: what is suggested and nobody has decided on, one at a time.
//!
//! Some of it stands in the case, as a draft wrote it; the rest was worked out for the case as it is and stands nowhere until
//! it is accepted.

mod alike;
mod decide;
mod held;
mod items;
mod moves;

pub use alike::alike;
pub(super) use decide::choose;
pub use decide::{counterparts, is_joined, means};
pub use items::{Item, Name};
pub(super) use moves::{awaits, perform};

use super::{Showing, State};
use crate::case::{Edit, Id, Kind};
use crate::suggest::{Suggestion, Suggestions};
use held::Held;
use std::collections::{HashMap, HashSet};

/// So many claims of other sources are offered as counterparts of one.
pub const MOST: usize = 5;

/// Where the reader is among the suggestions.
#[derive(Debug, Default)]
pub struct Reviewing {
    /// What is to be decided, in the order it is asked.
    pub list: Vec<Item>,
    /// The one that is asked, by its number.
    pub at: usize,
    /// The kind that is asked alone, if one is.
    pub kind: Option<&'static str>,
    /// How many lines of it are above the screen.
    pub top: usize,
    /// What was worked out for the case.
    proposed: Vec<Suggestion>,
    /// For a claim the likeliest counterparts.
    ranked: HashMap<Id, Vec<(Id, f64)>>,
    /// What stays on the screen as it is, whatever was worked out since.
    held: Held,
    /// Whether suggestions were worked out for the case as it is.
    looked: Looked,
}

/// How what was worked out stands to the case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Looked {
    /// Nobody has asked.
    #[default]
    Never,
    /// The case has changed since, or somebody asked.
    Behind,
    /// It is being worked out.
    Under,
    /// It is true of the case.
    Yes,
}

impl Reviewing {
    /// The suggestion that is asked.
    #[must_use]
    pub fn item(&self) -> Option<&Item> {
        self.list.get(self.at)
    }

    /// The likeliest counterparts of a claim that was not joined with them.
    #[must_use]
    pub fn counterparts(&self, claim: &Id) -> &[(Id, f64)] {
        let known = || self.ranked.get(claim).map(Vec::as_slice);
        self.held
            .counterparts(claim)
            .or_else(known)
            .unwrap_or_default()
    }

    /// Whether the whole of it is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.looked == Looked::Yes
    }

    /// Whether more may come: what is worked out is not here yet.
    fn is_awaited(&self) -> bool {
        matches!(self.looked, Looked::Behind | Looked::Under)
    }
}

/// Shows Review, on the first suggestion the first time.
pub(super) fn go(state: &mut State) {
    if state.review.looked == Looked::Never {
        state.review.looked = Looked::Behind;
    }
    state.showing = Showing::Review;
    rebuild(state, Because::Changed);
}

/// Has the suggestions worked out anew.
pub(super) fn look_again(state: &mut State) {
    state.review.looked = Looked::Behind;
    go(state);
    state.tell("suggestions are worked out for the case as it is");
}

impl State {
    /// Whether suggestions are to be worked out now: somebody waits for them, and nobody is at it.
    #[must_use]
    pub fn wants_suggestions(&self) -> bool {
        self.showing == Showing::Review
            && self.review.looked == Looked::Behind
            && self.matter.whole
            && self.matter.anchored()
            && self.work.is_none()
    }

    /// Somebody works suggestions out for the case as it is.
    pub fn suggestions_begun(&mut self) {
        self.review.looked = Looked::Under;
    }

    /// Takes the suggestions that were worked out for the case as it was when that began.
    pub fn take_suggestions(&mut self, found: Suggestions) {
        if self.review.looked == Looked::Under {
            self.review.looked = Looked::Yes;
        }
        let mut ranked: HashMap<Id, Vec<(Id, f64)>> = HashMap::new();
        for ranking in found.candidates {
            ranked
                .entry(ranking.claim)
                .or_default()
                .extend(ranking.ranked);
        }
        for list in ranked.values_mut() {
            list.sort_by(|(_, one), (_, other)| other.total_cmp(one));
            list.truncate(MOST);
        }
        held::hold(self);
        // Where only decisions have changed, the counterparts are those that were.
        if !ranked.is_empty() {
            self.review.ranked = ranked;
        }
        self.review.proposed = found.list;
        rebuild(self, Because::Found);
    }

    /// No suggestions are worked out any more.
    pub(super) fn suggestions_ended(&mut self) {
        self.review.looked = Looked::Yes;
    }
}

/// Takes up that the case was changed.
pub(super) fn changed(state: &mut State, edits: &[Edit]) {
    if state.review.looked == Looked::Never {
        return;
    }
    if edits.iter().any(bears_on_suggestions) {
        state.review.looked = Looked::Behind;
    }
    if state.showing == Showing::Review {
        rebuild(state, Because::Changed);
    }
}

/// Whether an edit may change what is suggested.
fn bears_on_suggestions(edit: &Edit) -> bool {
    match edit {
        Edit::Set { kind, .. }
        | Edit::Insert { kind, .. }
        | Edit::Remove { kind, .. }
        | Edit::Move { kind, .. } => *kind != Kind::Conflict,
        Edit::All(edits) => edits.iter().any(bears_on_suggestions),
    }
}

/// Shows in its place what was worked out since for the suggestion that is left, and for all others.
fn let_go(state: &mut State) {
    state.review.held = Held::default();
    rebuild(state, Because::Found);
}

/// Why the list is worked out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Because {
    /// The case was changed.
    Changed,
    /// Something was found out beside the reader, or another kind is asked.
    Found,
}

/// Works the list out anew. The reader stays on his suggestion; where it is decided he is on the next, and where a change
/// brought one back that was decided he is on that.
fn rebuild(state: &mut State, because: Because) {
    let before = std::mem::take(&mut state.review.list);
    let here = before.get(state.review.at).map(Item::name);
    let mut list = items::items(state);
    held::put(state, &mut list);
    if let Some(kind) = state.review.kind {
        list.retain(|it| it.kind() == kind);
    }
    let known: HashSet<Name> = before.iter().map(Item::name).collect();
    let grew = list.len() > before.len() && !before.is_empty();
    let back = match grew && because == Because::Changed {
        true => list
            .iter()
            .position(|it| it.is_stored() && !known.contains(&it.name())),
        false => None,
    };
    let stays = || list.iter().position(|it| Some(it.name()) == here);
    let at = back.or_else(stays).unwrap_or(state.review.at);
    if list.get(at).map(Item::name) != here {
        state.review.top = 0;
        state.review.held = Held::default();
    }
    state.review.at = at.min(list.len().saturating_sub(1));
    state.review.list = list;
}

/// The claim that is asked about, if one is.
pub(super) fn claim(state: &State) -> Option<u32> {
    let case = &state.matter.case;
    let claim = state.review.item()?.claims(case).first().copied()?;
    case.place(Kind::Claim, claim)
}
