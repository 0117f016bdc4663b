//! Whose accounts the panes show: the list of them, and the keys that change one.

use crate::app::State;
use crate::app::action::Action;
use crate::app::choose::{Chooser, Item, Outcome};
use crate::compare::{Pane, Side, panes};

/// The list of whoever can have the pane of this side.
pub(super) fn panes_list(state: &State) -> Chooser {
    let side = state.compare.cursor.side;
    let tables = state.matter.case.tables();
    let count = |id| {
        tables
            .claims
            .iter()
            .filter(|claim| claim.source == id)
            .count()
    };
    let source = |it: &crate::case::Source| Item {
        name: it.called(state.config.aliases).to_owned(),
        help: [
            it.role.as_deref(),
            it.occasion.as_deref(),
            it.told.as_ref().map(crate::case::Edtf::as_str),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", "),
        edge: match count(it.id.clone()) {
            1 => "1 claim".into(),
            many => format!("{many} claims"),
        },
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
