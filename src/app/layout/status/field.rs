//! The last line while a field is open: what it is, how it is left, why an answer was not taken.

use super::{flow, heard};
use crate::app::State;
use crate::app::page::{Line, Page, Role};
use crate::app::state::Asking;
use crate::text::clean::Shown;
use crate::text::editor::Editor;
use crate::text::width::{fit, width};

/// What stands before a field: briefly where more would leave too little room for what is typed.
pub(super) fn label(state: &State, asking: Asking) -> Shown {
    let label = asking.label(state);
    let wide = width(label.as_str(), state.config.ambiguous);
    match 5 * wide > 2 * usize::from(state.size.columns) {
        true => Shown::own(asking.brief()),
        false => label,
    }
}

/// How a field of several lines is saved and left, or why its answer was not taken.
pub(super) fn several(state: &State, asking: Asking) -> Line {
    let ambiguous = state.config.ambiguous;
    let mut line = Line::default();
    line.own(" ", Role::Text);
    let all = usize::from(state.size.columns);
    if state.notice.is_none() {
        line.push(label(state, asking), Role::Title);
    }
    if let Some(notice) = &state.notice {
        line.own(asking.brief(), Role::Title);
        let room = all.saturating_sub(line.columns(ambiguous) + 3);
        let text = Shown::new(&heard(state, notice), state.config.signs);
        line.own("  ", Role::Text);
        let role = if notice.warning {
            Role::Warning
        } else {
            Role::Text
        };
        line.push(fit(&text, room, ambiguous, state.config.signs), role);
        return line;
    }
    for (key, does) in [
        ("Ctrl-S", "saves"),
        ("Enter", "new line"),
        ("Esc", "leaves and keeps"),
        ("Ctrl-E", "your editor"),
    ] {
        let mut more = Line::default();
        more.own("  ", Role::Text);
        more.own(key, Role::Key);
        more.own(" ", Role::Text);
        more.own(does, Role::Dim);
        if line.columns(ambiguous) + more.columns(ambiguous) < all {
            line.0.append(&mut more.0);
        }
    }
    line
}

/// A field of one line, and the column of its cursor. Why an answer was not taken stands at its end; where that is too long,
/// above it.
pub(super) fn line(state: &State, asking: Asking, field: &Editor) -> (Page, usize) {
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let all = usize::from(state.size.columns);
    let label = label(state, asking).then(&Shown::own(": "));
    let before = 1 + width(label.as_str(), ambiguous);
    let told = told(state);
    let wide = width(told.as_str(), ambiguous) + 2;
    let beside = !told.is_empty() && wide <= all.saturating_sub(before) / 2;
    let taken = if beside { wide } else { 0 };
    let room = all.saturating_sub(before + 1 + taken).max(1);
    let window = field.window(room, ambiguous, signs);
    let mut line = Line::default();
    line.own(" ", Role::Text);
    line.push(label, Role::Key);
    line.push(window.shown, Role::Text);
    line.pad(all - taken, ambiguous);
    let mut page = Page::new();
    if beside {
        line.own("  ", Role::Text);
        line.push(told, Role::Warning);
    } else if !told.is_empty() {
        page = flow::text(state, &told, Role::Warning);
    }
    page.push(line);
    (page, before + window.cursor)
}

/// Why an answer to the field was not taken.
fn told(state: &State) -> Shown {
    let wrong = state.notice.as_ref().filter(|notice| notice.warning);
    wrong.map_or_else(Shown::default, |notice| {
        Shown::new(&heard(state, notice), state.config.signs)
    })
}
