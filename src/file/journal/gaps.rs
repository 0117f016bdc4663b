//! How many records of a journal could not be read, told from what a write that failed or a killed program leaves of a record
//! that was never shown as done.
//!
//! The number of a record whose write failed is given to the next one; that of a record which was damaged since is missing.

/// What could not be read up to here.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// The number of the last record that could be read.
    pub(super) last: u64,
    missing: usize,
    /// Lines behind that record which are no beginning of a record.
    damaged: usize,
    /// Lines behind that record which end before their record does.
    cut_short: usize,
}

impl Gaps {
    /// A line cannot be read.
    pub(super) fn damaged(&mut self) {
        self.damaged += 1;
    }

    /// A line ends before its record does.
    pub(super) fn cut_short(&mut self) {
        self.cut_short += 1;
    }

    /// A record was read.
    pub(super) fn read(&mut self, n: u64) {
        if n > self.last.saturating_add(1) {
            self.missing += self.damaged + self.cut_short;
        }
        (self.damaged, self.cut_short, self.last) = (0, 0, n);
    }

    /// What was missing is in the case file by now.
    pub(super) fn forget(&mut self) {
        self.missing = 0;
    }

    /// How many records could not be read.
    pub(super) fn count(&self) -> usize {
        self.missing + self.damaged
    }
}
