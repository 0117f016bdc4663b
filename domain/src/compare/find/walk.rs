//! The records of a case one after the other, as a reader of the rows meets them.
//!
//! Each event with its claims, each claim with the findings it has (at the first of their two claims); the claims that
//! stand in no event; then sources, documents, silences and what the case says of itself; then from the start again.
//! One step costs what is near, never the whole case.

use crate::case::{Case, Kind};

/// One record that can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Unit {
    pub(super) kind: Kind,
    pub(super) at: u32,
}

/// The kinds that come after events and claims, in order. The case itself is always there.
const TAIL: [Kind; 4] = [Kind::Source, Kind::Document, Kind::Silence, Kind::Case];

fn unit(kind: Kind, at: u32) -> Unit {
    Unit { kind, at }
}

fn count(case: &Case, kind: Kind) -> u32 {
    u32::try_from(case.count(kind)).unwrap_or(u32::MAX)
}

impl Unit {
    pub(super) const LAST: Self = Self {
        kind: Kind::Case,
        at: 0,
    };

    pub(super) fn first(case: &Case) -> Self {
        Self::LAST.after(case)
    }

    /// Whether the case has the record, and the walk passes it.
    pub(super) fn is_in(self, case: &Case) -> bool {
        let is_walked = match self.kind {
            Kind::Finding => owner(case, self.at).is_some(),
            Kind::Event | Kind::Claim => true,
            kind => TAIL.contains(&kind),
        };
        self.at < count(case, self.kind) && is_walked
    }

    /// The record after this one, the first after the last.
    pub(super) fn after(self, case: &Case) -> Self {
        match self.kind {
            Kind::Event => first_claim(case, self.at).unwrap_or_else(|| after_event(case, self.at)),
            Kind::Claim => owned(case, self.at)
                .first()
                .map_or_else(|| after_claim(case, self.at), |at| unit(Kind::Finding, *at)),
            Kind::Finding => after_finding(case, self.at),
            kind => {
                let place = TAIL.iter().position(|it| *it == kind).unwrap_or_default();
                let is_more = self.at + 1 < count(case, kind);
                let next = is_more.then(|| unit(kind, self.at + 1));
                next.or_else(|| first_of_tail(case, place + 1))
                    .unwrap_or_else(|| start(case))
            }
        }
    }

    /// The record before this one, the last before the first.
    pub(super) fn before(self, case: &Case) -> Self {
        match self.kind {
            Kind::Event => match self.at.checked_sub(1) {
                Some(event) => last_of_event(case, event),
                None => Self::LAST,
            },
            Kind::Claim => before_claim(case, self.at),
            Kind::Finding => before_finding(case, self.at),
            kind => {
                let place = TAIL.iter().position(|it| *it == kind).unwrap_or_default();
                let before = self.at.checked_sub(1).map(|at| unit(kind, at));
                before
                    .or_else(|| last_of_tail(case, place))
                    .unwrap_or_else(|| end_of_claims(case))
            }
        }
    }
}

/// Where the walk begins.
fn start(case: &Case) -> Unit {
    match count(case, Kind::Event) {
        0 => after_events(case),
        _ => unit(Kind::Event, 0),
    }
}

fn after_events(case: &Case) -> Unit {
    let first = next_loose(case, 0);
    first
        .or_else(|| first_of_tail(case, 0))
        .unwrap_or(Unit::LAST)
}

fn after_event(case: &Case, event: u32) -> Unit {
    if event + 1 < count(case, Kind::Event) {
        unit(Kind::Event, event + 1)
    } else {
        after_events(case)
    }
}

fn first_claim(case: &Case, event: u32) -> Option<Unit> {
    let claims = case.claims_of(event as usize);
    claims.first().map(|at| unit(Kind::Claim, *at))
}

fn last_of_event(case: &Case, event: u32) -> Unit {
    let last = case.claims_of(event as usize).last();
    last.map_or(unit(Kind::Event, event), |at| last_of_claim(case, *at))
}

fn last_of_claim(case: &Case, claim: u32) -> Unit {
    let last = owned(case, claim).last().copied();
    last.map_or(unit(Kind::Claim, claim), |at| unit(Kind::Finding, at))
}

/// The event a claim stands in.
fn event_of(case: &Case, claim: u32) -> Option<u32> {
    let claim = case.tables().claims.get(claim as usize)?;
    case.place(Kind::Event, claim.event.as_ref()?)
}

/// The first claim from a place on that stands in no event.
fn next_loose(case: &Case, from: u32) -> Option<Unit> {
    let mut claims = from..count(case, Kind::Claim);
    claims
        .find(|at| event_of(case, *at).is_none())
        .map(|at| unit(Kind::Claim, at))
}

fn after_claim(case: &Case, claim: u32) -> Unit {
    match event_of(case, claim) {
        Some(event) => {
            let claims = case.claims_of(event as usize);
            let next = claims.partition_point(|at| *at <= claim);
            claims
                .get(next)
                .map_or_else(|| after_event(case, event), |at| unit(Kind::Claim, *at))
        }
        None => next_loose(case, claim + 1)
            .or_else(|| first_of_tail(case, 0))
            .unwrap_or(Unit::LAST),
    }
}

fn before_claim(case: &Case, claim: u32) -> Unit {
    match event_of(case, claim) {
        Some(event) => {
            let claims = case.claims_of(event as usize);
            let before = claims.partition_point(|at| *at < claim).checked_sub(1);
            let before = before.and_then(|at| claims.get(at));
            before.map_or(unit(Kind::Event, event), |at| last_of_claim(case, *at))
        }
        None => last_loose(case, claim).unwrap_or_else(|| end_of_events(case)),
    }
}

/// The end of the last claim before a place that stands in no event.
fn last_loose(case: &Case, before: u32) -> Option<Unit> {
    let mut claims = (0..before).rev();
    let last = claims.find(|at| event_of(case, *at).is_none());
    last.map(|at| last_of_claim(case, at))
}

fn end_of_events(case: &Case) -> Unit {
    let last = count(case, Kind::Event).checked_sub(1);
    last.map_or(Unit::LAST, |event| last_of_event(case, event))
}

fn end_of_claims(case: &Case) -> Unit {
    last_loose(case, count(case, Kind::Claim)).unwrap_or_else(|| end_of_events(case))
}

/// The first of its two claims: a finding is met there. `None` when the case has not both.
fn owner(case: &Case, finding: u32) -> Option<u32> {
    let finding = case.tables().findings.get(finding as usize)?;
    let [one, other] = finding
        .claims
        .each_ref()
        .map(|id| case.place(Kind::Claim, id));
    Some(one?.min(other?))
}

/// The findings met at a claim.
fn owned(case: &Case, claim: u32) -> Vec<u32> {
    let findings = case.findings_of(claim as usize).iter().copied();
    findings
        .filter(|at| owner(case, *at) == Some(claim))
        .collect()
}

fn after_finding(case: &Case, finding: u32) -> Unit {
    let Some(claim) = owner(case, finding) else {
        return start(case);
    };
    let next = owned(case, claim).into_iter().find(|at| *at > finding);
    next.map_or_else(|| after_claim(case, claim), |at| unit(Kind::Finding, at))
}

fn before_finding(case: &Case, finding: u32) -> Unit {
    let Some(claim) = owner(case, finding) else {
        return start(case);
    };
    let before = owned(case, claim).into_iter().rfind(|at| *at < finding);
    before.map_or(unit(Kind::Claim, claim), |at| unit(Kind::Finding, at))
}

fn first_of_tail(case: &Case, from: usize) -> Option<Unit> {
    let kinds = TAIL.iter().skip(from);
    kinds
        .copied()
        .find(|kind| count(case, *kind) > 0)
        .map(|kind| unit(kind, 0))
}

fn last_of_tail(case: &Case, to: usize) -> Option<Unit> {
    let kinds = TAIL.iter().take(to).rev();
    kinds
        .copied()
        .find(|kind| count(case, *kind) > 0)
        .map(|kind| unit(kind, count(case, kind) - 1))
}
