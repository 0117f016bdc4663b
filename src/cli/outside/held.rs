//! From what was opened to what is held: shown first, then locked, brought to where its journal left it, and watched.

use super::watched::files;
use super::{Session, author, read_only, report};
use crate::app::{Matter, State};
use crate::cli::documents::{Cancel, check_again, find_out};
use crate::cli::open::{Opened, Source};
use crate::cli::recent::{offers, recent, remember};
use crate::file::disk::RealDisk;
use crate::file::watch::Watch;
use std::sync::Arc;

impl Session {
    /// Takes up what was opened, so that it can be shown: finds out the rest about it, on a thread of its own. Its file is
    /// taken hold of after the first frame, which need not wait for the disk.
    pub(in crate::cli) fn take_up(&mut self, opened: Opened) -> Matter {
        self.cancel = Cancel::default();
        find_out(
            opened.source.clone(),
            opened.reading,
            self.sender.clone(),
            self.cancel.clone(),
        );
        self.taken = Some(opened.source);
        opened.matter
    }

    /// Takes hold of what was taken up: its lock, its journal, its files to watch; whether that has just been done.
    pub(in crate::cli) fn hold(&mut self, state: &mut State) -> bool {
        let Some(source) = self.taken.take() else {
            return false;
        };
        if let Some(path) = source.path() {
            remember(&state.config, path);
        }
        state.offers = offers(&recent(&state.config));
        self.tie(source, state);
        true
    }

    /// Takes hold of what has a file, and watches its files.
    pub(super) fn tie(&mut self, source: Source, state: &mut State) {
        if let Source::Case {
            path: Some(path),
            stamp,
            bytes,
            ..
        } = &source
            && let Err(why) = self.keeper.hold(path, *stamp, bytes)
        {
            read_only(state, why);
        }
        self.watch = Watch::new(&RealDisk, files(&source, state));
        self.source = Some(source);
        self.begin(state);
    }

    /// Brings the case to where its journal left it, once the whole of it is here; whether that has just been done.
    pub(super) fn begin(&mut self, state: &mut State) -> bool {
        let Some(source) = self.source.as_ref().filter(|_| state.matter.whole) else {
            return false;
        };
        let by = author(state);
        match self.keeper.begin(&mut state.matter.case, source, &by) {
            None => return false,
            Some(Ok(report)) => {
                state.changed(&report.made);
                self.refused = report::refused(&report);
                // Who only reads has been told why; nothing of this becomes of the file.
                if state.read_only.is_none() {
                    report::tell(state, report);
                }
            }
            Some(Err(why)) => read_only(state, why),
        }
        true
    }

    /// Looks again, on a thread of its own, what is wrong with a case file that was just saved, if anything ever was: what was
    /// changed may have mended it, or what was taken back brought it again.
    pub(super) fn check_again(&mut self, state: &State) {
        self.wrong |= !state.matter.problems.is_empty();
        let path = self.source.as_ref().and_then(Source::path);
        if let Some(path) = path.filter(|_| self.wrong) {
            check_again(path.to_owned(), self.sender.clone(), self.cancel.clone());
        }
    }

    /// Ends all work, brings everything to the disk and gives the case back to others.
    ///
    /// # Errors
    /// When the disk did not take everything; in one line.
    pub(in crate::cli) fn close(&mut self, state: &State) -> Result<(), String> {
        self.cancel.now();
        self.stop_suggesting();
        self.remembered = Arc::default();
        self.watch = Watch::default();
        (self.taken, self.source, self.wrong) = (None, None, false);
        self.refused.clear();
        self.keeper.close(state, self.folders.state.as_deref())
    }
}
