//! Which rows are shown: what can be asked of them, as a list, or terms as they are typed.

use crate::app::State;
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::state::Mode;
use crate::compare::filter::{Filter, FilterError, MOST, offered};

/// The terms that keep any row, in a list; what is typed can be taken as it stands.
pub(super) fn list(state: &State) -> Chooser {
    let compare = &state.compare;
    let item = |term: String, help: &str, edge: String| Item {
        outcome: Outcome::Filter(term.clone()),
        name: term,
        help: help.to_owned(),
        edge,
    };
    let mut items = Vec::new();
    if let Some(filter) = &compare.filter {
        items.push(item(filter.to_string(), "as it is now", String::new()));
        items.push(Item {
            name: "all rows".into(),
            help: "no filter".into(),
            edge: String::new(),
            outcome: Outcome::Filter(String::new()),
        });
    }
    let terms = offered(&state.matter.case, &compare.rows, state.config.aliases);
    items.extend(
        terms
            .into_iter()
            .map(|it| item(it.term, it.help, count(it.rows))),
    );
    let about = if compare.rows.len() > MOST {
        format!("what keeps any of the first {MOST}; or type words and terms")
    } else {
        "or type words and terms; Alt-Enter takes them".into()
    };
    Chooser::new("Rows with", items)
        .offering("rows with ", Outcome::Filter(String::new()))
        .about(about)
}

/// Shows the rows that fit; a filter that cannot be used is told, and its list stays open.
pub(super) fn filter(state: &mut State, text: &str) {
    match usable(state, text) {
        Ok(filter) => {
            state.compare.filter = (!text.trim().is_empty()).then_some(filter);
            state.compare.rebuild(&state.matter);
            tell(state, text);
        }
        Err(wrong) => {
            state.warn(wrong.to_string());
            let mut list = list(state);
            list.paste(text);
            state.mode = Mode::Choose(Box::new(list));
        }
    }
}

fn tell(state: &mut State, text: &str) {
    let shown = state.compare.len();
    let all = if text.trim().is_empty() {
        ""
    } else {
        "; Esc shows all"
    };
    let meant = Filter::meant(text).filter(|_| shown == 0);
    let meant = meant.map_or_else(String::new, |term| format!("; the term is {term}"));
    let are = if shown == 1 { "is" } else { "are" };
    state.tell(format!("{} {are} shown{all}{meant}", count(shown)));
}

/// How many rows, in words.
fn count(rows: usize) -> String {
    if rows == 1 {
        "1 row".into()
    } else {
        format!("{rows} rows")
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
