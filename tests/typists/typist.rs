//! Somebody who makes a given case by keys alone, and counts them.
//!
//! What is typed into a field or a list (a name, a date, a note) is text and no key to be counted; the Enter behind it is one.

use super::hands::Hands;
use super::script::{Step, words};
use super::{card, meaning, row, words as selecting};
use crate::session::Session;
use tellings::app::Showing;
use tellings::case::{Field, Kind, Scope, Spec, Word as _};

/// Who types, what is wanted, and how many keys each claim took.
pub(crate) struct Typist {
    pub(super) wanted: Session,
    pub(super) hands: Hands,
    /// The keys of each claim, from its sentence to its being saved.
    pub(crate) claims: Vec<usize>,
}

impl Typist {
    /// Somebody who is about to make the wanted case.
    pub(crate) fn new(wanted: Session, hands: Hands) -> Self {
        Self {
            wanted,
            hands,
            claims: Vec::new(),
        }
    }

    /// Quits; what was wanted, what was saved, and what it took.
    pub(crate) fn quit(self) -> (Session, Session, Hands) {
        let (saved, hands) = self.hands.quit();
        (self.wanted, saved, hands)
    }

    /// Does a step of the script; what is seen then is what should be.
    pub(crate) fn step(mut self, step: Step) -> Self {
        match step {
            Step::Claim(at) => self.claim(at),
            Step::Fields(Kind::Claim, at) => self.claim_fields(at),
            Step::Fields(kind, at) => card::fill(&mut self, kind, at),
            Step::Row(at) => row::put(&mut self, at),
            Step::Judge(at) => row::judge(&mut self, at),
            Step::Silence(at) => row::silence(&mut self, at),
            Step::UndoAndRedo(steps) => self.hands.undo_and_redo(steps),
            Step::Reopen => {
                return Self {
                    hands: self.hands.quit_and_reopen(),
                    ..self
                };
            }
        }
        self.hands.see();
        self
    }

    /// What the wanted record says that the typed one does not yet: the fields, each with its value.
    pub(super) fn missing(
        &self,
        kind: Kind,
        wanted: usize,
        typed: usize,
    ) -> Vec<(&'static Spec, String)> {
        let missing = meaning::fields(kind).filter_map(|spec| {
            let value = meaning::value(&self.wanted, kind, wanted, spec)?;
            let there = meaning::value(&self.hands.memory, kind, typed, spec);
            (there.as_ref() != Some(&value)).then_some((spec, value))
        });
        missing.collect()
    }

    /// The place of the record that says what the wanted one does.
    pub(super) fn typed(&self, kind: Kind, wanted: usize) -> Option<usize> {
        let name = meaning::name(&self.wanted, kind, wanted);
        meaning::find(&self.hands.memory, kind, &name)
    }

    /// The name of the record that a field of a wanted one names.
    fn named(&self, kind: Kind, wanted: usize, field: Field) -> Option<String> {
        let spec = meaning::fields(kind).find(|it| it.field == field)?;
        meaning::value(&self.wanted, kind, wanted, spec)
    }

    /// On a screen.
    pub(super) fn on(&mut self, showing: Showing) {
        let keys = match showing {
            Showing::Compare => "gc",
            Showing::Read => "gr",
            Showing::Review => "gv",
        };
        if self.hands.memory.state.showing != showing {
            self.hands.press(keys);
        }
    }

    fn claim(&mut self, at: usize) {
        self.on(Showing::Read);
        let words = words(&self.wanted, at);
        selecting::land(&mut self.hands, &words);
        let before = self.hands.keys;
        selecting::select(&mut self.hands, &words);
        let source = self.named(Kind::Claim, at, Field::Source).unwrap();
        self.said_by(&source);
        let event = self.named(Kind::Claim, at, Field::Event);
        let event = event.as_deref().unwrap_or("none");
        let known =
            event == "none" || meaning::find(&self.hands.memory, Kind::Event, event).is_some();
        self.hands.choose_or_make(event, known);
        self.claims.push(self.hands.keys - before);
        assert!(
            self.typed(Kind::Claim, at).is_some(),
            "{}",
            self.hands.memory.last()
        );
    }

    /// Names the source: by its number, else from the list.
    fn said_by(&mut self, source: &str) {
        let known = meaning::find(&self.hands.memory, Kind::Source, source);
        let number = known.unwrap_or(self.hands.memory.tables().sources.len()) + 1;
        match number {
            1..=9 => self.hands.press(&number.to_string()),
            _ => self.hands.press("0"),
        }
        if known.is_none() || number > 9 {
            self.hands.choose_or_make(source, known.is_some());
        }
    }

    /// What else the claim says that was just made: by the keys that are for it, the rest in its card.
    fn claim_fields(&mut self, at: usize) {
        let typed = self.typed(Kind::Claim, at).unwrap();
        let mut rest = Vec::new();
        for (spec, value) in self.missing(Kind::Claim, at, typed) {
            match spec.field {
                Field::Chain => card::chain(self, at),
                Field::Negates => {
                    let scope = Scope::ALL.iter().find(|it| it.spelling() == value);
                    self.hands.press(denies(*scope.unwrap()));
                }
                Field::Text => self.prose("t", &value),
                Field::Note => self.prose("C", &value),
                Field::Tags => {
                    self.hands.press("T");
                    self.hands.write(&value);
                    self.hands.press("<Enter>");
                }
                _ => rest.push((spec, value)),
            }
        }
        if !rest.is_empty() {
            self.hands.press("e");
            card::write(self, &rest);
        }
    }

    /// Opens a field of several lines, types into it and saves it.
    pub(super) fn prose(&mut self, key: &str, text: &str) {
        self.hands.press(key);
        self.hands.write(text);
        self.hands.press("<Ctrl-s>");
    }
}

fn denies(scope: Scope) -> &'static str {
    match scope {
        Scope::Event => "!e",
        Scope::Perception => "!p",
        Scope::Record => "!r",
        Scope::Memory => "!m",
        Scope::Authority => "!a",
    }
}
