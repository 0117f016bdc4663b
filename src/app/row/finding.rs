//! What is noted on a finding: its question and what became of it; and whether a claim's place in its event is doubtful.

use super::judge::pair;
use super::{Choice, Line, choose, open};
use crate::annotate::set;
use crate::app::choose::{Item, Outcome};
use crate::app::{Effect, State};
use crate::case::{Alignment, Field, Finding, Key, Kind, State as Standing, Value, Word};

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

fn at(state: &State, finding: usize) -> Option<&Finding> {
    state.matter.case.tables().findings.get(finding)
}

/// Opens the field of the question.
pub(super) fn ask(state: &mut State) {
    if let Some(finding) = finding(state) {
        let now = at(state, finding).and_then(|it| it.question.as_deref());
        let now = now.unwrap_or_default().to_owned();
        open(state, Line::Question, &now);
    }
}

/// The question was typed; nothing takes it away.
pub(super) fn asked(state: &mut State, text: &str) -> Vec<Effect> {
    let text = text.trim();
    let now = finding(state).and_then(|finding| at(state, finding)?.question.as_deref());
    if now.unwrap_or_default() == text {
        state.tell("the question is the same");
        return Vec::new();
    }
    let value = (!text.is_empty()).then(|| Value::text(text));
    put(state, Field::Question, value.as_ref())
}

/// Opens the list of what can become of a finding.
pub(super) fn states(state: &mut State) {
    let Some(finding) = finding(state) else {
        return;
    };
    let Some(now) = at(state, finding).map(|it| Choice::Standing(it.state)) else {
        return;
    };
    let item = |it: &Standing| Item {
        name: it.spelling().into(),
        help: it.help().into(),
        edge: String::new(),
        outcome: Outcome::Decide(Choice::Standing(*it)),
    };
    let items = Standing::ALL.iter().map(item).collect();
    choose(state, "The finding is", items, Some(&now));
}

/// It was chosen.
pub(super) fn stand(state: &mut State, standing: Standing) -> Vec<Effect> {
    let word = Value::text(standing.spelling());
    let value = (standing != Standing::default()).then_some(&word);
    put(state, Field::State, value)
}

fn put(state: &mut State, field: Field, value: Option<&Value>) -> Vec<Effect> {
    let Some(at) = finding(state) else {
        return Vec::new();
    };
    state.decide_signed(|state, signed| {
        set(&state.matter.case, Kind::Finding, at, field, value, signed)
    })
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
        let id = case.tables().key(Kind::Claim, at as usize);
        let how = if value.is_some() { "doubtful" } else { "sure" };
        decision.name = format!("that {id} speaks of this event is {how}");
        Ok(decision)
    })
}
