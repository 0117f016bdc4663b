//! Panes: whose account each side shows, by which name a reader asks for it, and which claims that makes.

mod members;
mod naming;
#[cfg(test)]
mod tests;

pub(in crate::compare) use members::answers_for;
pub use members::{Membership, Speaker, Wanted, members};
pub use naming::{PaneError, asked_for, choose, parse};

use super::sides::{Side, Sides};
use crate::case::{Case, Id, Kind};

/// Whose account a pane shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Pane {
    /// A source's account: its claims, those of sources whose `account` it is, those it passed on.
    Source(Id),
    /// Everyone whose claims the other pane does not show; spelled `*`.
    Everyone,
}

impl Pane {
    /// What to call the pane: the source's name.
    #[must_use]
    pub fn name<'a>(&'a self, case: &'a Case) -> &'a str {
        match self {
            Self::Everyone => "Everyone else",
            Self::Source(id) => case.source(id).map_or(id.as_str(), |source| &source.name),
        }
    }

    /// The pane's source, if it shows one.
    #[must_use]
    pub fn source(&self) -> Option<&Id> {
        match self {
            Self::Source(id) => Some(id),
            Self::Everyone => None,
        }
    }
}

impl std::fmt::Display for Pane {
    /// As [`parse`] reads it: the source's id, or `*`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.source().map_or("*", Id::as_str))
    }
}

/// The panes a case opens with: its first two sources without `account`; with one source alone, everyone else beside it.
#[must_use]
pub fn defaults(case: &Case) -> Sides<Pane> {
    let left = first_but(case, None);
    let right = first_but(case, Some(&left));
    Sides { left, right }
}

/// The first source that stands for an account of its own and is not in the other pane; everyone else when there is none.
fn first_but(case: &Case, other: Option<&Pane>) -> Pane {
    let sources = case.tables().sources.iter();
    sources
        .filter(|source| source.account.is_none())
        .map(|source| Pane::Source(source.id.clone()))
        .find(|pane| Some(pane) != other)
        .unwrap_or(Pane::Everyone)
}

/// The panes with the side's source replaced by the next one of the file (`forward`) or the one before, everyone else
/// after the last; the pane across is skipped.
#[must_use]
pub fn cycle(case: &Case, panes: &Sides<Pane>, side: Side, forward: bool) -> Sides<Pane> {
    let sources = &case.tables().sources;
    let around = sources.len() + 1;
    let here = panes[side]
        .source()
        .and_then(|id| case.place(Kind::Source, id))
        .map_or(sources.len(), |at| at as usize);
    let step = if forward { 1 } else { around - 1 };
    let pane = |at: usize| {
        let source = sources.get(at % around);
        source.map_or(Pane::Everyone, |source| Pane::Source(source.id.clone()))
    };
    let next = (1..around)
        .map(|steps| pane(here + steps * step))
        .find(|pane| *pane != panes[side.other()]);
    let mut panes = panes.clone();
    if let Some(next) = next {
        panes[side] = next;
    }
    panes
}

/// The panes with the side given to the source of one of its claims (by place): a source that is shown within another's
/// account gets a pane of its own. `None` when it stands in a pane already.
#[must_use]
pub fn follow(case: &Case, panes: &Sides<Pane>, side: Side, claim: u32) -> Option<Sides<Pane>> {
    let claim = case.tables().claims.get(claim as usize)?;
    let own = Pane::Source(case.source(&claim.source)?.id.clone());
    if panes.iter().any(|(_, pane)| *pane == own) {
        return None;
    }
    let mut panes = panes.clone();
    panes[side] = own;
    Some(panes)
}
