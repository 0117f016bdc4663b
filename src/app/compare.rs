//! What Compare shows and where its cursor is: event, side and claim, never a line of the screen.

mod cursor;
pub mod moves;
mod said;
pub mod scroll;

use super::Matter;
use crate::case::{Id, Kind};
use crate::compare::coverage::Voices;
use crate::compare::filter::Filter;
use crate::compare::rows::{Row, Rows};
use crate::compare::{Pane, Side, Sides, panes};
pub use cursor::{Cursor, Top};

/// What Compare shows and where its cursor is.
#[derive(Debug)]
pub struct Comparison {
    /// Whose accounts the panes show.
    pub panes: Sides<Pane>,
    /// Whether somebody has chosen them.
    chosen: bool,
    /// The rows, as far as the case is read.
    pub rows: Rows,
    /// The rows that are shown: their numbers among `rows`, when a filter is on.
    pub filter: Option<Filter>,
    shown: Vec<u32>,
    /// The cursor.
    pub cursor: Cursor,
    /// The first row on the screen and how many of its lines are above it.
    pub top: Top,
    /// Who can speak of an event.
    pub voices: Voices,
    /// How many records are only suggested.
    pub suggested: usize,
    /// Whether the case has changed since the rows were built.
    pub(super) behind: bool,
    /// How often the rows were built.
    generation: u64,
}

impl Comparison {
    /// The comparison of the default panes.
    #[must_use]
    pub fn new(matter: &Matter) -> Self {
        let panes = panes::defaults(&matter.case);
        let rows = matter.rows(&panes);
        let claim = Sides { left: 0, right: 0 };
        let cursor = Cursor {
            row: 0,
            event: None,
            side: Side::Left,
            claim,
            within: 0,
        };
        let shown = Vec::new();
        let mut new = Self {
            panes,
            chosen: false,
            rows,
            filter: None,
            shown,
            cursor,
            top: Top::default(),
            voices: Voices::of(&matter.case, matter.wanted),
            suggested: matter.case.suggested(),
            behind: false,
            generation: 0,
        };
        new.filter_rows(matter);
        new.aim(matter, 0);
        new
    }

    /// Computes the rows anew: the case, the panes or the filter changed. The cursor stays on its
    /// event, the row under it on its place of the screen.
    pub fn rebuild(&mut self, matter: &Matter) {
        self.follow_sources(matter);
        self.generation += 1;
        self.behind = false;
        self.voices = Voices::of(&matter.case, matter.wanted);
        self.rows = matter.rows(&self.panes);
        self.suggested = matter.case.suggested();
        self.filter_rows(matter);
    }

    /// Finds out which rows are shown, and puts the cursor among them.
    fn filter_rows(&mut self, matter: &Matter) {
        let all = 0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.shown = match &self.filter {
            None => all.collect(),
            Some(filter) => all
                .filter(|at| filter.keeps(&matter.case, &self.rows, *at as usize))
                .collect(),
        };
        let before = self.cursor.row;
        let found = self
            .cursor
            .event
            .as_ref()
            .and_then(|event| self.row_of(matter, event));
        let row = found.unwrap_or_else(|| before.min(self.len().saturating_sub(1)));
        self.cursor.row = row;
        self.cursor.event = self.event_at(matter, row);
        self.top.row = (self.top.row + row).saturating_sub(before);
        self.clamp_claims();
    }

    /// Computes the rows anew and begins at the first: the whole case has come for a part of it.
    pub fn restart(&mut self, matter: &Matter) {
        self.rebuild(matter);
        self.go(matter, 0);
        self.aim(matter, 0);
        self.top = Top::default();
    }

    /// What is laid out is out of date, but the rows are not: what stands in them is said in another way, or more of it.
    pub fn lay_out_anew(&mut self) {
        self.generation += 1;
    }

    /// A number that is another one whenever the rows were built anew or what stands in them was changed.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// How many rows are shown.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether no row is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The number among all rows of a shown row.
    #[must_use]
    pub fn number(&self, shown: usize) -> Option<usize> {
        self.shown.get(shown).map(|at| *at as usize)
    }

    /// The claims in a cell of a shown row, by place.
    #[must_use]
    pub fn claims(&self, shown: usize, side: Side) -> &[u32] {
        self.number(shown)
            .map_or(&[], |row| self.rows.cell(row, side))
    }

    /// The claim a side remembers in the row under the cursor.
    #[must_use]
    pub fn remembered(&self, side: Side) -> Option<u32> {
        self.claims(self.cursor.row, side)
            .get(self.cursor.claim[side])
            .copied()
    }

    /// The claim under the cursor.
    #[must_use]
    pub fn claim(&self) -> Option<u32> {
        self.remembered(self.cursor.side)
    }

    /// The row that is shown there.
    #[must_use]
    pub fn row(&self, shown: usize) -> Option<&Row> {
        self.rows.get(self.number(shown)?)
    }

    /// Where a row is shown, if the filter lets it.
    fn shown_at(&self, row: usize) -> Option<usize> {
        self.shown.binary_search(&u32::try_from(row).ok()?).ok()
    }

    fn event_at(&self, matter: &Matter, shown: usize) -> Option<Id> {
        let event = self.row(shown)?.event?;
        Some(matter.case.tables().events.get(event as usize)?.id.clone())
    }

    fn row_of(&self, matter: &Matter, event: &Id) -> Option<usize> {
        let row = self.rows.of_event(matter.case.place(Kind::Event, event)?)?;
        self.shown_at(row)
    }

    fn clamp_claims(&mut self) {
        for side in Side::ALL {
            let last = self.claims(self.cursor.row, side).len().saturating_sub(1);
            self.cursor.claim[side] = self.cursor.claim[side].min(last);
        }
    }

    /// While nobody has chosen panes they are the default ones, also as sources come and go; so they are again where one of
    /// those that were chosen is gone.
    fn follow_sources(&mut self, matter: &Matter) {
        let known = |id| matter.case.place(Kind::Source, id).is_some();
        let there = |side: Side| self.panes[side].source().is_none_or(known);
        self.chosen &= Side::ALL.into_iter().all(there);
        if !self.chosen {
            self.panes = panes::defaults(&matter.case);
        }
    }

    /// Shows other accounts.
    pub fn show(&mut self, matter: &Matter, panes: Sides<Pane>) {
        self.chosen = true;
        self.panes = panes;
        self.rebuild(matter);
    }
}
