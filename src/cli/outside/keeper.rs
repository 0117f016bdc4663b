//! Keeps what is changed: a step goes into the journal at once, to the medium at rest, into the case file a little later.

mod due;
mod leaving;

pub(super) use due::Kept;

use super::now;
use super::put_off::PutOff;
use super::step::Step;
use crate::annotate::Signed;
use crate::case::Case;
use crate::cli::open::Source;
use crate::file::disk::{RealDisk, Stamp};
use crate::file::journal::Change;
use crate::file::lock::{self, Lock};
use crate::file::store::{Access, Opening, Report, Store};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long after the last change the journal is put on the medium, and how long after the first at most.
const FLUSH: (Duration, Duration) = (Duration::from_millis(100), Duration::from_millis(900));
/// So many changes are put on the medium at once.
const MANY: usize = 20;
/// How long after the last change the case file follows, and how long after the first at most.
const SAVE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(10));

/// The open case's tie to its file.
#[derive(Debug)]
pub(super) struct Keeper {
    hold: Hold,
    flush: PutOff,
    save: PutOff,
    /// Whether the case is as its file was read: nothing of a journal was made again on it.
    as_read: bool,
    /// Whether to wait no more for another program to let go.
    given_up: bool,
    /// What was told of a disk that refuses: each is said once, not every time.
    told: Vec<String>,
}

/// How far the case file is taken hold of.
#[derive(Debug)]
enum Hold {
    /// Not at all: there is none, or it cannot be used.
    None,
    /// Read and, where that is possible, locked; its journal is looked at when the whole case is here.
    Opening(Opening<RealDisk>),
    /// Ready.
    Store(Box<Store<RealDisk>>),
}

impl Keeper {
    /// Holds nothing yet.
    pub(super) fn new() -> Self {
        Self {
            hold: Hold::None,
            flush: PutOff::new(FLUSH.0, FLUSH.1),
            save: PutOff::new(SAVE.0, SAVE.1),
            as_read: false,
            given_up: false,
            told: Vec::new(),
        }
    }

    /// Takes hold of the case file at a path, which was read before.
    ///
    /// # Errors
    /// When nothing can be changed; why, in one line.
    pub(super) fn hold(
        &mut self,
        path: &Path,
        stamp: Option<Stamp>,
        bytes: &Arc<Vec<u8>>,
    ) -> Result<(), String> {
        let who = who();
        let read = stamp.map(|stamp| (stamp, Arc::clone(bytes)));
        let opening = Opening::at(RealDisk, path, &who, read)
            .map_err(|error| format!("the case file cannot be opened: {error}"))?;
        if opening.bytes() != bytes {
            opening.leave();
            return Err("the file changed while it was opened: :reopen opens it again".into());
        }
        let access = opening.access().clone();
        self.hold = Hold::Opening(opening);
        match access {
            Access::Write => Ok(()),
            other => Err(other.to_string()),
        }
    }

    /// Once the case has been read whole, brings it to where its journal left it: what a killed program left there is made
    /// again. `None` when there is nothing to do, or not yet.
    pub(super) fn begin(
        &mut self,
        case: &mut Case,
        source: &Source,
        by: &str,
    ) -> Option<Result<Report, String>> {
        let Source::Case { cut, known, .. } = source else {
            return None;
        };
        let known = known.get()?;
        let opening = match std::mem::replace(&mut self.hold, Hold::None) {
            Hold::Opening(opening) => opening,
            other => {
                self.hold = other;
                return None;
            }
        };
        let at = now();
        let signed = Signed { by, at: &at };
        Some(
            match opening.begin(case, (cut, &known.origins, known.sha256), &token(), signed) {
                Ok((store, report)) => {
                    if store.unsaved() > 0 {
                        self.save.ask(Instant::now());
                    }
                    self.as_read = report.made.is_empty() && report.refused.is_empty();
                    self.hold = Hold::Store(Box::new(store));
                    Ok(report)
                }
                Err(error) => Err(format!("its journal cannot be used: {error}")),
            },
        )
    }

    /// Whether anything is held of a case file.
    pub(super) fn holds(&self) -> bool {
        !matches!(self.hold, Hold::None)
    }

    /// Whether another program had the case open when it was opened here.
    pub(super) fn waits(&self) -> bool {
        let taken = |store: &Store<RealDisk>| matches!(store.access(), Access::Taken(_));
        !self.given_up && matches!(&self.hold, Hold::Store(store) if taken(store))
    }

    /// Whoever had it open has changed it: to take it over is no use.
    pub(super) fn waits_no_more(&mut self) {
        self.given_up = true;
    }

    /// Whether no program has the case open now.
    pub(super) fn is_free(&self) -> bool {
        let Hold::Store(store) = &self.hold else {
            return false;
        };
        match lock::take(&RealDisk, store.path(), &who()) {
            Lock::Ours(held) => {
                held.release(&RealDisk);
                true
            }
            _ => false,
        }
    }

    /// Whether the case that is shown is what its file holds now.
    pub(super) fn shows_the_file(&self) -> bool {
        let Hold::Store(store) = &self.hold else {
            return false;
        };
        self.as_read && store.changed_outside().is_ok_and(|changed| !changed)
    }

    /// Makes a step on case, journal and file together; what was done, or `None` when there is nothing to take back or to
    /// make again. Only then may it be shown.
    ///
    /// # Errors
    /// When it was not made: everything is as it was.
    pub(super) fn step(
        &mut self,
        case: &mut Case,
        step: Step,
        by: &str,
    ) -> Result<Option<&Change>, String> {
        let store = match &mut self.hold {
            Hold::Store(store) => store,
            Hold::Opening(_) => return Err("the case is still being read".into()),
            Hold::None => return Ok(None),
        };
        let (at, begun) = (now(), Instant::now());
        let signed = Signed { by, at: &at };
        let made = match step {
            Step::Change(name, edit) => store.change(case, (&name, edit), signed).map(Some),
            Step::Bring {
                name,
                edit,
                folder,
                files,
            } => store.change_bringing(case, (&name, edit), (&folder, &files), signed),
            Step::Undo => store.undo(case, signed),
            Step::Redo => store.redo(case, signed),
            Step::Back(n) => store.go_back(case, n, signed),
        };
        let made = made.map_err(|why| why.to_string())?;
        if made.is_some() {
            // What the disk says of this change is news.
            self.told.clear();
            self.flush.ask(begun);
            self.save.ask(begun);
        }
        Ok(made)
    }

    /// The numbers of the changes that can be taken back.
    pub(super) fn numbers(&self) -> HashSet<u64> {
        match &self.hold {
            Hold::Store(store) => store.history().numbers().collect(),
            _ => HashSet::new(),
        }
    }
}

/// What this program is called to others that want the case.
fn who() -> String {
    format!("process {}", std::process::id())
}

/// What nobody else's temporary file is called.
fn token() -> String {
    let nanos = jiff::Timestamp::now().as_nanosecond();
    format!("{}-{nanos:x}", std::process::id())
}
