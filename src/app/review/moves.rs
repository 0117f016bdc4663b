//! The ways through what is to be decided: on, back, to an end, within one kind.

use super::{counterparts, decide, go, items, look_again};
use crate::app::action::{Action, Place};
use crate::app::{Effect, Showing, State, review};

/// Whether what a key means here depends on what is still being worked out: the end of the list, and what is not on the
/// screen yet. What is on the screen is decided at once.
pub(in crate::app) fn awaits(state: &State, action: Action) -> bool {
    let review = &state.review;
    if state.showing != Showing::Review || !review.is_awaited() {
        return false;
    }
    let Some(item) = review.item() else {
        return action.entry().place == Place::Review;
    };
    match action {
        Action::SkipSuggestion => review.at + 1 == review.list.len(),
        Action::BackSuggestion => review.at == 0,
        Action::LastSuggestion => true,
        Action::SuggestionKind => following_kind(state).is_none(),
        Action::Counterpart => counterparts(state, item).is_empty(),
        _ => false,
    }
}

/// Does an action of Review; `None` when it is none.
pub(in crate::app) fn perform(state: &mut State, action: Action) -> Option<Vec<Effect>> {
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

/// Goes to a suggestion by its number. What was held for the one that is left is as it was worked out since.
fn to(state: &mut State, at: usize) {
    let at = at.min(state.review.list.len().saturating_sub(1));
    if at != state.review.at {
        state.review.at = at;
        review::let_go(state);
    }
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

/// The kind that is asked alone after the one that is; none where all are asked again.
fn following_kind(state: &State) -> Option<&'static str> {
    let all = items::items(state);
    let mut kinds: Vec<&'static str> = Vec::new();
    for item in &all {
        if !kinds.contains(&item.kind()) {
            kinds.push(item.kind());
        }
    }
    let next = match state.review.kind {
        None => 0,
        Some(kind) => kinds
            .iter()
            .position(|it| *it == kind)
            .map_or(0, |at| at + 1),
    };
    kinds.get(next).copied()
}

/// Asks for one kind alone after the other, then for all again.
fn next_kind(state: &mut State) {
    state.review.kind = following_kind(state);
    review::let_go(state);
    to(state, 0);
    match state.review.kind {
        Some(kind) => state.tell(format!("only this kind: {kind}; f goes on")),
        None => state.tell("every kind"),
    }
}
