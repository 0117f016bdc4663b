//! What lies over a screen: a record's card, the chain of a claim. The last one opened is on top.

pub mod card;
pub mod chain;

use super::action::{Action, Place};
use super::{Effect, State, rebase};
use crate::case::Kind;
use card::Card;
use chain::Chain;

/// Something that lies over a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sheet {
    /// Every field of a record.
    Card(Card),
    /// Who passed a claim on.
    Chain(Chain),
    /// The quotes of a document that gets a new version.
    Versions,
}

impl Sheet {
    /// Where a reader is on it.
    #[must_use]
    pub fn place(&self) -> Place {
        match self {
            Self::Card(_) => Place::Card,
            Self::Chain(_) => Place::Chain,
            Self::Versions => Place::Versions,
        }
    }

    /// Whether both are of one record.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Card(one), Self::Card(two)) => (one.kind, &one.key) == (two.kind, &two.key),
            (Self::Chain(one), Self::Chain(two)) => one.claim == two.claim,
            (one, two) => one == two,
        }
    }
}

/// Does what an action does on or to what lies over the screen; `None` when it is none of these.
pub(super) fn perform(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::GoCompare
        | Action::GoRead
        | Action::GoReview
        | Action::Suggest
        | Action::NextMatch
        | Action::PreviousMatch => {
            state.sheets.clear();
            None
        }
        _ => match action.entry().place {
            // Its letter is still to come.
            Place::Card if action.takes_letter() => None,
            Place::Card => Some(card::perform(state, action)),
            Place::Chain => Some(chain::perform(state, action)),
            Place::Versions => Some(rebase::perform(state, action)),
            _ => card::opens(state, action).then(Vec::new),
        },
    }
}

/// Takes the sheet on top away; whether there was one.
pub(super) fn leave(state: &mut State) -> bool {
    state.sheets.pop().is_some()
}

/// Takes away what is of a record that is no more, and keeps the cursors within what is.
pub(super) fn prune(state: &mut State) {
    let mut sheets = std::mem::take(&mut state.sheets);
    sheets.retain_mut(|sheet| match sheet {
        Sheet::Card(card) => card.stands(state),
        Sheet::Chain(chain) => chain.stands(state),
        Sheet::Versions => state.rebase.is_some(),
    });
    state.sheets = sheets;
}

/// Moves the cursor of the sheet on top by so many lines.
pub(super) fn step(state: &mut State, by: isize) {
    let moved = |at: usize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
    match state.sheets.last().cloned() {
        Some(Sheet::Card(mut card)) => {
            card.row = moved(card.row, card.rows(state).len());
            put(state, Sheet::Card(card));
        }
        Some(Sheet::Chain(mut chain)) => {
            chain.step = moved(chain.step, chain.steps(state).len());
            put(state, Sheet::Chain(chain));
        }
        Some(Sheet::Versions) => rebase::step(state, by),
        None => {}
    }
}

/// The sheet on top is that now.
fn put(state: &mut State, sheet: Sheet) {
    if let Some(top) = state.sheets.last_mut() {
        *top = sheet;
    }
}

/// Lays a sheet on top; one of the same record that is open already comes up as it is, not a second time.
fn lay(state: &mut State, sheet: Sheet) {
    let open = state.sheets.iter().position(|it| it.is_same(&sheet));
    let sheet = open.map_or(sheet, |at| state.sheets.remove(at));
    state.sheets.push(sheet);
}

/// The claim under the cursor; none is told.
fn claim(state: &mut State) -> Option<u32> {
    let claim = super::perform::claim(state);
    if claim.is_none() {
        state.tell("there is no claim under the cursor");
    }
    claim
}

/// Opens the card of the record of a kind at a place.
pub fn open_card(state: &mut State, kind: Kind, at: usize) {
    if at < state.matter.case.count(kind) {
        let card = Card::new(state, kind, at);
        lay(state, Sheet::Card(card));
    }
}
