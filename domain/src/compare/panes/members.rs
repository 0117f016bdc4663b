//! Which claims stand in which pane, and who speaks in neither.

use super::Pane;
use crate::case::{Case, Claim, Kind};
use crate::compare::sides::{Side, Sides};
use crate::compare::speakers::Names;

/// Whether what is only suggested is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Everything is.
    All,
    /// Only what a person decided.
    Decided,
}

impl Wanted {
    /// Whether a record is wanted that is suggested or not.
    #[must_use]
    pub fn takes(self, suggested: bool) -> bool {
        self == Self::All || !suggested
    }
}

/// Which claims either pane shows, and who speaks where.
#[derive(Debug, Clone)]
pub struct Membership {
    /// By claim.
    shown: Vec<Sides<bool>>,
    /// Who speaks in either pane, in file order.
    pub speakers: Sides<Vec<Speaker>>,
    /// Who else speaks: the sources with claims that neither pane shows, in file order.
    pub elsewhere: Vec<Speaker>,
}

/// One source with some of its claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// The source's place.
    pub source: u32,
    /// How many of its claims are meant.
    pub claims: u32,
}

impl Membership {
    /// In which panes the claim at a place stands.
    #[must_use]
    pub fn side_of(&self, claim: u32) -> Sides<bool> {
        self.shown.get(claim as usize).copied().unwrap_or_default()
    }

    /// How many claims either pane shows.
    #[must_use]
    pub fn claims(&self) -> Sides<u32> {
        self.speakers
            .as_ref()
            .map(|speakers| speakers.iter().map(|it| it.claims).sum())
    }
}

/// Which claims stand in which pane. A pane shows its source's claims and those of sources within its account (unless
/// they have the other pane to themselves), and those its source passed on, unless they stand in the other pane by their
/// own source or its account. Everyone is who is not shown across.
#[must_use]
pub fn members(case: &Case, panes: &Sides<Pane>, wanted: Wanted) -> Membership {
    let own = own_sides(case, panes);
    let mut names = Names::new(case, Kind::Source);
    let mut counted = Counted::new(case.tables().sources.len());
    let shown = case.tables().claims.iter().map(|claim| {
        let source = names.place(&claim.source);
        let own = source.and_then(|at| own.get(at as usize).copied());
        if !wanted.takes(claim.suggested) {
            return Sides::default();
        }
        let shown = sides_of(claim, own.unwrap_or_default(), panes);
        counted.add(source, shown);
        shown
    });
    let shown = shown.collect();
    Membership {
        shown,
        speakers: counted.shown.map(|counts| listed(&counts)),
        elsewhere: listed(&counted.elsewhere),
    }
}

/// In which panes each source speaks for itself or within the account shown there, by source.
fn own_sides(case: &Case, panes: &Sides<Pane>) -> Vec<Sides<bool>> {
    let sources = case.tables().sources.iter();
    let own = sources.map(|source| {
        let stands = panes.as_ref().map(|pane| pane.source() == Some(&source.id));
        let within = panes
            .as_ref()
            .map(|pane| source.account.is_some() && pane.source() == source.account.as_ref());
        Sides::from_fn(|side| stands[side] || (within[side] && !stands[side.other()]))
    });
    own.collect()
}

fn sides_of(claim: &Claim, own: Sides<bool>, panes: &Sides<Pane>) -> Sides<bool> {
    let passed_on = |side: Side| {
        panes[side]
            .source()
            .is_some_and(|id| claim.chain.iter().any(|step| step.source == *id))
    };
    let named = Sides::from_fn(|side| own[side] || (!own[side.other()] && passed_on(side)));
    Sides::from_fn(|side| match panes[side] {
        Pane::Source(_) => named[side],
        Pane::Everyone => !named[side.other()],
    })
}

/// Claims counted by source.
struct Counted {
    shown: Sides<Vec<u32>>,
    elsewhere: Vec<u32>,
}

impl Counted {
    fn new(sources: usize) -> Self {
        Self {
            shown: Sides::from_fn(|_| vec![0; sources]),
            elsewhere: vec![0; sources],
        }
    }

    fn add(&mut self, source: Option<u32>, shown: Sides<bool>) {
        let Some(source) = source.map(|at| at as usize) else {
            return;
        };
        for side in Side::ALL.into_iter().filter(|side| shown[*side]) {
            self.shown[side][source] += 1;
        }
        self.elsewhere[source] += u32::from(!shown.left && !shown.right);
    }
}

fn listed(counts: &[u32]) -> Vec<Speaker> {
    let speakers = (0u32..).zip(counts);
    speakers
        .filter(|(_, claims)| **claims > 0)
        .map(|(source, claims)| Speaker {
            source,
            claims: *claims,
        })
        .collect()
}

/// The sources a pane answers for: its source and those within its account that have no pane of their own; for everyone
/// else, all that are not across. By source.
#[must_use]
pub(in crate::compare) fn answers_for(case: &Case, panes: &Sides<Pane>) -> Vec<Sides<bool>> {
    let own = own_sides(case, panes);
    let answers = own.into_iter().map(|own| {
        Sides::from_fn(|side| match panes[side] {
            Pane::Source(_) => own[side],
            Pane::Everyone => !own[side.other()],
        })
    });
    debug_assert_eq!(answers.len(), case.count(Kind::Source));
    answers.collect()
}
