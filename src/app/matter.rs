//! The case that is open, with what was found out about it: texts, places of quotes, problems.

use crate::case::{Case, Edit, Kind, Tables};
use crate::file::documents::DocumentText;
use crate::text::anchor::{Anchor, Quote, State, anchor};
use std::sync::Arc;

/// A case, its documents and what is known of them so far.
#[derive(Debug)]
pub struct Matter {
    /// The case.
    pub case: Case,
    /// Whether the whole file has been read; until then counts are not known.
    pub whole: bool,
    /// Each document's text, by its place in the case.
    pub texts: Vec<Text>,
    /// Where each claim's quote stands, by the claim's place; empty until known.
    pub anchors: Vec<Option<Anchor>>,
    /// The claims of each document in the order they are printed.
    pub printed: Vec<Printed>,
    /// What is wrong, one line each, in the file's order.
    pub problems: Vec<String>,
    /// The edits made before the places of the quotes were known; `None` once they are.
    pub(super) waiting: Option<Vec<Edit>>,
}

/// A document's text, as far as it is known.
#[derive(Debug, Clone, Default)]
pub enum Text {
    /// It is still being read.
    #[default]
    Unread,
    /// Its beginning is here; the rest is still being read.
    Begun(Arc<DocumentText>),
    /// Here it is.
    Here(Arc<DocumentText>),
    /// It cannot be had; why.
    Missing(String),
}

/// What a worker found out.
#[derive(Debug)]
pub enum News {
    /// The whole case, for the first part of it that was shown at once.
    Whole(Box<Case>),
    /// The whole case cannot be used; why, in one line.
    Refused(String),
    /// A document's text, or why it cannot be had.
    Text(usize, Result<Arc<DocumentText>, String>),
    /// Where the quotes stand.
    Anchors(Vec<Option<Anchor>>),
    /// What is wrong, one line each.
    Problems(Vec<String>),
}

impl Matter {
    /// A case of which nothing but its tables is known.
    #[must_use]
    pub fn new(tables: impl Into<Arc<Tables>>, whole: bool) -> Self {
        let tables = tables.into();
        let documents = tables.documents.len();
        Self {
            case: Case::new(tables),
            whole,
            texts: vec![Text::Unread; documents],
            anchors: Vec::new(),
            printed: Vec::new(),
            problems: Vec::new(),
            waiting: Some(Vec::new()),
        }
    }

    /// The text of the document at a place, if it is here, or as much of it as is.
    #[must_use]
    pub fn text(&self, document: usize) -> Option<&DocumentText> {
        match self.texts.get(document)? {
            Text::Here(text) | Text::Begun(text) => Some(text),
            _ => None,
        }
    }

    /// Where the claim's quote stands, if that is known.
    #[must_use]
    pub fn anchor(&self, claim: u32) -> Option<&Anchor> {
        self.anchors.get(claim as usize)?.as_ref()
    }

    /// Where each claim starts in its document, as far as it is known: what the case says, else
    /// where the quote was found. Only good for putting claims of one document in order.
    #[must_use]
    pub fn starts(&self) -> Vec<Option<u64>> {
        let claims = (0u32..).zip(&self.case.tables().claims);
        claims
            .map(|(at, claim)| claim.start.or_else(|| self.start_of(at)))
            .collect()
    }

    /// The place of the document a claim names.
    #[must_use]
    pub fn document_of(&self, claim: u32) -> Option<usize> {
        let claim = self.case.tables().claims.get(claim as usize)?;
        let document = self.case.place(Kind::Document, claim.document.as_ref()?)?;
        Some(document as usize)
    }

    /// Where the claim's quote starts, in code points: its sound place, else what the case says.
    #[must_use]
    pub fn start_of(&self, claim: u32) -> Option<u64> {
        let written = self.case.tables().claims.get(claim as usize)?.start;
        let found = || {
            let anchor = self.anchor(claim).filter(|it| it.state == State::Sound)?;
            let text = self.text(self.document_of(claim)?)?;
            let start = text
                .points
                .code_point_of(&text.text, anchor.range.as_ref()?.start);
            u64::try_from(start).ok()
        };
        written.or_else(found)
    }

    /// Looks again where one claim's quote stands, after it was changed; [`Matter::sort_printed`] is for the caller.
    pub(super) fn look_again(&mut self, claim: u32) {
        let Some(it) = self.case.tables().claims.get(claim as usize) else {
            return;
        };
        let document = self.document_of(claim).and_then(|at| self.text(at));
        let (Some(text), Some(quote)) = (document, it.quote.as_deref()) else {
            return;
        };
        let wanted = Quote {
            quote,
            start: it.start.and_then(|start| usize::try_from(start).ok()),
            prefix: it.prefix.get().map(|it| &**it),
            suffix: it.suffix.get().map(|it| &**it),
        };
        let found = anchor(&text.text, &text.points, &wanted);
        if let Some(place) = self.anchors.get_mut(claim as usize) {
            *place = Some(found);
        }
    }

    /// Whether it is known where the quotes stand.
    #[must_use]
    pub fn anchored(&self) -> bool {
        self.waiting.is_none()
    }

    /// Takes the places of the quotes and sorts the claims as they are printed.
    pub fn take_anchors(&mut self, anchors: Vec<Option<Anchor>>) {
        self.anchors = anchors;
        self.catch_up();
    }

    /// Sorts the claims of each document as they are printed.
    pub fn sort_printed(&mut self) {
        let mut printed = vec![Vec::new(); self.texts.len()];
        for (claim, anchor) in (0u32..).zip(&self.anchors) {
            let Some(range) = anchor.as_ref().and_then(|it| it.range.clone()) else {
                continue;
            };
            let document = self.document_of(claim);
            if let Some(list) = document.and_then(|at| printed.get_mut(at)) {
                list.push(Place {
                    start: range.start,
                    end: range.end,
                    claim,
                });
            }
        }
        self.printed = printed.into_iter().map(Printed::new).collect();
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
#[derive(Debug, Clone, Default)]
pub struct Printed {
    places: Vec<Place>,
    /// The furthest end so far, for each place: it only grows, so it can be searched.
    furthest: Vec<usize>,
}

impl Printed {
    fn new(mut places: Vec<Place>) -> Self {
        places.sort_unstable();
        let mut far = 0;
        let furthest = places
            .iter()
            .map(|place| {
                far = far.max(place.end);
                far
            })
            .collect();
        Self { places, furthest }
    }

    /// All places, in order.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The claims whose words overlap the bytes from `start` to `end`, in order.
    pub fn within(&self, start: usize, end: usize) -> impl Iterator<Item = Place> + '_ {
        let first = self.furthest.partition_point(|far| *far <= start);
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
