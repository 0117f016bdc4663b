//! Events are made, put in order, split, merged, taken away.

use super::ends::end_findings;
use super::plan::Plan;
use super::silence::speaks;
use super::suggested::is_suggested;
use super::{Cannot, Decided, Signed, called, cannot};
use crate::annotate::Decision;
use crate::case::{Case, Edit, Event, Field, Id, Kind, Value};

/// A new event; in the order of rows it stands before the one at `before`, last without one.
///
/// # Errors
/// When the title is empty.
pub fn new_event(case: &Case, id: Id, title: &str, before: Option<u32>) -> Decided {
    let mut plan = Plan::new(case);
    add(&mut plan, case, id, title, before)?;
    Ok(plan.named(format!("a new event: {}", called::event(title.trim()))))
}

/// Adds a new event to what is planned.
pub(super) fn add(
    plan: &mut Plan<'_>,
    case: &Case,
    id: Id,
    title: &str,
    before: Option<u32>,
) -> Result<(), Cannot> {
    let title = title.trim();
    if title.is_empty() {
        return cannot("an event needs a title");
    }
    let last = case.count(Kind::Event);
    let at = before.map_or(last, |at| (at as usize).min(last));
    let fields = vec![
        (Field::Id, Value::Id(id)),
        (Field::Title, Value::text(title)),
    ];
    plan.add(Kind::Event, at, fields);
    Ok(())
}

/// Puts an event before another one, or last: the order of events is the order of rows.
///
/// # Errors
/// When it stands there already, or is no event.
pub fn put_event(case: &Case, event: u32, before: Option<u32>) -> Decided {
    let title = called::event(&known(case, event)?.title);
    let from = event as usize;
    let count = case.count(Kind::Event);
    let before = before.map_or(count, |at| (at as usize).min(count));
    let to = if before > from { before - 1 } else { before };
    if to == from {
        return cannot("the event stands there already");
    }
    let next = case.tables().events.get(before);
    let name = match next {
        Some(next) => format!("{title} stands before {} now", called::event(&next.title)),
        None => format!("{title} is the last event now"),
    };
    let kind = Kind::Event;
    let edit = Edit::Move { kind, from, to };
    Ok(Decision { name, edit })
}

/// Moves claims (by place) out of their event into a new one that stands behind it. Findings between what stays and what
/// goes end.
///
/// # Errors
/// When a claim is not in the event, none is named, or the title is empty.
pub fn split_event(
    case: &Case,
    event: u32,
    claims: &[u32],
    id: Id,
    title: &str,
    signed: Signed<'_>,
) -> Decided {
    let old = known(case, event)?;
    let inside = case.claims_of(event as usize);
    if claims.is_empty() || claims.iter().any(|claim| !inside.contains(claim)) {
        return cannot("choose the claims of this event that go into the new one");
    }
    let mut plan = Plan::new(case);
    let mut ended = 0;
    for claim in claims {
        ended += end_findings(&mut plan, case, *claim, Some(&id), claims);
        plan.set(
            Kind::Claim,
            *claim as usize,
            Field::Event,
            Some(Value::Id(id.clone())),
        );
        plan.sign(Kind::Claim, *claim as usize, signed);
    }
    add(&mut plan, case, id, title, Some(event + 1))?;
    let count = claims.len();
    let are = if count == 1 { "is" } else { "are" };
    let told = super::ends::told(ended, 0);
    let (old, new) = (called::event(&old.title), called::event(title.trim()));
    Ok(plan.named(format!(
        "{count} of the claims of {old} {are} in {new} now{told}"
    )))
}

/// Puts all claims of the event `gone` into `kept`, and its silences where the account does not speak there; then it is no
/// more. Findings stay.
///
/// # Errors
/// When they are not two events.
pub fn merge_events(case: &Case, kept: u32, gone: u32, signed: Signed<'_>) -> Decided {
    let (stays, goes) = (known(case, kept)?, known(case, gone)?);
    if kept == gone {
        return cannot("an event is merged with another one");
    }
    let mut plan = Plan::new(case);
    let ended = merge_into(&mut plan, case, kept, gone, signed)?;
    let told = super::ends::told(0, ended);
    let (gone, kept) = (called::event(&goes.title), called::event(&stays.title));
    Ok(plan.named(format!("{gone} and {kept} are one event now{told}")))
}

/// The same in what is planned; how many silences end.
pub(super) fn merge_into(
    plan: &mut Plan<'_>,
    case: &Case,
    kept: u32,
    gone: u32,
    signed: Signed<'_>,
) -> Result<usize, Cannot> {
    let (stays, goes) = (known(case, kept)?, known(case, gone)?);
    for claim in case.claims_of(gone as usize) {
        plan.set(
            Kind::Claim,
            *claim as usize,
            Field::Event,
            Some(Value::Id(stays.id.clone())),
        );
        // That two events are one says nothing of what is only suggested in them.
        if !is_suggested(case, (Kind::Claim, *claim as usize)) {
            plan.sign(Kind::Claim, *claim as usize, signed);
        }
    }
    let mut ended = 0;
    for (at, silence) in case.tables().silences.iter().enumerate() {
        let at_kept = silence.event == stays.id;
        if !at_kept && silence.event != goes.id {
            continue;
        }
        let place = case.place(Kind::Source, &silence.source);
        let twice = !at_kept && place.is_some_and(|source| case.silence(source, kept).is_some());
        let speaks = [kept, gone]
            .into_iter()
            .any(|event| speaks(case, &silence.source, event));
        if twice || speaks {
            plan.remove(Kind::Silence, at);
            ended += 1;
        } else {
            let event = Some(Value::Id(stays.id.clone()));
            plan.set(Kind::Silence, at, Field::Event, event);
        }
    }
    plan.remove(Kind::Event, gone as usize);
    Ok(ended)
}

/// Takes an event away: its claims are in no event then, their findings and the silences recorded on it end.
///
/// # Errors
/// When there is no such event.
pub fn remove_event(case: &Case, event: u32) -> Decided {
    let it = known(case, event)?;
    let mut plan = Plan::new(case);
    let (mut findings, mut silences) = (0, 0);
    for claim in case.claims_of(event as usize) {
        findings += end_findings(&mut plan, case, *claim, None, &[]);
        plan.set(Kind::Claim, *claim as usize, Field::Event, None);
    }
    for (at, silence) in case.tables().silences.iter().enumerate() {
        if silence.event == it.id {
            plan.remove(Kind::Silence, at);
            silences += 1;
        }
    }
    plan.remove(Kind::Event, event as usize);
    let told = super::ends::told(findings, silences);
    let title = called::event(&it.title);
    Ok(plan.named(format!("{title} is no event any more{told}")))
}

fn known(case: &Case, event: u32) -> Result<&Event, Cannot> {
    let it = case.tables().events.get(event as usize);
    it.ok_or_else(|| Cannot("there is no event under the cursor".into()))
}
