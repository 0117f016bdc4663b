//! Text fields: what stands in each when it is opened, and what its answer does.

use super::quote::quote;
use crate::app::action::Action;
use crate::app::find::{self, Search};
use crate::app::state::{Asking, Mode};
use crate::app::{Effect, State, adding, rebase, record, row, sheet};
use crate::compare::filter::{Filter, FilterError};
use crate::text::editor::Editor;

/// The field an action opens, where it opens one.
pub(super) fn field(state: &State, action: Action) -> Option<(Asking, Editor)> {
    let filter = || state.compare.filter.as_ref().map(ToString::to_string);
    Some(match action {
        Action::Search => (Asking::Search, Editor::line("")),
        Action::Filter => (Asking::Filter, Editor::line(&filter().unwrap_or_default())),
        Action::CopyTo => (Asking::CopyTo, Editor::line("")),
        _ => return None,
    })
}

/// The reader answered a field.
pub(in crate::app) fn answer(state: &mut State, asking: Asking, text: &str) -> Vec<Effect> {
    match asking {
        Asking::Search => {
            state.sheets.clear();
            state.search = Search::new(text);
            if state.search.is_some() {
                find::step(state, true);
            }
        }
        Asking::Filter => filter(state, text),
        Asking::Row(line) => return row::answer(state, line, text),
        Asking::Add(line) => return adding::answer(state, line, text),
        Asking::Version(document) => return rebase::typed(document, text),
        Asking::Set(spot) => return record::typed(state, spot, text),
        Asking::Verb(at, source) => return sheet::chain::verb(state, at, source, text),
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

/// Shows the rows that fit; a filter that cannot be used is told, and its field stays open.
fn filter(state: &mut State, text: &str) {
    match usable(state, text) {
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
    }
}

fn usable(state: &State, text: &str) -> Result<Filter, FilterError> {
    let filter = Filter::parse(text)?;
    // What is not read yet may hold the source or tag that is asked for.
    if state.matter.whole {
        filter.check(&state.matter.case)?;
    }
    Ok(filter)
}
