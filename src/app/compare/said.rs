//! What the case says of a shown row: findings, silences, differing words, who else speaks.

use super::Comparison;
use crate::app::Matter;
use crate::app::glyphs::glyphs;
use crate::app::layout::voice::{self, Naming};
use crate::app::page::Role;
use crate::app::rich::Rich;
use crate::case::{Finding, Kind, Silence, Word as _};
use crate::compare::Side;
use crate::compare::differ;
use crate::compare::tellings::{changes, earlier};
use crate::text::clean::{Shown, Signs};
use std::ops::Range;

impl Comparison {
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
    pub fn within(&self, matter: &Matter, side: Side, naming: Naming) -> Shown {
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
            names.push(&voice::name(source, naming));
        }
        names
    }

    /// Who speaks of an event, with its denominator, and who is silent: `2 of 4: Ada; Ben · not asked: Cem`.
    #[must_use]
    pub fn who_says(&self, matter: &Matter, event: u32, naming: Naming) -> Shown {
        self.says(matter, event, naming, false)
    }

    /// The same without the names of those who speak: `2 of 4 · not asked: Cem`.
    #[must_use]
    pub fn how_many_say(&self, matter: &Matter, event: u32, naming: Naming) -> Shown {
        self.says(matter, event, naming, true)
    }

    fn says(&self, matter: &Matter, event: u32, naming: Naming, short: bool) -> Shown {
        let sources = &matter.case.tables().sources;
        let name = |at: u32| {
            let source = sources.get(at as usize);
            source.map_or_else(String::new, |it| it.called(naming.aliases).to_owned())
        };
        let says = self.voices.on(&matter.case, event);
        let words = says.words(glyphs(naming.signs).dot, short, name);
        Shown::new(&words, naming.signs)
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
