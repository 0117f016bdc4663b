//! A list with a field to narrow it: help, palette, panes, cases, problems. One way for all of them.

mod outcome;

use super::action::{Bindings, Place};
use super::keys::{Code, Key};
use crate::text::editor::Editor;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
pub use outcome::Outcome;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// One item of a list. The texts may come from strangers; they are cleaned when drawn.
#[derive(Debug, Clone)]
pub struct Item {
    /// What stands first and is matched first.
    pub name: String,
    /// What stands behind it.
    pub help: String,
    /// What stands at the edge: keys, counts.
    pub edge: String,
    /// What choosing it does.
    pub outcome: Outcome,
}

/// An open list.
#[derive(Debug, Clone)]
pub struct Chooser {
    /// What the list is.
    pub title: Cow<'static, str>,
    /// What is typed to narrow it.
    pub field: Editor,
    /// What is to be said of the whole list, at its head.
    pub about: String,
    items: Vec<Item>,
    /// How many of the items are the list's own.
    whole: usize,
    /// What can be made of what is typed: what stands before it, and what choosing it does.
    offer: Option<(&'static str, Outcome)>,
    /// The items that match, best first.
    shown: Vec<usize>,
    /// The items that are ticked, where several can be chosen.
    ticks: Option<BTreeSet<usize>>,
    /// Which of the shown is under the cursor.
    pub at: usize,
}

/// What a key did to the list.
#[derive(Debug, PartialEq)]
pub enum Chosen {
    /// It is still open.
    Open,
    /// It was left.
    Left,
    /// This was chosen.
    Chose(Outcome),
    /// These were ticked; the one under the cursor where none was.
    Ticked(Vec<Outcome>),
}

impl Chooser {
    /// A list, whole.
    #[must_use]
    pub fn new(title: impl Into<Cow<'static, str>>, items: Vec<Item>) -> Self {
        let shown = (0..items.len()).collect();
        Self {
            title: title.into(),
            field: Editor::line(""),
            about: String::new(),
            offer: None,
            whole: items.len(),
            items,
            shown,
            ticks: None,
            at: 0,
        }
    }

    /// Says something of the whole list at its head.
    #[must_use]
    pub fn about(mut self, about: String) -> Self {
        self.about = about;
        self
    }

    /// Lets several items be chosen: Tab ticks one, and those that fit are ticked already.
    #[must_use]
    pub fn ticking(mut self, fits: impl Fn(&Item) -> bool) -> Self {
        let fitting = self.items.iter().enumerate().filter(|(_, it)| fits(it));
        self.ticks = Some(fitting.map(|(at, _)| at).collect());
        self
    }

    /// Whether the item shown there is ticked; `None` where one only can be chosen.
    #[must_use]
    pub fn ticked(&self, shown: usize) -> Option<bool> {
        let ticks = self.ticks.as_ref()?;
        Some(self.shown.get(shown).is_some_and(|at| ticks.contains(at)))
    }

    /// Offers, behind what matches, to make something new of what is typed; Alt-Enter makes it whatever matches.
    #[must_use]
    pub fn offering(mut self, label: &'static str, outcome: Outcome) -> Self {
        self.about = match self.items.as_slice() {
            [] => "type the name of a new one".into(),
            _ => "or type a new one; Alt-Enter makes it".into(),
        };
        self.offer = Some((label, outcome));
        self
    }

    /// The list's own items, to be changed while it stays open.
    pub(super) fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        self.items.iter_mut()
    }

    /// Puts the cursor on the first item that fits.
    #[must_use]
    pub fn on(mut self, fits: impl Fn(&Item) -> bool) -> Self {
        self.at = self.items.iter().position(fits).unwrap_or(0);
        self
    }

    /// The items that match what is typed, best first.
    #[must_use]
    pub fn shown(&self) -> impl ExactSizeIterator<Item = &Item> + '_ {
        self.shown.iter().map(|at| &self.items[*at])
    }

    /// Moves the cursor by so many items, within the list.
    pub fn step(&mut self, by: isize) {
        let last = self.shown.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Types a paste.
    pub fn paste(&mut self, text: &str) {
        self.field.insert(text);
        self.narrow();
    }

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Chosen {
        match key.code {
            Code::Esc => return Chosen::Left,
            Code::Char('c') if key.ctrl => return Chosen::Left,
            Code::Enter => {
                if key.alt && self.items.len() > self.whole {
                    self.at = self.shown.len().saturating_sub(1);
                }
                return self.choose();
            }
            Code::Up | Code::BackTab => self.step(-1),
            Code::Tab if self.ticks.is_some() => self.tick(),
            Code::Down | Code::Tab => self.step(1),
            Code::Char('p') if key.ctrl => self.step(-1),
            Code::Char('n') if key.ctrl => self.step(1),
            Code::PageUp => self.step(-10),
            Code::PageDown => self.step(10),
            _ => {
                if super::typing::edit_field(&mut self.field, key) {
                    self.narrow();
                }
            }
        }
        Chosen::Open
    }

    /// What becomes of the item under the cursor when it is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<&Outcome> {
        let item = self.shown.get(self.at).and_then(|at| self.items.get(*at));
        item.map(|item| &item.outcome)
    }

    /// Ticks the item under the cursor, or takes its tick away, and goes on to the next.
    fn tick(&mut self) {
        if let (Some(ticks), Some(at)) = (&mut self.ticks, self.shown.get(self.at)) {
            if !ticks.remove(at) {
                ticks.insert(*at);
            }
            self.step(1);
        }
    }

    fn choose(&self) -> Chosen {
        if let Some(ticks) = self.ticks.as_ref().filter(|it| !it.is_empty()) {
            let ticked = ticks.iter().filter_map(|at| self.items.get(*at));
            return Chosen::Ticked(ticked.map(|it| it.outcome.clone()).collect());
        }
        match self.chosen() {
            Some(outcome) if self.ticks.is_some() => Chosen::Ticked(vec![outcome.clone()]),
            None | Some(Outcome::Read) => Chosen::Left,
            Some(outcome) => Chosen::Chose(outcome.clone()),
        }
    }

    /// Puts what can be made of what is typed behind what matches it, unless an item has just that name.
    fn offer(&mut self) {
        let typed = self.field.text().trim();
        let Some((label, outcome)) = self.offer.as_ref().filter(|_| !typed.is_empty()) else {
            return;
        };
        if self.items.iter().any(|item| item.name == typed) {
            return;
        }
        let item = Item {
            name: format!("{label}{typed}"),
            help: String::new(),
            edge: String::new(),
            outcome: outcome.naming(typed),
        };
        self.shown.push(self.items.len());
        self.items.push(item);
    }

    /// Keeps the items that hold every word that is typed, best first; where none does, those that hold their letters in that
    /// order, by the matcher of the Helix editor's author (nucleo).
    fn narrow(&mut self) {
        // What was offered was for what was typed before.
        self.items.truncate(self.whole);
        self.shown = self.matching(AtomKind::Substring);
        // Where what is typed can be taken as it stands, its letters are no guess at something else.
        if self.shown.is_empty() && self.offer.is_none() {
            self.shown = self.matching(AtomKind::Fuzzy);
        }
        self.at = 0;
        self.offer();
    }

    fn matching(&self, kind: AtomKind) -> Vec<usize> {
        let typed = self.field.text();
        let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, kind);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let mut score =
                |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
            // A name that matches goes before any help line that does.
            let name = score(&item.name).map(|score| score + 1000);
            let whole = || format!("{} {} {}", item.name, item.edge, item.help);
            if let Some(score) = name.or_else(|| score(&whole())) {
                scored.push((score, at));
            }
        }
        scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        scored.into_iter().map(|(_, at)| at).collect()
    }
}

/// Every action as an item; those that mean something here first.
#[must_use]
pub fn actions(bindings: &Bindings, place: Place) -> Vec<Item> {
    let mut entries: Vec<_> = super::action::ACTIONS
        .iter()
        .filter(|it| it.place.holds(place))
        .collect();
    // What means something only here comes first, what means the same everywhere last.
    entries.sort_by_key(|entry| (entry.place != place, entry.place == Place::Everywhere));
    let item = |entry: &&super::action::Entry| Item {
        name: entry.name.to_owned(),
        help: entry.help.to_owned(),
        edge: bindings.keys(entry.action).join(" "),
        outcome: Outcome::Do(entry.action),
    };
    entries.iter().map(item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;

    fn typed(chooser: &mut Chooser, text: &str) {
        for c in text.chars() {
            chooser.key(Key::plain(Code::Char(c)));
        }
    }

    #[test]
    fn typing_narrows_and_enter_chooses_the_best() {
        let items = actions(&Bindings::default(), Place::Compare);
        let mut chooser = Chooser::new("Commands", items);
        typed(&mut chooser, "swap");
        assert_eq!(
            chooser.key(Key::plain(Code::Enter)),
            Chosen::Chose(Outcome::Do(Action::SwapSides))
        );
    }

    #[test]
    fn what_holds_the_words_is_shown_alone_and_scattered_letters_only_where_nothing_does() {
        let items = actions(&Bindings::default(), Place::Compare);
        let mut chooser = Chooser::new("Commands", items.clone());
        typed(&mut chooser, "silen");
        let holds = |it: &Item| format!("{} {}", it.name, it.help).contains("silen");
        assert!(chooser.shown().len() > 0 && chooser.shown().all(holds));
        let mut chooser = Chooser::new("Commands", items);
        typed(&mut chooser, "swpsds");
        assert!(
            chooser.shown().any(|it| it.name == "swap-sides"),
            "by its letters"
        );
    }

    #[test]
    fn nothing_that_matches_chooses_nothing() {
        let mut chooser = Chooser::new("Commands", actions(&Bindings::default(), Place::Read));
        typed(&mut chooser, "zzzzzz");
        assert_eq!(chooser.shown().len(), 0);
        assert_eq!(chooser.key(Key::plain(Code::Enter)), Chosen::Left);
    }
}
