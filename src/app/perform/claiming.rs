//! From words to a claim: who says it, what it speaks of, and it is saved.

use crate::annotate::{self, Cannot, Named, Words};
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::layout::voice;
use crate::app::read::{self, select};
use crate::app::state::Mode;
use crate::app::{Effect, State};
use crate::case::{Case, Event, Id, Kind};
use crate::text::features::reads_as_negative;
use std::ops::Range;
use std::sync::Arc;

/// Words of a document that are to carry a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The document's place in the case.
    pub document: usize,
    /// Their bytes.
    pub range: Range<usize>,
}

/// A record that is there, or a new one that is to be called so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The one with this id.
    Known(Id),
    /// A new one.
    New(String),
}

impl Choice {
    fn named(&self, state: &mut State, kind: Kind) -> Named {
        match self {
            Self::Known(id) => Named::Known(id.clone()),
            Self::New(name) => Named::New(state.new_id(kind), name.clone()),
        }
    }
}

/// What is selected, else what is under the cursor.
fn stretch(state: &State) -> Stretch {
    Stretch {
        document: state.read.document,
        range: select::selected(state).unwrap_or_else(|| state.read.span.clone()),
    }
}

/// The words of a stretch of a document.
///
/// # Errors
/// When they are not here, or only white space is.
pub(in crate::app) fn words<'a>(state: &'a State, stretch: &Stretch) -> Result<Words<'a>, Cannot> {
    let document = state.matter.case.tables().documents.get(stretch.document);
    let text = state.matter.text(stretch.document);
    let (Some(document), Some(text)) = (document, text) else {
        return Err(Cannot("the text of this document is not here".into()));
    };
    let range = stretch.range.clone();
    Words::trimmed(&document.id, &text.text, &text.points, range)
        .ok_or_else(|| Cannot("there are no words to quote here".into()))
}

/// The source with that number says the words; without one so far it is asked who.
pub(super) fn said_by(state: &mut State, number: usize) {
    let source = state.matter.case.tables().sources.get(number);
    match source.map(|it| Choice::Known(it.id.clone())) {
        Some(source) if may_claim(state) => ask_event(state, &stretch(state), &source),
        Some(_) => {}
        None => said_by_any(state),
    }
}

/// Asks who says the words: a source of the case, or a new one.
pub(super) fn said_by_any(state: &mut State) {
    if may_claim(state) {
        let list = sources(state, &stretch(state));
        state.mode = Mode::Choose(Box::new(list));
    }
}

/// Whether the words can carry a claim; why not is told.
fn may_claim(state: &mut State) -> bool {
    if let Some(why) = &state.read_only {
        state.warn(format!("not changed: {why}"));
        return false;
    }
    let why = words(state, &stretch(state)).err();
    if let Some(why) = &why {
        state.warn(why.to_string());
    }
    why.is_none()
}

fn sources(state: &State, stretch: &Stretch) -> Chooser {
    let case = &state.matter.case;
    let item = |(at, it): (usize, &crate::case::Source)| {
        let letter = voice::letter(case, &it.id, state.naming());
        Item {
            name: it.called(state.config.aliases).to_owned(),
            help: it.role.as_deref().unwrap_or_default().to_owned(),
            edge: match at {
                0..9 => format!("{} {letter}", at + 1),
                _ => format!("  {letter}"),
            },
            outcome: Outcome::SaidBy(stretch.clone(), Choice::Known(it.id.clone())),
        }
    };
    let all = case.tables().sources.iter().enumerate().map(item);
    let new = Outcome::SaidBy(stretch.clone(), Choice::New(String::new()));
    Chooser::new("Who says it", all.collect()).offering("new source: ", new)
}

/// Asks what the words speak of; the event of the claim before them in the document is proposed.
pub(super) fn ask_event(state: &mut State, stretch: &Stretch, source: &Choice) {
    let draft = Arc::new((stretch.clone(), source.clone()));
    let proposed = before(state, stretch).and_then(|claim| event_of(&state.matter.case, claim));
    let list = events(&state.matter.case, proposed, &draft);
    state.mode = Mode::Choose(Box::new(list));
}

/// Every event, the proposed one first and behind it those that follow it; then none, and a new one.
fn events(case: &Case, proposed: Option<u32>, draft: &Arc<Draft>) -> Chooser {
    let item = |(at, event): (u32, &Event)| Item {
        name: event.title.to_string(),
        help: match proposed {
            Some(row) if row == at => "that of the claim before it".to_owned(),
            _ => String::new(),
        },
        edge: match case.claims_of(at as usize).len() {
            1 => "1 claim".to_owned(),
            many => format!("{many} claims"),
        },
        outcome: Outcome::Claim(Arc::clone(draft), Some(Choice::Known(event.id.clone()))),
    };
    let all = (0u32..).zip(&case.tables().events);
    let first = proposed.unwrap_or_default();
    let from = all.clone().skip(first as usize);
    let mut items: Vec<Item> = from.chain(all.take(first as usize)).map(item).collect();
    items.push(Item {
        name: "none".to_owned(),
        help: "it is in no event: not aligned".to_owned(),
        edge: String::new(),
        outcome: Outcome::Claim(Arc::clone(draft), None),
    });
    let new = Outcome::Claim(Arc::clone(draft), Some(Choice::New(String::new())));
    Chooser::new("What it speaks of", items).offering("new event: ", new)
}

/// What a claim is to be made of besides its event.
pub type Draft = (Stretch, Choice);

/// The claim before the words in their document.
fn before(state: &State, stretch: &Stretch) -> Option<u32> {
    let printed = state.matter.printed.get(stretch.document)?;
    printed.before(stretch.range.start + 1).map(|it| it.claim)
}

fn event_of(case: &Case, claim: u32) -> Option<u32> {
    let claim = case.tables().claims.get(claim as usize)?;
    case.place(Kind::Event, claim.event.as_ref()?)
}

/// Makes the claim; the cursor stays on its words.
pub(super) fn claim(state: &mut State, draft: &Draft, event: Option<&Choice>) -> Vec<Effect> {
    let (stretch, source) = draft;
    let source = source.named(state, Kind::Source);
    let event = event.map(|it| it.named(state, Kind::Event));
    let id = state.new_id(Kind::Claim);
    let behind = before(state, stretch);
    let effects = state.decide_signed(|state, signed| {
        let words = words(state, stretch)?;
        let case = &state.matter.case;
        annotate::new_claim(case, id, &source, event.as_ref(), words, behind, signed)
    });
    if !effects.is_empty() {
        saved(state, stretch, behind);
    }
    effects
}

/// What is seen once a claim is made.
fn saved(state: &mut State, stretch: &Stretch, behind: Option<u32>) {
    let count = state.matter.case.count(Kind::Claim);
    let last = u32::try_from(count).unwrap_or(u32::MAX);
    let new = behind.map_or(last, |claim| claim + 1);
    let Ok(words) = words(state, stretch) else {
        return;
    };
    let range = words.start..words.end;
    let denies = denies(state, stretch.document, words.quote());
    read::go_to(state, range, Some(new));
    if denies {
        state.remark = Some("! and a letter says what it denies".into());
    }
}

/// Whether there is a negative among the words.
fn denies(state: &State, document: usize, words: &str) -> bool {
    let tables = state.matter.case.tables();
    let own = tables
        .documents
        .get(document)
        .and_then(|it| it.language.as_deref());
    let language = own.or(tables.head.language.as_deref());
    reads_as_negative(words, language)
}
