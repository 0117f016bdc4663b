//! From one screen to the other, and what Esc leaves.

use crate::app::state::Work;
use crate::app::{Effect, Showing, State, read, rebase, row, sheet};

/// Read, on the words of the claim under the cursor.
pub(super) fn go_read(state: &mut State) {
    if state.showing == Showing::Compare {
        if let Some(claim) = state.compare.claim() {
            read::go_to_claim(state, claim);
        } else if let Some(claim) = state.compare.remembered(state.compare.cursor.side.other()) {
            read::go_to_claim(state, claim);
            let silent = state.compare.cursor.side;
            let (silent, said) = (silent.name(), silent.other().name());
            state.tell(format!(
                "the {silent} has no claim here: these are the words of the {said}"
            ));
        }
    } else if state.showing == Showing::Review
        && let Some(claim) = super::claim(state)
    {
        read::go_to_claim(state, claim);
    }
    state.showing = Showing::Read;
}

/// Compare, on the row of the claim under the cursor.
pub(in crate::app) fn go_compare(state: &mut State) {
    if state.matter.case.tables().claims.is_empty() {
        state.tell("nobody has annotated this text yet: there are no claims to compare");
        return;
    }
    if state.showing != Showing::Compare
        && let Some(claim) = super::claim(state)
        && !state.compare.go_to_claim(&state.matter, claim)
    {
        let it = state.matter.case.tables().claims.get(claim as usize);
        if let Some(event) = it.and_then(|it| it.event.as_ref()) {
            state.compare.go_to_event(&state.matter, event);
        }
        // Where it is hidden as it is only suggested, the last line says so.
        if it.is_some_and(|it| state.matter.wanted.takes(it.suggested)) {
            state.tell("this claim stands in neither pane; x chooses others");
        }
    }
    state.showing = Showing::Compare;
}

/// Esc where nothing is open: no claim is marked any more; else long work ends; else what was found is no longer shown, the
/// filter is off.
pub(in crate::app) fn leave(state: &mut State) -> Vec<Effect> {
    if rebase::leave(state) || sheet::leave(state) || row::unmark(state) {
        return Vec::new();
    }
    if state.showing == Showing::Read && read::select::leave(state) {
        return Vec::new();
    }
    if let Some(work) = state.work.take() {
        state.tell(match work {
            Work::Drafting => "nothing is drafted any more",
            Work::Suggesting(_) => "no suggestions are looked for any more; :suggest does it again",
        });
        state.suggestions_ended();
        return vec![Effect::Cancel];
    }
    if state.search.take().is_none() && state.compare.filter.take().is_some() {
        state.compare.rebuild(&state.matter);
        state.tell("all rows are shown");
    }
    Vec::new()
}
