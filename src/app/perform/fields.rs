//! Text fields: what stands in each when it is opened, and what its answer does.

use super::quote::quote;
use crate::app::action::Action;
use crate::app::find::{self, Search};
use crate::app::state::Asking;
use crate::app::{Effect, State, adding, rebase, record, row, sheet};
use crate::text::editor::Editor;

/// The field an action opens, where it opens one.
pub(super) fn field(action: Action) -> Option<(Asking, Editor)> {
    Some(match action {
        Action::Search => (Asking::Search, Editor::line("")),
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
