//! What each action does to the state: one arm an action, no terminal in sight.

mod claiming;
mod fields;
mod filtering;
mod lists;
mod merging;
mod on_claim;
mod panes;
mod quote;
mod screens;

pub(super) use claiming::words;
pub use claiming::{Choice, Draft, Stretch};
pub(super) use fields::answer;
pub(super) use lists::outcome;
pub use merging::Merge;
pub(super) use screens::{go_compare, leave};

use super::action::Action;
use super::compare::{moves, scroll};
use super::config::{Background, Depth};
use super::keys::{self, Key};
use super::record::drafts;
use super::state::{Mode, PanelSize};
use super::{Effect, Showing, State, adding, conflicts, find, read, rebase, review, row, sheet};
use crate::compare::panes::Wanted;

/// Does an action; returns what is to be done outside.
pub fn perform(state: &mut State, action: Action) -> Vec<Effect> {
    let other = rebase::instead(state, action).or_else(|| sheet::perform(state, action));
    if let Some(effects) = other {
        return effects;
    }
    if let Some(effects) = review::perform(state, action) {
        return effects;
    }
    match action {
        Action::Quit => quit(state),
        Action::Suspend => vec![Effect::Suspend],
        Action::Redraw => vec![Effect::Redraw],
        Action::Undo => vec![Effect::Undo],
        Action::Redo => vec![Effect::Redo],
        Action::Log => vec![Effect::Log],
        Action::Reopen if drafts::tell_unsaved(state) => Vec::new(),
        Action::Reopen => vec![Effect::Reopen],
        Action::Copy => quote::copy(state),
        Action::Mouse => mouse(state),
        _ if on_claim::is_one(action) => on_claim::perform(state, action),
        _ => row::perform(state, action).unwrap_or_else(|| {
            within(state, action);
            Vec::new()
        }),
    }
}

/// Does an action whose keys were pressed, where it matters which.
pub(super) fn pressed(state: &mut State, action: Action, keys: &[Key]) -> Vec<Effect> {
    let letter = keys.last().and_then(|key| key.typed());
    match (action, letter) {
        (Action::SaidBy, _) => {
            let number = state.bindings().which(action, keys);
            claiming::said_by(state, number.unwrap_or_default());
            Vec::new()
        }
        (Action::Counterpart, _) => {
            let number = state.bindings().which(action, keys);
            review::choose(state, number.unwrap_or_default())
        }
        (Action::StartAtLetter | Action::EndAtLetter, Some(letter)) => {
            read::select::trim(state, action == Action::EndAtLetter, letter);
            Vec::new()
        }
        (Action::FieldAtLetter, Some(letter)) => {
            sheet::card::go_to_letter(state, letter);
            Vec::new()
        }
        _ => perform(state, action),
    }
}

/// Does an action that asks for nothing outside.
fn within(state: &mut State, action: Action) {
    if adding::perform(state, action) {
        return;
    }
    match action {
        Action::Conflicts => return conflicts::list(state),
        Action::Problems if state.matter.problems.is_empty() => {
            return state.tell(match state.matter.anchored() {
                true => "no problems: nothing is wrong with this case",
                false => "no problems so far: the documents are still being read",
            });
        }
        _ => {}
    }
    if let Some((asking, editor)) = fields::field(action) {
        state.mode = Mode::Field(asking, editor);
    } else if action.takes_letter() {
        // By its name: the letter is still to come.
        let keys = state.bindings().keys(action).into_iter().next();
        let keys = keys.and_then(|spelled| keys::sequence(&spelled).ok());
        state.mode = Mode::Browse(keys.unwrap_or_default());
    } else if let Some(list) = lists::list(state, action) {
        state.mode = Mode::Choose(Box::new(list));
    } else if !everywhere(state, action) {
        match state.showing {
            _ if matches!(action, Action::SaidBy | Action::SaidByAny) => {
                claiming::said_by_any(state);
            }
            Showing::Compare => in_compare(state, action),
            Showing::Read => read::perform(state, action),
            Showing::Review => {}
        }
    }
}

/// Actions that mean the same on every screen; whether this is one.
fn everywhere(state: &mut State, action: Action) -> bool {
    match action {
        Action::GoCompare => go_compare(state),
        Action::GoRead => screens::go_read(state),
        Action::Panel => {
            state.panel = match state.panel {
                PanelSize::Usual => PanelSize::Full,
                PanelSize::Full => PanelSize::Closed,
                PanelSize::Closed => PanelSize::Usual,
            };
        }
        Action::NextMatch => find::step(state, true),
        Action::PreviousMatch => find::step(state, false),
        Action::Theme => theme(state),
        Action::Suggestions => suggestions(state),
        Action::Aliases => aliases(state),
        _ => return false,
    }
    true
}

fn in_compare(state: &mut State, action: Action) {
    match action {
        Action::NextRow => scroll::step(state, true),
        Action::PreviousRow => scroll::step(state, false),
        Action::PageDown => scroll::page(state, true),
        Action::PageUp => scroll::page(state, false),
        _ if moves::is_within_row(action) => {
            moves::perform(state, action);
            scroll::reveal(state);
        }
        _ if moves::is_move(action) => moves::perform(state, action),
        Action::WordsInContext => screens::go_read(state),
        Action::ClearFilter => {
            state.compare.filter = None;
            state.compare.rebuild(&state.matter);
        }
        _ => panes::change_panes(state, action),
    }
}

/// Ends the program; what was typed and not saved is told first, once.
fn quit(state: &mut State) -> Vec<Effect> {
    if drafts::tell_unsaved(state) {
        return Vec::new();
    }
    vec![Effect::Quit]
}

/// Takes the mouse, or leaves it to the terminal.
fn mouse(state: &mut State) -> Vec<Effect> {
    state.config.mouse = !state.config.mouse;
    let owner = if state.config.mouse {
        "the program"
    } else {
        "the terminal"
    };
    state.tell(format!("the mouse is {owner}'s"));
    vec![Effect::Mouse(state.config.mouse)]
}

/// Hides what is only suggested, or shows it.
fn suggestions(state: &mut State) {
    let (wanted, said) = match state.matter.wanted {
        Wanted::All => (
            Wanted::Decided,
            "what is only suggested is hidden: H shows it",
        ),
        Wanted::Decided => (Wanted::All, "what is suggested is shown"),
    };
    state.matter.wanted = wanted;
    state.matter.sort_printed();
    state.compare.rebuild(&state.matter);
    state.tell(said);
}

/// Shows aliases for names, or names again.
fn aliases(state: &mut State) {
    state.config.aliases = !state.config.aliases;
    state.compare.lay_out_anew();
    let sources = &state.matter.case.tables().sources;
    let count = sources.iter().filter(|it| it.alias.is_some()).count();
    let all = sources.len();
    match (state.config.aliases, count) {
        (false, _) => state.tell("names are shown as they are"),
        (true, 0) => state.tell("no source has an alias: its card takes one (:edit-source)"),
        (true, _) => state.tell(format!(
            "{count} of {all} sources are shown by their aliases; quotes still hold the names"
        )),
    }
}

/// Goes through the grounds: the terminal's own colours, dark, light, none.
fn theme(state: &mut State) {
    let look = &mut state.config.look;
    let (background, name) = match look.background {
        Background::Unknown => (Background::Dark, "dark"),
        Background::Dark => (Background::Light, "light"),
        Background::Light => (Background::Unknown, "the terminal's own colours"),
    };
    look.background = background;
    // The terminal may still answer: it no longer matters.
    state.config.background_chosen = true;
    if state.config.look.depth == Depth::None {
        state.tell("no colour: NO_COLOR is set, or `colour = \"none\"` in the config");
    } else {
        state.tell(format!("theme: {name}"));
    }
}

/// The claim under the cursor, whichever screen is shown.
#[must_use]
pub fn claim(state: &State) -> Option<u32> {
    match state.showing {
        Showing::Compare => state.compare.claim(),
        Showing::Read => read::claim(state),
        Showing::Review => review::claim(state),
    }
}
