//! The log of the open case as a list: a step that is chosen is gone back to.

use crate::app::choose::{Item, Outcome};
use crate::cli::log::told;
use crate::file::disk::RealDisk;
use crate::file::journal::{self, What};
use std::collections::HashSet;
use std::path::Path;

/// The steps of a case, the last first; those that can be gone back to are given by number.
///
/// # Errors
/// When the journal cannot be read; in one line.
pub(super) fn items(case: &Path, back: &HashSet<u64>) -> Result<Vec<Item>, String> {
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
