//! Moving in Compare: the cursor is event, side and claim, never a line of the screen.

use super::{Matter, State, layout};
use crate::app::page::Role;
use crate::app::rich::Rich;
use crate::case::{Finding, Id, Kind, Silence, Word as _};
use crate::compare::coverage;
use crate::compare::differ;
use crate::compare::filter::Filter;
use crate::compare::rows::{Row, Rows, rows};
use crate::compare::tellings::{changes, earlier};
use crate::compare::{Pane, Side, Sides, panes};
use crate::text::clean::{Shown, Signs};
use std::ops::Range;

/// What Compare shows and where its cursor is.
#[derive(Debug)]
pub struct Comparison {
    /// Whose accounts the panes show.
    pub panes: Sides<Pane>,
    /// The rows, as far as the case is read.
    pub rows: Rows,
    /// The rows that are shown: their numbers among `rows`, when a filter is on.
    pub filter: Option<Filter>,
    shown: Vec<u32>,
    /// The cursor.
    pub cursor: Cursor,
    /// The first row on the screen and how many of its lines are above it.
    pub top: Top,
}

/// Where the reader is.
#[derive(Debug, Clone)]
pub struct Cursor {
    /// Which of the shown rows.
    pub row: usize,
    /// The event of that row; none on a row of a claim that is not aligned.
    event: Option<Id>,
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
    /// The comparison of the default panes.
    #[must_use]
    pub fn new(matter: &Matter) -> Self {
        let panes = panes::defaults(&matter.case);
        let rows = rows(&matter.case, &panes, &matter.starts());
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
            rows,
            filter: None,
            shown,
            cursor,
            top: Top::default(),
        };
        new.rebuild(matter);
        new.aim(matter, 0);
        new
    }

    /// Computes the rows anew: the case, the panes or the filter changed. The cursor stays on its
    /// event, the row under it on its place of the screen.
    pub fn rebuild(&mut self, matter: &Matter) {
        self.rows = rows(&matter.case, &self.panes, &matter.starts());
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
        let differs = |row: &usize| self.row(*row).is_some_and(|row| row.sign.differs());
        let here = self.cursor.row;
        let found = if forward {
            (here + 1..self.len()).find(differs)
        } else {
            (0..here.min(self.len())).rev().find(differs)
        };
        if let Some(row) = found {
            self.go(matter, row);
        }
        found.is_some()
    }

    /// Steps to another claim of the cell; whether there is one.
    pub fn step_claim(&mut self, forward: bool) -> bool {
        let side = self.cursor.side;
        let count = self.claims(self.cursor.row, side).len();
        let at = self.cursor.claim[side];
        let next = if forward { at + 1 } else { at.wrapping_sub(1) };
        if next >= count {
            return false;
        }
        self.cursor.claim[side] = next;
        true
    }

    /// Shows other accounts.
    pub fn show(&mut self, matter: &Matter, panes: Sides<Pane>) {
        self.panes = panes;
        self.rebuild(matter);
    }

    /// The findings between the panes in a shown row, the strongest first.
    #[must_use]
    pub fn findings<'a>(&self, matter: &'a Matter, shown: usize) -> Vec<&'a Finding> {
        let row = self
            .number(shown)
            .map(|row| self.rows.between(&matter.case, row));
        by_place(matter, &row.unwrap_or_default())
    }

    /// The findings inside one account in a cell of a shown row.
    #[must_use]
    pub fn findings_within<'a>(
        &self,
        matter: &'a Matter,
        shown: usize,
        side: Side,
    ) -> Vec<&'a Finding> {
        let row = self
            .number(shown)
            .map(|row| self.rows.within(&matter.case, row, side));
        by_place(matter, &row.unwrap_or_default())
    }

    /// The silences recorded for a side's sources on a shown row's event.
    #[must_use]
    pub fn silences<'a>(&self, matter: &'a Matter, shown: usize, side: Side) -> Vec<&'a Silence> {
        let Some(row) = self.number(shown) else {
            return Vec::new();
        };
        let all = &matter.case.tables().silences;
        self.rows
            .silences(row, side)
            .filter_map(|it| all.get(it.silence as usize))
            .collect()
    }

    /// The claims of a finding with the name of the side that shows each.
    #[must_use]
    pub fn sided(&self, matter: &Matter, finding: &Finding) -> Vec<(&'static str, u32)> {
        let place = |id| matter.case.place(Kind::Claim, id);
        let [one, other] = finding.claims.each_ref().map(place);
        let on = |claim: u32, side: Side| self.rows.members().side_of(claim)[side];
        let (Some(one), Some(other)) = (one, other) else {
            return Vec::new();
        };
        let turned = on(other, Side::Left)
            && on(one, Side::Right)
            && !(on(one, Side::Left) && on(other, Side::Right));
        let (left, right) = if turned { (other, one) } else { (one, other) };
        vec![(Side::Left.name(), left), (Side::Right.name(), right)]
    }

    /// The bytes of a claim's words that carry the difference of a finding it has a part in.
    #[must_use]
    pub fn differing(&self, matter: &Matter, finding: &Finding, claim: u32) -> Vec<Range<usize>> {
        let [one, _] = &finding.claims;
        let words = differ::differ(&matter.case, finding);
        let first = matter.case.place(Kind::Claim, one) == Some(claim);
        if first { words.left } else { words.right }
    }

    /// The names of those who are shown within a side's account.
    #[must_use]
    pub fn within(&self, matter: &Matter, side: Side, signs: Signs) -> Shown {
        let own = self.panes[side]
            .source()
            .and_then(|id| matter.case.place(Kind::Source, id));
        let mut names = Shown::default();
        if own.is_none() {
            return names;
        }
        for speaker in &self.rows.members().speakers[side] {
            let Some(source) = matter.case.tables().sources.get(speaker.source as usize) else {
                continue;
            };
            if Some(speaker.source) == own {
                continue;
            }
            if !names.is_empty() {
                names.push(&Shown::own(", "));
            }
            names.push(&layout::voice::name(source, signs));
        }
        names
    }

    /// Who speaks of an event, with its denominator and its silences.
    #[must_use]
    pub fn who_says(&self, matter: &Matter, event: u32, signs: Signs) -> Shown {
        Shown::new(
            &coverage::of_event(&matter.case, event)
                .replace('·', crate::app::glyphs::glyphs(signs).dot),
            signs,
        )
    }

    /// What became of a shown row between two tellings of one person, where the panes show two.
    #[must_use]
    pub fn retold(&self, matter: &Matter, shown: usize) -> Option<Rich> {
        let earlier = earlier(&matter.case, &self.panes)?;
        let changes = changes(&matter.case, &self.rows, self.number(shown)?, earlier);
        let mut rich = Rich::default();
        for (at, change) in changes.iter().enumerate() {
            rich.own(if at == 0 { "retold: " } else { ", " }, Role::Text);
            rich.own(change.spelling(), Role::Text);
        }
        (!rich.is_empty()).then_some(rich)
    }

    /// Where an account's own order departs in a shown row, in words.
    #[must_use]
    pub fn departure(&self, shown: usize) -> Option<Rich> {
        let order = self.row(shown)?.order?;
        let mut rich = Rich::default();
        for (side, position) in order.iter() {
            rich.own(if side == Side::Left { "told " } else { ", " }, Role::Text);
            rich.push(
                &Shown::new(&position.to_string(), Signs::Unicode),
                Role::Text,
            );
            rich.own(" on the ", Role::Text);
            rich.own(side.name(), Role::Text);
        }
        Some(rich)
    }
}

fn by_place<'a>(matter: &'a Matter, places: &[u32]) -> Vec<&'a Finding> {
    let all = &matter.case.tables().findings;
    places
        .iter()
        .filter_map(|at| all.get(*at as usize))
        .collect()
}

/// One step down or up: the next row, or half a screen within a row taller than the screen.
pub fn step(state: &mut State, forward: bool) {
    let view = state.parts.body;
    let row = state.compare.cursor.row;
    let past = layout::compare::height(state, row, view * 40).saturating_sub(view);
    let half = (view / 2).max(1);
    let within = state.compare.cursor.within;
    if forward && within < past {
        state.compare.cursor.within = (within + half).min(past);
    } else if !forward && within > 0 {
        state.compare.cursor.within = within.saturating_sub(half);
    } else {
        let next = if forward {
            row + 1
        } else {
            row.saturating_sub(1)
        };
        state.compare.go(&state.matter, next);
        if !forward && next < row {
            // Reading upwards enters a tall row at its end.
            let height = layout::compare::height(state, next, view * 40);
            state.compare.cursor.within = height.saturating_sub(view);
        }
        return;
    }
    claim_in_view(state);
}

/// After scrolling within a row: the side's claim is one that is on the screen, where there is one.
fn claim_in_view(state: &mut State) {
    let view = state.parts.body;
    let from = state.compare.cursor.within;
    let seen = |lines: &Range<usize>| lines.start < from + view && lines.end > from;
    let claims = layout::compare::claims(state, state.compare.cursor.row);
    let side = state.compare.cursor.side;
    let now = state.compare.cursor.claim[side];
    let mut mine = claims
        .iter()
        .filter(|(of, _, lines)| *of == side && seen(lines))
        .map(|(_, at, _)| *at);
    let first = mine.next();
    if first.is_some_and(|first| first != now && !mine.any(|at| at == now)) {
        state.compare.cursor.claim[side] = first.unwrap_or(now);
    }
}

/// After moving to another claim of a row taller than the screen: scrolls so that it is seen.
pub fn reveal(state: &mut State) {
    let view = state.parts.body.max(1);
    let cursor = &state.compare.cursor;
    let (side, at) = (cursor.side, cursor.claim[cursor.side]);
    let claims = layout::compare::claims(state, cursor.row);
    let found = claims
        .into_iter()
        .find(|(of, number, _)| (*of, *number) == (side, at));
    let Some((.., lines)) = found else { return };
    let within = &mut state.compare.cursor.within;
    if lines.start < *within {
        // The heading is shown with the first claim.
        *within = if at == 0 { 0 } else { lines.start };
    } else if lines.end > *within + view {
        *within = lines.start.min(lines.end.saturating_sub(view).max(*within));
    }
}

/// Moves by about half a screen of rows.
pub fn page(state: &mut State, forward: bool) {
    let half = (layout::compare::body_rows(state) / 2).max(1);
    let mut lines = 0;
    while lines < half {
        let row = state.compare.cursor.row;
        step(state, forward);
        if state.compare.cursor.row == row {
            return;
        }
        lines += layout::compare::height(state, row, half);
    }
}

/// Moves the first row of the screen so that the row under the cursor is seen whole, or the part
/// of it that is read. Looks at no more rows than fit the screen.
pub fn follow(state: &mut State) {
    let view = state.parts.body.max(1);
    let row = state.compare.cursor.row;
    let height = layout::compare::height(state, row, view * 40);
    let past = height.saturating_sub(view);
    state.compare.cursor.within = state.compare.cursor.within.min(past);
    let top = state.compare.top;
    state.compare.top = if past > 0 {
        Top {
            row,
            line: state.compare.cursor.within,
        }
    } else if row < top.row || (row == top.row && top.line > 0) {
        Top { row, line: 0 }
    } else if fits_below(state, top, row, view - height) {
        top
    } else {
        fill_above(state, row, view - height)
    };
}

/// Whether no more than `room` lines stand between the top of the screen and a row.
fn fits_below(state: &State, top: Top, row: usize, room: usize) -> bool {
    let mut lines = 0;
    for above in top.row..row {
        lines += layout::compare::height(state, above, room + top.line + 1);
        if lines > room + top.line {
            return false;
        }
    }
    true
}

/// The top from which `room` lines stand above a row.
fn fill_above(state: &State, row: usize, mut room: usize) -> Top {
    let mut top = Top { row, line: 0 };
    while room > 0 && top.row > 0 {
        let height = layout::compare::height(state, top.row - 1, usize::MAX);
        if height > room {
            return Top {
                row: top.row - 1,
                line: height - room,
            };
        }
        room -= height;
        top.row -= 1;
    }
    top
}
