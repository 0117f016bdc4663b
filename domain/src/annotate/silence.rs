//! A source's silence on an event is recorded, with its reason, or is none.

use super::claim::speaker;
use super::plan::{Plan, signature};
use super::{Cannot, Decided, Signed, called, cannot};
use crate::case::{Case, Field, Id, Key, Kind, Reason, Value, Word};

/// Records that a source is silent on an event, and why; a silence there is gets the other reason.
///
/// # Errors
/// When there is no such source or event, or the account speaks there.
pub fn record_silence(
    case: &Case,
    source: &Id,
    event: &Id,
    reason: Reason,
    signed: Signed<'_>,
) -> Decided {
    let speaker = speaker(case, source)?;
    let row = case
        .place(Kind::Event, event)
        .ok_or_else(|| Cannot(format!("there is no event {event}")))?;
    if speaks(case, source, row) {
        return cannot(format!("{} speaks of this: it is not silent", speaker.name));
    }
    let mut plan = Plan::new(case);
    let word = Some(reason)
        .filter(|it| *it != Reason::default())
        .map(|it| Value::text(it.spelling()));
    if let Some(at) = case.find(Kind::Silence, &Key::Silence(source.clone(), event.clone())) {
        plan.set(Kind::Silence, at, Field::Reason, word);
        plan.sign(Kind::Silence, at, signed);
    } else {
        let mut fields = vec![
            (Field::Source, Value::Id(source.clone())),
            (Field::Event, Value::Id(event.clone())),
        ];
        fields.extend(word.map(|word| (Field::Reason, word)));
        fields.extend(signature(signed));
        plan.add(Kind::Silence, case.count(Kind::Silence), fields);
    }
    for (kind, id) in [(Kind::Source, source), (Kind::Event, event)] {
        if let Some(at) = case.place(kind, id) {
            plan.accept((kind, at as usize), signed);
        }
    }
    let reason = reason.spelling().replace('-', " ");
    let who = called::source(case, source);
    let on = called::record(case, Kind::Event, row as usize);
    Ok(plan.named(format!("{who}: silent on {on} ({reason})")))
}

/// Takes a recorded silence away.
///
/// # Errors
/// When none is recorded.
pub fn end_silence(case: &Case, source: &Id, event: &Id) -> Decided {
    let key = Key::Silence(source.clone(), event.clone());
    let Some(at) = case.find(Kind::Silence, &key) else {
        return cannot("no silence is recorded here");
    };
    let mut plan = Plan::new(case);
    plan.remove(Kind::Silence, at);
    let silence = called::record(case, Kind::Silence, at);
    Ok(plan.named(format!("{silence} is no longer recorded")))
}

/// Whether a source, or one shown within its account, has a claim in the event at a place.
pub(super) fn speaks(case: &Case, source: &Id, event: u32) -> bool {
    let claims = case.claims_of(event as usize).iter();
    let claims = claims.filter_map(|at| case.tables().claims.get(*at as usize));
    claims.into_iter().any(|claim| {
        let account = case
            .source(&claim.source)
            .and_then(|it| it.account.as_ref());
        claim.source == *source || account == Some(source)
    })
}
