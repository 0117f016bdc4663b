//! Several claims at once, in one step: moved to an event, gathered in a new one, tagged.

use super::claim::known;
use super::ends::{end_findings, end_silences, told};
use super::event::add;
use super::plan::Plan;
use super::suggested::remove_emptied;
use super::{Cannot, Decided, Signed, called, cannot};
use crate::case::{Case, Field, Id, Kind, Value};

/// Several claims (by place) speak of another event, or of none. Findings between two of them stay, as they stay in one event.
///
/// # Errors
/// When none is named, there is no such claim or event, or all stand there already.
pub fn move_all(case: &Case, claims: &[u32], event: Option<&Id>, signed: Signed<'_>) -> Decided {
    let mut place = String::from("in no event");
    if let Some(event) = event {
        let row = case
            .event(event)
            .ok_or_else(|| Cannot(format!("there is no event {event}")))?;
        place = format!("in {}", called::event(&row.title));
    }
    let mut moved = Vec::new();
    for claim in claims {
        if known(case, *claim)?.event.as_ref() != event {
            moved.push(*claim);
        }
    }
    if claims.is_empty() {
        return cannot("no claim is marked");
    }
    if moved.is_empty() {
        return cannot(format!("they stand {place} already"));
    }
    let mut plan = Plan::new(case);
    let ends = put(&mut plan, case, &moved, event, signed);
    Ok(plan.named(format!("{} {place} now{ends}", are(moved.len()))))
}

/// Several claims (by place) come into a new event; in the order of rows it stands before the one at `before`, last without
/// one.
///
/// # Errors
/// When none is named, there is no such claim, or the title is empty.
pub fn gather(
    case: &Case,
    claims: &[u32],
    id: Id,
    title: &str,
    before: Option<u32>,
    signed: Signed<'_>,
) -> Decided {
    if claims.is_empty() {
        return cannot("no claim is marked");
    }
    for claim in claims {
        known(case, *claim)?;
    }
    let mut plan = Plan::new(case);
    let ends = put(&mut plan, case, claims, Some(&id), signed);
    add(&mut plan, case, id, title, before)?;
    let title = called::event(title.trim());
    let count = are(claims.len());
    Ok(plan.named(format!("a new event: {title}; {count} in it{ends}")))
}

/// Puts claims into an event, in the plan; what ends with it, in words.
fn put(
    plan: &mut Plan<'_>,
    case: &Case,
    claims: &[u32],
    event: Option<&Id>,
    signed: Signed<'_>,
) -> String {
    let (mut findings, mut silences) = (0, 0);
    for claim in claims {
        findings += end_findings(plan, case, *claim, event, claims);
        let at = *claim as usize;
        if let (Some(event), Some(it)) = (event, case.tables().claims.get(at)) {
            silences += end_silences(plan, case, &it.source, event);
        }
        let value = event.map(|id| Value::Id(id.clone()));
        plan.set(Kind::Claim, at, Field::Event, value);
        plan.set(Kind::Claim, at, Field::Aligned, None);
        plan.sign(Kind::Claim, at, signed);
    }
    remove_emptied(plan, case, claims);
    told(findings, silences)
}

/// Gives several claims (by place) more tags, and takes tags away; what else they are tagged with stays.
///
/// # Errors
/// When none is named, there is no such claim, no tag is given, or all are tagged so already.
pub fn retag(
    case: &Case,
    claims: &[u32],
    more: &[&str],
    fewer: &[&str],
    signed: Signed<'_>,
) -> Decided {
    if more.is_empty() && fewer.is_empty() {
        return cannot("no tag is given");
    }
    let mut plan = Plan::new(case);
    let mut changed = 0;
    for claim in claims {
        let old = known(case, *claim)?.tags.get().map_or(&[][..], |it| it);
        let kept = old.iter().map(|it| &**it);
        let mut tags: Vec<&str> = kept.filter(|it| !fewer.contains(it)).collect();
        for tag in more {
            if !tags.contains(tag) {
                tags.push(tag);
            }
        }
        if tags.iter().copied().eq(old.iter().map(|it| &**it)) {
            continue;
        }
        let tags: Vec<Box<str>> = tags.into_iter().map(Box::from).collect();
        let value = (!tags.is_empty()).then_some(Value::Texts(tags));
        plan.set(Kind::Claim, *claim as usize, Field::Tags, value);
        plan.sign(Kind::Claim, *claim as usize, signed);
        changed += 1;
    }
    match changed {
        0 => cannot("they are tagged so already"),
        _ => {
            let more = more.iter().map(|tag| format!("+{tag}"));
            let tags: Vec<String> = more
                .chain(fewer.iter().map(|tag| format!("-{tag}")))
                .collect();
            Ok(plan.named(format!("{} tagged anew: {}", are(changed), tags.join(" "))))
        }
    }
}

fn are(claims: usize) -> String {
    match claims {
        1 => "1 claim is".into(),
        many => format!("{many} claims are"),
    }
}
