//! What was done to a case: every step of its journal, oldest first, with what was taken back since.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use super::gaps::Gaps;
use super::lines::{Line, lines};
use super::record::RecordLine;
use super::{Change, path_of};
use crate::file::disk::{Disk, Open, again};

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number in the journal.
    pub n: u64,
    /// When it was made (RFC 3339).
    pub at: Box<str>,
    /// Who made it; empty when nobody was named.
    pub by: Box<str>,
    /// What it is called; of an undoing what the step is called that it takes back.
    pub name: Box<str>,
    /// What it is.
    pub what: What,
    /// Whether it was taken back and not made again.
    pub undone: bool,
    /// Why it could not be made again on a file that another program had changed.
    pub refused: Option<Box<str>>,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A change.
    Change,
    /// The taking back of the change of that number.
    Undo(u64),
    /// That change made again.
    Redo(u64),
    /// No step: another program had changed the file.
    Outside,
}

/// What is in a journal.
#[derive(Debug, Default)]
pub struct Log {
    /// The steps, oldest first.
    pub steps: Vec<Step>,
    /// How many records could not be read.
    pub unreadable: usize,
}

/// Reads the steps of the case file at `case`, which has no symbolic links. Without a journal there are none.
///
/// # Errors
/// When the disk refuses, or what is there is no journal of this version.
pub fn log<D: Disk>(disk: &D, case: &Path) -> io::Result<Log> {
    let mut file = match again(|| disk.open(&path_of(case), Open::Read)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Log::default()),
        file => file?,
    };
    let mut reader = Reader::default();
    let mut begun = None;
    lines(disk, &mut file, |line| {
        let bytes = match line {
            Line::Whole([]) | Line::Torn(_) => return,
            Line::Whole(bytes) => bytes,
            Line::Long => return reader.gaps.damaged(),
        };
        match (serde_json::from_slice(bytes), begun) {
            (Ok(RecordLine::Begin { version, .. }), None) => {
                begun = Some(version == super::VERSION);
            }
            (_, None) => begun = Some(false),
            (Ok(record), Some(_)) => reader.take(record),
            (Err(error), Some(_)) if error.is_eof() => reader.gaps.cut_short(),
            (Err(_), Some(_)) => reader.gaps.damaged(),
        }
    })?;
    if begun == Some(false) {
        return Err(io::Error::other("it is no journal of this version"));
    }
    reader.log.unreadable = reader.gaps.count();
    Ok(reader.log)
}

/// What can be taken back and made again while the records are gone through, as in [`super::History`].
#[derive(Debug, Default)]
struct Reader {
    log: Log,
    gaps: Gaps,
    undo: Vec<u64>,
    redo: Vec<u64>,
    /// Of an undoing, and of what makes it again: the change that both are about.
    about: HashMap<u64, u64>,
}

impl Reader {
    fn take(&mut self, record: RecordLine) {
        let n = record.n();
        match record {
            RecordLine::Edit(line) => match Change::try_from(*line) {
                Ok(change) => self.change(&change),
                Err(_) => return self.gaps.damaged(),
            },
            RecordLine::Outside {
                n,
                at,
                from,
                refused,
                ..
            } => {
                self.forget(n);
                for it in refused {
                    if let Some(step) = self.step(it.n) {
                        step.refused = Some(it.why.into());
                    }
                }
                self.undo.retain(|n| *n >= from);
                self.redo.clear();
                self.log.steps.push(Step {
                    n,
                    at: at.into(),
                    by: "".into(),
                    name: "".into(),
                    what: What::Outside,
                    undone: false,
                    refused: None,
                });
            }
            RecordLine::Begin { .. }
            | RecordLine::Place { .. }
            | RecordLine::Save { .. }
            | RecordLine::Saved { .. }
            | RecordLine::Typed { .. } => {}
        }
        if let Some(n) = n {
            self.gaps.read(n);
        }
    }

    /// A number that comes again takes the place of what had it and of all behind.
    fn forget(&mut self, n: u64) {
        while self.log.steps.pop_if(|step| step.n >= n).is_some() {}
        self.undo.retain(|before| *before < n);
        self.redo.retain(|before| *before < n);
    }

    fn change(&mut self, change: &Change) {
        self.forget(change.n);
        let undoes = change.undoes;
        let about = undoes.map(|n| self.about.get(&n).copied().unwrap_or(n));
        let what = match (undoes, about) {
            (Some(_), Some(about)) if undoes == self.undo.last().copied() => {
                self.undo.pop();
                self.redo.push(change.n);
                self.mark(about, true);
                What::Undo(about)
            }
            (Some(_), Some(about)) if undoes == self.redo.last().copied() => {
                self.redo.pop();
                self.undo.push(change.n);
                self.mark(about, false);
                What::Redo(about)
            }
            _ => {
                self.redo.clear();
                self.undo.push(change.n);
                What::Change
            }
        };
        if let (What::Undo(about) | What::Redo(about), n) = (what, change.n) {
            self.about.insert(n, about);
        }
        self.log.steps.push(Step {
            n: change.n,
            at: change.at.clone(),
            by: change.by.clone(),
            name: change.name.clone(),
            what,
            undone: false,
            refused: None,
        });
    }

    fn mark(&mut self, n: u64, undone: bool) {
        if let Some(step) = self.step(n) {
            step.undone = undone;
        }
    }

    fn step(&mut self, n: u64) -> Option<&mut Step> {
        let at = self.log.steps.binary_search_by_key(&n, |step| step.n);
        at.ok().and_then(|at| self.log.steps.get_mut(at))
    }
}
