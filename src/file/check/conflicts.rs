//! What a merge left to be decided.

use super::super::problem::{Code, Problem};
use super::Check;
use crate::case::{Conflict, Kind, Word as _};

impl Check<'_> {
    pub(super) fn conflicts(&mut self) {
        for (place, conflict) in self.tables.conflicts.iter().enumerate() {
            let (message, hint) = said(conflict);
            let span = self.spans.record(Kind::Conflict, place);
            self.problems
                .push(Problem::new(Code::Conflict, span, message).hint(hint));
        }
    }
}

/// What is in conflict, and what to do about it.
fn said(conflict: &Conflict) -> (String, String) {
    let (kind, id, key) = (&conflict.kind, &conflict.id, &conflict.key);
    let record = match Kind::parse(kind) {
        Some(Kind::Case) => String::from("the case"),
        _ => format!("{kind} `{id}`"),
    };
    match &**key {
        Conflict::PRESENCE => (
            format!("{record} was deleted by one and changed or spoken of by the other"),
            "delete it or leave it, then delete this table; or open the case: `:conflicts` does both".into(),
        ),
        Conflict::PLACE => (
            format!("the place of {record} was changed by two people"),
            "put it where it is to stand, then delete this table; `:conflicts` does the latter".into(),
        ),
        _ => (
            format!("`{key}` of {record} was changed by two people"),
            format!("open the case: `:conflicts` decides it; or set `{key}` to what it is to be and delete this table"),
        ),
    }
}
