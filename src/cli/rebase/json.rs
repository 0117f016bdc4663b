//! What became of the quotes of a document, as JSON: places in code points.

use super::Planned;
use crate::compare::versions::{Item, both};
use crate::file::documents::{DocumentText, hex};
use crate::text::version::{Fate, Version};
use serde_json::{Map, Value, json};
use std::ops::Range;

/// The JSON, harmless to show.
pub(super) fn text(planned: &Planned<'_>) -> String {
    let document = planned.case.tables().documents.get(planned.document);
    let counts: Map<String, Value> = Fate::ALL
        .into_iter()
        .map(|fate| (fate.word().to_owned(), planned.plan.count(fate).into()))
        .collect();
    let quotes: Vec<Value> = planned
        .plan
        .items
        .iter()
        .map(|item| quote(planned, item))
        .collect();
    let hash = |text: &DocumentText| hex(&text.sha256());
    crate::file::json::text(&json!({
        "schema": 1,
        "case": planned.name,
        "document": document.map(|it| it.id.as_str()),
        "old": {
            "file": document.map(|it| &*it.file),
            "sha256": planned.old().map(hash),
        },
        "new": {
            "file": planned.found.new.named,
            "sha256": hash(&planned.found.new.text),
            "encoding": planned.found.new.text.encoding,
        },
        "counts": counts,
        "to-decide": planned.plan.asking(),
        "quotes": quotes,
    }))
}

fn quote(planned: &Planned<'_>, item: &Item) -> Value {
    let claim = planned.case.tables().claims.get(item.claim as usize);
    let new = planned.found.new.text.version();
    let old = planned.old().map(|it| it.version());
    let texts = both(planned.case, item, old, new);
    let became = &item.became;
    json!({
        "claim": claim.map(|it| it.id.as_str()),
        "fate": became.fate.word(),
        "sure": became.sure,
        "old": { "start": texts.left.start, "quote": texts.left.words },
        "new": became.now.as_ref().map(|range| stretch(new, range)),
        "there": match became.fate {
            Fate::Lost if !became.near.is_empty() => stretch(new, &became.near),
            _ => Value::Null,
        },
    })
}

fn stretch(version: Version<'_>, range: &Range<usize>) -> Value {
    let point = |byte| version.points.code_point_of(version.text, byte);
    json!({
        "start": point(range.start),
        "end": point(range.end),
        "quote": version.text.get(range.clone()),
    })
}
