//! The case that is open, with what was found out about it: texts, places of quotes, problems.

mod printed;
mod question;

pub use printed::{Place, Printed};
pub use question::Question;

use crate::case::{Case, Edit, Key, Kind, Tables};
use crate::compare::panes::Wanted;
use crate::compare::rows::{self, Rows};
use crate::compare::versions::quote_of;
use crate::compare::{Pane, Sides};
use crate::file::documents::DocumentText;
use crate::suggest::Suggestions;
use crate::text::anchor::{Anchor, Quote, State, anchor, anchors};
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
    pub problems: Vec<Wrong>,
    /// Whether what is only suggested is shown.
    pub wanted: Wanted,
    /// What the reader is told when it is shown first.
    pub said: Option<String>,
    /// Whether its texts are still being drafted.
    pub drafting: bool,
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

/// Something that is wrong with the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What, where in the file, and what to do about it, in one line; may hold a stranger's words.
    pub line: String,
    /// The record it is about, if it is about one that was read.
    pub about: Option<(Kind, Key)>,
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
    Problems(Vec<Wrong>),
    /// What was drafted of texts that are shown already, or why nothing was.
    Drafted(Result<Box<Drafted>, String>),
    /// So many of a hundred parts of the work on suggestions are done.
    Suggesting(u8),
    /// What is suggested for the case.
    Suggested(Box<Suggestions>),
}

/// A case drafted of texts that are shown already.
#[derive(Debug)]
pub struct Drafted {
    /// The case.
    pub tables: Tables,
    /// Where its quotes stand.
    pub anchors: Vec<Option<Anchor>>,
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
            wanted: Wanted::All,
            said: None,
            drafting: false,
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
    pub fn starts(&self) -> impl Iterator<Item = Option<u64>> + '_ {
        let claims = (0u32..).zip(&self.case.tables().claims);
        claims.map(|(at, claim)| claim.start.or_else(|| self.start_of(at)))
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

    /// The rows of two panes, with what is suggested or without.
    #[must_use]
    pub fn rows(&self, panes: &Sides<Pane>) -> Rows {
        match self.wanted {
            Wanted::All => rows::rows(&self.case, panes, self.starts()),
            Wanted::Decided => rows::decided(&self.case, panes, self.starts()),
        }
    }

    /// What is told of a case that was drafted.
    #[must_use]
    pub fn drafted(&self) -> String {
        let (claims, sources) = (self.case.count(Kind::Claim), self.case.count(Kind::Source));
        format!("drafted, nothing decided: {claims} claims of {sources} sources; gv reviews them")
    }

    /// Looks again where one claim's quote stands, after it was changed; [`Matter::sort_printed`] is for the caller.
    pub(super) fn look_again(&mut self, claim: u32) {
        let Some(it) = self.case.tables().claims.get(claim as usize) else {
            return;
        };
        let document = self.document_of(claim).and_then(|at| self.text(at));
        let (Some(text), Some(wanted)) = (document, quote_of(it)) else {
            return;
        };
        let found = anchor(&text.text, &text.points, &wanted);
        if let Some(place) = self.anchors.get_mut(claim as usize) {
            *place = Some(found);
        }
    }

    /// Looks again where the quotes of a document stand, after its text became another; whether there are any.
    pub(super) fn look_again_in(&mut self, document: usize) -> bool {
        let Some(Text::Here(text)) = self.texts.get(document).cloned() else {
            return false;
        };
        let tables = self.case.tables();
        let Some(id) = tables.documents.get(document).map(|it| &it.id) else {
            return false;
        };
        let claims = tables.claims.iter().enumerate();
        let quoting = claims.filter(|(_, claim)| claim.document.as_ref() == Some(id));
        let (places, quotes): (Vec<usize>, Vec<Quote<'_>>) = quoting
            .filter_map(|(at, claim)| Some((at, quote_of(claim)?)))
            .unzip();
        let found = anchors(&text.text, &text.points, quotes);
        for (at, anchor) in places.iter().zip(found) {
            if let Some(place) = self.anchors.get_mut(*at) {
                *place = Some(anchor);
            }
        }
        let any = !places.is_empty();
        if any {
            self.sort_printed();
        }
        any
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
}
