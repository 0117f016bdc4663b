//! What stands at the end of the last line: what is marked, suggested, wrong, filtered, what goes on, how safe the changes are.

use crate::app::glyphs::glyphs;
use crate::app::page::{Line, Role};
use crate::app::state::{Saved, Work};
use crate::app::{Showing, State};
use crate::compare::panes::Wanted;
use crate::text::clean::Shown;
use crate::text::width::fit;

/// So many columns of a filter stand in the last line.
const FILTER: usize = 24;

/// Marks, suggestions, problems, filter, read-only, long work, saved.
pub(super) fn standing(state: &State) -> Line {
    let mut line = Line::default();
    let mut say = |text: Shown, role| {
        line.own("  ", Role::Text);
        line.push(text, role);
    };
    let marked = state.marks.places(&state.matter.case).len();
    if marked > 0 {
        say(
            Shown::number(marked).then(&Shown::own(" marked")),
            Role::Key,
        );
    }
    match (state.compare.suggested, state.matter.wanted) {
        (0, _) => {}
        // There the header counts what is to be decided.
        (_, Wanted::All) if state.showing == Showing::Review => {}
        (_, Wanted::Decided) => say(Shown::own("suggestions hidden"), Role::Warning),
        (many, Wanted::All) => {
            let sign = Shown::own(glyphs(state.config.signs).suggested);
            say(
                sign.then(&Shown::number(many))
                    .then(&Shown::own(" suggested")),
                Role::Suggested,
            );
        }
    }
    let problems = state.matter.problems.len();
    if problems > 0 {
        let word = if problems == 1 {
            " problem"
        } else {
            " problems"
        };
        say(
            Shown::number(problems).then(&Shown::own(word)),
            Role::Warning,
        );
    }
    if let Some(filter) = &state.compare.filter {
        let filter = Shown::new(&filter.to_string(), state.config.signs);
        let filter = fit(&filter, FILTER, state.config.ambiguous, state.config.signs);
        say(Shown::own("rows with ").then(&filter), Role::Warning);
    }
    if !state.outdated.is_empty() {
        say(Shown::own("changed on disk"), Role::Warning);
    }
    if state.rebase.is_some() {
        say(Shown::own("not written"), Role::Warning);
    } else if state.read_only.is_some() {
        say(Shown::own("read-only"), Role::Warning);
    }
    match state.work {
        Some(Work::Drafting) => say(Shown::own("drafting, Esc ends it"), Role::Key),
        Some(Work::Suggesting(done)) => say(
            Shown::own("looking for suggestions ")
                .then(&Shown::number(usize::from(done)))
                .then(&Shown::own(" %, Esc ends it")),
            Role::Key,
        ),
        None => {}
    }
    match state.saved {
        Some(Saved::Yes) => say(Shown::own("saved"), Role::Dim),
        Some(Saved::Soon) => say(Shown::own("saving"), Role::Dim),
        Some(Saved::JournalOnly) => say(Shown::own("in the journal only"), Role::Warning),
        Some(Saved::No) => say(Shown::own("not on the disk"), Role::Warning),
        None => {}
    }
    line.own(" ", Role::Text);
    line
}
