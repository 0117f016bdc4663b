//! The way from ours to what was merged, as one edit: fields set, records taken away, moved and added.

use super::order::increasing;
use super::{Kinds, record};
use crate::case::{Case, Edit, Kind};
use std::collections::HashMap;

/// The edit of `ours`; each kind's records come in the order given by their places among those that stay.
pub(super) fn edit(kinds: &[Kinds<'_>], orders: &[Vec<usize>], ours: &Case) -> Edit {
    let mut edits = Vec::new();
    for kind in kinds {
        kind.set_fields(&mut edits);
    }
    // Findings and silences hang on what comes before them in the format.
    for kind in kinds.iter().rev() {
        kind.remove(ours, &mut edits);
    }
    for (kind, order) in kinds.iter().zip(orders) {
        kind.arrange(order, &mut edits);
    }
    Edit::All(edits)
}

impl Kinds<'_> {
    fn set_fields(&self, edits: &mut Vec<Edit>) {
        for outcome in &self.stays {
            let Some(here) = self.ours.fields(&outcome.name) else {
                continue;
            };
            if here == outcome.fields {
                continue;
            }
            for spec in self.kind.fields() {
                let (old, new) = (
                    record::get(&here, spec.field),
                    record::get(&outcome.fields, spec.field),
                );
                if old != new {
                    let key = self.ours.key(&outcome.name);
                    let (old, new) = (old.cloned(), new.cloned());
                    edits.push(Edit::set(self.kind, key, spec.field, old, new));
                }
            }
        }
    }

    fn remove(&self, ours: &Case, edits: &mut Vec<Edit>) {
        let names = self.ours.names.iter().enumerate().rev();
        let gone = names.filter(|(_, name)| !self.at.contains_key(name));
        edits.extend(gone.map(|(at, _)| Edit::Remove {
            kind: self.kind,
            at,
            fields: ours.fields(self.kind, at),
        }));
    }

    /// Moves and adds records until they stand in this order. As few as can be are moved.
    fn arrange(&self, order: &[usize], edits: &mut Vec<Edit>) {
        if self.kind == Kind::Case {
            return;
        }
        let names = self.ours.names.iter();
        let mut now: Vec<usize> = names.filter_map(|it| self.at.get(it).copied()).collect();
        let wanted: HashMap<usize, usize> = order.iter().copied().zip(0..).collect();
        let places: Vec<usize> = now
            .iter()
            .filter_map(|it| wanted.get(it).copied())
            .collect();
        let mut fixed = increasing(&places).into_iter().peekable();
        let mut before: Option<usize> = None;
        for (place, it) in order.iter().enumerate() {
            if fixed.next_if_eq(&place).is_none() {
                self.put(*it, before, &mut now, edits);
            }
            before = Some(*it);
        }
    }

    /// Puts a record behind another, or first.
    fn put(&self, it: usize, before: Option<usize>, now: &mut Vec<usize>, edits: &mut Vec<Edit>) {
        let place = |now: &[usize], it: usize| now.iter().position(|other| *other == it);
        let behind = before.and_then(|before| place(now, before));
        let to = behind.map_or(0, |at| at + 1);
        let kind = self.kind;
        if let Some(from) = place(now, it) {
            let to = to - usize::from(from < to);
            now.remove(from);
            now.insert(to, it);
            if from != to {
                edits.push(Edit::Move { kind, from, to });
            }
        } else if let Some(outcome) = self.stays.get(it) {
            now.insert(to, it);
            let fields = outcome.fields.clone();
            edits.push(Edit::Insert {
                kind,
                at: to,
                fields,
            });
        }
    }
}
