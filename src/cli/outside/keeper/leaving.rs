//! Leaving a case: everything is brought to the disk, and kept elsewhere where its own place is gone.

use super::{Hold, Keeper};
use crate::app::State;
use crate::app::state::Mode;
use crate::file::disk::{Disk as _, RealDisk, again};
use crate::file::save::{SaveError, create};
use crate::file::store::Store;
use std::path::Path;
use std::time::Instant;

impl Keeper {
    /// Brings everything to the disk and gives the case back to others. A case whose file is gone is put into a folder in
    /// `aside`, the person's own.
    ///
    /// # Errors
    /// When the case file is behind its journal, or the journal is not on the medium; in one line, with where everything is.
    pub(in crate::cli::outside) fn close(
        &mut self,
        state: &State,
        aside: Option<&Path>,
    ) -> Result<(), String> {
        let hold = std::mem::replace(self, Self::new()).hold;
        let mut store = match hold {
            Hold::None => return typed_aside(state, aside),
            Hold::Opening(opening) => {
                opening.leave();
                return Ok(());
            }
            Hold::Store(store) => store,
        };
        let typed = match store.keep_typed(&state.typed()) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => typed_aside(state, aside),
        };
        let saved = store.save();
        let path = store.path().display().to_string();
        // Before it is known what there is to tell: where the journal was taken away, another is written.
        let flushed = store.flush();
        let told = saved.err().map(|why| left(&store, &why, aside));
        let closed = store.close();
        if let Some(why) = told {
            return Err(format!("{path}: {why}"));
        }
        let off = |error| format!("{path}: its journal is not on the medium: {error}");
        flushed.and(closed).map_err(off).and(typed)
    }

    /// Whether the case file is as it was last seen here; false for any other file.
    pub(in crate::cli::outside) fn is_as_seen(&self, path: &Path) -> bool {
        match &self.hold {
            Hold::Store(store) if store.path() == path => {
                store.changed_outside().is_ok_and(|changed| !changed)
            }
            _ => false,
        }
    }

    /// What was in the way of a save is gone: it is tried soon.
    pub(in crate::cli::outside) fn try_again(&mut self, now: Instant) {
        if matches!(&self.hold, Hold::Store(store) if store.unsaved() > 0) {
            self.save.done();
            self.save.ask(now);
        }
    }
}

/// Keeps what is typed in the open field, where no journal takes it, in a file in the person's own folder.
///
/// # Errors
/// Always when there is something to keep: says where it is, or why it is not.
fn typed_aside(state: &State, aside: Option<&Path>) -> Result<(), String> {
    let typed = match &state.mode {
        Mode::Field(_, field) if !field.text().trim().is_empty() => field.text(),
        _ => return Ok(()),
    };
    let Some(folder) = aside.map(|aside| aside.join("rescued")) else {
        return Err("what was typed is lost: there is no home folder to keep it in".into());
    };
    let file = folder.join(format!("typed-{}.txt", super::token()));
    let made = again(|| RealDisk.make_folder(&folder))
        .and_then(|()| create(&RealDisk, &file, format!("{typed}\n").as_bytes()));
    Err(match made {
        Ok(_) => format!("what was typed and not saved is in {}", file.display()),
        Err(error) => format!("what was typed is lost: {}: {error}", file.display()),
    })
}

/// Where the changes are that could not be saved.
fn left(store: &Store<RealDisk>, why: &SaveError, aside: Option<&Path>) -> String {
    let gone = matches!(why, SaveError::Gone);
    if store.is_kept() && !gone {
        return format!("{why}; its journal has the changes, and opening it makes them again");
    }
    match aside.map(|aside| store.put_aside(aside)) {
        Some(Ok(path)) => format!("{why}; the case as it was left is in {}", path.display()),
        Some(Err(error)) => format!("{why}; nor can it be kept elsewhere: {error}"),
        None => format!("{why}; there is no home folder to keep it in"),
    }
}
