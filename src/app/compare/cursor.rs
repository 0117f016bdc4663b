//! The cursor of Compare: event, side and claim; where it goes.

use super::Comparison;
use crate::app::Matter;
use crate::case::Id;
use crate::compare::rows::RowSign;
use crate::compare::{Side, Sides};

/// Where the reader is.
#[derive(Debug, Clone)]
pub struct Cursor {
    /// Which of the shown rows.
    pub row: usize,
    /// The event of that row; none on a row of a claim that is not aligned.
    pub(super) event: Option<Id>,
    /// The side.
    pub side: Side,
    /// The claim each side remembers, as its number in the cell.
    pub claim: Sides<usize>,
    /// How many lines of a claim taller than the screen have been scrolled past.
    pub within: usize,
}

/// The first row on the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Top {
    /// Which of the shown rows.
    pub row: usize,
    /// How many of its lines are above the screen.
    pub line: usize,
}

impl Comparison {
    /// Puts the cursor on a shown row.
    pub fn go(&mut self, matter: &Matter, row: usize) {
        let row = row.min(self.len().saturating_sub(1));
        let moved = row != self.cursor.row;
        self.cursor.row = row;
        self.cursor.within = 0;
        self.cursor.event = self.event_at(matter, row);
        if moved {
            self.cursor.claim = Sides { left: 0, right: 0 };
            self.aim(matter, 0);
        }
    }

    /// Which of the row's findings is on the two claims the sides remember: the one the panel shows.
    #[must_use]
    pub fn finding(&self, matter: &Matter) -> Option<usize> {
        let (left, right) = (self.remembered(Side::Left)?, self.remembered(Side::Right)?);
        let here = matter.case.finding(left, right)?;
        let all = self.findings(matter, self.cursor.row);
        all.iter().position(|it| std::ptr::eq(*it, here))
    }

    /// Makes the sides remember the claims of one of the row's findings, counted from the strongest.
    pub fn aim(&mut self, matter: &Matter, finding: usize) {
        let all = self.findings(matter, self.cursor.row);
        let Some(finding) = all.get(finding) else {
            return;
        };
        let sided = self.sided(matter, finding);
        for (side, (_, claim)) in Side::ALL.into_iter().zip(sided) {
            let at = self
                .claims(self.cursor.row, side)
                .iter()
                .position(|it| *it == claim);
            self.cursor.claim[side] = at.unwrap_or(self.cursor.claim[side]);
        }
    }

    /// Puts the cursor on a claim, on a side that shows it; whether one does.
    pub fn go_to_claim(&mut self, matter: &Matter, claim: u32) -> bool {
        let row = self
            .rows
            .of_claim(&matter.case, claim)
            .and_then(|(row, _)| self.shown_at(row));
        let Some(row) = row else { return false };
        let sides = [self.cursor.side, self.cursor.side.other()];
        let found = sides.into_iter().find_map(|side| {
            let at = self.claims(row, side).iter().position(|it| *it == claim)?;
            Some((side, at))
        });
        let Some((side, at)) = found else {
            return false;
        };
        self.go(matter, row);
        self.cursor.side = side;
        self.cursor.claim[side] = at;
        true
    }

    /// Puts the cursor on an event's row; whether it is shown.
    pub fn go_to_event(&mut self, matter: &Matter, event: &Id) -> bool {
        let row = self.row_of(matter, event);
        if let Some(row) = row {
            self.go(matter, row);
        }
        row.is_some()
    }

    /// Steps to the next or previous row that differs; whether there is one.
    pub fn difference(&mut self, matter: &Matter, forward: bool) -> bool {
        self.go_to_sign(matter, forward, |sign| sign.differs())
    }

    /// Steps to the next or previous row where both speak and nobody has judged; whether there is one.
    pub fn unjudged(&mut self, matter: &Matter, forward: bool) -> bool {
        self.go_to_sign(matter, forward, |sign| *sign == RowSign::Unjudged)
    }

    /// Whether there is such a row.
    #[must_use]
    pub fn has_unjudged(&self, forward: bool) -> bool {
        self.with_sign(forward, |sign| *sign == RowSign::Unjudged)
            .is_some()
    }

    fn go_to_sign(
        &mut self,
        matter: &Matter,
        forward: bool,
        wanted: impl Fn(&RowSign) -> bool,
    ) -> bool {
        let found = self.with_sign(forward, wanted);
        if let Some(row) = found {
            self.go(matter, row);
        }
        found.is_some()
    }

    /// The next or previous row with such a sign.
    fn with_sign(&self, forward: bool, wanted: impl Fn(&RowSign) -> bool) -> Option<usize> {
        let fits = |row: &usize| self.row(*row).is_some_and(|row| wanted(&row.sign));
        let here = self.cursor.row;
        if forward {
            (here + 1..self.len()).find(fits)
        } else {
            (0..here.min(self.len())).rev().find(fits)
        }
    }

    /// Steps to another claim of the cell, where there is one.
    pub fn step_claim(&mut self, forward: bool) {
        let side = self.cursor.side;
        let count = self.claims(self.cursor.row, side).len();
        let at = self.cursor.claim[side];
        let next = if forward { at + 1 } else { at.wrapping_sub(1) };
        if next < count {
            self.cursor.claim[side] = next;
        }
    }
}
