//! The log of the open case as a list: a step that is chosen is gone back to.

use super::Session;
use crate::app::State;
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::state::Mode;
use crate::cli::log::told;
use crate::cli::open::Source;
use crate::file::disk::RealDisk;
use crate::file::journal::{self, What};
use std::collections::{HashMap, HashSet};
use std::path::Path;

impl Session {
    /// Shows what was done to the case.
    pub(super) fn log(&mut self, state: &mut State) {
        self.begin(state);
        let path = self.source.as_ref().and_then(Source::path);
        let path = path.filter(|_| self.keeper.holds());
        let items = path.map(|path| {
            let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            items(&real, &self.keeper.numbers(), &self.refused)
        });
        match items.unwrap_or_else(|| Ok(Vec::new())) {
            Ok(items) if items.is_empty() => state.tell("nothing was changed yet"),
            Ok(items) => {
                let about = "Enter goes back to before a step".to_owned();
                let list = Chooser::new("Log", items).about(about);
                state.mode = Mode::Choose(Box::new(list));
            }
            Err(why) => state.warn(why),
        }
    }
}

/// The steps of a case, the last first; those that can be gone back to are given by number.
///
/// # Errors
/// When the journal cannot be read; in one line.
fn items(
    case: &Path,
    back: &HashSet<u64>,
    refused: &HashMap<u64, Box<str>>,
) -> Result<Vec<Item>, String> {
    let log = journal::log(&RealDisk, case);
    let mut log = log.map_err(|error| format!("its journal cannot be read: {error}"))?;
    for step in &mut log.steps {
        // What was refused now stands in the journal only where that can be written.
        let now = || refused.get(&step.n).cloned();
        step.refused = step.refused.take().or_else(now);
    }
    let again: HashSet<u64> = log.steps.iter().filter_map(made_again).collect();
    let item = |step: &journal::Step| Item {
        name: told(&journal::Step {
            undone: false,
            ..step.clone()
        }),
        help: match (&step.refused, step.what) {
            (Some(why), _) => format!("not made again: {why}"),
            (None, What::Change) if !step.undone && !back.contains(&step.n) => {
                no_way_back(step, &again).to_owned()
            }
            _ => String::new(),
        },
        edge: edge(step),
        outcome: match &step.refused {
            Some(why) => Outcome::Tell(format!("{}: not made again: {why}", told(step))),
            None if back.contains(&step.n) => Outcome::Back(step.n),
            None => Outcome::Tell(format!("{}: {}", told(step), no_way_back(step, &again))),
        },
    };
    Ok(log.steps.iter().rev().map(item).collect())
}

/// The number of the change that a step made again.
fn made_again(step: &journal::Step) -> Option<u64> {
    match step.what {
        What::Redo(about) => Some(about),
        _ => None,
    }
}

/// When and by whom it was done, and whether it was taken back.
fn edge(step: &journal::Step) -> String {
    let taken_back = if step.undone { "taken back" } else { "" };
    let minute = minute(&step.at);
    let parts = [taken_back, &minute, &step.by].into_iter();
    let parts: Vec<&str> = parts.filter(|it| !it.is_empty()).collect();
    parts.join(" ")
}

/// Why a step is none that can be gone back to; `again` are the changes that were made again later.
fn no_way_back(step: &journal::Step, again: &HashSet<u64>) -> &'static str {
    match step.what {
        What::Change if again.contains(&step.n) => {
            "it was done again later: go back to before that"
        }
        What::Change if step.undone => "it is taken back already",
        What::Change => "this cannot be gone back to any more",
        What::Undo(_) | What::Redo(_) => "go back to before the change itself",
        What::Outside => "what another program did is not gone back to",
    }
}

/// A time (RFC 3339) to the minute.
fn minute(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}
