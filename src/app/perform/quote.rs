//! The exact quote of the claim under the cursor with its citation, for the clipboard or a file.

use super::claim;
use crate::app::{Effect, State, citation};

/// The quote, where there is a claim; else that there is none is told.
pub(super) fn quote(state: &mut State) -> Option<String> {
    let quote =
        claim(state).and_then(|claim| citation::citation(&state.matter, claim, state.naming()));
    if quote.is_none() {
        state.tell("there is no claim under the cursor");
    }
    quote
}

/// Puts the quote on the clipboard.
pub(super) fn copy(state: &mut State) -> Vec<Effect> {
    let Some(text) = quote(state) else {
        return Vec::new();
    };
    state.tell("copied: the exact quote with its citation");
    vec![Effect::Copy(text)]
}
