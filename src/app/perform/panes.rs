//! Whose accounts the panes show: the list of them, and the keys that change one.

use crate::app::State;
use crate::app::action::Action;
use crate::app::choose::{Chooser, Item, Outcome};
use crate::case::{Id, Tables};
use crate::compare::{Pane, Side, panes};
use std::collections::HashMap;

/// The list of whoever can have the pane of this side.
pub(super) fn panes_list(state: &State) -> Chooser {
    let side = state.compare.cursor.side;
    let tables = state.matter.case.tables();
    let counts = counts(tables);
    let source = |it: &crate::case::Source| Item {
        name: it.called(state.config.aliases).to_owned(),
        help: about(state, it),
        edge: counted(counts.get(&it.id).copied().unwrap_or_default()),
        outcome: Outcome::Pane(side, Pane::Source(it.id.clone())),
    };
    let mut items: Vec<Item> = tables.sources.iter().map(source).collect();
    items.push(Item {
        name: "everyone else".into(),
        help: "all who do not speak in the other pane".into(),
        edge: "*".into(),
        outcome: Outcome::Pane(side, Pane::Everyone),
    });
    let title = match side {
        Side::Left => "The left pane shows",
        Side::Right => "The right pane shows",
    };
    let here = Outcome::Pane(side, state.compare.panes[side].clone());
    Chooser::new(title, items).on(|item| item.outcome == here)
}

/// How many claims each source says itself, and how many more its pane shows: those of sources within its account, and those
/// it passed on.
fn counts(tables: &Tables) -> HashMap<&Id, [usize; 2]> {
    let accounts = tables.sources.iter();
    let accounts: HashMap<&Id, &Id> = accounts
        .filter_map(|it| Some((&it.id, it.account.as_ref()?)))
        .collect();
    let mut counts: HashMap<&Id, [usize; 2]> = HashMap::new();
    for claim in &tables.claims {
        counts.entry(&claim.source).or_default()[0] += 1;
        let steps = claim.chain.iter().map(|step| &step.source);
        let within = accounts.get(&claim.source).copied();
        let mut others: Vec<&Id> = steps.chain(within).collect();
        others.retain(|it| **it != claim.source);
        others.sort_unstable();
        others.dedup();
        for other in others {
            counts.entry(other).or_default()[1] += 1;
        }
    }
    counts
}

fn counted([own, more]: [usize; 2]) -> String {
    let word = if own == 1 { "claim" } else { "claims" };
    match more {
        0 => format!("{own} {word}"),
        more => format!("{own} {word} + {more}"),
    }
}

/// What is to be known of a source, and how the command line asks for it.
fn about(state: &State, source: &crate::case::Source) -> String {
    // An id can hold the name that an alias veils.
    let veiled = state.config.aliases && source.alias.is_some();
    let asked = (!veiled).then(|| format!("--left {}", panes::asked_for(source)));
    let told = source.told.as_ref().map(crate::case::Edtf::as_str);
    let parts = [source.role.as_deref(), source.occasion.as_deref(), told];
    let parts = parts.into_iter().chain([asked.as_deref()]).flatten();
    parts.collect::<Vec<_>>().join(", ")
}

/// Gives a side another pane; whoever the other side shows changes places.
pub(super) fn show(state: &mut State, side: Side, pane: Pane) {
    let mut panes = state.compare.panes.clone();
    if panes[side.other()] == pane {
        panes[side.other()] = panes[side].clone();
    }
    panes[side] = pane;
    state.compare.show(&state.matter, panes);
}

/// Does an action that changes a pane.
pub(super) fn change_panes(state: &mut State, action: Action) {
    let case = &state.matter.case;
    let now = &state.compare.panes;
    let side = state.compare.cursor.side;
    let panes = match action {
        Action::NextSource => panes::cycle(case, now, side, true),
        Action::PreviousSource => panes::cycle(case, now, side, false),
        Action::SwapSides => now.clone().swap(),
        Action::FollowSource => {
            let followed = state
                .compare
                .claim()
                .and_then(|claim| panes::follow(case, now, side, claim));
            let Some(panes) = followed else {
                state.tell("this claim's source has the pane already");
                return;
            };
            panes
        }
        _ => return,
    };
    state.compare.show(&state.matter, panes);
}
