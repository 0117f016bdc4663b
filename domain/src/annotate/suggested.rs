//! What is suggested is accepted or rejected, one record or many in one step.

use super::ends::{end_findings, redirect_copies};
use super::plan::Plan;
use super::{Cannot, Decided, Signed, cannot};
use crate::case::{Case, Claim, Field, Id, Kind, Word as _};
use std::collections::HashSet;

/// A record that may be suggested: its kind and its place.
pub type Record = (Kind, usize);

/// Whether nobody has decided on the record.
#[must_use]
pub fn is_suggested(case: &Case, (kind, at): Record) -> bool {
    case.get(kind, at, Field::Suggested).is_some()
}

/// Suggested records are a person's decision now, and with them what they cannot be without: of a claim who says it, who
/// passed it on and the event; of a finding its two claims; of a silence whose it is and on what.
///
/// # Errors
/// When none of them is suggested.
pub fn accept(case: &Case, records: &[Record], signed: Signed<'_>) -> Decided {
    let open = open(case, records)?;
    let mut plan = Plan::new(case);
    for record in &open {
        plan.accept(*record, signed);
    }
    let along = plan.accepted() - open.len();
    let along = match along {
        0 => String::new(),
        1 => "; 1 record with it".to_owned(),
        many => format!("; {many} records with it"),
    };
    Ok(plan.named(format!("accepted: {}{along}", called(case, &open))))
}

/// Suggested records are no more, and are never suggested again. With a claim go its findings, and its event and its speaker
/// where they are suggested and nothing else is of them; with a source go its suggested claims; the claims of an event stay,
/// in none.
///
/// # Errors
/// When none of them is suggested, or somebody has decided that a source says or passed something on.
pub fn reject(case: &Case, records: &[Record], signed: Signed<'_>) -> Decided {
    let open = open(case, records)?;
    let mut plan = Plan::new(case);
    for record in &open {
        decline(&mut plan, case, *record, signed);
        match record.0 {
            Kind::Claim => take(&mut plan, case, record.1),
            Kind::Source => silence_source(&mut plan, case, record.1)?,
            Kind::Event => dissolve(&mut plan, case, record.1),
            kind => plan.remove(kind, record.1),
        }
    }
    take_what_is_left_over(&mut plan, case);
    let along = plan.removed().saturating_sub(open.len());
    let along = match along {
        0 => String::new(),
        1 => "; 1 record ends with it".to_owned(),
        many => format!("; {many} records end with it"),
    };
    Ok(plan.named(format!("rejected: {}{along}", called(case, &open))))
}

/// Those of the records that are suggested.
fn open(case: &Case, records: &[Record]) -> Result<Vec<Record>, Cannot> {
    let mut open = records.to_vec();
    open.retain(|it| is_suggested(case, *it));
    match open.is_empty() {
        true => cannot("this was decided already"),
        false => Ok(open),
    }
}

/// What was decided on, in words.
fn called(case: &Case, records: &[Record]) -> String {
    match records {
        [(kind, at)] => super::called::record(case, *kind, *at),
        [(kind, _), ..] => format!("{} {kind}s", records.len()),
        [] => String::new(),
    }
}

/// Notes that the suggestion is never to be made again.
fn decline(plan: &mut Plan<'_>, case: &Case, (kind, at): Record, signed: Signed<'_>) {
    let tables = case.tables();
    let name = kind.spelling();
    match kind {
        Kind::Finding => {
            if let Some(finding) = tables.findings.get(at) {
                plan.decline(name, &finding.claims.each_ref(), signed);
            }
        }
        Kind::Silence => {
            if let Some(silence) = tables.silences.get(at) {
                plan.decline(name, &[&silence.source, &silence.event], signed);
            }
        }
        Kind::Claim => {
            if let Some(claim) = tables.claims.get(at) {
                plan.decline(name, &[&claim.id], signed);
            }
        }
        Kind::Source => {
            if let Some(source) = tables.sources.get(at) {
                plan.decline(name, &[&source.id], signed);
            }
        }
        _ => {
            if let Some(event) = tables.events.get(at) {
                plan.decline(name, &[&event.id], signed);
            }
        }
    }
}

/// Takes a claim away with its findings.
fn take(plan: &mut Plan<'_>, case: &Case, at: usize) {
    let Some(claim) = case.tables().claims.get(at) else {
        return;
    };
    let place = u32::try_from(at).unwrap_or(u32::MAX);
    end_findings(plan, case, place, None, &[]);
    redirect_copies(plan, case, &claim.id, None);
    plan.remove(Kind::Claim, at);
}

/// Takes a source away with all that it is only suggested to say or to have passed on.
fn silence_source(plan: &mut Plan<'_>, case: &Case, at: usize) -> Result<(), Cannot> {
    let tables = case.tables();
    let Some(source) = tables.sources.get(at) else {
        return Ok(());
    };
    let claims = tables.claims.iter().enumerate();
    let own: Vec<(usize, &Claim)> = claims.filter(|(_, it)| names(it, &source.id)).collect();
    let decided = own.iter().filter(|(_, it)| !it.suggested).count();
    if decided > 0 {
        return cannot(format!(
            "{} says or passed on {decided} claims that somebody decided on; give them to another first",
            source.name
        ));
    }
    own.iter().for_each(|(at, _)| take(plan, case, *at));
    remove_source(plan, case, at);
    Ok(())
}

/// Whether a source says the claim or passed it on.
fn names(claim: &Claim, source: &Id) -> bool {
    claim.source == *source || claim.chain.iter().any(|step| step.source == *source)
}

/// Takes a source away with its silences; who was shown within its account is shown alone.
fn remove_source(plan: &mut Plan<'_>, case: &Case, at: usize) {
    let tables = case.tables();
    let Some(source) = tables.sources.get(at) else {
        return;
    };
    for (at, inner) in tables.sources.iter().enumerate() {
        if inner.account.as_ref() == Some(&source.id) {
            plan.set(Kind::Source, at, Field::Account, None);
        }
    }
    for (at, silence) in tables.silences.iter().enumerate() {
        if silence.source == source.id {
            plan.remove(Kind::Silence, at);
        }
    }
    plan.remove(Kind::Source, at);
}

/// Takes an event away; its claims stay, in none.
fn dissolve(plan: &mut Plan<'_>, case: &Case, at: usize) {
    for claim in case.claims_of(at) {
        end_findings(plan, case, *claim, None, &[]);
        plan.set(Kind::Claim, *claim as usize, Field::Event, None);
    }
    remove_event(plan, case, at);
}

/// Takes away the events that were only suggested and held no claims but these, which go elsewhere.
pub(super) fn remove_emptied(plan: &mut Plan<'_>, case: &Case, moved: &[u32]) {
    let event = |claim: &u32| case.tables().claims.get(*claim as usize)?.event.as_ref();
    let left: HashSet<&Id> = moved.iter().filter_map(event).collect();
    let places = left
        .into_iter()
        .filter_map(|id| case.place(Kind::Event, id));
    for at in places.map(|at| at as usize) {
        let all_go = case.claims_of(at).iter().all(|it| moved.contains(it));
        if all_go && is_suggested(case, (Kind::Event, at)) {
            remove_event(plan, case, at);
        }
    }
}

/// Takes an event away with the silences on it.
pub(super) fn remove_event(plan: &mut Plan<'_>, case: &Case, at: usize) {
    let Some(event) = case.tables().events.get(at) else {
        return;
    };
    for (at, silence) in case.tables().silences.iter().enumerate() {
        if silence.event == event.id {
            plan.remove(Kind::Silence, at);
        }
    }
    plan.remove(Kind::Event, at);
}

/// Takes away what is only suggested and has no claim left: events, then sources.
pub(super) fn take_what_is_left_over(plan: &mut Plan<'_>, case: &Case) {
    let tables = case.tables();
    let gone: HashSet<usize> = plan.gone(Kind::Claim).collect();
    if gone.is_empty() {
        return;
    }
    let lost = gone.iter().filter_map(|at| tables.claims.get(*at));
    let (mut events, mut sources) = (HashSet::new(), HashSet::new());
    for claim in lost {
        events.extend(claim.event.as_ref());
        sources.insert(&claim.source);
        sources.extend(claim.chain.iter().map(|step| &step.source));
    }
    for event in events {
        let at = case.place(Kind::Event, event).map(|at| at as usize);
        let Some(at) = at.filter(|at| is_suggested(case, (Kind::Event, *at))) else {
            continue;
        };
        let mut claims = case.claims_of(at).iter();
        if claims.all(|claim| gone.contains(&(*claim as usize))) {
            remove_event(plan, case, at);
        }
    }
    for (at, claim) in tables.claims.iter().enumerate() {
        if !gone.contains(&at) {
            sources.remove(&claim.source);
            claim.chain.iter().for_each(|step| {
                sources.remove(&step.source);
            });
        }
    }
    let accounts: HashSet<&Id> = tables
        .sources
        .iter()
        .filter_map(|it| it.account.as_ref())
        .collect();
    for source in sources.difference(&accounts) {
        let at = case.place(Kind::Source, source).map(|at| at as usize);
        if let Some(at) = at.filter(|at| is_suggested(case, (Kind::Source, *at))) {
            remove_source(plan, case, at);
        }
    }
}
