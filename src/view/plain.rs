//! The plain twin of each screen: the same words and signs, in reading order, complete.
//! For pipes, for screen readers, for tests.

mod compare;
mod read;
mod review;

pub use compare::compare;
pub use read::read;
pub use review::review;

use crate::app::State;
use crate::app::page::{Line, Role, spaces};
use crate::app::rich::Rich;
use crate::text::clean::Shown;
use std::fmt;

/// Lines of text as they are printed.
#[derive(Debug)]
struct Sheet<'a> {
    state: &'a State,
    lines: Vec<Line>,
}

impl<'a> Sheet<'a> {
    fn new(state: &'a State) -> Self {
        Self {
            state,
            lines: Vec::new(),
        }
    }

    /// Adds text behind a label, wrapped; further lines stand under the first word of the text.
    fn put(&mut self, indent: usize, label: &Shown, rich: &Rich) {
        let ambiguous = self.state.config.ambiguous;
        let lead = indent + crate::text::width::width(label.as_str(), ambiguous);
        let columns = usize::from(self.state.size.columns)
            .saturating_sub(lead)
            .max(20);
        let mut lines = rich.lines(columns, ambiguous, usize::MAX);
        if lines.is_empty() {
            lines.push(Line::default());
        }
        for (at, words) in lines.into_iter().enumerate() {
            let mut line = Line::default();
            if at == 0 {
                line.push(spaces(indent), Role::Text);
                line.push(label.clone(), Role::Dim);
            } else {
                line.push(spaces(lead), Role::Text);
            }
            line.0.extend(words.0);
            self.lines.push(line);
        }
    }

    fn blank(&mut self) {
        self.lines.push(Line::default());
    }
}

impl fmt::Display for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            writeln!(f, "{}", line.words().trim_end())?;
        }
        Ok(())
    }
}

/// Text in one run.
fn rich(text: &Shown) -> Rich {
    let mut rich = Rich::default();
    rich.push(text, Role::Text);
    rich
}
