//! Keys that come before what they need was read: they wait, in order, and are taken when it is here, so that who types at
//! once lands where he would have landed had all been there.

use super::action::{Action, Meaning};
use super::choose::Outcome;
use super::keys::{Code, Key};
use super::matter::Text;
use super::state::{Mode, Work};
use super::{Effect, Input, Showing, State, review};
use std::collections::VecDeque;

/// What waits, the first that came first.
#[derive(Debug, Default)]
pub struct Waiting(VecDeque<Input>);

impl Waiting {
    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// More does not wait: it is not taken, and that is told.
const MOST: usize = 1 << 14;

/// So near the end of a document's beginning (in bytes) a step may go elsewhere than in the whole of it.
const UNSURE: usize = 1 << 14;

/// The actions that need nothing of what is being read.
const FREE: [Action; 12] = [
    Action::Aliases,
    Action::Quit,
    Action::Suspend,
    Action::Redraw,
    Action::Help,
    Action::Palette,
    Action::Open,
    Action::Mouse,
    Action::Theme,
    Action::Panel,
    Action::Search,
    Action::CopyTo,
];

/// The actions that need the places of the quotes, or the journal, which is looked at before they are known.
const PLACED: [Action; 31] = [
    Action::Log,
    Action::Rebase,
    Action::AddDocument,
    Action::NewCase,
    Action::AddSource,
    Action::SaidBy,
    Action::SaidByAny,
    Action::AcceptPlace,
    Action::WidenClaim,
    Action::ShrinkClaim,
    Action::WidenStart,
    Action::ShrinkStart,
    Action::SplitClaim,
    Action::MergeClaim,
    Action::DeleteClaim,
    Action::DeniesEvent,
    Action::DeniesPerception,
    Action::DeniesRecord,
    Action::DeniesMemory,
    Action::DeniesAuthority,
    Action::DeniesNothing,
    Action::Undo,
    Action::Redo,
    Action::NextProblem,
    Action::NextPrinted,
    Action::PreviousPrinted,
    Action::NextUnclaimed,
    Action::PreviousUnclaimed,
    Action::OtherAccount,
    Action::ClaimRow,
    Action::Stacked,
];

/// Takes an input, now or when what it needs is here; what came before it is taken before it.
pub(super) fn take(state: &mut State, input: Input) -> Vec<Effect> {
    match input {
        Input::News(_) => {
            let effects = state.accept(input);
            match effects.is_empty() {
                true => go_on(state),
                false => effects,
            }
        }
        Input::Resize { .. } | Input::Ground(_) => state.accept(input),
        Input::Key(key) if gives_up(state, key) => {
            state.waiting.0.clear();
            state.accept(input)
        }
        input if state.waiting.0.is_empty() => match attempt(state, input) {
            Ok(effects) => effects,
            Err(input) => wait(state, input),
        },
        input => wait(state, input),
    }
}

/// Takes what waits as far as what it needs is here, up to the first that asks for something outside: what comes behind it
/// may mean something else once that is done.
pub(super) fn go_on(state: &mut State) -> Vec<Effect> {
    while let Some(first) = state.waiting.0.pop_front() {
        match attempt(state, first) {
            Ok(effects) if effects.is_empty() => {}
            Ok(effects) => return effects,
            Err(first) => {
                state.waiting.0.push_front(first);
                break;
            }
        }
    }
    Vec::new()
}

/// Ctrl-C does not wait: nothing would end a program that reads for ever. Nor does Esc, which ends the looking for suggestions.
fn gives_up(state: &State, key: Key) -> bool {
    let browsing = matches!(state.mode, Mode::Browse(_));
    let ends = key.code == Code::Esc && matches!(state.work, Some(Work::Suggesting(_)));
    browsing && (ends || key.ctrl && meaning(state, key) == Some(Action::Quit))
}

fn wait(state: &mut State, input: Input) -> Vec<Effect> {
    if state.waiting.0.len() < MOST {
        state.waiting.0.push_back(input);
        state.tell(match here(state) {
            true => "suggestions are being looked for: what was typed waits",
            false => "still reading: what was typed waits",
        });
    } else {
        state.warn("still reading: too much was typed, and the last of it is forgotten");
    }
    Vec::new()
}

/// Takes an input; gives it back when it needs what is not here, everything then being as it was.
fn attempt(state: &mut State, input: Input) -> Result<Vec<Effect>, Input> {
    if needs_more(state, &input) {
        return Err(input);
    }
    if here(state) {
        return Ok(state.accept(input));
    }
    let Some(sure) = sure(state).filter(|_| moves(state, &input)) else {
        return Ok(state.accept(input));
    };
    let again = match &input {
        Input::Key(key) => Input::Key(*key),
        Input::Mouse { act, column, row } => Input::Mouse {
            act: *act,
            column: *column,
            row: *row,
        },
        _ => return Ok(state.accept(input)),
    };
    let (read, mode, notice) = (state.read.clone(), state.mode.clone(), state.notice.clone());
    let effects = state.accept(input);
    let moved = state.read.span != read.span;
    if moved && state.read.span.end.max(state.read.top) <= sure {
        return Ok(effects);
    }
    (state.read, state.mode, state.notice) = (read, mode, notice);
    Err(again)
}

/// Whether nothing that a key could need is still being read.
fn here(state: &State) -> bool {
    state.matter.whole && state.matter.anchored() && sure(state).is_none() && !unread(state)
}

/// Up to which byte the document's beginning is as the whole of it will be, while only that is here and read.
fn sure(state: &State) -> Option<usize> {
    let text = state.matter.texts.get(state.read.document)?;
    match text {
        Text::Begun(text) if state.showing == Showing::Read => {
            Some(text.text.len().saturating_sub(UNSURE))
        }
        _ => None,
    }
}

/// Whether the input is a step through the document that is read.
fn moves(state: &State, input: &Input) -> bool {
    match input {
        Input::Key(key) => meaning(state, *key).is_some_and(|action| !FREE.contains(&action)),
        Input::Mouse { .. } => matches!(state.mode, Mode::Browse(_)),
        _ => false,
    }
}

/// What a key does where keys are commands; nothing when it is a part of one.
fn meaning(state: &State, key: Key) -> Option<Action> {
    let Mode::Browse(pressed) = &state.mode else {
        return None;
    };
    let mut keys = pressed.clone();
    keys.push(key);
    match state.bindings().meaning(state.place(), &keys) {
        Meaning::Do(action) => Some(action),
        _ => None,
    }
}

fn needs_more(state: &State, input: &Input) -> bool {
    match (&state.mode, input) {
        (Mode::Browse(_), Input::Key(key)) => {
            meaning(state, *key).is_some_and(|action| lacks(state, action))
        }
        (Mode::Browse(_), Input::Mouse { .. }) => lacks(state, Action::NextRow),
        (Mode::Field(..), Input::Key(key)) if key.code == Code::Enter => {
            !state.matter.whole || sure(state).is_some()
        }
        (Mode::Choose(chooser), Input::Key(key)) if key.code == Code::Enter => {
            match chooser.chosen() {
                Some(Outcome::Do(action)) => lacks(state, *action),
                Some(Outcome::Row(_) | Outcome::Pane(..) | Outcome::Filter(_)) => {
                    !state.matter.whole
                }
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether an action needs something that is still being read.
fn lacks(state: &State, action: Action) -> bool {
    if FREE.contains(&action) {
        return false;
    }
    if review::awaits(state, action) {
        return true;
    }
    let placed = PLACED.contains(&action) && !state.matter.anchored();
    let searches = matches!(action, Action::NextMatch | Action::PreviousMatch);
    let reads = state.showing == Showing::Read && action != Action::GoCompare;
    !state.matter.whole || placed || (reads && unread(state)) || (searches && sure(state).is_some())
}

/// Whether nothing of the document that is read is here yet.
fn unread(state: &State) -> bool {
    let text = state.matter.texts.get(state.read.document);
    state.showing == Showing::Read && matches!(text, Some(Text::Unread))
}
