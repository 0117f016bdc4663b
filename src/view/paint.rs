//! Puts lines of spans into the terminal's buffer, grapheme by grapheme with our own measure.

use super::theme;
use crate::app::config::Look;
use crate::app::page::{Line, Span};
use crate::text::width::{Ambiguous, graphemes};
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use std::num::NonZeroU16;

/// How to paint: the colours and the width of characters whose width depends on the font.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brush {
    /// The colours.
    pub look: Look,
    /// The width of ambiguous characters.
    pub ambiguous: Ambiguous,
}

/// Paints lines from the top of the area; what does not fit is not painted.
pub(super) fn lines(buffer: &mut Buffer, area: Rect, page: &[Line], brush: Brush) {
    let area = area.intersection(buffer.area);
    for (y, line) in (area.y..area.bottom()).zip(page) {
        self::line(
            buffer,
            Rect {
                y,
                height: 1,
                ..area
            },
            line,
            brush,
        );
    }
}

/// Paints one line into the first row of the area.
pub(super) fn line(buffer: &mut Buffer, area: Rect, line: &Line, brush: Brush) {
    let mut x = area.x;
    for span in &line.0 {
        x = paint(buffer, x, area, span, brush);
    }
}

/// Paints a span from column `x`; returns the column behind it.
fn paint(buffer: &mut Buffer, mut x: u16, area: Rect, span: &Span, brush: Brush) -> u16 {
    let style = theme::style(span, brush.look);
    let text = span.text.as_str();
    for (range, columns) in graphemes(text, brush.ambiguous) {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        if x.saturating_add(columns) > area.right() {
            return area.right();
        }
        let Some(symbol) = text.get(range) else {
            continue;
        };
        if let Some(cell) = buffer.cell_mut((x, area.y)) {
            cell.set_symbol(symbol).set_style(style);
            if let Some(width) = NonZeroU16::new(columns) {
                cell.set_diff_option(CellDiffOption::ForcedWidth(width));
            }
        }
        for behind in 1..columns {
            if let Some(cell) = buffer.cell_mut((x + behind, area.y)) {
                cell.reset();
                cell.set_style(style);
            }
        }
        x = x.saturating_add(columns);
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::clean::{Shown, Signs};
    use crate::text::width::width;
    use proptest::prelude::*;
    use ratatui::style::Style;

    /// How many columns ratatui moves on when it draws `text`.
    fn drawn(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
        usize::from(buffer.set_stringn(0, 0, text, 2000, Style::default()).0)
    }

    proptest! {
        #[test]
        fn our_width_is_what_ratatui_draws(text in prop_oneof![any::<String>(), "[a警ｶﾞﾟ👍🏽1\u{301}\u{fe0f}\u{20e3}\u{200d}ᄀ각]{0,20}"]) {
            let shown = Shown::new(&text, Signs::Unicode);
            prop_assert_eq!(width(shown.as_str(), Ambiguous::Narrow), drawn(shown.as_str()));
        }
    }
}
