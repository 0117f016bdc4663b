//! What ends when a claim moves, goes or comes: findings across two events, the silence of who now speaks.

use super::plan::Plan;
use crate::case::{Case, Claim, Field, Id, Kind};

/// The claim at a place.
pub(super) fn claim_at(case: &Case, claim: u32) -> Option<&Claim> {
    case.tables().claims.get(claim as usize)
}

/// Takes the findings of a claim away that do not stay in one event when it goes to `event`, and the claims `along` with it;
/// how many.
pub(super) fn end_findings(
    plan: &mut Plan<'_>,
    case: &Case,
    claim: u32,
    event: Option<&Id>,
    along: &[u32],
) -> usize {
    let mut ended = 0;
    for finding in case.findings_of(claim as usize) {
        let Some(it) = case.tables().findings.get(*finding as usize) else {
            continue;
        };
        let other = it
            .claims
            .iter()
            .find(|id| case.place(Kind::Claim, id) != Some(claim));
        let goes = |id| {
            case.place(Kind::Claim, id)
                .is_some_and(|at| along.contains(&at))
        };
        let is_there = |id| case.claim(id).is_some_and(|it| it.event.as_ref() == event);
        let stays = event.is_some() && other.is_some_and(|id| goes(id) || is_there(id));
        if !stays && !plan.removes(Kind::Finding, *finding as usize) {
            plan.remove(Kind::Finding, *finding as usize);
            ended += 1;
        }
    }
    ended
}

/// Takes the recorded silences on an event away that are none once this source speaks there: its own, and that of the
/// account it is shown within; how many.
pub(super) fn end_silences(plan: &mut Plan<'_>, case: &Case, source: &Id, event: &Id) -> usize {
    let account = case.source(source).and_then(|it| it.account.as_ref());
    let mut ended = 0;
    for (at, silence) in case.tables().silences.iter().enumerate() {
        let speaks = silence.source == *source || Some(&silence.source) == account;
        if speaks && silence.event == *event && !plan.removes(Kind::Silence, at) {
            plan.remove(Kind::Silence, at);
            ended += 1;
        }
    }
    ended
}

/// Clears `derives-from` of the claims that copy one that goes, or points them to what takes its place.
pub(super) fn redirect_copies(plan: &mut Plan<'_>, case: &Case, gone: &Id, to: Option<&Id>) {
    let value = |copy: &Claim| {
        to.filter(|to| copy.id != **to)
            .map(|id| crate::case::Value::Id(id.clone()))
    };
    for (at, copy) in case.tables().claims.iter().enumerate() {
        if copy.derives_from.get() == Some(gone) {
            plan.set(Kind::Claim, at, Field::DerivesFrom, value(copy));
        }
    }
}

/// What went along, behind the name of a step: "; 2 findings and 1 silence end with it".
pub(super) fn told(findings: usize, silences: usize) -> String {
    let count = |many: usize, word: &str| match many {
        0 => None,
        1 => Some(format!("1 {word}")),
        many => Some(format!("{many} {word}s")),
    };
    let both = [count(findings, "finding"), count(silences, "silence")];
    let parts: Vec<String> = both.into_iter().flatten().collect();
    if parts.is_empty() {
        return String::new();
    }
    let verb = if findings + silences == 1 {
        "ends"
    } else {
        "end"
    };
    format!("; {} {verb} with it", parts.join(" and "))
}
