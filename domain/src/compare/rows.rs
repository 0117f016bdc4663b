//! Rows: the events of a case with a cell a side, the sign between the panes, and the counts of the header.
//!
//! Rows are built once for a pair of panes, in one pass over the claims; whatever a screen asks of one row afterwards
//! costs what that row holds. They keep places only: after an edit they are built anew.

mod build;
mod count;
mod sign;
#[cfg(test)]
mod tests;

pub use build::{decided, rows};
pub use count::{Counts, Tally};
pub use sign::RowSign;

use super::order::Position;
use super::panes::{Membership, Wanted};
use super::sides::{Side, Sides};
use super::silences::{Recorded, Silences};
use crate::case::Case;

/// The comparison of two panes.
#[derive(Debug, Clone)]
pub struct Rows {
    list: Vec<Row>,
    /// The claims of all cells, one cell after the other.
    packed: Vec<u32>,
    members: Membership,
    silences: Silences,
    wanted: Wanted,
    answers: Vec<Sides<bool>>,
    hidden: u32,
    counts: Counts,
    aligned: usize,
}

/// One row: an event where at least one pane speaks, or one claim without an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The event's place; `None` for a claim that is not aligned.
    pub event: Option<u32>,
    /// The sign of the middle column.
    pub sign: RowSign,
    /// Where the two accounts tell the event in their own orders, when these depart from one another here (`⇅`).
    pub order: Option<Sides<Position>>,
    cells: Sides<(u32, u32)>,
}

impl Rows {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether neither pane shows a claim.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The rows: events in the case's order, then the claims that are not aligned, one a row, those of the left pane first.
    #[must_use]
    pub fn all(&self) -> &[Row] {
        &self.list
    }

    /// The row at a place.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&Row> {
        self.list.get(row)
    }

    /// How many rows are events; the rows from there on are the claims that are not aligned.
    #[must_use]
    pub fn aligned(&self) -> usize {
        self.aligned
    }

    /// The events that are not shown because neither pane speaks of them.
    #[must_use]
    pub fn hidden(&self) -> u32 {
        self.hidden
    }

    /// The counts of the header.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Which claims stand in which pane, and who else speaks.
    #[must_use]
    pub fn members(&self) -> &Membership {
        &self.members
    }

    /// The claims in a cell, by place, as they are read: by document and start, else in file order.
    #[must_use]
    pub fn cell(&self, row: usize, side: Side) -> &[u32] {
        let cell = self.list.get(row).map(|row| row.cells[side]);
        let (from, to) = cell.unwrap_or_default();
        self.packed
            .get(from as usize..to as usize)
            .unwrap_or_default()
    }

    /// The row of the event at a place; `None` when it is hidden.
    #[must_use]
    pub fn of_event(&self, event: u32) -> Option<usize> {
        let aligned = self.list.get(..self.aligned)?;
        aligned
            .binary_search_by_key(&Some(event), |row| row.event)
            .ok()
    }

    /// The row and side where the claim at a place stands; the left one when it stands on both.
    #[must_use]
    pub fn of_claim(&self, case: &Case, claim: u32) -> Option<(usize, Side)> {
        let event = case.tables().claims.get(claim as usize)?.event.as_ref();
        let event = event.and_then(|id| case.place(crate::case::Kind::Event, id));
        let rows = match event {
            Some(event) => self.of_event(event).map(|row| row..row + 1)?,
            None => self.aligned..self.list.len(),
        };
        let sides = self.members.side_of(claim);
        let side = Side::ALL.into_iter().find(|side| sides[*side])?;
        let row = rows
            .into_iter()
            .find(|row| self.cell(*row, side).contains(&claim))?;
        Some((row, side))
    }

    /// The findings between the cells of a row, by place: the strongest first, proposed ones last, else in file order.
    #[must_use]
    pub fn between(&self, case: &Case, row: usize) -> Vec<u32> {
        let mut found = self.findings(case, row, sign::Where::Between);
        sign::strongest_first(case, &mut found);
        found
    }

    /// The findings within one cell of a row, by place, in file order.
    #[must_use]
    pub fn within(&self, case: &Case, row: usize, side: Side) -> Vec<u32> {
        self.findings(case, row, sign::Where::Within(side))
    }

    fn findings(&self, case: &Case, row: usize, place: sign::Where) -> Vec<u32> {
        sign::findings(case, &self.members, self.cells(row), place, self.wanted)
    }

    /// The silences recorded for a side's sources on a row's event, in file order.
    pub fn silences(&self, row: usize, side: Side) -> impl Iterator<Item = Recorded> + '_ {
        let event = self.list.get(row).and_then(|row| row.event);
        let recorded = event.map_or(&[][..], |event| self.silences.on(event));
        let answers = move |at: u32| {
            let answers = self.answers.get(at as usize);
            answers.is_some_and(|answers| answers[side])
        };
        recorded
            .iter()
            .filter(move |it| answers(it.source))
            .copied()
    }

    /// The next row after `from` (before it, when not `forward`) whose sign is a difference: tension or stronger.
    #[must_use]
    pub fn next_difference(&self, from: usize, forward: bool) -> Option<usize> {
        let differs = |row: &usize| self.list.get(*row).is_some_and(|row| row.sign.differs());
        if forward {
            (from + 1..self.list.len()).find(differs)
        } else {
            (0..from.min(self.list.len())).rev().find(differs)
        }
    }

    fn cells(&self, row: usize) -> Sides<&[u32]> {
        Sides::from_fn(|side| self.cell(row, side))
    }
}
