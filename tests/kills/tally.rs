//! What a run came to.

use std::fmt;

/// Counts, and what was lost.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) kills: u64,
    pub(crate) changes: u64,
    /// Changes that were known to have been shown when the program was killed.
    pub(crate) shown: u64,
    /// Kills after which the journal had changes that the file had not.
    pub(crate) journal: u64,
    /// Kills after which there was more than had been seen on the screen.
    pub(crate) more: u64,
    /// Kills while a save was under way: a temporary file, or a `save` without its `saved`, was left.
    pub(crate) saving: u64,
    /// Kills that left a journal's line torn.
    pub(crate) torn: u64,
    /// Kills of a program that had only begun to open the case.
    pub(crate) early: u64,
    /// Programs that were left in the usual way in between.
    pub(crate) quits: u64,
    /// Last screens that were none of those after a sentence or a change: torn by the kill, or drawn between two keys.
    pub(crate) unknown: u64,
    pub(crate) losses: Vec<String>,
}

impl Tally {
    /// Adds what another part of the run came to.
    pub(crate) fn add(&mut self, other: Self) {
        self.kills += other.kills;
        self.changes += other.changes;
        self.shown += other.shown;
        self.journal += other.journal;
        self.more += other.more;
        self.saving += other.saving;
        self.torn += other.torn;
        self.early += other.early;
        self.quits += other.quits;
        self.unknown += other.unknown;
        self.losses.extend(other.losses);
    }

    #[track_caller]
    pub(crate) fn assert_nothing_lost(&self) {
        assert!(self.losses.is_empty(), "{}", self.losses.join("\n\n"));
        assert!(self.kills > 0 && self.shown > 0 && self.journal > 0);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} kills, {} lost; {} changes typed, {} of them known to be shown; {} kills left changes in the journal only, \
             {} more than was seen, {} fell into a save, {} tore a line, {} fell into the opening; {} last screens were \
             unknown; {} programs quit in between",
            self.kills,
            self.losses.len(),
            self.changes,
            self.shown,
            self.journal,
            self.more,
            self.saving,
            self.torn,
            self.early,
            self.unknown,
            self.quits,
        )
    }
}
