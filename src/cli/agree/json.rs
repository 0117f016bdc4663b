//! The agreement of two annotators as JSON: the same numbers with the same denominators; what is undefined is null.

use super::Compared;
use crate::case::Word as _;
use crate::compare::agree::{Coded, Difference, f_measure};
use crate::compare::sides::{Side, Sides};
use serde_json::{Value, json};

/// The JSON, harmless to show.
pub(super) fn text(compared: &Compared<'_>) -> String {
    let found = compared.found;
    let annotator = |side: Side| {
        json!({
            "case": compared.checked[side].name,
            "claims": found.claims[side],
            "placed": found.placed[side],
        })
    };
    let relations = &found.relations;
    let differences: Vec<Value> = found
        .differences
        .iter()
        .map(|it| difference(compared, it))
        .collect();
    crate::file::json::text(&json!({
        "schema": 1,
        "a": annotator(Side::Left),
        "b": annotator(Side::Right),
        "words": words(compared),
        "source": coded(&found.source),
        "event": {
            "same": found.events.same,
            "of": found.pairs.len(),
            "matched-events": found.events.matched.len(),
            "events": sides(&found.events.held),
            "pairs-of-claims": coded(&found.events.together),
        },
        "relation": {
            "both": coded(&relations.coded),
            "only": sides(&relations.only),
            "not-compared": sides(&relations.apart),
        },
        "differences": differences,
    }))
}

fn sides(two: &Sides<usize>) -> Value {
    json!({ "a": two.left, "b": two.right })
}

fn coded(coded: &Coded) -> Value {
    json!({
        "same": coded.agreed(),
        "of": coded.units(),
        "kappa": coded.kappa(),
        "alpha": coded.alpha(),
    })
}

fn words(compared: &Compared<'_>) -> Value {
    let found = compared.found;
    let (left, right) = (found.placed.left, found.placed.right);
    let (pairs, exact) = (found.pairs.len(), found.exact());
    let cover = &found.cover;
    json!({
        "paired": pairs,
        "exact": exact,
        "overlapping": pairs - exact,
        "only": sides(&Sides::from_fn(|side| found.only(side))),
        "f-paired": f_measure(pairs, left, right),
        "f-exact": f_measure(exact, left, right),
        "code-points": {
            "both": cover.both,
            "only": sides(&cover.only),
            "of": cover.length,
            "f": cover.f(),
            "shared-of-a": cover.shared(Side::Left),
            "shared-of-b": cover.shared(Side::Right),
            "claimed-or-not": coded(&cover.coded()),
        },
        "unitizing": {
            "units": sides(&found.unitizing.units),
            "alpha-u": found.unitizing.alpha(),
        },
    })
}

/// The file of a claim's document, and where in it the claim's words start, in code points.
pub(super) fn place(compared: &Compared<'_>, side: Side, claim: u32) -> (String, usize) {
    let one = &compared.two[side];
    let start = one
        .places
        .get(claim as usize)
        .and_then(|it| Some(it.as_ref()?.start));
    let start = start.unwrap_or_default();
    let claims = &one.case.tables().claims;
    let document = claims
        .get(claim as usize)
        .and_then(|it| it.document.as_ref());
    let at = document.and_then(|id| one.case.place(crate::case::Kind::Document, id));
    let at = at.map_or(usize::MAX, |at| at as usize);
    let file = one
        .case
        .tables()
        .documents
        .get(at)
        .map_or("", |it| &it.file);
    let before = compared.common.starts[side]
        .get(at)
        .copied()
        .unwrap_or_default();
    (file.to_owned(), start.saturating_sub(before))
}

fn claim(compared: &Compared<'_>, side: Side, claim: u32) -> Value {
    let tables = compared.two[side].case.tables();
    let it = tables.claims.get(claim as usize);
    let (file, start) = place(compared, side, claim);
    json!({
        "id": it.map(|it| it.id.as_str()),
        "source": it.map(|it| it.source.as_str()),
        "event": it.and_then(|it| it.event.as_ref()).map(crate::case::Id::as_str),
        "file": file,
        "start": start,
        "quote": it.and_then(|it| it.quote.as_deref()),
    })
}

fn difference(compared: &Compared<'_>, difference: &Difference) -> Value {
    let both = |kind: &str, claims: Sides<u32>| {
        json!({
            "kind": kind,
            "a": claim(compared, Side::Left, claims.left),
            "b": claim(compared, Side::Right, claims.right),
        })
    };
    match difference {
        Difference::Only(Side::Left, one) => {
            json!({ "kind": "only", "a": claim(compared, Side::Left, *one) })
        }
        Difference::Only(Side::Right, one) => {
            json!({ "kind": "only", "b": claim(compared, Side::Right, *one) })
        }
        Difference::Words(pair) => both("words", pair.claims),
        Difference::Source(pair) => both("source", pair.claims),
        Difference::Event(pair, _) => both("event", pair.claims),
        Difference::Relation(pairs, said) => {
            let side = |side: Side| {
                json!({
                    "relation": said[side].map(crate::case::Relation::spelling),
                    "claims": pairs.each_ref().map(|pair| claim(compared, side, pair.claim(side))),
                })
            };
            json!({ "kind": "relation", "a": side(Side::Left), "b": side(Side::Right) })
        }
    }
}
