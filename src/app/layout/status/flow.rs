//! What is too long for a line, over several.

use crate::app::State;
use crate::app::page::{Line, Page, Role};
use crate::text::clean::Shown;
use crate::text::width::fit;
use crate::text::wrap;

/// How many lines may be taken at most.
pub(super) fn most(state: &State) -> usize {
    usize::from(state.size.rows / 5).clamp(1, 4)
}

/// A text in as many lines as it takes, the last one cut where that is too many.
pub(super) fn text(state: &State, text: &Shown, role: Role) -> Page {
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let room = usize::from(state.size.columns).saturating_sub(2).max(1);
    let lines = wrap::wrap(text, room, ambiguous);
    let ranges: Vec<_> = lines.into_iter().map(|it| it.range).collect();
    let last = ranges.len().min(most(state)).saturating_sub(1);
    let shown = |(at, range): (usize, &std::ops::Range<usize>)| {
        let words = match at == last {
            true => fit(&text.slice(range.start..text.len()), room, ambiguous, signs),
            false => text.slice(range.clone()),
        };
        let mut line = Line::default();
        line.own(" ", Role::Text);
        line.push(words, role);
        filled(line, state)
    };
    let page: Page = ranges
        .iter()
        .enumerate()
        .take(last + 1)
        .map(shown)
        .collect();
    match page.is_empty() {
        true => vec![Line::default()],
        false => page,
    }
}

/// Two texts, the second in lines of its own: where both are too many lines it is the first that has fewer.
pub(super) fn lines(state: &State, [mut first, second]: [Page; 2]) -> Page {
    first.truncate(most(state).saturating_sub(second.len()).max(1));
    first.extend(second);
    first
}

/// Items one behind the other, the first before all others, in as many lines as they take.
pub(super) fn items(state: &State, items: Vec<Line>) -> Page {
    let all = usize::from(state.size.columns);
    let ambiguous = state.config.ambiguous;
    let mut page: Page = Vec::new();
    let mut indent = 0;
    for mut item in items {
        let wide = item.columns(ambiguous);
        match page.last_mut() {
            Some(line) if line.columns(ambiguous) + wide <= all => {
                line.0.append(&mut item.0);
            }
            Some(_) => {
                let mut line = Line::default();
                line.pad(indent, ambiguous);
                line.0.append(&mut item.0);
                page.push(line);
            }
            None => {
                indent = wide;
                page.push(item);
            }
        }
    }
    page.into_iter().map(|line| filled(line, state)).collect()
}

/// The line over the whole width: it covers what stands there.
fn filled(mut line: Line, state: &State) -> Line {
    line.pad(usize::from(state.size.columns), state.config.ambiguous);
    line
}
