//! A case that has no file yet, as the bytes of a new one.

use super::piece::written;
use super::write::plain;
use crate::case::{Field, Kind, Record, Tables, Word as _};

/// The case file of these tables: the head, then each kind of table in the format's order.
#[must_use]
pub fn fresh(tables: &Tables) -> String {
    let mut text = "tellings = 1\n".to_owned();
    for (field, value) in tables.head.fields() {
        if field != Field::Tellings {
            text.extend([field.spelling(), " = ", &plain(&value), "\n"]);
        }
    }
    append(&mut text, &tables.documents);
    append(&mut text, &tables.sources);
    append(&mut text, &tables.events);
    append(&mut text, &tables.claims);
    append(&mut text, &tables.findings);
    append(&mut text, &tables.silences);
    append(&mut text, &tables.conflicts);
    append(&mut text, &tables.rejected);
    text
}

fn append<R: Record>(text: &mut String, records: &[R]) {
    let kind: Kind = R::KIND;
    for record in records {
        text.push('\n');
        text.push_str(&written(kind, &record.fields(), "\n"));
    }
}
