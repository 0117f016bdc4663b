//! The heading of a row: the event's number and title, when it happened, whether the orders depart.

use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::layout::proposed;
use crate::app::page::{Line, Page, Role, spaces};
use crate::app::rich::Rich;
use crate::case::Event;
use crate::compare::Sides;
use crate::text::clean::Shown;
use crate::text::width::{fit, width};

/// The row's number and title in the left column, its time at the end of the right one.
pub(super) fn heading(state: &State, row: usize, columns: Sides<usize>) -> (Page, Line) {
    let ambiguous = state.config.ambiguous;
    let event = state.compare.row(row).and_then(|row| row.event);
    let events = &state.matter.case.tables().events;
    let event = event.and_then(|at| Some((at, events.get(at as usize)?)));
    let mut lead = lead(state, event.map(|(at, _)| at as usize + 1));
    let indent = lead.columns(ambiguous);
    let words = title(state, event.map(|(_, event)| event)).lines(
        columns.left.saturating_sub(indent + 1).max(1),
        ambiguous,
        6,
    );
    let mut lines = Page::new();
    for (at, line) in words.into_iter().enumerate() {
        let mut whole = if at == 0 {
            std::mem::take(&mut lead)
        } else {
            Line::of(spaces(indent), Role::Text)
        };
        whole.0.extend(line.0);
        lines.push(whole);
    }
    if lines.is_empty() {
        lines.push(lead);
    }
    (
        lines,
        at_the_edge(state, event.map(|(_, event)| event), columns.right),
    )
}

/// Room for the cursor, then the number.
fn lead(state: &State, number: Option<usize>) -> Line {
    let ambiguous = state.config.ambiguous;
    let mut lead = Line::default();
    let cursor = width(glyphs(state.config.signs).cursor, ambiguous);
    lead.push(spaces(cursor), Role::Cursor);
    lead.push(
        number.map_or_else(|| Shown::own("-"), Shown::number),
        Role::Dim,
    );
    lead.own(" ", Role::Text);
    let indent = lead.columns(ambiguous).max(3);
    lead.pad(indent, ambiguous);
    lead
}

fn title(state: &State, event: Option<&Event>) -> Rich {
    let mut rich = Rich::default();
    match event {
        Some(event) => {
            let signs = state.config.signs;
            proposed::mark(&mut rich, event.suggested, signs);
            let role = proposed::role(event.suggested, Role::Title);
            rich.push(&Shown::new(&event.title, signs), role);
        }
        None => rich.own("not aligned", Role::Title),
    }
    rich
}

/// When and where an event is taken to have happened, at the end of a line.
fn at_the_edge(state: &State, event: Option<&Event>, columns: usize) -> Line {
    let signs = state.config.signs;
    let ambiguous = state.config.ambiguous;
    let mut text = Shown::default();
    let room = columns.saturating_sub(1);
    if let Some(when) = event.and_then(|event| event.when.as_ref()) {
        // It is no account's: the label parts it from the claims of the pane below.
        let label = Shown::own("event: ");
        let when = Shown::new(&when.short(), signs);
        let labelled = label.then(&when);
        let fits = width(labelled.as_str(), ambiguous) <= room;
        text.push(if fits { &labelled } else { &when });
    }
    let mut line = Line::default();
    let fitted = fit(&text, room, ambiguous, signs);
    let wide = width(fitted.as_str(), ambiguous);
    if wide > 0 {
        line.push(spaces(columns.saturating_sub(wide + 1)), Role::Text);
        line.push(fitted, Role::Dim);
        line.own(" ", Role::Text);
    }
    line
}

/// `⇅` where the accounts' own orders depart.
pub(super) fn order_mark(state: &State, row: usize) -> Line {
    let departs = state.compare.row(row).and_then(|row| row.order);
    let mut line = Line::default();
    if departs.is_some() {
        line.own(glyphs(state.config.signs).order, Role::Sign);
    }
    line
}
