//! The scope question: what does a claim deny that reads as a negative and of which nobody has said it?

use crate::app::State;
use crate::app::keys::{Code, Key};
use crate::case::Claim;
use crate::compare::Side;
use crate::text::features::reads_as_negative;

/// Asks it of the first claim of a judged pair that needs it, behind what is told of the judgement, and puts the cursor there,
/// so that the keys that answer mean this claim.
pub(super) fn question(state: &mut State, pair: [u32; 2]) {
    let claims = &state.matter.case.tables().claims;
    let negative = |at: &u32| {
        claims
            .get(*at as usize)
            .is_some_and(|it| is_open(state, it))
    };
    let claim = pair.into_iter().find(negative);
    let Some(side) = claim.and_then(|claim| go_to(state, claim)) else {
        return;
    };
    let begin = Key::plain(Code::Char('!'));
    let keys = state.bindings().after(state.place(), &[begin]);
    let answers = keys.iter().map(|(rest, action)| {
        let name = action.entry().name;
        let word = name.rsplit_once('-').map_or(name, |(_, word)| word);
        format!("!{rest} {word}")
    });
    let answers: Vec<_> = answers.collect();
    let side = side.name();
    state.remark = Some(format!("{side} denies what? {}", answers.join("  ")));
}

/// Whether the claim reads as a negative and has no scope.
fn is_open(state: &State, claim: &Claim) -> bool {
    let language = state.matter.case.language_of(claim);
    claim.negates.is_none() && reads_as_negative(claim.words(), language)
}

/// Puts the cursor on a claim of the row; on which side it stands.
fn go_to(state: &mut State, claim: u32) -> Option<Side> {
    let compare = &mut state.compare;
    let row = compare.cursor.row;
    let here = compare.cursor.side;
    let found = [here, here.other()].into_iter().find_map(|side| {
        let at = compare
            .claims(row, side)
            .iter()
            .position(|it| *it == claim)?;
        Some((side, at))
    });
    let (side, at) = found?;
    compare.cursor.side = side;
    compare.cursor.claim[side] = at;
    Some(side)
}
