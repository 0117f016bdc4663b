//! From one screen to the other, and what Esc leaves.

use crate::app::{Showing, State, read, rebase, row, sheet};

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
    }
    state.showing = Showing::Read;
}

/// Compare, on the row of the claim under the cursor.
pub(in crate::app) fn go_compare(state: &mut State) {
    if state.matter.case.tables().claims.is_empty() {
        state.tell("nobody has annotated this text yet: there are no claims to compare");
        return;
    }
    if state.showing == Showing::Read
        && let Some(claim) = read::claim(state)
        && !state.compare.go_to_claim(&state.matter, claim)
    {
        state.tell("this claim stands in neither pane; x chooses others");
    }
    state.showing = Showing::Compare;
}

/// Esc where nothing is open: no claim is marked any more; else what was found is no longer shown, the filter is off.
pub(in crate::app) fn leave(state: &mut State) {
    if rebase::leave(state) || sheet::leave(state) || row::unmark(state) {
        return;
    }
    if state.showing == Showing::Read && read::select::leave(state) {
        return;
    }
    if state.search.take().is_none() && state.compare.filter.take().is_some() {
        state.compare.rebuild(&state.matter);
        state.tell("all rows are shown");
    }
}
