//! Where the claims of each document are printed, in order. It follows a change by a pass over numbers, with no look at a
//! name.

use super::Matter;
use crate::case::{Edit, Kind};
use crate::compare::panes::Wanted;

impl Matter {
    /// Sorts the claims of each document as they are printed.
    pub fn sort_printed(&mut self) {
        // Room at once: lists of many claims that grow step by step leave holes of their size behind.
        let room = self.anchors.len() / self.texts.len().max(1);
        let texts = self.texts.iter();
        let mut printed: Vec<_> = texts.map(|_| Vec::with_capacity(room)).collect();
        for (claim, anchor) in (0u32..).zip(&self.anchors) {
            let Some(range) = anchor.as_ref().and_then(|it| it.range.clone()) else {
                continue;
            };
            let document = self.document_of(claim);
            let list = document.and_then(|at| printed.get_mut(at));
            if let (Some(list), true) = (list, self.shows(claim)) {
                list.push(Place {
                    start: range.start,
                    end: range.end,
                    claim,
                });
            }
        }
        self.printed = printed.into_iter().map(Printed::new).collect();
    }

    /// Whether the claim at a place is shown: one that is only suggested may be hidden.
    fn shows(&self, claim: u32) -> bool {
        let claim = self.case.tables().claims.get(claim as usize);
        claim.is_some_and(|it| self.wanted.takes(it.suggested))
    }

    /// Follows edits after which these claims may stand elsewhere, one after the other; the case is as the last edit left it.
    pub(in crate::app) fn follow_printed(&mut self, edits: &[Edit], set: &[u32]) {
        if set.len() > FEW || self.wanted != Wanted::All || edits.iter().any(moves_documents) {
            return self.sort_printed();
        }
        edits.iter().for_each(|edit| self.renumber(edit));
        for claim in set {
            self.printed.iter_mut().for_each(|it| it.take(*claim));
            let range = self.anchor(*claim).and_then(|it| it.range.clone());
            let document = self.document_of(*claim);
            let list = document.and_then(|at| self.printed.get_mut(at));
            if let (Some(list), Some(range)) = (list, range) {
                list.put(Place {
                    start: range.start,
                    end: range.end,
                    claim: *claim,
                });
            }
        }
    }

    /// Gives the claims the numbers they have after an edit.
    fn renumber(&mut self, edit: &Edit) {
        let number = |at: &usize| u32::try_from(*at).unwrap_or(u32::MAX);
        match edit {
            Edit::Insert {
                kind: Kind::Claim,
                at,
                ..
            } => {
                let from = number(at);
                self.each(|claim| claim + u32::from(claim >= from));
            }
            Edit::Remove {
                kind: Kind::Claim,
                at,
                ..
            } => {
                let gone = number(at);
                self.printed.iter_mut().for_each(|it| it.take(gone));
                self.each(|claim| claim - u32::from(claim > gone));
            }
            Edit::Move {
                kind: Kind::Claim,
                from,
                to,
            } => {
                let (from, to) = (number(from), number(to));
                self.each(|claim| match claim {
                    claim if claim == from => to,
                    claim if from < claim && claim <= to => claim - 1,
                    claim if to <= claim && claim < from => claim + 1,
                    claim => claim,
                });
                // Claims on the same words stand in the order of their numbers.
                let all = self.printed.iter_mut();
                all.for_each(|it| it.places.sort_unstable());
            }
            Edit::All(edits) => edits.iter().for_each(|edit| self.renumber(edit)),
            _ => {}
        }
    }

    fn each(&mut self, number: impl Fn(u32) -> u32) {
        let places = self.printed.iter_mut().flat_map(|it| &mut it.places);
        places.for_each(|place| place.claim = number(place.claim));
    }
}

/// More claims than these are sorted anew together.
const FEW: usize = 32;

/// Whether an edit gives documents other places, or claims another document's name.
fn moves_documents(edit: &Edit) -> bool {
    match edit {
        Edit::Insert { kind, .. } | Edit::Remove { kind, .. } | Edit::Move { kind, .. } => {
            *kind == Kind::Document
        }
        Edit::Set { kind, .. } => *kind == Kind::Document,
        Edit::All(edits) => edits.iter().any(moves_documents),
    }
}

/// A claim's words in a document, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The claim's place in the case.
    pub claim: u32,
}

/// The claims of one document in the order they are printed; overlapping ones are found without
/// looking at all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed {
    places: Vec<Place>,
    /// For each place which one so far ends furthest: that end only grows, so it can be searched.
    furthest: Vec<u32>,
}

impl Printed {
    fn new(mut places: Vec<Place>) -> Self {
        places.sort_unstable();
        let mut new = Self {
            furthest: vec![0; places.len()],
            places,
        };
        new.reach_on(0);
        new
    }

    /// Works out anew how far the places reach, from one on.
    fn reach_on(&mut self, from: usize) {
        let before = from.checked_sub(1).and_then(|at| self.furthest.get(at));
        let mut far = before.copied().unwrap_or_default();
        let mut end = self.end(far);
        let rest = (0u32..).zip(&self.places).zip(&mut self.furthest);
        for ((at, place), furthest) in rest.skip(from) {
            if place.end > end {
                (far, end) = (at, place.end);
            }
            *furthest = far;
        }
    }

    /// Where the words at a place of the list end.
    fn end(&self, at: u32) -> usize {
        self.places.get(at as usize).map_or(0, |place| place.end)
    }

    /// Puts a claim where it is printed.
    fn put(&mut self, place: Place) {
        let at = self.places.partition_point(|it| *it < place);
        self.places.insert(at, place);
        self.furthest.insert(at, 0);
        self.reach_on(at);
    }

    /// Takes a claim out.
    fn take(&mut self, claim: u32) {
        if let Some(at) = self.places.iter().position(|it| it.claim == claim) {
            self.places.remove(at);
            self.furthest.remove(at);
            self.reach_on(at);
        }
    }

    /// All places, in order.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The claims whose words overlap the bytes from `start` to `end`, in order.
    pub fn within(&self, start: usize, end: usize) -> impl Iterator<Item = Place> + '_ {
        let first = self.furthest.partition_point(|far| self.end(*far) <= start);
        let rest = self
            .places
            .iter()
            .skip(first)
            .take_while(move |place| place.start < end);
        rest.filter(move |place| place.end > start).copied()
    }

    /// The first claim that starts behind a byte.
    #[must_use]
    pub fn after(&self, byte: usize) -> Option<Place> {
        self.places
            .get(self.places.partition_point(|place| place.start <= byte))
            .copied()
    }

    /// The last claim that starts before a byte.
    #[must_use]
    pub fn before(&self, byte: usize) -> Option<Place> {
        let at = self
            .places
            .partition_point(|place| place.start < byte)
            .checked_sub(1)?;
        self.places.get(at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_claim_is_found_behind_short_ones() {
        let place = |start, end, claim| Place { start, end, claim };
        let printed = Printed::new(vec![place(0, 90, 0), place(10, 20, 1), place(50, 60, 2)]);
        let claims: Vec<u32> = printed.within(55, 58).map(|it| it.claim).collect();
        assert_eq!(claims, [0, 2]);
        assert_eq!(printed.within(95, 99).count(), 0);
        assert_eq!(printed.after(10).map(|it| it.claim), Some(2));
        assert_eq!(printed.before(10).map(|it| it.claim), Some(0));
    }
}
