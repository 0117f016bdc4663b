//! What the keys do while a new version is decided on.

use super::{Rebase, by_hand};
use crate::annotate::Answer;
use crate::app::action::Action;
use crate::app::sheet::Sheet;
use crate::app::sheet::card;
use crate::app::state::{Asking, Mode};
use crate::app::{Effect, Showing, State};
use crate::text::editor::Editor;

/// Does an action on the quotes.
pub(in crate::app) fn perform(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::NextQuote => step(state, 1),
        Action::PreviousQuote => step(state, -1),
        Action::QuotesDown => step(state, 10),
        Action::QuotesUp => step(state, -10),
        Action::FirstQuote => step(state, isize::MIN),
        Action::LastQuote => step(state, isize::MAX),
        Action::NextOpen | Action::PreviousOpen => next_open(state, action == Action::NextOpen),
        Action::TakeQuote => take(state),
        Action::StayOld => stay(state),
        Action::LeaveQuote => answer(state, Answer::Leave),
        Action::TakeAlike => take_alike(state),
        Action::QuoteByHand => by_hand::show(state),
        Action::WriteVersion => return vec![Effect::Rebase],
        _ => {}
    }
    Vec::new()
}

/// Moves the cursor by so many quotes.
pub(in crate::app) fn step(state: &mut State, by: isize) {
    if let Some(rebase) = &mut state.rebase {
        let last = rebase.plan.items.len().saturating_sub(1);
        rebase.at = rebase.at.saturating_add_signed(by).min(last);
    }
}

fn next_open(state: &mut State, forward: bool) {
    let Some(rebase) = &mut state.rebase else {
        return;
    };
    let count = rebase.plan.items.len();
    let mut others = (1..count).map(|by| match forward {
        true => (rebase.at + by) % count,
        false => (rebase.at + count - by) % count,
    });
    match others.find(|at| rebase.is_open(*at)) {
        Some(at) => rebase.at = at,
        None if rebase.is_open(rebase.at) => state.tell("this is the only one left to decide"),
        None => state.tell("every quote is decided on; w writes it"),
    }
}

/// Goes on to the next quote that asks for an answer, once the one at a place has it.
pub(super) fn go_on(state: &mut State, at: usize) {
    let Some(rebase) = &mut state.rebase else {
        return;
    };
    let count = rebase.plan.items.len();
    let mut others = (at + 1..count).chain(0..at);
    let next = others.find(|at| rebase.is_open(*at));
    rebase.at = next.unwrap_or(at);
    if next.is_none() && rebase.open() == 0 {
        state.tell("every quote is decided on; w writes it, u takes the last answer back");
    }
}

fn answer(state: &mut State, answer: Answer) {
    let Some(rebase) = &mut state.rebase else {
        return;
    };
    let at = rebase.at;
    if rebase.item().is_none() {
        return state.tell("no quote stands in this document; w takes the new version");
    }
    rebase.answer_all(vec![(at, Some(answer))]);
    go_on(state, at);
}

fn take(state: &mut State) {
    let item = state.rebase.as_ref().and_then(|it| it.item());
    match item.map(|item| item.became.now.clone()) {
        Some(Some(now)) => answer(state, Answer::Take(now)),
        _ => state.tell(
            "its words are not in the new version: Enter chooses others by hand, o keeps the old version's, l leaves it",
        ),
    }
}

fn stay(state: &mut State) {
    match state.rebase.as_ref().map(|it| it.old.is_some()) {
        Some(true) => answer(state, Answer::Old),
        _ => state.tell("the old version is not here: no claim can stay with it"),
    }
}

/// Takes every quote whose very words stand elsewhere where nothing but that place can be meant.
fn take_alike(state: &mut State) {
    let Some(rebase) = &mut state.rebase else {
        return;
    };
    let items = rebase.plan.items.iter().enumerate();
    let alike = items.filter(|(at, item)| item.alike() && rebase.is_open(*at));
    let answers: Vec<_> = alike
        .map(|(at, item)| (at, item.became.now.clone().map(Answer::Take)))
        .collect();
    let said = match answers.len() {
        0 => {
            return state
                .tell("no undecided quote stands elsewhere with its very words, and surely");
        }
        1 => "1 moved quote is taken, with its very words".to_owned(),
        many => format!("{many} moved quotes are taken, each with its very words"),
    };
    let at = rebase.at;
    rebase.answer_all(answers);
    rebase.at = at;
    if !rebase.is_open(at) {
        go_on(state, at);
    }
    state.tell(said);
}

/// What an action does that means something else while a new version is decided on; `None` for all others.
pub(in crate::app) fn instead(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    if action == Action::AnchorWords {
        return Some(super::take_words(state));
    }
    match action {
        Action::Rebase => ask(state),
        Action::Undo | Action::Redo => {
            let said = back(state.rebase.as_mut()?, action == Action::Undo);
            by_hand::put_back(state);
            state.sheets = vec![Sheet::Versions];
            state.tell(said);
        }
        Action::Quit if tell_unwritten(state) => {}
        _ => return None,
    }
    Some(Vec::new())
}

/// Takes the last answer back, or gives it again; what is told.
fn back(rebase: &mut Rebase, undo: bool) -> &'static str {
    let stack = if undo {
        &mut rebase.past
    } else {
        &mut rebase.future
    };
    let Some(answers) = stack.pop() else {
        return match undo {
            true => "no answer to take back",
            false => "no answer to give again",
        };
    };
    let before = rebase.put(answers);
    match undo {
        true => {
            rebase.future.push(before);
            "the last answer is taken back"
        }
        false => {
            rebase.past.push(before);
            "the answer is given again"
        }
    }
}

/// Tells, once before they are lost, that answers are not written; whether it has just been told.
pub(in crate::app) fn tell_unwritten(state: &mut State) -> bool {
    let Some(rebase) = state.rebase.as_mut().filter(|it| it.begun() && !it.told) else {
        return false;
    };
    rebase.told = true;
    state.warn("nothing is written yet: w writes it; once more leaves the new version, and the case as it was");
    true
}

/// Whether Esc has to do with the new version, and what it does: from Read back to the quotes, from there back to the case.
pub(in crate::app) fn leave(state: &mut State) -> bool {
    match (&state.rebase, state.sheets.last()) {
        (Some(_), Some(Sheet::Versions)) => {
            if !tell_unwritten(state) {
                state.end_rebase();
                state.tell("the case is as it was");
            }
            true
        }
        (Some(_), None) => {
            if state.showing == Showing::Read && crate::app::read::select::leave(state) {
                return true;
            }
            by_hand::put_back(state);
            state.sheets = vec![Sheet::Versions];
            true
        }
        (None, _) | (Some(_), Some(_)) => false,
    }
}

/// Asks for the new version of the document under the cursor; goes back to the one that is being decided on.
fn ask(state: &mut State) {
    if state.rebase.is_some() {
        by_hand::put_back(state);
        state.sheets = vec![Sheet::Versions];
        return;
    }
    if let Some(why) = &state.read_only {
        let why = format!("not changed: {why}");
        return state.warn(why);
    }
    match card::document(state) {
        Some(document) => open(state, document, ""),
        None => state.tell("there is no document under the cursor"),
    }
}

fn open(state: &mut State, document: usize, text: &str) {
    state.mode = Mode::Field(Asking::Version(document), Editor::line(text));
}

/// The reader typed where the new version lies.
pub(in crate::app) fn typed(document: usize, text: &str) -> Vec<Effect> {
    match text.trim() {
        "" => Vec::new(),
        path => vec![Effect::NewVersion {
            document,
            path: path.to_owned(),
        }],
    }
}
