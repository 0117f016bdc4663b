//! Two claims speak of one event, or two sources are one person, as was suggested or as a reader chose; or they do not.

use super::claim::known;
use super::ends::{end_findings, end_silences, told};
use super::event::{add, merge_into};
use super::finding::{Judgement, judge};
use super::plan::Plan;
use super::suggested::remove_emptied;
use super::{Cannot, Decided, Signed, called, cannot};
use crate::case::{Case, Field, Id, Kind, Value};
use crate::suggest::What;
use crate::suggest::drafted::title;

/// Two claims (by place) speak of one event: where neither has one a new one is called after the first, where one has the
/// other joins it, where both have the events become one. With them is accepted what is only suggested of them. `instead`
/// is the pair that was suggested where the reader chose another.
///
/// # Errors
/// When they are not two claims, or stand in one event already.
pub fn align(
    case: &Case,
    [one, other]: [u32; 2],
    id: Id,
    instead: Option<[&Id; 2]>,
    signed: Signed<'_>,
) -> Decided {
    let (first, second) = (known(case, one)?, known(case, other)?);
    if one == other {
        return cannot("a claim speaks of the same event as itself");
    }
    let mut plan = Plan::new(case);
    let event = |it: &Option<Id>| it.as_ref().and_then(|id| case.place(Kind::Event, id));
    let ended = match (event(&first.event), event(&second.event)) {
        (Some(here), Some(there)) if here == there => {
            return cannot("these two speak of one event already");
        }
        (Some(here), Some(there)) => told(0, merge_into(&mut plan, case, here, there, signed)?),
        (Some(_), None) => join(&mut plan, case, other, first.event.as_ref(), signed),
        (None, Some(_)) => join(&mut plan, case, one, second.event.as_ref(), signed),
        (None, None) => {
            for claim in [one, other] {
                join(&mut plan, case, claim, Some(&id), signed);
            }
            add(&mut plan, case, id, &title(first.words()), None)?;
            "; a new event".to_owned()
        }
    };
    for claim in [one, other] {
        plan.accept((Kind::Claim, claim as usize), signed);
    }
    if let Some(instead) = instead {
        plan.decline("align", &instead, signed);
    }
    let pair = called::pair(case, one, other);
    Ok(plan.named(format!("one event: {pair}{ended}")))
}

/// A claim (by place) that is suggested speaks of the event of another one than was drafted. It is accepted so; an event that
/// was only suggested and has no claim left is no more.
///
/// # Errors
/// When they are not two claims, or stand in one event already.
pub fn rejoin(case: &Case, claim: u32, other: u32, id: Id, signed: Signed<'_>) -> Decided {
    let (it, with) = (known(case, claim)?, known(case, other)?);
    if claim == other || it.event.is_some() && it.event == with.event {
        return cannot("these two speak of one event already");
    }
    let mut plan = Plan::new(case);
    let ended = if with.event.is_some() {
        join(&mut plan, case, claim, with.event.as_ref(), signed)
    } else {
        let ended = join(&mut plan, case, claim, Some(&id), signed);
        join(&mut plan, case, other, Some(&id), signed);
        add(&mut plan, case, id, &title(with.words()), None)?;
        ended
    };
    plan.accept((Kind::Claim, other as usize), signed);
    remove_emptied(&mut plan, case, &[claim]);
    let pair = called::pair(case, claim, other);
    Ok(plan.named(format!("accepted, one event: {pair}{ended}")))
}

/// Puts a claim into an event; what ends with it, in words.
fn join(
    plan: &mut Plan<'_>,
    case: &Case,
    claim: u32,
    event: Option<&Id>,
    signed: Signed<'_>,
) -> String {
    let findings = end_findings(plan, case, claim, event, &[]);
    let source = case
        .tables()
        .claims
        .get(claim as usize)
        .map(|it| &it.source);
    let silences = match (source, event) {
        (Some(source), Some(event)) => end_silences(plan, case, source, event),
        _ => 0,
    };
    let at = claim as usize;
    let value = event.map(|id| Value::Id(id.clone()));
    plan.set(Kind::Claim, at, Field::Event, value);
    plan.set(Kind::Claim, at, Field::Aligned, None);
    plan.sign(Kind::Claim, at, signed);
    told(findings, silences)
}

/// What was suggested and is stored nowhere is so: two claims of one event relate so, an account is silent, two sources are
/// one person, two claims speak of one event (which is called `id` if it is new).
///
/// # Errors
/// When it does not fit the case any more.
pub fn accept_proposal(case: &Case, what: &What, id: Id, signed: Signed<'_>) -> Decided {
    match what {
        What::Align { claims } => align(case, places(case, claims)?, id, None, signed),
        What::Finding {
            claims,
            relation,
            facets,
            ..
        } => {
            let claims = places(case, claims)?;
            let judgement = Judgement {
                relation: *relation,
                facets: Some(facets.clone()),
            };
            let mut plan = Plan::new(case);
            judge(&mut plan, case, claims, &judgement, signed)?;
            let [one, other] = claims;
            let pair = called::pair(case, one, other);
            Ok(plan.named(format!("{judgement}: {pair}")))
        }
        What::Silence { source, event } => {
            super::record_silence(case, source, event, crate::case::Reason::default(), signed)
        }
        What::Source { sources } => one_person(case, sources),
    }
}

/// What was suggested and is stored nowhere is not so, and is never suggested again.
#[must_use]
pub fn reject_proposals(case: &Case, all: &[&What], signed: Signed<'_>) -> super::Decision {
    let mut plan = Plan::new(case);
    for what in all {
        plan.decline(what.kind(), &what.about(), signed);
    }
    plan.named(match all {
        [one] => format!("rejected: {}", proposed(case, one)),
        many => format!("rejected: {} suggestions", many.len()),
    })
}

/// What was worked out, in words.
fn proposed(case: &Case, what: &What) -> String {
    let source = |id: &Id| called::source(case, id);
    match what {
        What::Align { claims } | What::Finding { claims, .. } => match places(case, claims) {
            Ok([one, other]) => called::pair(case, one, other),
            Err(_) => what.kind().to_owned(),
        },
        What::Silence { source: who, event } => {
            let titled = case.event(event).map_or("", |it| &it.title);
            format!(
                "the silence of {} on {}",
                source(who),
                called::event(titled)
            )
        }
        What::Source {
            sources: [one, other],
        } => format!("{} is {}", source(one), source(other)),
    }
}

fn places(case: &Case, claims: &[Id; 2]) -> Result<[u32; 2], Cannot> {
    let [one, other] = claims.each_ref().map(|id| case.place(Kind::Claim, id));
    match (one, other) {
        (Some(one), Some(other)) => Ok([one, other]),
        _ => cannot("one of the two claims is no more"),
    }
}

/// Two sources are tellings of one person, who is called like the first.
fn one_person(case: &Case, sources: &[Id; 2]) -> Decided {
    let places = sources.each_ref().map(|id| case.place(Kind::Source, id));
    let [Some(one), Some(other)] = places else {
        return cannot("one of the two sources is no more");
    };
    let all = &case.tables().sources;
    let named = all
        .get(one as usize)
        .map(|it| it.person.as_deref().unwrap_or(&it.name));
    let name = named.unwrap_or_default().to_owned();
    let mut plan = Plan::new(case);
    for at in [one, other] {
        plan.set(
            Kind::Source,
            at as usize,
            Field::Person,
            Some(Value::text(&name)),
        );
    }
    let [one, other] = sources.each_ref().map(|id| called::source(case, id));
    Ok(plan.named(format!("one person: {one} / {other}")))
}
