//! What was put off and is due: the journal to the medium, the changes into the case file.

use super::{Hold, Keeper, MANY};
use crate::app::State;
use crate::app::state::Saved;
use crate::file::disk::RealDisk;
use crate::file::save::SaveError;
use crate::file::watch::Watch;
use std::time::Instant;

/// What is said of changes that nothing on the disk takes.
const HERE_ONLY: &str = "what was changed is in this program only";

/// What is said of changes to a file that another program changed.
const AGAIN: &str = "your changes are in the journal, and :reopen makes them again on the new file";

/// What was brought to the disk, or tried to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli::outside) enum Kept {
    /// The journal.
    Journal,
    /// The case file, and the journal with it.
    File,
}

impl Keeper {
    /// When there is something to do next.
    pub(in crate::cli::outside) fn due(&self) -> Option<Instant> {
        let (flush, save) = (self.flush.due(), self.save.due());
        flush.into_iter().chain(save).min()
    }

    /// Does what is due, if anything.
    pub(in crate::cli::outside) fn tend(
        &mut self,
        now: Instant,
        state: &mut State,
        watch: &mut Watch,
    ) -> Option<Kept> {
        let Hold::Store(store) = &self.hold else {
            return None;
        };
        let many = store.unflushed() >= MANY && self.flush.due().is_some();
        // A save puts the journal on the medium too.
        if self.save.take(now) {
            self.put_into_file(now, state, watch);
            Some(Kept::File)
        } else if self.flush.take(now) || many {
            self.put_on_medium(now, state);
            Some(Kept::Journal)
        } else {
            None
        }
    }

    /// Does everything that was put off, now.
    pub(in crate::cli::outside) fn secure(&mut self, state: &mut State, watch: &mut Watch) {
        let now = Instant::now();
        if self.save.due().is_some() {
            self.put_into_file(now, state, watch);
        }
        if self.flush.due().is_some() {
            self.put_on_medium(now, state);
        }
    }

    fn put_on_medium(&mut self, now: Instant, state: &mut State) {
        let Hold::Store(store) = &mut self.hold else {
            return;
        };
        self.flush.done();
        if let Err(error) = store.flush() {
            self.flush.try_later(now);
            let why = if store.is_kept() {
                format!("in the journal, but a loss of power could take it: {error}")
            } else {
                state.saved = Some(Saved::No);
                format!("the journal is gone and cannot be written again: {error}; {HERE_ONLY}")
            };
            return warn_once(&mut self.told, why, state);
        }
        if matches!(state.saved, Some(Saved::Soon | Saved::No)) {
            state.saved = Some(Saved::Yes);
        }
    }

    fn put_into_file(&mut self, now: Instant, state: &mut State, watch: &mut Watch) {
        let Hold::Store(store) = &mut self.hold else {
            return;
        };
        self.save.done();
        let saved = store.save();
        if let Ok(_) | Err(SaveError::Unconfirmed(..)) = saved {
            watch.accept(&RealDisk, store.path());
            self.flush.done();
            state.saved = Some(Saved::Yes);
        }
        match saved {
            Ok(_) => self.told.clear(),
            Err(why @ SaveError::Unconfirmed(..)) => {
                warn_once(&mut self.told, why.to_string(), state);
            }
            Err(why) => {
                // What another program changed stays so; the next change tries again. A full disk may have room later.
                if matches!(why, SaveError::Disk(..) | SaveError::Gone) {
                    self.save.try_later(now);
                }
                let (saved, but) = match (store.flush().is_ok() || store.is_kept(), &why) {
                    (false, _) => (Saved::No, HERE_ONLY),
                    (true, SaveError::Changed) => (Saved::JournalOnly, AGAIN),
                    (true, _) => (Saved::JournalOnly, "every change is in the journal"),
                };
                state.saved = Some(saved);
                warn_once(&mut self.told, format!("{why}; {but}"), state);
            }
        }
    }
}

fn warn_once(told: &mut Vec<String>, why: String, state: &mut State) {
    if !told.contains(&why) {
        state.warn(why.clone());
        told.push(why);
    }
}
