//! The log of the open case as a list: a step that is chosen is gone back to.

use super::Session;
use crate::app::State;
use crate::app::choose::{Chooser, Item, Outcome};
use crate::app::state::Mode;
use crate::cli::log::told;
use crate::cli::open::Source;
use crate::file::disk::RealDisk;
use crate::file::journal::{self, What};
use std::collections::HashSet;
use std::path::Path;

impl Session {
    /// Shows what was done to the case.
    pub(super) fn log(&mut self, state: &mut State) {
        self.begin(state);
        let path = self.source.as_ref().and_then(Source::path);
        let path = path.filter(|_| self.keeper.holds());
        let items = path.map(|path| {
            let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
            items(&real, &self.keeper.numbers())
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
fn items(case: &Path, back: &HashSet<u64>) -> Result<Vec<Item>, String> {
    let log = journal::log(&RealDisk, case);
    let log = log.map_err(|error| format!("its journal cannot be read: {error}"))?;
    let item = |step: &journal::Step| Item {
        name: told(step),
        help: match step.what {
            What::Change if !step.undone && !back.contains(&step.n) => {
                "cannot be gone back to any more"
            }
            _ => "",
        }
        .to_owned(),
        edge: format!("{} {}", minute(&step.at), step.by)
            .trim_end()
            .to_owned(),
        outcome: match back.contains(&step.n) {
            true => Outcome::Back(step.n),
            false => Outcome::Read,
        },
    };
    Ok(log.steps.iter().rev().map(item).collect())
}

/// A time (RFC 3339) to the minute.
fn minute(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}
