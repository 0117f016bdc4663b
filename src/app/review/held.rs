//! The suggestion that is looked at stays as it is while others are worked out: what a key decides on is what was on the screen.

use super::{Item, items};
use crate::app::State;
use crate::case::Id;
use crate::suggest::Suggestion;

/// What stays on the screen until the reader goes on.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// What is asked, where it was worked out and stands nowhere.
    asked: Option<Suggestion>,
    /// The counterparts that are offered with it, by their numbers.
    offered: Option<(Id, Vec<(Id, f64)>)>,
}

impl Held {
    /// The counterparts of a claim that are on the screen.
    pub(super) fn counterparts(&self, claim: &Id) -> Option<&[(Id, f64)]> {
        let (of, offered) = self.offered.as_ref()?;
        (of == claim).then_some(offered)
    }
}

/// Holds what is on the screen: something else may have been worked out.
pub(super) fn hold(state: &mut State) {
    let Some(item) = state.review.item() else {
        return;
    };
    let asked = match item {
        Item::Proposed(it) => Some((**it).clone()),
        Item::Stored(..) => None,
    };
    let claim = item.claims(&state.matter.case).first().copied().cloned();
    // Where none were offered, those that come take no number away from another.
    let offered = claim.and_then(|claim| {
        let offered = state.review.counterparts(&claim).to_vec();
        (!offered.is_empty()).then_some((claim, offered))
    });
    state.review.held = Held { asked, offered };
}

/// Puts what is held in its place among what is to be decided, in place of what was made of it since; nothing where it is
/// decided.
pub(super) fn put(state: &mut State, list: &mut Vec<Item>) {
    let Some(asked) = &state.review.held.asked else {
        return;
    };
    if !items::stands(&state.matter.case, &asked.what) {
        state.review.held.asked = None;
        return;
    }
    let held = Item::Proposed(Box::new(asked.clone()));
    let stored = list.iter().take_while(|it| it.is_stored()).count();
    match list.iter_mut().find(|it| it.name() == held.name()) {
        Some(it) => *it = held,
        None => list.insert(state.review.at.clamp(stored, list.len()), held),
    }
}
