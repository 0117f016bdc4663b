//! What each action does to the state; one arm an action, no terminal in sight.

use super::action::Action;
use super::choose::{Chooser, Item, Outcome, actions};
use super::compare::{moves, scroll};
use super::config::{Background, Depth};
use super::find::Search;
use super::state::{Asking, Mode, PanelSize};
use super::{Effect, Showing, State, citation, read};
use crate::case::{Edit, Field, Key, Kind, Value};
use crate::compare::filter::Filter;
use crate::compare::{Pane, Side, coverage, panes};
use crate::text::anchor;
use crate::text::editor::Editor;

/// Does an action; returns what is to be done outside.
pub fn perform(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit => return vec![Effect::Quit],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Undo => return vec![Effect::Undo],
        Action::Redo => return vec![Effect::Redo],
        Action::AcceptPlace => return accept_place(state),
        Action::Copy => return copy(state),
        Action::Mouse => {
            state.config.mouse = !state.config.mouse;
            let owner = if state.config.mouse {
                "the program"
            } else {
                "the terminal"
            };
            state.tell(format!("the mouse is {owner}'s"));
            return vec![Effect::Mouse(state.config.mouse)];
        }
        _ => {}
    }
    if !(open(state, action) || everywhere(state, action)) {
        match state.showing {
            Showing::Compare => in_compare(state, action),
            Showing::Read => read::perform(state, action),
        }
    }
    Vec::new()
}

/// Actions that open a field or a list; whether this is one.
fn open(state: &mut State, action: Action) -> bool {
    state.mode = match action {
        Action::Search => Mode::Field(Asking::Search, Editor::line("")),
        Action::Filter => {
            let text = state
                .compare
                .filter
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            Mode::Field(Asking::Filter, Editor::line(&text))
        }
        Action::CopyTo => Mode::Field(Asking::CopyTo, Editor::line("")),
        Action::Help => list("Help", actions(state.bindings(), state.place())),
        Action::Palette => list("Command", actions(state.bindings(), state.place())),
        Action::ChoosePanes => panes_list(state),
        Action::Coverage => list("Coverage", coverage_items(state)),
        Action::Problems => list("Problems", problem_items(state)),
        Action::Open => list("Open", state.offers.clone()),
        _ => return false,
    };
    true
}

fn list(title: &'static str, items: Vec<Item>) -> Mode {
    Mode::Choose(Box::new(Chooser::new(title, items)))
}

fn panes_list(state: &State) -> Mode {
    let side = state.compare.cursor.side;
    let tables = state.matter.case.tables();
    let count = |id| {
        tables
            .claims
            .iter()
            .filter(|claim| claim.source == id)
            .count()
    };
    let source = |it: &crate::case::Source| Item {
        name: it.name.to_string(),
        help: [
            it.role.as_deref(),
            it.occasion.as_deref(),
            it.told.as_ref().map(crate::case::Edtf::as_str),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", "),
        edge: match count(it.id.clone()) {
            1 => "1 claim".into(),
            many => format!("{many} claims"),
        },
        outcome: Outcome::Pane(side, Pane::Source(it.id.clone())),
    };
    let mut items: Vec<Item> = tables.sources.iter().map(source).collect();
    items.push(Item {
        name: "everyone else".into(),
        help: "all who do not speak in the other pane".into(),
        edge: "*".into(),
        outcome: Outcome::Pane(side, Pane::Everyone),
    });
    let title = match side {
        Side::Left => "The left pane shows",
        Side::Right => "The right pane shows",
    };
    let here = Outcome::Pane(side, state.compare.panes[side].clone());
    Mode::Choose(Box::new(
        Chooser::new(title, items).on(|item| item.outcome == here),
    ))
}

fn coverage_items(state: &State) -> Vec<Item> {
    let case = &state.matter.case;
    let item = |(at, event): (u32, &crate::case::Event)| Item {
        name: event.title.to_string(),
        help: coverage::of_event(case, at)
            .replace('·', super::glyphs::glyphs(state.config.signs).dot),
        edge: coverage::side_word(&state.compare.rows, at).to_owned(),
        outcome: Outcome::Row(event.id.clone()),
    };
    (0u32..).zip(&case.tables().events).map(item).collect()
}

fn problem_items(state: &State) -> Vec<Item> {
    let item = |line: &String| Item {
        name: line.clone(),
        help: String::new(),
        edge: String::new(),
        outcome: Outcome::Read,
    };
    state.matter.problems.iter().map(item).collect()
}

/// Actions that mean the same on every screen; whether this is one.
fn everywhere(state: &mut State, action: Action) -> bool {
    match action {
        Action::GoCompare => go_compare(state),
        Action::GoRead => go_read(state),
        Action::Panel => {
            state.panel = match state.panel {
                PanelSize::Usual => PanelSize::Full,
                PanelSize::Full => PanelSize::Closed,
                PanelSize::Closed => PanelSize::Usual,
            };
        }
        Action::NextMatch => super::find::step(state, true),
        Action::PreviousMatch => super::find::step(state, false),
        Action::Theme => theme(state),
        _ => return false,
    }
    true
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
    if look.depth == Depth::None {
        state.tell("no colour: NO_COLOR is set, or `colour = \"none\"` in the config");
    } else {
        state.tell(format!("theme: {name}"));
    }
}

/// Esc where nothing is open: what was found is no longer marked, the filter is off.
pub fn leave(state: &mut State) {
    if state.search.take().is_none() && state.compare.filter.take().is_some() {
        state.compare.rebuild(&state.matter);
        state.tell("all rows are shown");
    }
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
        Action::WordsInContext => go_read(state),
        Action::ClearFilter => {
            state.compare.filter = None;
            state.compare.rebuild(&state.matter);
        }
        _ => change_panes(state, action),
    }
}

fn change_panes(state: &mut State, action: Action) {
    let case = &state.matter.case;
    let now = &state.compare.panes;
    let side = state.compare.cursor.side;
    let panes = match action {
        Action::NextSource => panes::cycle(case, now, side, true),
        Action::PreviousSource => panes::cycle(case, now, side, false),
        Action::SwapSides => now.clone().swap(),
        Action::FollowSource => {
            let followed = state
                .compare
                .claim()
                .and_then(|claim| panes::follow(case, now, side, claim));
            let Some(panes) = followed else {
                state.tell("this claim's source has the pane already");
                return;
            };
            panes
        }
        _ => return,
    };
    state.compare.show(&state.matter, panes);
}

/// Read, on the words of the claim under the cursor.
fn go_read(state: &mut State) {
    if state.showing == Showing::Compare {
        let claim = state.compare.claim();
        if let Some(claim) = claim {
            read::go_to_claim(state, claim);
        }
    }
    state.showing = Showing::Read;
}

/// Compare, on the row of the claim under the cursor.
pub(super) fn go_compare(state: &mut State) {
    if state.matter.case.tables().claims.is_empty() {
        state.tell("nobody has annotated this text yet: there are no claims to compare");
        return;
    }
    if state.showing == Showing::Read
        && let Some(claim) = read::claim(state)
        && !state.compare.go_to_claim(&state.matter, claim)
    {
        state.tell("this claim stands in neither pane; x chooses others");
    }
    state.showing = Showing::Compare;
}

/// The claim under the cursor, whichever screen is shown.
#[must_use]
pub fn claim(state: &State) -> Option<u32> {
    match state.showing {
        Showing::Compare => state.compare.claim(),
        Showing::Read => read::claim(state),
    }
}

fn quote(state: &mut State) -> Option<String> {
    let quote = claim(state).and_then(|claim| citation::citation(&state.matter, claim));
    if quote.is_none() {
        state.tell("there is no claim under the cursor");
    }
    quote
}

fn copy(state: &mut State) -> Vec<Effect> {
    let Some(text) = quote(state) else {
        return Vec::new();
    };
    state.tell("copied: the exact quote with its citation");
    vec![Effect::Copy(text)]
}

/// Accepts the place at which a moved quote was found: its start is written to the case.
fn accept_place(state: &mut State) -> Vec<Effect> {
    let Some(claim) = claim(state) else {
        state.tell("there is no claim under the cursor");
        return Vec::new();
    };
    let moved = state
        .matter
        .anchor(claim)
        .filter(|it| it.state == anchor::State::Moved);
    let Some(range) = moved.and_then(|it| it.range.clone()) else {
        state.tell("this quote has not moved");
        return Vec::new();
    };
    let (Some(it), Some(text)) = (
        state.matter.case.tables().claims.get(claim as usize),
        state
            .matter
            .document_of(claim)
            .and_then(|at| state.matter.text(at)),
    ) else {
        return Vec::new();
    };
    let start = text.points.code_point_of(&text.text, range.start);
    let (prefix, suffix) = anchor::context(&text.text, range);
    let key = Key::One(it.id.clone());
    let set = |field, value: Value| {
        let at = state.matter.case.find(Kind::Claim, &key)?;
        let expect = state.matter.case.get(Kind::Claim, at, field);
        Some(Edit::set(
            Kind::Claim,
            key.clone(),
            field,
            expect,
            Some(value),
        ))
    };
    let edits = [
        set(
            Field::Start,
            Value::Count(u64::try_from(start).unwrap_or(u64::MAX)),
        ),
        set(Field::Prefix, Value::text(prefix)),
        set(Field::Suffix, Value::text(suffix)),
    ];
    let name = format!("the new place of {} is accepted", it.id);
    let edit = Edit::All(edits.into_iter().flatten().collect());
    vec![Effect::Change { name, edit }]
}

/// The reader answered a field.
pub(super) fn answer(state: &mut State, asking: Asking, text: &str) -> Vec<Effect> {
    match asking {
        Asking::Search => {
            state.search = Search::new(text);
            if state.search.is_some() {
                super::find::step(state, true);
            }
        }
        Asking::Filter => match Filter::parse(text) {
            Ok(filter) => {
                state.compare.filter = (!text.trim().is_empty()).then_some(filter);
                state.compare.rebuild(&state.matter);
                let count = state.compare.len();
                state.tell(format!("{count} rows are shown; Esc shows all"));
            }
            Err(wrong) => {
                state.warn(wrong.to_string());
                state.mode = Mode::Field(Asking::Filter, Editor::line(text));
            }
        },
        Asking::CopyTo => {
            if let (false, Some(quote)) = (text.is_empty(), quote(state)) {
                return vec![Effect::CopyTo {
                    path: text.to_owned(),
                    text: quote,
                }];
            }
        }
    }
    Vec::new()
}

/// The reader chose from a list.
pub(super) fn outcome(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Read => {}
        Outcome::Do(action) => return perform(state, action),
        Outcome::Open(target) => return vec![Effect::Open(target)],
        Outcome::Row(event) => {
            if state.compare.go_to_event(&state.matter, &event) {
                state.showing = Showing::Compare;
            } else {
                state.tell("neither pane speaks of this event; x chooses other panes");
            }
        }
        Outcome::Pane(side, pane) => {
            let mut panes = state.compare.panes.clone();
            if panes[side.other()] == pane {
                panes[side.other()] = panes[side].clone();
            }
            panes[side] = pane;
            state.compare.show(&state.matter, panes);
        }
    }
    Vec::new()
}
