//! What is decided on the suggestion that is asked, or on all that are alike.

use super::{Item, alike};
use crate::annotate::{self, Record, Signed};
use crate::app::action::Action;
use crate::app::{Effect, Showing, State, read, sheet};
use crate::case::{Case, Id, Kind, Word as _};
use crate::suggest::drafted::title;
use crate::suggest::{Suggestion, What};

/// Does an action on the suggestion that is asked.
pub(super) fn perform(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(item) = state.review.item().cloned() else {
        state.tell("nothing is left to be decided");
        return Vec::new();
    };
    match action {
        Action::AcceptSuggestion => accept(state, &[item]),
        Action::RejectSuggestion => reject(state, &[item]),
        Action::AcceptAlike => {
            let alike = alike(state, &item);
            accept(state, &alike)
        }
        Action::RejectAlike if item.kind() == Kind::Source.spelling() => {
            state.warn("a source goes with all that it says: x rejects this one");
            Vec::new()
        }
        Action::RejectAlike => {
            let alike = alike(state, &item);
            reject(state, &alike)
        }
        Action::OwnEvent => own_event(state, &item),
        Action::ChangeSuggestion => {
            change(state, &item);
            Vec::new()
        }
        Action::SuggestionWords => {
            words(state, &item);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The records among some suggestions.
fn records(case: &Case, items: &[Item]) -> Vec<Record> {
    let of = |item: &Item| match item {
        Item::Stored(kind, key) => Some((*kind, case.find(*kind, key)?)),
        Item::Proposed(_) => None,
    };
    items.iter().filter_map(of).collect()
}

fn proposals(items: &[Item]) -> Vec<&Suggestion> {
    fn of(item: &Item) -> Option<&Suggestion> {
        match item {
            Item::Proposed(it) => Some(it),
            Item::Stored(..) => None,
        }
    }
    items.iter().filter_map(of).collect()
}

fn accept(state: &mut State, items: &[Item]) -> Vec<Effect> {
    let proposals = proposals(items);
    match proposals.as_slice() {
        [] => {
            let records = records(&state.matter.case, items);
            state.decide_signed(|state, signed| {
                annotate::accept(&state.matter.case, &records, signed)
            })
        }
        [one] => {
            let (what, id) = (one.what.clone(), state.new_id(Kind::Event));
            state.decide_signed(|state, signed| {
                annotate::accept_proposal(&state.matter.case, &what, id, signed)
            })
        }
        many => {
            let whats: Vec<What> = many.iter().map(|it| it.what.clone()).collect();
            let ids: Vec<Id> = whats.iter().map(|_| state.new_id(Kind::Event)).collect();
            state.decide_signed(|state, signed| all(&state.matter.case, &whats, &ids, signed))
        }
    }
}

/// Accepts what was worked out one after the other, as one step.
fn all(case: &Case, whats: &[What], ids: &[Id], signed: Signed<'_>) -> annotate::Decided {
    let mut tried = case.clone();
    let mut edits = Vec::new();
    for (what, id) in whats.iter().zip(ids) {
        // What does not fit any more after those before it is left for the reader to see.
        let decision = annotate::accept_proposal(&tried, what, id.clone(), signed);
        let Ok(decision) = decision else { continue };
        if tried.apply(decision.edit.clone()).is_ok() {
            edits.push(decision.edit);
        }
    }
    if edits.is_empty() {
        return Err(annotate::Cannot(
            "none of these fits the case any more".into(),
        ));
    }
    Ok(annotate::Decision {
        name: format!("accepted: {} suggestions", edits.len()),
        edit: crate::case::Edit::All(edits),
    })
}

fn reject(state: &mut State, items: &[Item]) -> Vec<Effect> {
    let proposals = proposals(items);
    if proposals.is_empty() {
        let records = records(&state.matter.case, items);
        return state
            .decide_signed(|state, signed| annotate::reject(&state.matter.case, &records, signed));
    }
    let whats: Vec<What> = proposals.iter().map(|it| it.what.clone()).collect();
    state.decide_signed(|state, signed| {
        let whats: Vec<&What> = whats.iter().collect();
        Ok(annotate::reject_proposals(
            &state.matter.case,
            &whats,
            signed,
        ))
    })
}

/// Whether an action can mean anything for the suggestion that is asked: another counterpart needs one, and only what was
/// joined can be of an event of its own.
#[must_use]
pub fn means(state: &State, action: Action) -> bool {
    let Some(item) = state.review.item() else {
        return true;
    };
    match action {
        Action::Counterpart => !counterparts(state, item).is_empty(),
        Action::OwnEvent => is_joined(&state.matter.case, item),
        _ => true,
    }
}

/// The claims that are offered as counterparts of the suggestion that is asked, the likeliest first, each with its
/// probability.
#[must_use]
pub fn counterparts(state: &State, item: &Item) -> Vec<(Id, f64)> {
    let case = &state.matter.case;
    let Some(one) = item.claims(case).first().copied() else {
        return Vec::new();
    };
    let but = match item {
        Item::Stored(Kind::Claim, _) => None,
        Item::Proposed(it) => match &it.what {
            What::Align { claims: [_, other] } => Some(other),
            _ => return Vec::new(),
        },
        Item::Stored(..) => return Vec::new(),
    };
    let event = case.claim(one).and_then(|it| it.event.as_ref());
    let open = |id: &Id| {
        let other = case.claim(id);
        Some(id) != but && other.is_some_and(|it| it.event.is_none() || it.event.as_ref() != event)
    };
    let ranked = state.review.counterparts(one).iter();
    ranked.filter(|(id, _)| open(id)).cloned().collect()
}

/// Another counterpart than the one that was suggested, by its number from 0.
pub(in crate::app) fn choose(state: &mut State, number: usize) -> Vec<Effect> {
    let Some(item) = state.review.item().cloned() else {
        state.tell("nothing is left to be decided");
        return Vec::new();
    };
    let offered = counterparts(state, &item);
    let case = &state.matter.case;
    let claims = item.claims(case);
    let one = claims.first().and_then(|id| case.place(Kind::Claim, id));
    let other = offered
        .get(number)
        .and_then(|(id, _)| case.place(Kind::Claim, id));
    let (Some(one), Some(other)) = (one, other) else {
        state.tell(match offered.len() {
            0 => "no other counterpart is known".to_owned(),
            many => format!("{many} counterparts are known"),
        });
        return Vec::new();
    };
    let instead = match claims.as_slice() {
        [one, two] => Some([(*one).clone(), (*two).clone()]),
        _ => None,
    };
    let id = state.new_id(Kind::Event);
    state.decide_signed(|state, signed| {
        let case = &state.matter.case;
        match &instead {
            None => annotate::rejoin(case, one, other, id, signed),
            Some(pair) => annotate::align(case, [one, other], id, Some(pair.each_ref()), signed),
        }
    })
}

/// The claim that is asked about is right, but speaks of an event of its own.
fn own_event(state: &mut State, item: &Item) -> Vec<Effect> {
    let case = &state.matter.case;
    let claim = item
        .claims(case)
        .first()
        .and_then(|id| case.place(Kind::Claim, id));
    let Some(claim) = claim.filter(|_| is_joined(case, item)) else {
        state.tell("this is joined with nothing: y accepts it");
        return Vec::new();
    };
    let words = case
        .tables()
        .claims
        .get(claim as usize)
        .map(|it| title(it.words()));
    let id = state.new_id(Kind::Event);
    state.decide_signed(|state, signed| {
        let title = words.unwrap_or_default();
        annotate::move_to_new(&state.matter.case, claim, id, &title, signed)
    })
}

/// Whether the suggestion is a claim that others were joined with.
#[must_use]
pub fn is_joined(case: &Case, item: &Item) -> bool {
    let Item::Stored(Kind::Claim, key) = item else {
        return false;
    };
    let claim = case
        .find(Kind::Claim, key)
        .and_then(|at| case.tables().claims.get(at));
    let event = claim.and_then(|it| case.place(Kind::Event, it.event.as_ref()?));
    event.is_some_and(|at| case.claims_of(at as usize).len() > 1)
}

/// Opens the card of what is suggested; what stands in no card yet is shown where it can be changed.
fn change(state: &mut State, item: &Item) {
    let case = &state.matter.case;
    match item {
        Item::Stored(kind, key) => {
            if let Some(at) = case.find(*kind, key) {
                sheet::open_card(state, *kind, at);
            }
        }
        Item::Proposed(it) => match &it.what {
            What::Source { sources: [one, _] } => {
                if let Some(at) = case.place(Kind::Source, one) {
                    sheet::open_card(state, Kind::Source, at as usize);
                }
            }
            What::Silence { event, .. } => {
                let event = event.clone();
                if state.compare.go_to_event(&state.matter, &event) {
                    state.showing = Showing::Compare;
                }
            }
            What::Align { claims: [one, _] }
            | What::Finding {
                claims: [one, _], ..
            } => {
                if let Some(at) = case.place(Kind::Claim, one)
                    && state.compare.go_to_claim(&state.matter, at)
                {
                    state.showing = Showing::Compare;
                    state.tell("r judges the pair, m moves the claim, gv goes back");
                } else {
                    state.tell("neither pane shows it; x in Compare chooses others");
                }
            }
        },
    }
}

/// Shows the words in the document.
fn words(state: &mut State, item: &Item) {
    let case = &state.matter.case;
    let claim = item
        .claims(case)
        .first()
        .and_then(|id| case.place(Kind::Claim, id));
    match claim {
        Some(claim) => {
            read::go_to_claim(state, claim);
            state.showing = Showing::Read;
        }
        None => state.tell("this has no words in a document"),
    }
}
