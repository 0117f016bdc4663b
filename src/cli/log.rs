//! `tellings log`: who changed what in a case and when, from its journal.

use super::{Exit, complain, print};
use crate::file::disk::{Disk as _, RealDisk};
use crate::file::folder::{Refused, case_file};
use crate::file::journal::{self, DONE_AGAIN, Step, TAKEN_BACK, What};
use crate::file::json;
use crate::text::clean::{Shown, Signs};
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Whose log.
#[derive(Debug, Args)]
pub(super) struct Log {
    /// A case file, or a folder with one
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Print the steps as JSON
    #[arg(long)]
    json: bool,
}

/// Prints the steps on standard output, oldest first, and on standard error what there is to say of the whole.
pub(super) fn run(log: &Log) -> Exit {
    match read(&log.case) {
        Ok((name, found)) => {
            if found.steps.is_empty() {
                complain(&format!("{name}: no change is in its journal"));
            }
            if found.unreadable > 0 {
                complain(&format!(
                    "{name}: {} records of its journal cannot be read",
                    found.unreadable
                ));
            }
            print(&match log.json {
                true => json::text(&as_json(&name, &found.steps)),
                false => lines(&found.steps),
            })
        }
        Err(why) => {
            complain(&why);
            Exit::Unreadable
        }
    }
}

fn read(path: &Path) -> Result<(String, journal::Log), String> {
    let said = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let file = case_file(path).map_err(|refused| said(&refused))?;
    let file = RealDisk.canonicalize(&file);
    let file = file.map_err(|error| said(&Refused::from(error)))?;
    let found = journal::log(&RealDisk, &file);
    let found = found.map_err(|error| said(&format!("its journal cannot be read: {error}")))?;
    Ok((path.display().to_string(), found))
}

/// One line a step: when, who, what.
fn lines(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        let shown = |text: &str| Shown::new(text, Signs::Unicode);
        let by = if step.by.is_empty() { "-" } else { &*step.by };
        let refused = step.refused.as_ref();
        let refused = refused.map_or_else(String::new, |why| format!(" (not made again: {why})"));
        let done = format!("{}{refused}", told(step));
        let (at, by, done) = (shown(&step.at), shown(by), shown(&done));
        let _ = writeln!(text, "{at}  {by}  {done}");
    }
    text
}

/// The step in words.
pub(super) fn told(step: &Step) -> String {
    let name = if step.name.is_empty() {
        "a change"
    } else {
        &*step.name
    };
    match step.what {
        What::Change if step.undone => format!("{name} (taken back)"),
        What::Change => name.to_owned(),
        What::Undo(_) => format!("{TAKEN_BACK}{name}"),
        What::Redo(_) => format!("{DONE_AGAIN}{name}"),
        What::Outside => "another program had changed the file".to_owned(),
    }
}

fn as_json(name: &str, steps: &[Step]) -> Value {
    let steps: Vec<Value> = steps.iter().map(step).collect();
    json!({ "schema": 1, "case": name, "steps": steps })
}

fn step(step: &Step) -> Value {
    let (what, of) = match step.what {
        What::Change => ("change", None),
        What::Undo(of) => ("undo", Some(of)),
        What::Redo(of) => ("redo", Some(of)),
        What::Outside => ("outside", None),
    };
    let mut value = json!({ "n": step.n, "at": &*step.at, "what": what });
    if let Some(fields) = value.as_object_mut() {
        let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
        if !step.by.is_empty() {
            put("by", (*step.by).into());
        }
        if !step.name.is_empty() {
            put("name", (*step.name).into());
        }
        if let Some(of) = of {
            put("of", of.into());
        }
        if step.undone {
            put("undone", true.into());
        }
        if let Some(why) = &step.refused {
            put("refused", (**why).into());
        }
    }
    value
}
