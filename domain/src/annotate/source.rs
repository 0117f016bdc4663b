//! Sources and documents are added; a source nobody needs is taken away.

use super::claim::speaker;
use super::ends::told;
use super::plan::Plan;
use super::silence::speaks;
use super::{Cannot, Decided, cannot};
use crate::case::{Case, Field, Id, Kind, Value};

/// A new source; with `account` it is shown within that source's account.
///
/// # Errors
/// When the name is empty, another source has it, or the account is itself shown within another.
pub fn new_source(case: &Case, id: Id, name: &str, account: Option<&Id>) -> Decided {
    let mut plan = Plan::new(case);
    add(&mut plan, case, id, name, account)?;
    Ok(plan.named(format!("a new source: {}", name.trim())))
}

/// Adds a new source to what is planned.
pub(super) fn add(
    plan: &mut Plan<'_>,
    case: &Case,
    id: Id,
    name: &str,
    account: Option<&Id>,
) -> Result<(), Cannot> {
    let name = name.trim();
    if name.is_empty() {
        return cannot("a source needs a name");
    }
    if case.tables().sources.iter().any(|it| *it.name == *name) {
        return cannot(format!("there is a source {name} already"));
    }
    let mut fields = vec![(Field::Id, Value::Id(id)), (Field::Name, Value::text(name))];
    if let Some(account) = account {
        outer(case, account)?;
        fields.push((Field::Account, Value::Id(account.clone())));
    }
    plan.add(Kind::Source, case.count(Kind::Source), fields);
    Ok(())
}

/// The account a source may be shown within.
fn outer(case: &Case, account: &Id) -> Result<(), Cannot> {
    let outer = speaker(case, account)?;
    if outer.account.is_some() {
        return cannot(format!(
            "{} is itself shown within another account",
            outer.name
        ));
    }
    Ok(())
}

/// A source (by place) is shown within another's account, or has one of its own. Silences recorded for that account where
/// the source speaks end.
///
/// # Errors
/// When there is no such source, or it would be an account within an account.
pub fn put_within(case: &Case, source: u32, account: Option<&Id>) -> Decided {
    let Some(it) = case.tables().sources.get(source as usize) else {
        return cannot("there is no such source");
    };
    let mut plan = Plan::new(case);
    let mut ended = 0;
    if let Some(account) = account {
        outer(case, account)?;
        let sources = &case.tables().sources;
        if *account == it.id
            || sources
                .iter()
                .any(|other| other.account.as_ref() == Some(&it.id))
        {
            return cannot(format!("{} has an account of its own", it.name));
        }
        for (at, silence) in case.tables().silences.iter().enumerate() {
            let event = case.place(Kind::Event, &silence.event);
            if silence.source == *account && event.is_some_and(|row| speaks(case, &it.id, row)) {
                plan.remove(Kind::Silence, at);
                ended += 1;
            }
        }
    }
    let value = account.map(|id| Value::Id(id.clone()));
    plan.set(Kind::Source, source as usize, Field::Account, value);
    let within = account.and_then(|id| case.source(id)).map_or_else(
        || "by itself".to_owned(),
        |outer| format!("within {}", outer.name),
    );
    Ok(plan.named(format!("{} is shown {within}{}", it.name, told(0, ended))))
}

/// Takes a source away that says nothing, passes nothing on and has nobody within its account; its silences end.
///
/// # Errors
/// When something hangs on it; says what.
pub fn remove_source(case: &Case, source: u32) -> Decided {
    let tables = case.tables();
    let Some(it) = tables.sources.get(source as usize) else {
        return cannot("there is no such source");
    };
    let claims = tables.claims.iter();
    let speaks = claims.clone().filter(|claim| claim.source == it.id).count();
    if speaks > 0 {
        return cannot(format!(
            "{} has {speaks} claims; move or delete them first",
            it.name
        ));
    }
    let steps = |claim: &crate::case::Claim| claim.chain.iter().any(|step| step.source == it.id);
    if claims.clone().any(steps) {
        return cannot(format!("{} passed claims on", it.name));
    }
    if tables
        .sources
        .iter()
        .any(|other| other.account.as_ref() == Some(&it.id))
    {
        return cannot(format!(
            "others are shown within the account of {}",
            it.name
        ));
    }
    let mut plan = Plan::new(case);
    for (at, silence) in tables.silences.iter().enumerate() {
        if silence.source == it.id {
            plan.remove(Kind::Silence, at);
        }
    }
    plan.remove(Kind::Source, source as usize);
    Ok(plan.named(format!("{} is no source any more", it.name)))
}

/// A new document of the case: a file in its folder, with the hash of its bytes in hexadecimal.
///
/// # Errors
/// When the case has the file already.
pub fn new_document(
    case: &Case,
    id: Id,
    file: &str,
    encoding: Option<&str>,
    sha256: &str,
) -> Decided {
    if case.tables().documents.iter().any(|it| *it.file == *file) {
        return cannot(format!("{file} is a document of this case already"));
    }
    let mut fields = vec![(Field::Id, Value::Id(id)), (Field::File, Value::text(file))];
    fields.extend(encoding.map(|label| (Field::Encoding, Value::text(label))));
    fields.push((Field::Sha256, Value::text(sha256)));
    let mut plan = Plan::new(case);
    plan.add(Kind::Document, case.count(Kind::Document), fields);
    Ok(plan.named(format!("a new document: {file}")))
}
