//! The body of Review: the suggestion that is asked, with its reason, its words on both sides, and what else may be meant.

mod pair;
mod say;
mod subject;

use super::{proposed, voice};
use crate::annotate::called;
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::page::{Line, Page, Role};
use crate::app::review::{Item, alike};
use crate::app::rich::Rich;
use crate::case::{Case, Kind};
use crate::text::clean::Shown;
use say::Saying;

/// So many of those that are alike are named.
const NAMED: usize = 5;
/// On a screen with fewer rows only one.
const LOW: u16 = 20;

/// The second line of the header: which of how many, and how many of each kind.
#[must_use]
pub fn about(state: &State) -> Line {
    let mut line = Line::default();
    let list = &state.review.list;
    line.own(" Review", Role::Title);
    if list.is_empty() {
        return line;
    }
    line.own("  ", Role::Text);
    line.push(Shown::number(state.review.at + 1), Role::Text);
    line.own(" of ", Role::Text);
    line.push(Shown::number(list.len()), Role::Text);
    if let Some(kind) = state.review.kind {
        line.own(", only this kind: ", Role::Dim);
        line.own(kind, Role::Key);
        return line;
    }
    line.0.extend(counts(state).0);
    line
}

/// How many suggestions of each kind there are.
#[must_use]
pub fn counts(state: &State) -> Line {
    let mut line = Line::default();
    let mut kinds: Vec<(&'static str, usize)> = Vec::new();
    for item in &state.review.list {
        match kinds.iter_mut().find(|(kind, _)| *kind == item.kind()) {
            Some((_, count)) => *count += 1,
            None => kinds.push((item.kind(), 1)),
        }
    }
    for (kind, count) in kinds {
        line.own("   ", Role::Text);
        line.push(Shown::number(count), Role::Dim);
        line.own(" ", Role::Dim);
        line.own(kind, Role::Dim);
    }
    line
}

/// The lines of the body: as much of the suggestion as fits, from where the reader has scrolled to.
#[must_use]
pub fn body(state: &State) -> Page {
    let rows = state.parts.body;
    let mut page = lines(state);
    let last = page.len().saturating_sub(rows);
    let top = state.review.top.min(last);
    page.drain(..top);
    if page.len() > rows && rows > 1 {
        let left = page.len() - rows + 1;
        page.truncate(rows - 1);
        let mut more = Line::default();
        more.own("   ", Role::Text);
        more.own(glyphs(state.config.signs).more, Role::Dim);
        more.own(" ", Role::Text);
        more.push(Shown::number(left), Role::Dim);
        more.own(" more lines; Space goes on", Role::Dim);
        page.push(more);
    }
    page
}

/// All there is to say of the suggestion that is asked.
#[must_use]
pub fn lines(state: &State) -> Page {
    match state.review.item() {
        Some(item) => item_lines(state, item),
        None => nothing(state),
    }
}

fn nothing(state: &State) -> Page {
    let mut rich = Rich::default();
    rich.own(" ", Role::Text);
    rich.own(
        match (state.review.kind, state.review.is_known()) {
            (Some(_), _) => "nothing of this kind is left to be decided; f shows every kind",
            (None, true) => "nothing is left to be decided; :suggest looks again",
            (None, false) => "suggestions are being looked for",
        },
        Role::Text,
    );
    Saying::new(state).rich(&rich)
}

/// All there is to say of a suggestion.
fn item_lines(state: &State, item: &Item) -> Page {
    said(Saying::new(state), item)
}

/// The same in reading order: one side behind the other at any width.
#[must_use]
pub fn in_reading_order(state: &State, item: &Item) -> Page {
    let mut saying = Saying::new(state);
    saying.beside = false;
    said(saying, item)
}

fn said(mut saying: Saying<'_>, item: &Item) -> Page {
    let alike = alike(saying.state, item);
    saying.head(item, alike.len());
    pair::say(&mut saying, item);
    saying.alike(item, alike);
    saying.page
}

impl Saying<'_> {
    /// The kind, how sure the program is, how many are alike.
    fn head(&mut self, item: &Item, alike: usize) {
        let signs = self.state.config.signs;
        let mut head = Rich::default();
        head.own(" ", Role::Text);
        proposed::mark(&mut head, true, signs);
        head.own(item.kind(), Role::Title);
        let sure = proposed::sure(self.p(item));
        if !sure.is_empty() {
            head.own("   ", Role::Text);
            // How sure it is who says it; of what it speaks is asked below.
            let of = if item.kind() == "claim" {
                "speaker "
            } else {
                ""
            };
            head.own(of, Role::Dim);
            head.push(&sure, Role::Dim);
        }
        if alike > 1 {
            head.own("   ", Role::Text);
            head.push(&Shown::number(alike), Role::Dim);
            head.own(" alike", Role::Dim);
        }
        self.put(&head);
    }

    /// What else is decided with it where all that are alike are.
    fn alike(&mut self, item: &Item, mut others: Vec<Item>) {
        others.retain(|it| it.name() != item.name());
        if others.is_empty() {
            return;
        }
        let case = &self.state.matter.case;
        let named = if self.state.size.rows < LOW { 1 } else { NAMED };
        let mut names: Vec<String> = others
            .iter()
            .take(named)
            .map(|it| called(case, it))
            .collect();
        if others.len() > named {
            names.push(format!("{} more", others.len() - named));
        }
        let names = voice::veiled(case, &names.join(", "), self.state.naming());
        self.blank();
        self.told("alike", &names);
    }
}

/// What a suggestion is called in a list: by its claims, where it is about some.
fn called(case: &Case, item: &Item) -> String {
    match item {
        Item::Stored(kind, key) => {
            let at = case.find(*kind, key);
            at.map_or_else(|| key.to_string(), |at| called::record(case, *kind, at))
        }
        Item::Proposed(_) => {
            let places = item.claims(case).into_iter();
            let places = places.filter_map(|id| case.place(Kind::Claim, id));
            let names: Vec<String> = places.map(|at| called::claim(case, at)).collect();
            names.join(" / ")
        }
    }
}
