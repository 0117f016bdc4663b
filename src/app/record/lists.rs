//! What a field's value is chosen from: the words of a closed list, or the records of a kind.

use super::{Spot, outcome, shown};
use crate::annotate;
use crate::app::State;
use crate::app::choose::{Chooser, Item, Outcome};
use crate::case::{Case, Field, Id, Kind, Value, Vocabulary};
use std::borrow::Cow;

/// The words of a closed list, each with its help; the one the field holds is under the cursor.
pub(super) fn words(state: &State, spot: Spot, list: &'static Vocabulary) -> Chooser {
    let case = &state.matter.case;
    let held = spot.value(case);
    let mut has_default = spot.spec().is_some_and(|spec| spec.required);
    let mut items = Vec::new();
    for (word, help) in list.words {
        let value = Value::text(word);
        let usual = annotate::is_default(case, spot.kind, spot.at, spot.field, &value);
        has_default |= usual;
        let value = (!usual).then_some(value);
        items.push(Item {
            name: (*word).to_owned(),
            help: (*help).to_owned(),
            edge: now(value == held),
            outcome: outcome(spot, value),
        });
    }
    if !has_default {
        items.push(none(spot, "it is not said", held.is_none()));
    }
    on_held(Chooser::new(title(spot), items), spot, held)
}

/// The words of a closed list of which a field may hold several: each is put in or taken out by itself.
pub(super) fn several(state: &State, spot: Spot, list: &'static Vocabulary) -> Chooser {
    let held = texts(spot.value(&state.matter.case));
    let item = |(word, help): &(&str, &str)| Item {
        name: (*word).to_owned(),
        help: (*help).to_owned(),
        edge: now(held.iter().any(|it| **it == **word)),
        outcome: Outcome::Toggle(spot, (*word).into()),
    };
    let items = list.words.iter().map(item).collect();
    Chooser::new(title(spot), items).about("Enter puts it in or takes it out; Esc leaves".into())
}

/// The field's value with a word put in or taken out; and the list as it is then.
pub(super) fn toggled(state: &State, spot: Spot, word: &str) -> (Option<Value>, Option<Chooser>) {
    let Some(crate::case::Shape::Words(list)) = spot.spec().map(|spec| spec.shape) else {
        return (None, None);
    };
    let held = texts(spot.value(&state.matter.case));
    let mut kept = held.clone();
    kept.retain(|it| **it != *word);
    if kept.len() == held.len() {
        kept.push(word.into());
    }
    let mut chooser = several(state, spot, list);
    for item in chooser.items_mut() {
        item.edge = now(kept.iter().any(|it| **it == *item.name));
    }
    let chooser = chooser.on(|item| item.name == word);
    let value = (!kept.is_empty()).then_some(Value::Texts(kept));
    (value, Some(chooser))
}

fn texts(value: Option<Value>) -> Vec<Box<str>> {
    match value {
        Some(Value::Texts(texts)) => texts,
        _ => Vec::new(),
    }
}

/// The records of a kind, the one the field names under the cursor; an event or a source of a claim may be a new one.
pub(super) fn records(state: &State, spot: Spot, kind: Kind) -> Chooser {
    let case = &state.matter.case;
    let held = spot.value(case);
    let places = candidates(case, spot, kind);
    let item = |at: usize| {
        let value = case.tables().key(kind, at);
        let crate::case::Key::One(id) = value else {
            return None;
        };
        Some(record(
            state,
            kind,
            at,
            held.as_ref() == Some(&Value::Id(id.clone())),
            outcome(spot, Some(Value::Id(id))),
        ))
    };
    let mut items: Vec<Item> = places.into_iter().filter_map(item).collect();
    if spot.spec().is_some_and(|spec| !spec.required) {
        items.push(none(spot, nothing(spot.field), held.is_none()));
    }
    let chooser = on_held(Chooser::new(title(spot), items), spot, held);
    match (spot.kind, spot.field) {
        (Kind::Claim, Field::Event) => {
            chooser.offering("new event: ", Outcome::SetNew(spot, String::new()))
        }
        (Kind::Claim, Field::Source) => {
            chooser.offering("new source: ", Outcome::SetNew(spot, String::new()))
        }
        _ => chooser,
    }
}

/// The sources that can pass a claim on, for a step of its chain; or a new one.
pub(in crate::app) fn sources_for_step(
    state: &State,
    claim: &Id,
    outcome: impl Fn(u32) -> Outcome,
    new: Option<Outcome>,
) -> Chooser {
    let case = &state.matter.case;
    let says = case.claim(claim).map(|it| &it.source);
    let sources = (0u32..).zip(&case.tables().sources);
    let items = sources
        .filter(|(_, it)| Some(&it.id) != says)
        .map(|(at, _)| record(state, Kind::Source, at as usize, false, outcome(at)));
    let list = Chooser::new("Passed on by", items.collect());
    let before = passed_before(state, claim).map(outcome);
    let list = list.on(|item| Some(&item.outcome) == before.as_ref());
    match new {
        Some(new) => list.offering("new source: ", new),
        None => list,
    }
}

/// Who most likely passes a claim on, by place: who passes on the claim before it in the document, nearest the document; where
/// that has no chain, who says it.
fn passed_before(state: &State, claim: &Id) -> Option<u32> {
    let case = &state.matter.case;
    let at = case.place(Kind::Claim, claim)?;
    let says = &case.claim(claim)?.source;
    let start = state.matter.anchor(at)?.range.as_ref()?.start;
    let printed = state.matter.printed.get(state.matter.document_of(at)?)?;
    let before = printed.before(start)?.claim;
    let before = case.tables().claims.get(before as usize)?;
    let step = before.chain.first().map(|step| &step.source);
    let who = step.unwrap_or(&before.source);
    let passes = |step: &crate::case::Step| step.source == *who;
    let twice = who == says || case.claim(claim)?.chain.iter().any(passes);
    case.place(Kind::Source, who).filter(|_| !twice)
}

/// The places of the records a field can name. A claim copies one of its own event; where it is in none, any other.
fn candidates(case: &Case, spot: Spot, kind: Kind) -> Vec<usize> {
    let all = 0..case.count(kind);
    match kind {
        Kind::Claim => {
            let claim = case.tables().claims.get(spot.at);
            let event = claim.and_then(|it| case.place(Kind::Event, it.event.as_ref()?));
            let inside = event.map(|at| case.claims_of(at as usize));
            let inside = inside.map(|claims| claims.iter().map(|at| *at as usize).collect());
            let mut claims: Vec<usize> = inside.unwrap_or_else(|| all.collect());
            claims.retain(|at| *at != spot.at);
            claims
        }
        Kind::Source => all
            .filter(|at| spot.kind != Kind::Source || *at != spot.at)
            .collect(),
        _ => all.collect(),
    }
}

/// A record as an item of a list.
pub(in crate::app) fn record(
    state: &State,
    kind: Kind,
    at: usize,
    held: bool,
    outcome: Outcome,
) -> Item {
    Item {
        name: shown::title(state, kind, at),
        help: shown::about(state, kind, at),
        edge: now(held),
        outcome,
    }
}

fn on_held(chooser: Chooser, spot: Spot, held: Option<Value>) -> Chooser {
    let here = outcome(spot, held);
    chooser.on(|item| item.outcome == here)
}

fn none(spot: Spot, help: &str, held: bool) -> Item {
    Item {
        name: "none".into(),
        help: help.into(),
        edge: now(held),
        outcome: outcome(spot, None),
    }
}

fn nothing(field: Field) -> &'static str {
    match field {
        Field::Event => "it is in no event: not aligned",
        Field::Account => "it has a pane of its own only",
        Field::DerivesFrom => "it copies no other claim",
        _ => "not set",
    }
}

fn now(held: bool) -> String {
    if held { "now".into() } else { String::new() }
}

/// What the list is, by the field it is for.
fn title(spot: Spot) -> Cow<'static, str> {
    match (spot.kind, spot.field) {
        (Kind::Claim, Field::Event) => "Event of the claim".into(),
        (Kind::Claim, Field::Source) => "Who says it".into(),
        (Kind::Source, Field::Account) => "Shown within the account of".into(),
        (Kind::Finding, Field::State) => "What became of the finding".into(),
        (kind, field) => format!("{field} of the {kind}").into(),
    }
}
