//! The screen as a function of the state: paints what the layout says, in the theme's colours.

mod paint;
pub mod plain;
mod theme;

use crate::app::Settled;
use crate::app::layout::{self, chooser, foot, header, panel, status};
use crate::app::page::{Line, Role};
use crate::app::state::Mode;
use crate::text::clean::Shown;
use paint::Brush;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws the state; returns where the hardware cursor stands.
#[must_use]
pub fn draw(state: Settled<'_>, buffer: &mut Buffer) -> Option<Position> {
    let state = &*state;
    let area = buffer.area;
    let brush = Brush {
        look: state.config.look,
        ambiguous: state.config.ambiguous,
    };
    let parts = state.parts;
    if parts.tiny {
        let line = Line::of(Shown::own("20x5 is the least"), Role::Warning);
        paint::lines(buffer, area, &[line], brush);
        return None;
    }
    let rows = |from: usize, count: usize| {
        let from = u16::try_from(from).unwrap_or(u16::MAX);
        let height = u16::try_from(count).unwrap_or(u16::MAX);
        Rect {
            x: area.x,
            y: area.y.saturating_add(from),
            width: area.width,
            height,
        }
        .intersection(area)
    };
    if let Mode::Choose(list) = &state.mode {
        // Why what was chosen or typed was not taken stands in the last line.
        let told = chooser::told(state);
        let height = usize::from(area.height).saturating_sub(told.len());
        let (page, column) = chooser::chooser(state, list, height);
        paint::lines(buffer, area, &page, brush);
        paint::lines(buffer, rows(height, told.len()), &told, brush);
        return position(area, column, 0);
    }
    paint::lines(buffer, rows(0, parts.header), &header::header(state), brush);
    let (body, cursor) = layout::body(state);
    paint::lines(buffer, rows(parts.header, parts.body), &body, brush);
    let below = parts.header + parts.body;
    paint::lines(
        buffer,
        rows(below, parts.panel),
        &panel::panel(state, parts.panel),
        brush,
    );
    let (last, field) = status::status(state);
    let bottom = below + parts.panel;
    if parts.hint {
        let above = (last.len() - 1).min(bottom);
        paint::lines(buffer, rows(bottom - above, 1 + above), &last, brush);
    }
    if let Some((column, line)) = foot::cursor(state, parts.panel) {
        return position(area, column, below + line);
    }
    match (field, cursor) {
        (Some(column), _) => position(area, column, bottom),
        (None, Some((column, line))) if line < parts.body => {
            position(area, column, parts.header + line)
        }
        _ => None,
    }
}

fn position(area: Rect, column: usize, row: usize) -> Option<Position> {
    let x = area.x.checked_add(u16::try_from(column).ok()?)?;
    let y = area.y.checked_add(u16::try_from(row).ok()?)?;
    let position = Position { x, y };
    area.contains(position).then_some(position)
}
