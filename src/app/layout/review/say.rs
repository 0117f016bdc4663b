//! Putting together what is said of a suggestion, line by line.

use crate::app::State;
use crate::app::config::Depth;
use crate::app::layout::voice;
use crate::app::page::{Line, Page, Role, spaces};
use crate::app::review::Item;
use crate::app::rich::{Brackets, Rich, Stretches};
use crate::case::{Claim, Field, Value};
use crate::text::clean::Shown;
use std::ops::Range;

/// How many lines of one thing are shown at most.
const MOST: usize = 40;

/// The lines so far.
pub(super) struct Saying<'a> {
    pub(super) state: &'a State,
    pub(super) page: Page,
    /// Whether two sides stand beside one another.
    pub(super) beside: bool,
}

impl<'a> Saying<'a> {
    pub(super) fn new(state: &'a State) -> Self {
        Self {
            state,
            page: Page::new(),
            beside: !crate::app::layout::stacked(state),
        }
    }

    /// A page of one text.
    pub(super) fn rich(mut self, rich: &Rich) -> Page {
        self.put(rich);
        self.page
    }

    /// Adds text, wrapped; further lines stand under its third column.
    pub(super) fn put(&mut self, rich: &Rich) {
        self.put_hanging(rich, 3);
    }

    pub(super) fn put_hanging(&mut self, rich: &Rich, indent: usize) {
        let columns = usize::from(self.state.size.columns)
            .saturating_sub(1)
            .max(8);
        let lines = rich.hanging(
            columns,
            indent.min(columns / 2),
            self.state.config.ambiguous,
            MOST,
        );
        self.page.extend(lines);
    }

    pub(super) fn blank(&mut self) {
        self.page.push(Line::default());
    }

    /// A label, and text whose further lines stand under its first word.
    pub(super) fn labelled(&mut self, label: &'static str, text: &Rich) {
        let mut rich = Rich::default();
        rich.own("   ", Role::Text);
        rich.own(label, Role::Key);
        rich.own(" ", Role::Text);
        rich.append(text);
        self.put_hanging(&rich, 4 + label.len());
    }

    /// The same of a stranger's words in one run.
    pub(super) fn told(&mut self, label: &'static str, text: &str) {
        let mut rich = Rich::default();
        rich.push(&Shown::new(text, self.state.config.signs), Role::Text);
        self.labelled(label, &rich);
    }

    /// How sure the program is of a suggestion.
    pub(super) fn p(&self, item: &Item) -> Option<f64> {
        match item {
            Item::Proposed(it) => it.p,
            Item::Stored(kind, key) => {
                let case = &self.state.matter.case;
                match case.get(*kind, case.find(*kind, key)?, Field::P) {
                    Some(Value::Share(p)) => Some(p),
                    _ => None,
                }
            }
        }
    }

    /// Its reason.
    pub(super) fn why(&mut self, item: &Item) {
        let why = match item {
            Item::Proposed(it) => Some(it.why.clone()),
            Item::Stored(kind, key) => {
                let case = &self.state.matter.case;
                let at = case.find(*kind, key);
                let why = at.and_then(|at| case.get(*kind, at, Field::Why));
                why.and_then(|it| it.as_str().map(str::to_owned))
            }
        };
        if let Some(why) = why {
            self.told("why", &why);
        }
    }

    /// A claim's words, with what of them carries the suggestion.
    pub(super) fn words(&self, claim: &Claim, marked: &[Range<usize>]) -> Rich {
        let config = &self.state.config;
        let text = claim.quote.as_deref().unwrap_or_else(|| claim.words());
        let mut rich = Rich::default();
        let plain = config.look.depth == Depth::None;
        let out = Stretches {
            differs: marked,
            brackets: plain.then(|| Brackets::of(config.signs)),
            suggested: claim.suggested,
            ..Stretches::default()
        };
        let end = text.floor_char_boundary(4096);
        rich.stranger(text, 0..end, config.signs, &out);
        rich
    }

    /// Who says a claim through whom, and what is noted of it.
    pub(super) fn voice(&self, claim: &Claim) -> Rich {
        let case = &self.state.matter.case;
        let mut rich = Rich::from(voice::chain(case, claim, self.state.naming()));
        let mut bare = claim.clone();
        bare.suggested = false;
        let notes = voice::notes(&bare, self.state.config.signs);
        if !notes.is_empty() {
            rich.own("   ", Role::Text);
            voice::joined(&mut rich, &notes, Role::Dim, self.state.config.signs);
        }
        rich
    }

    /// Two texts side by side where there is room, else one under the other.
    pub(super) fn beside(&mut self, left: &[Rich], right: &[Rich]) {
        let state = self.state;
        if !self.beside {
            for side in [left, right] {
                self.blank();
                side.iter().for_each(|rich| self.put(rich));
            }
            return;
        }
        self.blank();
        let ambiguous = state.config.ambiguous;
        let all = usize::from(state.size.columns);
        let wide = (all.saturating_sub(3)) / 2;
        let lines = |side: &[Rich]| -> Page {
            let wrapped = side.iter();
            wrapped
                .flat_map(|it| it.hanging(wide.saturating_sub(1), 3, ambiguous, MOST))
                .collect()
        };
        let (mut left, mut right) = (lines(left).into_iter(), lines(right).into_iter());
        loop {
            let (one, other) = (left.next(), right.next());
            if one.is_none() && other.is_none() {
                break;
            }
            let mut line = one.unwrap_or_default();
            line.pad(wide, ambiguous);
            line.own(
                crate::app::glyphs::glyphs(state.config.signs).bar,
                Role::Rule,
            );
            line.push(spaces(1), Role::Text);
            line.0.extend(other.unwrap_or_default().0);
            self.page.push(line);
        }
    }
}
