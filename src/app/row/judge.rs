//! How two claims of a row relate: which two, what the difference is about, and that nobody has judged them.

use super::facets::{Facets, Pressed};
use super::scope;
use crate::annotate::{Judgement, relate, unrelate};
use crate::app::keys::Key;
use crate::app::state::Mode;
use crate::app::{Effect, State};
use crate::case::{Id, Kind, Relation};
use crate::compare::Side;

/// The two claims a judgement is on: the one marked claim of this row and the one under the cursor; else those that the
/// sides remember.
pub(super) fn pair(state: &State) -> Result<[u32; 2], &'static str> {
    let compare = &state.compare;
    if let Some(here) = compare.claim() {
        let row = compare.cursor.row;
        let cells = Side::ALL.map(|side| compare.claims(row, side));
        let all = cells.into_iter().flatten().copied();
        let mut marked: Vec<u32> = all
            .filter(|at| *at != here && state.marks.has(&state.matter.case, *at))
            .collect();
        marked.sort_unstable();
        marked.dedup();
        match marked.as_slice() {
            [] => {}
            [one] => return Ok([(*one).min(here), (*one).max(here)]),
            _ => return Err("a finding is on two claims; more than one other is marked here"),
        }
    }
    let both = (
        compare.remembered(Side::Left),
        compare.remembered(Side::Right),
    );
    match both {
        (Some(left), Some(right)) => Ok([left, right]),
        _ => Err("the other side has no claim here; ;; marks one to be judged with another"),
    }
}

fn ids(state: &State, pair: [u32; 2]) -> Option<[Id; 2]> {
    let claims = &state.matter.case.tables().claims;
    let id = |at: u32| claims.get(at as usize).map(|it| it.id.clone());
    Some([id(pair[0])?, id(pair[1])?])
}

/// Opens the menu of facets for a judgement on the pair.
pub(super) fn begin(state: &mut State, relation: Relation) {
    let pair = match pair(state) {
        Ok(pair) => pair,
        Err(why) => return state.warn(why),
    };
    // What cannot be judged is refused before anything is chosen.
    let tried = Judgement {
        relation,
        facets: None,
    };
    let case = &state.matter.case;
    let there = case.finding(pair[0], pair[1]);
    // What a difference was about is not what the two agree in.
    let kept = there.filter(|it| relation != Relation::Agree || it.relation == relation);
    let chosen = kept.map(|it| it.facets.clone()).unwrap_or_default();
    if there.is_none()
        && let Err(why) = relate(
            case,
            pair[0],
            pair[1],
            &tried,
            crate::annotate::Signed::default(),
        )
    {
        return state.warn(why.to_string());
    }
    if let Some(pair) = ids(state, pair) {
        let facets = Facets {
            pair,
            relation,
            chosen,
        };
        state.mode = Mode::Facets(Box::new(facets));
    }
}

/// Takes a key into the menu; at its end the judgement is one step.
pub(in crate::app) fn facet_key(
    state: &mut State,
    mut facets: Box<Facets>,
    key: Key,
) -> Vec<Effect> {
    match facets.key(key) {
        Pressed::Open => state.mode = Mode::Facets(facets),
        Pressed::Left => state.tell("nothing is changed"),
        Pressed::Done => return judged(state, &facets),
    }
    Vec::new()
}

fn judged(state: &mut State, facets: &Facets) -> Vec<Effect> {
    let case = &state.matter.case;
    let [Some(one), Some(other)] = facets.pair.each_ref().map(|id| case.place(Kind::Claim, id))
    else {
        state.warn("one of the two claims is gone");
        return Vec::new();
    };
    let judgement = Judgement {
        relation: facets.relation,
        facets: Some(facets.chosen.clone()),
    };
    let effects = state
        .decide_signed(|state, signed| relate(&state.matter.case, one, other, &judgement, signed));
    if !effects.is_empty() {
        scope::question(state, [one, other]);
    }
    effects
}

/// Takes the judgement on the pair away.
pub(super) fn end(state: &mut State) -> Vec<Effect> {
    match pair(state) {
        Ok([one, other]) => state.decide(unrelate(&state.matter.case, one, other)),
        Err(why) => {
            state.warn(why);
            Vec::new()
        }
    }
}
