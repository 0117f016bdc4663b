//! What is noted on a finding: its question and what became of it; and whether a claim's place in its event is doubtful.

use super::judge::pair;
use crate::annotate::{called, set};
use crate::app::record::{self, Spot};
use crate::app::{Effect, State};
use crate::case::{Alignment, Field, Key, Kind, Value, Word};

/// The finding on the pair, by place; else that there is none is told.
fn finding(state: &mut State) -> Option<usize> {
    let found = pair(state).and_then(|[one, other]| {
        let case = &state.matter.case;
        let finding = case.finding(one, other);
        let at = finding.and_then(|it| case.find(Kind::Finding, &Key::Claims(it.claims.clone())));
        at.ok_or("nobody has judged this pair; r and a sign does")
    });
    match found {
        Ok(at) => Some(at),
        Err(why) => {
            state.warn(why);
            None
        }
    }
}

/// Opens a field of the finding.
pub(super) fn open(state: &mut State, field: Field) {
    if let Some(at) = finding(state) {
        record::open(state, Spot::new(Kind::Finding, at, field));
    }
}

/// Whether the claim under the cursor speaks of its event becomes doubtful, or sure again.
pub(super) fn doubt(state: &mut State) -> Vec<Effect> {
    let Some(at) = state.compare.claim() else {
        state.warn("there is no claim under the cursor");
        return Vec::new();
    };
    let claims = &state.matter.case.tables().claims;
    let Some(claim) = claims.get(at as usize) else {
        return Vec::new();
    };
    if claim.event.is_none() {
        state.warn("this claim is in no event: nothing is aligned");
        return Vec::new();
    }
    let word = Value::text(Alignment::Doubtful.spelling());
    let value = (claim.aligned == Alignment::Sure).then_some(&word);
    state.decide_signed(|state, signed| {
        let case = &state.matter.case;
        let mut decision = set(
            case,
            Kind::Claim,
            at as usize,
            Field::Aligned,
            value,
            signed,
        )?;
        let how = match value {
            Some(_) => "its event is doubtful",
            None => "its event is sure again",
        };
        decision.name = format!("{}: {how}", called::claim(case, at));
        Ok(decision)
    })
}
