//! Two claims of one source become one; where their findings differ the reader says which stays.

use super::claiming::{Stretch, words};
use super::on_claim::{place, stay};
use crate::annotate::{self, Cannot, Differ};
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::glyphs::sign;
use crate::app::layout::voice;
use crate::app::state::Mode;
use crate::app::{Effect, State};
use crate::case::{Id, Kind, Word as _};

/// A merge that is being decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    kept: u32,
    gone: u32,
    /// The third claims for which the finding of the claim that goes is to stay.
    prefer_gone: Vec<Id>,
    /// How many differing findings were asked about.
    asked: usize,
}

/// Merges the claim with the next one of its source in its event and document.
pub(super) fn merge(state: &mut State, claim: u32) -> Vec<Effect> {
    match next(state, claim).and_then(|gone| whole(state, claim, gone).map(|()| gone)) {
        Ok(gone) => go_on(
            state,
            &Merge {
                kept: claim,
                gone,
                prefer_gone: Vec::new(),
                asked: 0,
            },
        ),
        Err(why) => state.decide(Err(why)),
    }
}

/// How many claims in no event are looked at.
const LOOK: usize = 4096;

fn next(state: &State, claim: u32) -> Result<u32, Cannot> {
    let here = place(state, claim)?;
    let tables = state.matter.case.tables();
    let of = |claim: u32| tables.claims.get(claim as usize);
    let one = of(claim).ok_or_else(|| Cannot("there is no claim under the cursor".into()))?;
    let row = one
        .event
        .as_ref()
        .and_then(|id| state.matter.case.place(Kind::Event, id));
    let alike = |other: &u32| {
        *other != claim
            && of(*other).is_some_and(|it| it.source == one.source && it.event == one.event)
    };
    let start = |other: u32| {
        let stretch = place(state, other).ok()?;
        let behind = stretch.document == here.document && stretch.range.start >= here.range.start;
        behind.then_some((stretch.range.start, other))
    };
    let found = if let Some(row) = row {
        let inside = state.matter.case.claims_of(row as usize).iter().copied();
        inside.filter(alike).filter_map(start).min()
    } else {
        let printed = state.matter.printed.get(here.document);
        let places = printed.map_or(&[][..], |it| it.places());
        let from = places.partition_point(|it| it.start < here.range.start);
        let mut rest = places.iter().skip(from).take(LOOK).map(|it| it.claim);
        rest.find(alike).and_then(start)
    };
    let none = "its source has no other claim on this event behind it in the document";
    found
        .map(|(_, other)| other)
        .ok_or_else(|| Cannot(none.into()))
}

/// Whether nobody else's words stand between the two: they would become a part of the quote.
fn whole(state: &State, kept: u32, gone: u32) -> Result<(), Cannot> {
    let (one, two) = (place(state, kept)?, place(state, gone)?);
    let case = &state.matter.case;
    let claims = &case.tables().claims;
    let source = |claim: u32| claims.get(claim as usize).map(|it| &it.source);
    let printed = state.matter.printed.get(one.document);
    let mut between = printed
        .into_iter()
        .flat_map(|it| it.within(one.range.end, two.range.start));
    let other = between.find_map(|it| source(it.claim).filter(|it| Some(*it) != source(kept)));
    match other {
        None => Ok(()),
        Some(id) => Err(Cannot(format!(
            "what {} says stands between the two: one quote cannot hold both",
            voice::name_of(case, id, state.naming())
        ))),
    }
}

/// Asks about the next pair of findings that differ; merges when all are decided.
pub(super) fn go_on(state: &mut State, merge: &Merge) -> Vec<Effect> {
    let case = &state.matter.case;
    let differ = annotate::differing(case, merge.kept, merge.gone);
    if let Some(pair) = differ.get(merge.asked) {
        let list = two_findings(state, merge, pair);
        state.mode = Mode::Choose(Box::new(list));
        return Vec::new();
    }
    let both = place(state, merge.kept).and_then(|one| {
        let two = place(state, merge.gone)?;
        let range = one.range.start.min(two.range.start)..one.range.end.max(two.range.end);
        Ok(Stretch { range, ..one })
    });
    let effects = state.decide_signed(|state, signed| {
        let words = words(state, both.as_ref().map_err(Clone::clone)?)?;
        let case = &state.matter.case;
        let (kept, gone) = (merge.kept, merge.gone);
        annotate::merge_claims(case, kept, gone, Some(words), &merge.prefer_gone, signed)
    });
    if let (Ok(stretch), false) = (both, effects.is_empty()) {
        // The place of what stays, once the other one is gone.
        let stays = merge.kept - u32::from(merge.gone < merge.kept);
        stay(state, &stretch, stays);
    }
    effects
}

/// The two findings on one third claim: which of them stays.
fn two_findings(state: &State, merge: &Merge, pair: &Differ) -> Chooser {
    let tables = state.matter.case.tables();
    let item = |finding: u32, claim: u32, gone: bool| {
        let it = tables.findings.get(finding as usize);
        let said = tables.claims.get(claim as usize);
        let facets = it.map_or(&[][..], |it| &it.facets).iter();
        let facets: Vec<&str> = facets.map(|it| it.spelling()).collect();
        let relation = it.map(|it| it.relation);
        let signs = state.config.signs;
        let mut prefer_gone = merge.prefer_gone.clone();
        prefer_gone.extend(gone.then(|| pair.with.clone()));
        Item {
            name: relation.map_or_else(String::new, |relation| {
                let words = [&[relation.spelling()], facets.as_slice()].concat();
                format!("{} {}", sign(relation, signs), words.join(" "))
            }),
            help: said.map_or_else(String::new, |it| it.words().to_owned()),
            edge: "of".to_owned(),
            outcome: Outcome::Merge(Merge {
                prefer_gone,
                asked: merge.asked + 1,
                ..merge.clone()
            }),
        }
    };
    let items = vec![
        item(pair.kept, merge.kept, false),
        item(pair.gone, merge.gone, true),
    ];
    let with = state.matter.case.claim(&pair.with);
    let with = with.map_or_else(String::new, |it| it.words().to_owned());
    Chooser::new("Two findings: which stays", items).about(with)
}
