//! Building the rows of two panes in one pass.

use super::{Counts, Row, RowSign, Rows, sign};
use crate::case::Case;
use crate::compare::order::{Position, departing, positions};
use crate::compare::panes::{Membership, Pane, Wanted, answers_for, members};
use crate::compare::sides::{Side, Sides};
use crate::compare::silences::Silences;
use crate::compare::speakers::reading_keys;

/// The rows of two panes. `starts` are the code points at which quotes were found in their documents, by the claim's
/// place, as far as they are known; where it says nothing the start that the case notes counts. Linear in the case.
#[must_use]
pub fn rows(
    case: &Case,
    panes: &Sides<Pane>,
    starts: impl IntoIterator<Item = Option<u64>>,
) -> Rows {
    built(case, panes, starts, Wanted::All)
}

/// The same of what a person decided: nothing that is only suggested stands in it.
#[must_use]
pub fn decided(
    case: &Case,
    panes: &Sides<Pane>,
    starts: impl IntoIterator<Item = Option<u64>>,
) -> Rows {
    built(case, panes, starts, Wanted::Decided)
}

fn built(
    case: &Case,
    panes: &Sides<Pane>,
    starts: impl IntoIterator<Item = Option<u64>>,
    wanted: Wanted,
) -> Rows {
    let mut build = Build {
        case,
        keys: reading_keys(case, starts),
        members: members(case, panes, wanted),
        wanted,
        rows: Vec::new(),
        packed: Vec::new(),
        counts: Counts::default(),
    };
    let mut hidden = 0;
    for event in 0u32..place(case.tables().events.len()) {
        hidden += u32::from(!build.event(event));
    }
    let aligned = build.rows.len();
    build.not_aligned();
    let mut rows = Rows {
        list: build.rows,
        packed: build.packed,
        silences: Silences::of(case, wanted),
        answers: answers_for(case, panes),
        members: build.members,
        wanted,
        hidden,
        counts: build.counts,
        aligned,
    };
    mark_order(&mut rows, panes, &build.keys);
    rows
}

/// A count as a place; no case is that large.
fn place(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

struct Build<'a> {
    case: &'a Case,
    keys: Vec<u64>,
    members: Membership,
    wanted: Wanted,
    rows: Vec<Row>,
    packed: Vec<u32>,
    counts: Counts,
}

impl Build<'_> {
    /// Adds the event's row; says whether there is one.
    fn event(&mut self, event: u32) -> bool {
        let claims = self.case.claims_of(event as usize);
        let cells = Sides::from_fn(|side| self.cell(side, claims));
        if Side::ALL
            .iter()
            .all(|side| cells[*side].0 == cells[*side].1)
        {
            return false;
        }
        let claims = cells.map(|(from, to)| {
            let cell = self.packed.get(from as usize..to as usize);
            cell.unwrap_or_default()
        });
        let sign = sign::sign(self.case, &self.members, claims, self.wanted);
        self.push(Some(event), sign, cells);
        true
    }

    /// Packs the claims that stand on the side, as they are read.
    fn cell(&mut self, side: Side, claims: &[u32]) -> (u32, u32) {
        let from = self.packed.len();
        let shown = claims.iter().copied();
        let members = &self.members;
        self.packed
            .extend(shown.filter(|claim| members.side_of(*claim)[side]));
        let keys = &self.keys;
        if let Some(cell) = self.packed.get_mut(from..) {
            cell.sort_by_key(|claim| keys.get(*claim as usize).copied());
        }
        (place(from), place(self.packed.len()))
    }

    fn not_aligned(&mut self) {
        let loose = loose_claims(self.case);
        for side in Side::ALL {
            let mut here: Vec<u32> = loose
                .iter()
                .copied()
                .filter(|claim| {
                    let sides = self.members.side_of(*claim);
                    sides[side] && (side == Side::Left || !sides.left)
                })
                .collect();
            here.sort_by_key(|claim| self.keys.get(*claim as usize).copied());
            for claim in here {
                let cells = Sides::from_fn(|side| self.cell(side, &[claim]));
                self.push(None, RowSign::NotAligned, cells);
            }
        }
    }

    fn push(&mut self, event: Option<u32>, sign: RowSign, cells: Sides<(u32, u32)>) {
        self.counts.add(sign);
        self.rows.push(Row {
            event,
            sign,
            order: None,
            cells,
        });
    }
}

/// The claims that stand in no event, in file order: those that name none, and those whose event the case has not.
fn loose_claims(case: &Case) -> Vec<u32> {
    let mut is_loose = vec![true; case.tables().claims.len()];
    for event in 0..case.tables().events.len() {
        for claim in case.claims_of(event) {
            is_loose[*claim as usize] = false;
        }
    }
    let claims = (0u32..).zip(is_loose);
    claims
        .filter(|(_, is_loose)| *is_loose)
        .map(|(claim, _)| claim)
        .collect()
}

/// Marks the rows that the two accounts tell in another order. Everyone else is no account and has no order.
fn mark_order(rows: &mut Rows, panes: &Sides<Pane>, keys: &[u64]) {
    if panes.iter().any(|(_, pane)| pane.source().is_none()) {
        return;
    }
    let told = Sides::from_fn(|side| {
        let first = |row: usize| {
            let claim = *rows.cell(row, side).first()?;
            Some((*keys.get(claim as usize)?, claim))
        };
        let first: Vec<_> = (0..rows.aligned).map(first).collect();
        positions(&first)
    });
    let both = |row: usize| {
        let nth = |told: &[Option<Position>]| told.get(row).copied().flatten();
        Some(Sides {
            left: nth(&told.left)?,
            right: nth(&told.right)?,
        })
    };
    for row in departing(told.as_ref().map(Vec::as_slice)) {
        if let Some(at) = rows.list.get_mut(row) {
            at.order = both(row);
        }
    }
}
