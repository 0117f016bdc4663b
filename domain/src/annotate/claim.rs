//! A claim is made, given other words, moved to an event, split, deleted.

use super::ends::{claim_at, end_findings, end_silences, redirect_copies, told};
use super::plan::{Plan, signature};
use super::suggested::{remove_emptied, take_what_is_left_over};
use super::{Cannot, Decided, Named, Signed, Words, called, cannot, event, source};
use crate::case::{Case, Claim, Field, Id, Kind, Source, Value};

/// Fields that belong to the words of a claim and not to what is said of it.
const OF_THE_WORDS: [Field; 7] = [
    Field::Document,
    Field::Quote,
    Field::Start,
    Field::Prefix,
    Field::Suffix,
    Field::Text,
    Field::Attribution,
];

/// A new claim of a source on words of a document, in an event or in none; source and event may be new themselves, the
/// event's row then stands behind that of the claim `behind`. In the file the claim stands behind that one, else last. A
/// silence recorded for the source on that event ends.
///
/// # Errors
/// When there is no such source or event, or a new one cannot be called so.
pub fn new_claim(
    case: &Case,
    id: Id,
    source: &Named,
    event: Option<&Named>,
    words: Words<'_>,
    behind: Option<u32>,
    signed: Signed<'_>,
) -> Decided {
    let mut plan = Plan::new(case);
    let mut fields = vec![
        (Field::Id, Value::Id(id)),
        (Field::Source, Value::Id(source.id().clone())),
    ];
    let speaker = match source {
        Named::Known(id) => speaker(case, id).map(|it| called::source(case, &it.id))?,
        Named::New(id, name) => {
            source::add(&mut plan, case, id.clone(), name, None)?;
            format!("{}, a new source,", name.trim())
        }
    };
    let mut ended = 0;
    let place = match event {
        None => String::from("in no event"),
        Some(Named::Known(event)) => {
            let row = case.event(event);
            let row = row.ok_or_else(|| Cannot(format!("there is no event {event}")))?;
            ended = end_silences(&mut plan, case, source.id(), event);
            format!("in {}", called::event(&row.title))
        }
        Some(Named::New(event, title)) => {
            let row = behind.and_then(|claim| claim_at(case, claim)?.event.as_ref());
            let row = row.and_then(|event| case.place(Kind::Event, event));
            event::add(
                &mut plan,
                case,
                event.clone(),
                title,
                row.map(|row| row + 1),
            )?;
            format!("in {}, a new event", called::event(title.trim()))
        }
    };
    fields.extend(event.map(|event| (Field::Event, Value::Id(event.id().clone()))));
    fields.extend(words.fields());
    fields.extend(signature(signed));
    let last = case.count(Kind::Claim);
    let at = behind.map_or(last, |claim| (claim as usize + 1).min(last));
    plan.add(Kind::Claim, at, fields);
    let name = format!("{speaker} claims this, {place}{}", told(0, ended));
    Ok(plan.named(name))
}

/// The claim gets other words of a document: widened, shrunk, found again.
///
/// # Errors
/// When there is no such claim.
pub fn with_words(case: &Case, claim: u32, words: Words<'_>) -> Decided {
    known(case, claim)?;
    let mut plan = Plan::new(case);
    plan.set_each(Kind::Claim, claim as usize, words.set());
    let reworded = called::reworded(case, claim, words.quote());
    Ok(plan.named(format!("the words are now {reworded}")))
}

/// The place at which a claim's moved quote was found is where it stands now.
///
/// # Errors
/// When there is no such claim, or it stands there already.
pub fn accept_place(case: &Case, claim: u32, found: Words<'_>) -> Decided {
    known(case, claim)?;
    let mut fields = found.set();
    fields.retain(|(field, _)| matches!(field, Field::Start | Field::Prefix | Field::Suffix));
    let differs = |(field, value): &(Field, Option<Value>)| {
        case.get(Kind::Claim, claim as usize, *field) != *value
    };
    if !fields.iter().any(differs) {
        return cannot("this quote stands where it stood");
    }
    let mut plan = Plan::new(case);
    plan.set_each(Kind::Claim, claim as usize, fields);
    Ok(plan.named(format!(
        "the new place of {} is accepted",
        called::claim(case, claim)
    )))
}

/// The claim speaks of another event, or of none; one that was only suggested and has no claim left is no more. Its findings
/// cannot stay: a finding is on two claims of one event.
///
/// # Errors
/// When there is no such claim or event, or it stands there already.
pub fn move_to(case: &Case, claim: u32, event: Option<&Id>, signed: Signed<'_>) -> Decided {
    let it = known(case, claim)?;
    if it.event.as_ref() == event {
        return cannot(match event {
            Some(_) => "this claim is in that event already",
            None => "this claim is in no event already",
        });
    }
    let mut plan = Plan::new(case);
    let findings = end_findings(&mut plan, case, claim, event, &[]);
    let mut silences = 0;
    let mut place = String::from("in no event");
    if let Some(event) = event {
        let row = case
            .event(event)
            .ok_or_else(|| Cannot(format!("there is no event {event}")))?;
        place = format!("in {}", called::event(&row.title));
        silences = end_silences(&mut plan, case, &it.source, event);
    }
    let at = claim as usize;
    plan.set(
        Kind::Claim,
        at,
        Field::Event,
        event.map(|id| Value::Id(id.clone())),
    );
    plan.set(Kind::Claim, at, Field::Aligned, None);
    plan.sign(Kind::Claim, at, signed);
    remove_emptied(&mut plan, case, &[claim]);
    let claim = called::claim(case, claim);
    let told = told(findings, silences);
    Ok(plan.named(format!("{claim} is {place} now{told}")))
}

/// The claim speaks of a new event, whose row stands behind that of the event it spoke of, else last.
///
/// # Errors
/// When there is no such claim, or the title is empty.
pub fn move_to_new(case: &Case, claim: u32, id: Id, title: &str, signed: Signed<'_>) -> Decided {
    let it = known(case, claim)?;
    let at = claim as usize;
    let before = it.event.as_ref();
    let before = before.and_then(|event| case.place(Kind::Event, event));
    let mut plan = Plan::new(case);
    let findings = end_findings(&mut plan, case, claim, Some(&id), &[]);
    plan.set(Kind::Claim, at, Field::Event, Some(Value::Id(id.clone())));
    plan.set(Kind::Claim, at, Field::Aligned, None);
    plan.sign(Kind::Claim, at, signed);
    event::add(&mut plan, case, id, title, before.map(|row| row + 1))?;
    remove_emptied(&mut plan, case, &[claim]);
    let told = told(findings, 0);
    let (claim, title) = (called::claim(case, claim), called::event(title.trim()));
    Ok(plan.named(format!("{claim} is in {title} now, a new event{told}")))
}

/// Another source says the claim. A silence recorded for it on the claim's event ends.
///
/// # Errors
/// When there is no such claim or source, it says it already, or it stands in the claim's chain.
pub fn give_to(case: &Case, claim: u32, source: &Id, signed: Signed<'_>) -> Decided {
    let it = known(case, claim)?;
    let speaker = speaker(case, source)?;
    if it.source == *source {
        return cannot(format!("{} says it already", speaker.name));
    }
    if it.chain.iter().any(|step| step.source == *source) {
        return cannot(format!(
            "{} passes it on, and cannot say it too; @ shows the chain",
            speaker.name
        ));
    }
    let mut plan = Plan::new(case);
    let event = it.event.as_ref();
    let ended = event.map_or(0, |event| end_silences(&mut plan, case, source, event));
    let at = claim as usize;
    plan.set(
        Kind::Claim,
        at,
        Field::Source,
        Some(Value::Id(source.clone())),
    );
    plan.sign(Kind::Claim, at, signed);
    Ok(plan.named(format!(
        "{} is said by {} now{}",
        called::claim(case, claim),
        called::source(case, &speaker.id),
        told(0, ended)
    )))
}

/// A new source says the claim.
///
/// # Errors
/// When there is no such claim, the name is empty, or another source has it.
pub fn give_to_new(case: &Case, claim: u32, id: Id, name: &str, signed: Signed<'_>) -> Decided {
    known(case, claim)?;
    let at = claim as usize;
    let mut plan = Plan::new(case);
    plan.set(Kind::Claim, at, Field::Source, Some(Value::Id(id.clone())));
    plan.sign(Kind::Claim, at, signed);
    source::add(&mut plan, case, id, name, None)?;
    let name = name.trim();
    let claim = called::claim(case, claim);
    Ok(plan.named(format!("{claim} is said by {name} now, a new source")))
}

/// The claim becomes two: the first keeps its id and its findings, the second says the rest, under a new id.
///
/// # Errors
/// When there is no such claim.
pub fn split(
    case: &Case,
    claim: u32,
    first: Words<'_>,
    second: Words<'_>,
    id: Id,
    signed: Signed<'_>,
) -> Decided {
    known(case, claim)?;
    let at = claim as usize;
    let mut plan = Plan::new(case);
    let keeps = !case.findings_of(at).is_empty();
    plan.set_each(Kind::Claim, at, first.set());
    // A short text told the whole; it would be wrong of either part.
    plan.set(Kind::Claim, at, Field::Text, None);
    let mut fields = vec![(Field::Id, Value::Id(id))];
    let own = [
        Field::Id,
        Field::By,
        Field::At,
        Field::Suggested,
        Field::P,
        Field::Why,
    ];
    let kept = case.fields(Kind::Claim, at).into_iter();
    fields.extend(kept.filter(|(field, _)| !OF_THE_WORDS.contains(field) && !own.contains(field)));
    fields.extend(second.fields());
    fields.extend(signature(signed));
    plan.add(Kind::Claim, at + 1, fields);
    let findings = if keeps {
        "; its findings stay with the first part"
    } else {
        ""
    };
    let claim = called::claim(case, claim);
    Ok(plan.named(format!("{claim} is two claims now{findings}")))
}

/// The claim is deleted, its findings with it, and its event and its speaker where these are only suggested and nothing else
/// is of them; what was noted as a copy of it is a copy of nothing.
///
/// # Errors
/// When there is no such claim.
pub fn delete(case: &Case, claim: u32) -> Decided {
    let it = known(case, claim)?;
    let mut plan = Plan::new(case);
    let findings = end_findings(&mut plan, case, claim, None, &[]);
    redirect_copies(&mut plan, case, &it.id, None);
    plan.remove(Kind::Claim, claim as usize);
    let before = plan.removed();
    take_what_is_left_over(&mut plan, case);
    let along = match plan.removed() - before {
        0 => String::new(),
        1 => "; what was suggested for it alone ends too".to_owned(),
        many => format!("; {many} records suggested for it alone end too"),
    };
    let (claim, told) = (called::claim(case, claim), told(findings, 0));
    Ok(plan.named(format!("{claim} is deleted{told}{along}")))
}

/// The source with this id.
pub(super) fn speaker<'a>(case: &'a Case, source: &Id) -> Result<&'a Source, Cannot> {
    let it = case.source(source);
    it.ok_or_else(|| Cannot(format!("there is no source {source}")))
}

pub(super) fn known(case: &Case, claim: u32) -> Result<&Claim, Cannot> {
    claim_at(case, claim).ok_or_else(|| Cannot("there is no claim under the cursor".into()))
}
