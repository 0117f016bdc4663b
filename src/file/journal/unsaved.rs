//! What a journal has that was in no case file.

use std::collections::{HashMap, HashSet};

use super::scan::{Event, Found};
use super::{Change, DONE_AGAIN, TAKEN_BACK};

impl Found {
    /// The changes that were never in a file, each called after what it does: what is taken back by one may be in no journal
    /// of this file.
    pub(super) fn unsaved(self) -> Vec<Change> {
        let mut turned = Turned::default();
        // A save that is not known to have happened may have been cut off before the rename.
        let mut unsaved = Vec::new();
        let mut saving = 0;
        for (_, _, event) in self.events {
            match event {
                Event::Change(mut change) => {
                    turned.call(&mut change);
                    unsaved.push(*change);
                }
                Event::Save(_) => saving = unsaved.len(),
                Event::Saved => {
                    unsaved.drain(..saving.min(unsaved.len()));
                    saving = 0;
                }
                Event::Typed(_) => {}
                Event::Outside(_, from) => {
                    unsaved.retain(|change: &Change| change.n >= from);
                    saving = 0;
                }
            }
        }
        once(unsaved)
    }
}

/// Which changes take back others, by number; whether that makes one again that was taken back.
#[derive(Debug, Default)]
struct Turned(HashMap<u64, bool>);

impl Turned {
    /// Calls a change after what it does.
    fn call(&mut self, change: &mut Change) {
        let Some(undoes) = change.undoes else {
            return;
        };
        let again = self.0.get(&undoes).is_some_and(|again| !again);
        self.0.insert(change.n, again);
        let how = if again { DONE_AGAIN } else { TAKEN_BACK };
        change.name = format!("{how}{}", change.name).into();
    }
}

/// Each change once: what was made again goes where what it was made of is here.
pub(super) fn once(mut changes: Vec<Change>) -> Vec<Change> {
    let numbers: HashSet<u64> = changes.iter().map(|change| change.n).collect();
    changes.retain(|change| change.again.is_none_or(|n| !numbers.contains(&n)));
    changes
}
