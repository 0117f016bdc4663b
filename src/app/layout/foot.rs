//! What stands in the panel's place while a field of a record, a sheet or the menu of facets is open: the text that is typed,
//! what is to be known about the field under the cursor, or the facets.

use super::{facets, panel, sheets};
use crate::app::State;
use crate::app::glyphs::rule;
use crate::app::page::{Line, Page, Role};
use crate::app::rich::Rich;
use crate::app::sheet::Sheet;
use crate::app::state::{Asking, Mode, PanelSize};
use crate::case::{Edtf, Shape};
use crate::text::clean::Shown;
use crate::text::editor::Editor;
use crate::text::width::width;
use crate::text::wrap;

/// How many rows it takes of a room of so many, its rule included; `None` where the panel itself stands there.
#[must_use]
pub fn rows(state: &State, room: usize) -> Option<usize> {
    if let Mode::Facets(menu) = &state.mode {
        let wanted = 1 + facets::lines(state, menu).len();
        return Some(wanted.min(room.saturating_sub(2)));
    }
    if let Some((_, field)) = open_lines(state) {
        let wanted = 2 + typed(state, field).0.len();
        return Some(wanted.clamp(4, (room * 2 / 3).max(4)).min(room));
    }
    if asked(state).is_some() || !state.sheets.is_empty() {
        let most = match (room, state.panel) {
            (7..16, _) if asked(state).is_some() => 4,
            (0..16, PanelSize::Usual) => 1,
            (_, PanelSize::Closed) if asked(state).is_none() => 0,
            (_, PanelSize::Full) => room * 2 / 3,
            // The two texts are what is decided on.
            _ if state.sheets.last() == Some(&Sheet::Versions) => room * 2 / 3,
            _ => (room / 3).max(4),
        };
        return Some(
            (1 + said(state).len())
                .min(most)
                .min(room.saturating_sub(2)),
        );
    }
    None
}

/// The foot in that many rows; `None` where the panel itself stands there.
#[must_use]
pub fn foot(state: &State, rows: usize) -> Option<Page> {
    if let Mode::Facets(menu) = &state.mode {
        let mut page = facets::lines(state, menu);
        // Where there is little room it is the menu's.
        if rows > 7 || page.len() < rows {
            page.insert(0, panel::top(state));
        }
        page.truncate(rows);
        return Some(page);
    }
    let mut page = if let Some((_, field)) = open_lines(state) {
        let (page, cursor) = typed(state, field);
        let first = first(cursor.1, rows);
        page.into_iter().skip(first).collect()
    } else if asked(state).is_some() || !state.sheets.is_empty() {
        let mut page = said(state);
        if rows > 1 {
            panel::shorten(state, &mut page, rows - 1);
        }
        page
    } else {
        return None;
    };
    if rows > 1 {
        let all = usize::from(state.size.columns);
        page.insert(0, Line::of(rule(all, state.config.signs), Role::Rule));
    }
    page.truncate(rows);
    Some(page)
}

/// Where the cursor stands in a foot of that many rows, while a field of several lines is open: column and row.
#[must_use]
pub fn cursor(state: &State, rows: usize) -> Option<(usize, usize)> {
    let (_, field) = open_lines(state)?;
    let (_, (column, row)) = typed(state, field);
    let rule = usize::from(rows > 1);
    Some((column, rule + row - first(row, rows)))
}

/// The first line of the text that is seen when the cursor is on line `row`.
fn first(row: usize, rows: usize) -> usize {
    (row + 1).saturating_sub(rows.saturating_sub(1).max(1))
}

fn open_lines(state: &State) -> Option<(Asking, &Editor)> {
    match &state.mode {
        Mode::Field(asking, field) if field.is_multi_line() => Some((*asking, field)),
        _ => None,
    }
}

/// The field of a record or a chain that is asked for.
fn asked(state: &State) -> Option<(Asking, &Editor)> {
    match &state.mode {
        Mode::Field(asking @ (Asking::Set(_) | Asking::Verb(..)), field) => Some((*asking, field)),
        _ => None,
    }
}

/// The lines of the text that is typed, and the cursor in them: column and line.
fn typed(state: &State, field: &Editor) -> (Page, (usize, usize)) {
    let ambiguous = state.config.ambiguous;
    let columns = usize::from(state.size.columns).saturating_sub(2).max(1);
    let mut page = Page::new();
    let mut cursor = (1, 0);
    let mut start = 0;
    for text in field.text().split('\n') {
        let end = start + text.len();
        let shown = Shown::part(field.text(), start..end, state.config.signs);
        let rich = Rich::from(Line::of(shown.clone(), Role::Text));
        let mut lines: Vec<_> = wrap::wrap(&shown, columns, ambiguous)
            .into_iter()
            .map(|it| it.range)
            .collect();
        if lines.is_empty() {
            lines.push(0..0);
        }
        if (start..=end).contains(&field.cursor()) {
            let at = if field.cursor() == end {
                shown.len()
            } else {
                shown.shown_at(field.cursor())
            };
            let line = lines
                .partition_point(|line| line.start <= at)
                .saturating_sub(1);
            let from = lines.get(line).map_or(0, |line| line.start);
            let before = shown.as_str().get(from..at).unwrap_or_default();
            cursor = (1 + width(before, ambiguous).min(columns), page.len() + line);
        }
        for range in lines {
            let mut line = Line::default();
            line.own(" ", Role::Text);
            line.0.extend(rich.cut(range).0);
            page.push(line);
        }
        start = end + 1;
    }
    (page, cursor)
}

/// What is to be known about the field that is asked for, else about what is under the sheet's cursor; what matters most first.
fn said(state: &State) -> Page {
    let lines = match asked(state) {
        Some((asking, field)) => about(asking, field.text()),
        None => return sheets::foot(state),
    };
    let most = usize::from(state.size.rows);
    let columns = usize::from(state.size.columns).saturating_sub(2);
    let mut page = Page::new();
    for (text, role) in lines {
        let mut rich = Rich::default();
        rich.own(" ", Role::Text);
        rich.push(&Shown::new(&text, state.config.signs), role);
        page.extend(rich.hanging(columns, 1, state.config.ambiguous, most));
    }
    page
}

fn about(asking: Asking, text: &str) -> Vec<(String, Role)> {
    let mut lines = Vec::new();
    let Asking::Set(spot) = asking else {
        lines.push((
            "the verb that hands it on, as the text has it; empty where there is none".into(),
            Role::Dim,
        ));
        return lines;
    };
    match spot.spec().map(|spec| spec.shape) {
        Some(Shape::Date) => lines.push((Edtf::hint(text), Role::Text)),
        Some(Shape::Texts) => lines.push(("several are parted by commas".into(), Role::Dim)),
        _ => {}
    }
    lines.push((
        format!(
            "{} of the {}: {}",
            spot.field,
            spot.kind,
            spot.kind.help_of(spot.field)
        ),
        Role::Dim,
    ));
    lines
}
