//! Two people changed one case: the changes of the one as an edit of the other's, and where they clash.
//!
//! The merge is three-way: each record and each field is compared with what both started from. What only one changed is
//! taken; what both changed to one value is taken once; what both changed differently stays as `ours` has it and is a
//! [`Clash`]. Nothing is lost: a record that one deleted and the other changed, or came to speak of, stays and is a clash.
//! The method is the usual one of texts (Khanna, Kunal and Pierce, "A formal investigation of diff3", 2007), with records
//! and fields in the place of lines, so that neighbours never clash.

mod edit;
mod order;
mod record;
mod side;

use super::{Case, Edit, Field, Key, Kind, Shape, Value, Word as _};
pub use record::{bundle, signs};
use side::{Name, Side};
use std::collections::{HashMap, HashSet};

/// What came of a merge.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// The change of `ours` that brings in what `theirs` changed. Its steps are plain: none is itself an [`Edit::All`].
    pub edit: Edit,
    /// What both changed differently, in the order of the format's tables.
    pub clashes: Vec<Clash>,
}

/// Something both changed differently: a field, whether a record is there, or its place among its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Clash {
    /// The kind of record.
    pub kind: Kind,
    /// The record.
    pub key: Key,
    /// What about it.
    pub about: About,
    /// What both started from.
    pub base: Option<Value>,
    /// What `ours` made of it.
    pub ours: Option<Value>,
    /// What `theirs` made of it.
    pub theirs: Option<Value>,
}

/// What two people changed differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A field.
    Field(Field),
    /// Whether the record is there: a value is its name, none says that it was deleted. It stays.
    Presence,
    /// Its place: a value is the name of the record before it, none is the first place.
    Place,
}

/// A record as it comes out of the merge.
struct Outcome {
    name: Name,
    fields: Vec<(Field, Value)>,
}

/// The records of one kind on all three sides, and what becomes of each.
struct Kinds<'a> {
    kind: Kind,
    base: Side<'a>,
    ours: Side<'a>,
    theirs: Side<'a>,
    stays: Vec<Outcome>,
    /// Where in `stays` a name is.
    at: HashMap<Name, usize>,
}

/// Merges what `theirs` changed since `base` into `ours`. An empty base says that both began on their own.
///
/// Where no edit touches another, `merge(base, a, b)` makes of `a` the same case that `merge(base, b, a)` makes of `b`,
/// the order of records included: of records that both put at one place those whose first name is smaller come first.
#[must_use]
pub fn merge(base: &Case, ours: &Case, theirs: &Case) -> Merged {
    let mut clashes = Vec::new();
    let mut kinds: Vec<Kinds<'_>> = Kind::ALL
        .iter()
        .map(|kind| Kinds::of(*kind, [base, ours, theirs], &mut clashes))
        .collect();
    keep_what_is_named(&mut kinds, &mut clashes);
    let orders: Vec<Vec<usize>> = kinds
        .iter()
        .map(|kind| kind.ordered(&mut clashes))
        .collect();
    clashes.sort_by_key(|clash| clash.kind);
    Merged {
        edit: edit::edit(&kinds, &orders, ours),
        clashes,
    }
}

impl<'a> Kinds<'a> {
    fn of(kind: Kind, [base, ours, theirs]: [&'a Case; 3], clashes: &mut Vec<Clash>) -> Self {
        let [base, ours, theirs] = [base, ours, theirs].map(|case| Side::of(case, kind));
        let mut all = Self {
            kind,
            base,
            ours,
            theirs,
            stays: Vec::new(),
            at: HashMap::new(),
        };
        let others = all.theirs.names.iter();
        let others = others.filter(|name| all.ours.place(name).is_none());
        let names: Vec<Name> = all.ours.names.iter().chain(others).cloned().collect();
        for name in names {
            all.settle(name, clashes);
        }
        all
    }

    /// Decides what becomes of a record that is in `ours`, in `theirs` or in both.
    fn settle(&mut self, name: Name, clashes: &mut Vec<Clash>) {
        let of = |side: &Side<'_>| side.fields(&name);
        let (base, ours, theirs) = (of(&self.base), of(&self.ours), of(&self.theirs));
        match (base, ours, theirs) {
            (base, Some(ours), Some(theirs)) => {
                let base = base.unwrap_or_default();
                let merged = record::merge(self.kind, &base, &ours, &theirs);
                let key = self.ours.key(&name);
                clashes.extend(merged.clashes.into_iter().map(|field| {
                    let value = |fields: &[(Field, Value)]| record::get(fields, field).cloned();
                    Clash {
                        kind: self.kind,
                        key: key.clone(),
                        about: About::Field(field),
                        base: value(&base),
                        ours: value(&ours),
                        theirs: value(&theirs),
                    }
                }));
                self.stay(name, merged.fields);
            }
            // Added by one of the two.
            (None, Some(fields), None) | (None, None, Some(fields)) => self.stay(name, fields),
            // Deleted by one: also changed by the other?
            (Some(base), Some(fields), None) | (Some(base), None, Some(fields)) => {
                if !record::equal(self.kind, &fields, &base) {
                    self.restore(name, clashes);
                }
            }
            (_, None, None) => {}
        }
    }

    fn stay(&mut self, name: Name, fields: Vec<(Field, Value)>) {
        self.at.insert(name.clone(), self.stays.len());
        self.stays.push(Outcome { name, fields });
    }

    /// A record that one of the two deleted stays all the same; false when neither has it.
    fn restore(&mut self, name: Name, clashes: &mut Vec<Clash>) -> bool {
        let (ours, theirs) = (self.ours.fields(&name), self.theirs.fields(&name));
        let named = |there: bool| there.then(|| name.value());
        let key = match (&ours, &theirs) {
            (Some(_), _) => self.ours.key(&name),
            _ => self.theirs.key(&name),
        };
        let clash = Clash {
            kind: self.kind,
            key,
            about: About::Presence,
            base: Some(name.value()),
            ours: named(ours.is_some()),
            theirs: named(theirs.is_some()),
        };
        let Some(fields) = ours.or(theirs) else {
            return false;
        };
        clashes.push(clash);
        self.stay(name, fields);
        true
    }

    /// The records that stay, by place among them, in their order; contested places are clashes.
    fn ordered(&self, clashes: &mut Vec<Clash>) -> Vec<usize> {
        let places = |side: &Side<'_>| -> Vec<usize> {
            let names = side.names.iter();
            names
                .filter_map(|name| self.at.get(name).copied())
                .collect()
        };
        let by_name = |one: &usize, other: &usize| {
            let name = |at: &usize| self.stays.get(*at).map(|it| &it.name);
            name(one).cmp(&name(other))
        };
        let sides = [&self.base, &self.ours, &self.theirs].map(places);
        let order = order::merge(&sides, by_name);
        for at in order.contested {
            let before = |list: &[usize]| {
                let place = list.iter().position(|it| *it == at)?.checked_sub(1)?;
                Some(self.stays.get(*list.get(place)?)?.name.value())
            };
            let [base, ours, theirs] = sides.each_ref().map(|list| before(list));
            let Some(outcome) = self.stays.get(at) else {
                continue;
            };
            clashes.push(Clash {
                kind: self.kind,
                key: self.ours.key(&outcome.name),
                about: About::Place,
                base,
                ours,
                theirs,
            });
        }
        order.merged
    }
}

/// What a record that stays speaks of stays too, even if one of the two deleted it; so does what the other value of a clash
/// speaks of.
fn keep_what_is_named(kinds: &mut [Kinds<'_>], clashes: &mut Vec<Clash>) {
    let mut todo: Vec<(Kind, Name)> = kinds.iter().flat_map(Kinds::named).collect();
    for clash in &*clashes {
        if let (About::Field(field), Some(theirs)) = (clash.about, &clash.theirs) {
            todo.extend(side::named(clash.kind, &[(field, theirs.clone())]));
        }
    }
    let mut seen: HashSet<(Kind, Name)> = HashSet::new();
    while let Some((kind, name)) = todo.pop() {
        if !seen.insert((kind, name.clone())) {
            continue;
        }
        let of = kinds.iter_mut().find(|it| it.kind == kind);
        let Some(of) = of.filter(|it| !it.at.contains_key(&name)) else {
            continue;
        };
        if of.restore(name, clashes)
            && let Some(outcome) = of.stays.last()
        {
            todo.extend(side::named(kind, &outcome.fields));
        }
    }
}

impl Kinds<'_> {
    /// What the records that stay speak of.
    fn named(&self) -> Vec<(Kind, Name)> {
        let refers = |shape: Shape| matches!(shape, Shape::Ref(_) | Shape::Pair(_) | Shape::Steps);
        if !self.kind.fields().iter().any(|spec| refers(spec.shape)) {
            return Vec::new();
        }
        let stays = self.stays.iter();
        stays
            .flat_map(|it| side::named(self.kind, &it.fields))
            .collect()
    }
}
