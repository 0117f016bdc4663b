//! Review: what is suggested and nobody has decided on, one at a time.
//!
//! Some of it stands in the case, as a draft wrote it; the rest was worked out for the case as it is and stands nowhere until
//! it is accepted.

mod decide;
mod items;

pub(super) use decide::choose;
pub use decide::{alike, counterparts, is_joined};
pub use items::{Item, Name};

use super::action::{Action, Place};
use super::{Effect, Showing, State};
use crate::case::{Edit, Id, Kind};
use crate::suggest::{Suggestion, Suggestions};
use std::collections::HashMap;

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
        self.ranked.get(claim).map_or(&[], Vec::as_slice)
    }

    /// Whether the whole of it is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.looked == Looked::Yes
    }
}

/// Shows Review, on the first suggestion the first time.
pub(super) fn go(state: &mut State) {
    if state.review.looked == Looked::Never {
        state.review.looked = Looked::Behind;
    }
    state.showing = Showing::Review;
    rebuild(state);
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
        // Where only decisions have changed, the counterparts are those that were.
        if !ranked.is_empty() {
            self.review.ranked = ranked;
        }
        self.review.proposed = found.list;
        rebuild(self);
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
        rebuild(state);
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

/// Works the list out anew. The reader stays on his suggestion; where it is decided he is on the next, and where one is back
/// that was decided he is on that.
fn rebuild(state: &mut State) {
    let before = std::mem::take(&mut state.review.list);
    let here = before.get(state.review.at).map(Item::name);
    let list = items::items(state);
    let kind = state.review.kind;
    let list: Vec<Item> = match kind {
        Some(kind) => list.into_iter().filter(|it| it.kind() == kind).collect(),
        None => list,
    };
    let known: std::collections::HashSet<Name> = before.iter().map(Item::name).collect();
    let back = match list.len() > before.len() && !before.is_empty() {
        true => list
            .iter()
            .position(|it| it.is_stored() && !known.contains(&it.name())),
        false => None,
    };
    let stays = || list.iter().position(|it| Some(it.name()) == here);
    let at = back.or_else(stays).unwrap_or(state.review.at);
    if list.get(at).map(Item::name) != here {
        state.review.top = 0;
    }
    state.review.at = at.min(list.len().saturating_sub(1));
    state.review.list = list;
}

/// Does an action of Review; `None` when it is none.
pub(super) fn perform(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::GoReview => go(state),
        Action::Suggest => look_again(state),
        _ if action.entry().place != Place::Review => return None,
        _ if state.showing != Showing::Review => {
            state.tell("gv shows what is suggested");
        }
        Action::SkipSuggestion => step(state, 1),
        Action::BackSuggestion => step(state, -1),
        Action::FirstSuggestion => to(state, 0),
        Action::LastSuggestion => to(state, usize::MAX),
        Action::ReviewDown => state.review.top += scrolled(state),
        Action::ReviewUp => state.review.top = state.review.top.saturating_sub(scrolled(state)),
        Action::SuggestionKind => next_kind(state),
        _ => return Some(decide::perform(state, action)),
    }
    Some(Vec::new())
}

fn scrolled(state: &State) -> usize {
    (state.parts.body / 2).max(1)
}

/// Goes to a suggestion by its number.
fn to(state: &mut State, at: usize) {
    state.review.at = at.min(state.review.list.len().saturating_sub(1));
    state.review.top = 0;
}

/// Goes so many suggestions on, around the end.
fn step(state: &mut State, by: isize) {
    let count = state.review.list.len();
    if count == 0 {
        return;
    }
    let at = state.review.at.saturating_add_signed(by);
    if state.review.at == 0 && by < 0 {
        to(state, count - 1);
    } else if at >= count {
        to(state, 0);
        state.tell("from the first again: these were skipped");
    } else {
        to(state, at);
    }
}

/// Asks for one kind alone after the other, then for all again.
fn next_kind(state: &mut State) {
    let current = state.review.kind.take();
    rebuild(state);
    let mut kinds: Vec<&'static str> = Vec::new();
    for item in &state.review.list {
        if !kinds.contains(&item.kind()) {
            kinds.push(item.kind());
        }
    }
    let next = match current {
        None => kinds.first(),
        Some(kind) => {
            let at = kinds.iter().position(|it| *it == kind);
            kinds.get(at.map_or(0, |at| at + 1))
        }
    };
    state.review.kind = next.copied();
    state.review.at = 0;
    rebuild(state);
    match state.review.kind {
        Some(kind) => state.tell(format!("only this kind: {kind}; f goes on")),
        None => state.tell("every kind"),
    }
}

/// The claim that is asked about, if one is.
pub(super) fn claim(state: &State) -> Option<u32> {
    let case = &state.matter.case;
    let claim = state.review.item()?.claims(case).first().copied()?;
    case.place(Kind::Claim, claim)
}
