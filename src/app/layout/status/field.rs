//! The last line while a field is open: what it is, how it is left, why an answer was not taken.

use super::heard;
use crate::app::State;
use crate::app::page::{Line, Role};
use crate::app::state::Asking;
use crate::text::clean::Shown;
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

/// What was told of the field, as why an answer was not taken, in so many columns at most; else what helps to answer.
pub(super) fn told(state: &State, asking: Asking, room: usize) -> Line {
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let (text, role) = match &state.notice {
        Some(notice) if notice.warning => {
            (Shown::new(&heard(state, notice), signs), Role::Warning)
        }
        Some(notice) => (Shown::new(&heard(state, notice), signs), Role::Text),
        None if asking.is_path() => (Shown::own("Tab completes"), Role::Dim),
        None => return Line::default(),
    };
    let mut line = Line::default();
    line.own("  ", Role::Text);
    line.push(fit(&text, room.saturating_sub(2), ambiguous, signs), role);
    line
}
