//! The open menu of facets: what the difference between two claims is about, chosen by letters.

use crate::app::keys::{Code, Key};
use crate::case::{Facet, Id, Relation, Word};

/// A judgement that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// The two claims.
    pub pair: [Id; 2],
    /// How they relate.
    pub relation: Relation,
    /// What the difference is about, in the order of the list.
    pub chosen: Vec<Facet>,
}

/// What a key did to the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    /// It is still open.
    Open,
    /// The judgement is made.
    Done,
    /// Nothing is judged.
    Left,
}

impl Facets {
    /// Takes a key: a facet's letter chooses it or not, a relation's sign changes the relation, Esc leaves, any other key is
    /// the end of it.
    pub(super) fn key(&mut self, key: Key) -> Pressed {
        match key.code {
            Code::Esc => return Pressed::Left,
            Code::Char('c') if key.ctrl => return Pressed::Left,
            Code::Char(c) if !key.ctrl && !key.alt => {
                if let Some(facet) = Facet::ALL.iter().find(|it| it.letter() == c) {
                    self.toggle(*facet);
                    return Pressed::Open;
                }
                if let Some(relation) = Relation::ALL.iter().find(|it| it.ascii() == c) {
                    self.relation = *relation;
                    return Pressed::Open;
                }
            }
            _ => {}
        }
        Pressed::Done
    }

    fn toggle(&mut self, facet: Facet) {
        if self.chosen.contains(&facet) {
            self.chosen.retain(|it| *it != facet);
        } else {
            self.chosen.push(facet);
            self.chosen.sort_unstable();
        }
    }
}
