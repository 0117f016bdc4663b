//! What two people changed differently and a merge left to be decided is decided.

use super::ends::{end_findings, end_silences};
use super::field::kept;
use super::plan::Plan;
use super::{Cannot, Decided, Signed, called, cannot, claim, event, source};
use crate::case::{Case, Conflict, Edit, Field, Kind, Shape, Value, Word as _, bundle, signs};

/// What a conflict is about: the kind of record, its place, and the field; no field where its being there or its place is
/// contested. `None` where the record is no more.
#[must_use]
pub fn subject(case: &Case, conflict: &Conflict) -> Option<(Kind, usize, Option<Field>)> {
    let kind = Kind::parse(&conflict.kind)?;
    let tables = case.tables();
    let is_named =
        |at: &usize| kind == Kind::Case || tables.key(kind, *at).to_string() == *conflict.id;
    let at = (0..case.count(kind)).find(is_named)?;
    let field = kind.spec(&conflict.key).map(|spec| spec.field);
    Some((kind, at, field))
}

/// The conflicts (by place) that are decided as one with the one at a place: fields that mean something only together.
#[must_use]
pub fn together(case: &Case, at: usize) -> Vec<usize> {
    let all = &case.tables().conflicts;
    let Some(conflict) = all.get(at) else {
        return Vec::new();
    };
    let field = Kind::parse(&conflict.kind)
        .and_then(|kind| Some(bundle(kind, kind.spec(&conflict.key)?.field)));
    let goes = |other: &Conflict| match &field {
        Some(fields) => {
            let same = (&other.kind, &other.id) == (&conflict.kind, &conflict.id);
            same && fields.iter().any(|it| it.spelling() == &*other.key)
        }
        None => false,
    };
    let others = all.iter().enumerate();
    others
        .filter(|(place, other)| *place == at || goes(other))
        .map(|(place, _)| place)
        .collect()
}

/// Gives the record the values that were chosen, each for the field of one of the conflicts (by place), and takes the
/// conflicts away; with the last of a record's conflicts goes that on who decided and when.
///
/// # Errors
/// When the record is no more, or cannot hold a value.
pub fn settle(case: &Case, chosen: &[(usize, Option<Value>)], signed: Signed<'_>) -> Decided {
    let mut plan = Plan::new(case);
    let mut name = String::new();
    for (place, value) in chosen {
        let conflict = known(case, *place)?;
        let about = subject(case, conflict);
        let Some((kind, at, Some(field))) = about else {
            return cannot(format!(
                "{} {} is no more: leave it so",
                conflict.kind, conflict.id
            ));
        };
        put(&mut plan, case, (kind, at, field), value.as_ref())?;
        if !signs(field) && matches!(kind, Kind::Claim | Kind::Finding | Kind::Silence) {
            plan.sign(kind, at, signed);
        }
        plan.remove(Kind::Conflict, *place);
        if name.is_empty() {
            let record = called::record(case, kind, at);
            let value = value.as_ref();
            let held = value.map(|it| called::value(case, kind, field, it));
            let held = held.unwrap_or_else(|| "not set".into());
            name = format!("`{field}` of {record} is decided: {held}");
        }
    }
    let decided: Vec<usize> = chosen.iter().map(|(place, _)| *place).collect();
    close(&mut plan, case, &decided);
    Ok(plan.named(name))
}

/// Takes away what remains of a record's conflicts when only who decided, and when, is left of them.
fn close(plan: &mut Plan<'_>, case: &Case, decided: &[usize]) {
    let all = &case.tables().conflicts;
    let Some(first) = decided.first().and_then(|at| all.get(*at)) else {
        return;
    };
    let same = |it: &&(usize, &Conflict)| (&it.1.kind, &it.1.id) == (&first.kind, &first.id);
    let all: Vec<(usize, &Conflict)> = all.iter().enumerate().collect();
    let left: Vec<_> = all
        .iter()
        .filter(same)
        .filter(|(at, _)| !decided.contains(at))
        .collect();
    let is_signature = |key: &str| key == Field::By.spelling() || key == Field::At.spelling();
    if left.iter().all(|(_, it)| is_signature(&it.key)) {
        left.iter()
            .for_each(|(at, _)| plan.remove(Kind::Conflict, *at));
    }
}

/// Sets a field, with what must go along.
fn put(
    plan: &mut Plan<'_>,
    case: &Case,
    (kind, at, field): (Kind, usize, Field),
    value: Option<&Value>,
) -> Result<(), Cannot> {
    let spec = kind.spec(field.spelling());
    if let (Some(Shape::Ref(of)), Some(Value::Id(id))) = (spec.map(|it| it.shape), value)
        && case.place(of, id).is_none()
    {
        return cannot(format!("there is no {of} {id} any more"));
    }
    let value = kept(case.tables(), kind, at, field, value)?;
    let claim = u32::try_from(at).ok().filter(|_| kind == Kind::Claim);
    let there = claim.and_then(|at| case.tables().claims.get(at as usize));
    if let (Some(claim), Some(there)) = (claim, there) {
        match (field, &value) {
            (Field::Event, Some(Value::Id(event))) => {
                end_findings(plan, case, claim, Some(event), &[]);
                end_silences(plan, case, &there.source, event);
            }
            (Field::Event, _) => drop(end_findings(plan, case, claim, None, &[])),
            (Field::Source, Some(Value::Id(source))) => {
                if let Some(event) = &there.event {
                    end_silences(plan, case, source, event);
                }
            }
            _ => {}
        }
    }
    plan.set(kind, at, field, value);
    Ok(())
}

/// Leaves everything as it is and takes the conflict away, with those that are decided as one with it.
///
/// # Errors
/// When there is no such conflict.
pub fn leave(case: &Case, at: usize) -> Decided {
    let conflict = known(case, at)?;
    let mut plan = Plan::new(case);
    let decided = together(case, at);
    for place in &decided {
        plan.remove(Kind::Conflict, *place);
    }
    close(&mut plan, case, &decided);
    let (kind, id, key) = (&conflict.kind, &conflict.id, &conflict.key);
    let record = subject(case, conflict).map_or_else(
        || format!("{kind} {id}"),
        |(kind, place, _)| called::record(case, kind, place),
    );
    Ok(plan.named(format!("`{key}` of {record} stays as it is")))
}

/// Deletes the record whose being there is contested, with all that goes along, and takes the conflict away.
///
/// # Errors
/// When something hangs on it that cannot go with it.
pub fn give_up(case: &Case, at: usize) -> Decided {
    let conflict = known(case, at)?;
    let Some((kind, place, _)) = subject(case, conflict) else {
        return leave(case, at);
    };
    let row = u32::try_from(place).unwrap_or(u32::MAX);
    let gone = match kind {
        Kind::Claim => claim::delete(case, row)?,
        Kind::Event => event::remove_event(case, row)?,
        Kind::Source => source::remove_source(case, row)?,
        Kind::Finding | Kind::Silence => {
            let mut plan = Plan::new(case);
            plan.remove(kind, place);
            let record = called::record(case, kind, place);
            plan.named(format!("{kind}: {record} is deleted"))
        }
        Kind::Document if is_quoted(case, place) => {
            return cannot("claims quote this document; delete them first");
        }
        Kind::Document => {
            let mut plan = Plan::new(case);
            plan.remove(kind, place);
            let record = called::record(case, kind, place);
            plan.named(format!("{record} is none of the case any more"))
        }
        Kind::Case | Kind::Conflict | Kind::Rejected => {
            return cannot(format!("a {kind} is not deleted so"));
        }
    };
    let mut closing = Plan::new(case);
    closing.remove(Kind::Conflict, at);
    let closing = closing.named(String::new());
    Ok(super::Decision {
        name: gone.name,
        edit: Edit::All(vec![gone.edit, closing.edit]),
    })
}

fn is_quoted(case: &Case, document: usize) -> bool {
    let id = case.tables().documents.get(document).map(|it| &it.id);
    let mut claims = case.tables().claims.iter();
    claims.any(|claim| claim.document.is_some() && claim.document.as_ref() == id)
}

fn known(case: &Case, conflict: usize) -> Result<&Conflict, Cannot> {
    let it = case.tables().conflicts.get(conflict);
    it.ok_or_else(|| Cannot("there is no such conflict".into()))
}
