//! One field of one record is set, or of many at once.

use super::plan::Plan;
use super::{Cannot, Decided, Signed, called, cannot};
use crate::case::{Case, Field, Kind, Record, Tables, Value};

/// Sets a field of the record of a kind that stands at a place, or clears it with `None`. What is said of a claim, a finding
/// or a silence is signed; what was suggested is accepted by it. Not for what other records hang on: [`super::move_to`] moves a claim, [`super::give_to`] gives it
/// to another source.
///
/// # Errors
/// When there is no such record, the value does not fit it, or the field holds it already.
pub fn set(
    case: &Case,
    kind: Kind,
    at: usize,
    field: Field,
    value: Option<&Value>,
    signed: Signed<'_>,
) -> Decided {
    set_all(case, kind, &[at], field, value, signed)
}

/// Sets a field of the case's own head.
///
/// # Errors
/// As [`set`].
pub fn set_head(case: &Case, field: Field, value: Option<&Value>) -> Decided {
    set(case, Kind::Case, 0, field, value, Signed::default())
}

/// Sets a field of several records of a kind in one step.
///
/// # Errors
/// As [`set`]; records that hold the value already are left alone, unless all do.
pub fn set_all(
    case: &Case,
    kind: Kind,
    places: &[usize],
    field: Field,
    value: Option<&Value>,
    signed: Signed<'_>,
) -> Decided {
    if matches!(
        (kind, field),
        (Kind::Claim | Kind::Silence, Field::Event | Field::Source)
            | (Kind::Source, Field::Account)
            | (_, Field::Id | Field::Claims)
    ) {
        return cannot(format!("`{field}` is not set by itself"));
    }
    let mut plan = Plan::new(case);
    let mut changed = Vec::new();
    for at in places {
        if *at >= case.count(kind) {
            return cannot(format!("there is no such {kind}"));
        }
        let value = kept(case.tables(), kind, *at, field, value)?;
        if case.get(kind, *at, field) != value {
            plan.set(kind, *at, field, value);
            plan.sign(kind, *at, signed);
            changed.push(*at);
        }
    }
    let held = match value {
        Some(value) => called::value(case, kind, field, value),
        None => "not set".into(),
    };
    match changed.as_slice() {
        [] => cannot(format!("`{field}` holds that already")),
        [one] => {
            let record = called::record(case, kind, *one);
            Ok(plan.named(format!("`{field}` of {record}: {held}")))
        }
        many => Ok(plan.named(format!("`{field}` of {} {kind}s: {held}", many.len()))),
    }
}

/// Whether the value is what a record of that kind has in the field when it is not set.
#[must_use]
pub fn is_default(case: &Case, kind: Kind, at: usize, field: Field, value: &Value) -> bool {
    kept(case.tables(), kind, at, field, Some(value)) == Ok(None)
}

/// What the record would keep of the value (nothing of a default): tried on a copy of that one record.
pub(super) fn kept(
    tables: &Tables,
    kind: Kind,
    at: usize,
    field: Field,
    value: Option<&Value>,
) -> Result<Option<Value>, Cannot> {
    fn tried<T: Record + Clone>(
        list: &[T],
        at: usize,
        field: Field,
        value: Option<&Value>,
    ) -> Result<Option<Value>, Cannot> {
        let Some(mut record) = list.get(at).cloned() else {
            return cannot("there is no such record");
        };
        let tried = record.set(field, value.cloned());
        tried.map_err(|misfit| Cannot(misfit.at(field).to_string()))?;
        Ok(record.get(field))
    }
    match kind {
        Kind::Case => tried(std::slice::from_ref(&tables.head), at, field, value),
        Kind::Document => tried(&tables.documents, at, field, value),
        Kind::Source => tried(&tables.sources, at, field, value),
        Kind::Event => tried(&tables.events, at, field, value),
        Kind::Claim => tried(&tables.claims, at, field, value),
        Kind::Finding => tried(&tables.findings, at, field, value),
        Kind::Silence => tried(&tables.silences, at, field, value),
        Kind::Conflict => tried(&tables.conflicts, at, field, value),
        Kind::Rejected => tried(&tables.rejected, at, field, value),
    }
}
