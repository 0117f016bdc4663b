//! What is decided on a row of Compare: how two claims relate, who is silent and why, what becomes of an event.

mod event;
mod facets;
mod finding;
mod judge;
mod marks;
mod scope;
mod silence;

pub use facets::Facets;
pub(super) use judge::facet_key;
pub use marks::Marks;
pub(super) use marks::unmark;

use super::action::Action;
use super::choose::{Chooser, Item, Outcome};
use super::state::{Asking, Mode};
use super::{Effect, State};
use crate::case::{Field, Id, Reason, Relation};
use crate::text::editor::Editor;

/// What a reader chooses from a list about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Whose silence it is.
    Who(Id),
    /// Why a source is silent; without a reason no silence is recorded.
    Silent(Id, Option<Reason>),
    /// The event that comes into this one.
    Merge(Id),
    /// The event that this one is put before; none for the end.
    Before(Option<Id>),
    /// The event the marked claims are moved to; none for no event.
    Move(Option<Id>),
    /// A claim that goes into an event of its own.
    Part(Id),
}

/// What a reader types about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The title of a new event before the row.
    New,
    /// The title of the event that the marked claims are split off into.
    Split,
    /// Tags for the marked claims.
    Tags,
}

impl Line {
    /// What stands before the field.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::New => "new event",
            Self::Split => "the marked claims speak of",
            Self::Tags => "tags, -tag takes one away",
        }
    }
}

/// Does an action on the row; `None` where it is none.
pub(super) fn perform(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    if marks::perform(state, action) {
        return Some(Vec::new());
    }
    if let (true, Some(why)) = (is_one(action), &state.read_only) {
        let why = format!("not changed: {why}");
        state.warn(why);
        return Some(Vec::new());
    }
    if let Some(relation) = relation(action) {
        judge::begin(state, relation);
        return Some(Vec::new());
    }
    match action {
        Action::Unrelate => return Some(judge::end(state)),
        Action::Doubtful => return Some(finding::doubt(state)),
        Action::RaiseEvent => return Some(event::shift(state, false)),
        Action::LowerEvent => return Some(event::shift(state, true)),
        Action::DeleteEvent => return Some(event::delete(state)),
        Action::Silence => silence::ask(state),
        Action::Question => finding::open(state, Field::Question),
        Action::FindingState => finding::open(state, Field::State),
        Action::RenameEvent => event::rename(state),
        Action::NewEvent => open(state, Line::New, ""),
        Action::SplitEvent => event::split(state),
        Action::MergeEvent => event::merge(state),
        Action::PutEvent => event::put(state),
        Action::MoveMarked => marks::move_to(state),
        Action::TagMarked => marks::tag(state),
        _ => return None,
    }
    Some(Vec::new())
}

/// Whether the action is one on a row that leads to a change.
fn is_one(action: Action) -> bool {
    use Action as A;
    let on_row = matches!(
        action,
        A::Unrelate
            | A::Doubtful
            | A::RaiseEvent
            | A::LowerEvent
            | A::DeleteEvent
            | A::Silence
            | A::Question
            | A::FindingState
            | A::RenameEvent
            | A::NewEvent
            | A::SplitEvent
            | A::MergeEvent
            | A::PutEvent
            | A::MoveMarked
            | A::TagMarked
    );
    on_row || relation(action).is_some()
}

fn relation(action: Action) -> Option<Relation> {
    Some(match action {
        Action::RelateAgree => Relation::Agree,
        Action::RelateAdds => Relation::Adds,
        Action::RelateTension => Relation::Tension,
        Action::RelateContradict => Relation::Contradict,
        Action::RelateDeny => Relation::Deny,
        Action::RelatePartAdmit => Relation::PartAdmit,
        Action::RelateUnclear => Relation::Unclear,
        _ => return None,
    })
}

/// The reader chose something about the row.
pub(super) fn chosen(state: &mut State, choice: Choice) -> Vec<Effect> {
    match choice {
        Choice::Who(source) => {
            silence::reasons(state, &source);
            Vec::new()
        }
        Choice::Silent(source, reason) => silence::record(state, &source, reason),
        Choice::Merge(event) => event::merge_in(state, &event),
        Choice::Before(next) => event::put_before(state, next.as_ref()),
        Choice::Move(event) => marks::moved(state, event.as_ref()),
        Choice::Part(_) => Vec::new(),
    }
}

/// The reader ticked several things about the row: the claims that go into an event of their own.
pub(super) fn ticked(state: &mut State, outcomes: &[Outcome]) -> Vec<Effect> {
    let part = |outcome: &Outcome| match outcome {
        Outcome::Decide(Choice::Part(claim)) => Some(claim.clone()),
        _ => None,
    };
    let claims = outcomes.iter().filter_map(part).collect();
    marks::only(state, claims);
    open(state, Line::Split, "");
    Vec::new()
}

/// The reader typed something about the row.
pub(super) fn answer(state: &mut State, line: Line, text: &str) -> Vec<Effect> {
    let effects = match line {
        Line::New => event::made(state, text),
        Line::Split => event::parted(state, text),
        Line::Tags => marks::tagged(state, text),
    };
    if effects.is_empty() && state.notice.as_ref().is_some_and(|it| it.warning) {
        // What was refused can be mended.
        state.mode = Mode::Field(Asking::Row(line), Editor::line(text));
    }
    effects
}

/// Opens a field.
fn open(state: &mut State, line: Line, text: &str) {
    state.mode = Mode::Field(Asking::Row(line), Editor::line(text));
}

/// Opens a list, with the cursor on what is so now.
fn choose(state: &mut State, title: &'static str, items: Vec<Item>, now: Option<&Choice>) {
    let is_now = |item: &Item| matches!(&item.outcome, Outcome::Decide(it) if Some(it) == now);
    state.mode = Mode::Choose(Box::new(Chooser::new(title, items).on(is_now)));
}

/// The event under the cursor, by place; else that there is none is told.
fn event(state: &mut State) -> Option<u32> {
    let row = state.compare.row(state.compare.cursor.row);
    let event = row.and_then(|row| row.event);
    if event.is_none() {
        state.warn("this claim is in no event; move it to one first");
    }
    event
}

/// The id of an event.
fn id_of(state: &State, event: u32) -> Option<Id> {
    let events = &state.matter.case.tables().events;
    events.get(event as usize).map(|it| it.id.clone())
}

/// All events but one, as items.
fn events(state: &State, but: Option<u32>, choice: impl Fn(Id) -> Choice) -> Vec<Item> {
    let case = &state.matter.case;
    let others = (0u32..).zip(&case.tables().events);
    let others = others.filter(|(at, _)| Some(*at) != but);
    let item = |(at, event): (u32, &crate::case::Event)| Item {
        name: event.title.to_string(),
        help: event.note.as_deref().unwrap_or_default().to_owned(),
        edge: match case.claims_of(at as usize).len() {
            1 => "1 claim".into(),
            many => format!("{many} claims"),
        },
        outcome: Outcome::Decide(choice(event.id.clone())),
    };
    others.map(item).collect()
}
