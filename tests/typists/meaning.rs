//! What a case says, one line a field, with records named by their words: ids, and who typed it when, are no part of that.

use crate::session::Session;
use std::fmt::Write as _;
use tellings::case::{Field, Id, Kind, Shape, Spec, Step, Value, Word as _};

/// Fields that say nothing of the matter: ids, where words are to be found again, who wrote it down and when.
const NOT_MEANT: [Field; 9] = [
    Field::Tellings,
    Field::Id,
    Field::Sha256,
    Field::Encoding,
    Field::Start,
    Field::Prefix,
    Field::Suffix,
    Field::By,
    Field::At,
];

/// The kinds of records that a reader makes.
const MADE: [Kind; 7] = [
    Kind::Case,
    Kind::Document,
    Kind::Source,
    Kind::Event,
    Kind::Claim,
    Kind::Finding,
    Kind::Silence,
];

/// The fields of a kind that say something.
pub(crate) fn fields(kind: Kind) -> impl Iterator<Item = &'static Spec> {
    kind.fields()
        .iter()
        .filter(|it| !NOT_MEANT.contains(&it.field))
}

/// Everything a case says: its events in order, then each field of each record.
pub(crate) fn all(session: &Session) -> Vec<String> {
    let events = &session.tables().events;
    let mut lines: Vec<String> = MADE
        .into_iter()
        .flat_map(|kind| (0..session.state.matter.case.count(kind)).map(move |at| (kind, at)))
        .flat_map(|(kind, at)| record(session, kind, at))
        .collect();
    lines.sort();
    let rows = (1..).zip(events);
    let rows: Vec<_> = rows
        .map(|(at, it)| format!("row {at:02}: {}", it.title))
        .collect();
    [rows, lines].concat()
}

/// What a record says, one line a field.
fn record(session: &Session, kind: Kind, at: usize) -> Vec<String> {
    let name = name(session, kind, at);
    let said = fields(kind).filter_map(|spec| {
        let value = value(session, kind, at, spec)?;
        Some(format!(
            "{kind} {name}: {} = {value}",
            spec.field.spelling()
        ))
    });
    let there = std::iter::once(format!("{kind} {name}"));
    there.chain(said).collect()
}

/// What a record is known by, in any case that says the same.
pub(crate) fn name(session: &Session, kind: Kind, at: usize) -> String {
    let tables = session.tables();
    let named = |kind, id: &Id| of_id(session, kind, id);
    match kind {
        Kind::Case => String::new(),
        Kind::Document => tables.documents[at].file.to_string(),
        Kind::Source => tables.sources[at].name.to_string(),
        Kind::Event => tables.events[at].title.to_string(),
        Kind::Claim => {
            let place = u32::try_from(at).unwrap();
            let anchor = session.state.matter.anchor(place);
            let range = anchor.and_then(|it| it.range.clone()).unwrap_or_default();
            let source = named(Kind::Source, &tables.claims[at].source);
            let quote = tables.claims[at].quote.as_deref().unwrap_or_default();
            format!("{range:?} {source}: “{quote}”")
        }
        Kind::Finding => {
            let pair = &tables.findings[at].claims;
            let mut pair = pair.each_ref().map(|id| named(Kind::Claim, id));
            pair.sort();
            pair.join(" / ")
        }
        Kind::Silence => {
            let it = &tables.silences[at];
            let source = named(Kind::Source, &it.source);
            format!("{source} on {}", named(Kind::Event, &it.event))
        }
        Kind::Conflict | Kind::Rejected => panic!("nobody has made a {kind}"),
    }
}

fn of_id(session: &Session, kind: Kind, id: &Id) -> String {
    let at = session.state.matter.case.place(kind, id);
    name(session, kind, at.unwrap() as usize)
}

/// The record of that name in another case.
pub(crate) fn find(session: &Session, kind: Kind, wanted: &str) -> Option<usize> {
    (0..session.state.matter.case.count(kind)).find(|at| name(session, kind, *at) == wanted)
}

/// What a field says; `None` where it says nothing.
pub(crate) fn value(session: &Session, kind: Kind, at: usize, spec: &Spec) -> Option<String> {
    let value = session.state.matter.case.get(kind, at, spec.field)?;
    Some(match (value, spec.shape) {
        // The two claims are its name.
        (_, Shape::Pair(_)) => return None,
        (Value::Id(id), Shape::Ref(kind)) => of_id(session, kind, &id),
        (Value::Text(text), _) => text.to_string(),
        (Value::Steps(steps), _) => {
            let steps: Vec<_> = steps.iter().map(|it| step(session, it)).collect();
            steps.join(", ")
        }
        (Value::Texts(mut texts), shape) => {
            // Words of a closed list are a set; the reader's own tags stand as they were typed.
            if matches!(shape, Shape::Words(_)) {
                texts.sort();
            }
            texts.join(", ")
        }
        (other, _) => format!("{other:?}"),
    })
}

fn step(session: &Session, step: &Step) -> String {
    let source = of_id(session, Kind::Source, &step.source);
    let verb = step.verb.as_deref().unwrap_or("no verb");
    format!("{source} ({verb}, {})", step.mode.spelling())
}

/// In what the second says something else than the first, a line each; empty where nothing does.
pub(crate) fn difference(wanted: &[String], typed: &[String]) -> String {
    let mut text = String::new();
    for line in wanted.iter().filter(|it| !typed.contains(it)) {
        let _ = writeln!(text, "- wanted  {line}");
    }
    for line in typed.iter().filter(|it| !wanted.contains(it)) {
        let _ = writeln!(text, "+ typed   {line}");
    }
    text
}
