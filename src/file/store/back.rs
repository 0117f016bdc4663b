//! Taking changes back and making them again: always by a new change, nothing is rewritten.

use super::{About, Store, Unchanged};
use crate::annotate::Signed;
use crate::case::{Case, Edit};
use crate::file::disk::Disk;
use crate::file::journal::Change;
use crate::file::splice::Patch;

impl<D: Disk> Store<D> {
    /// Takes back the last change and returns what did so; `None` when there is none (since another program changed the
    /// file).
    ///
    /// # Errors
    /// See [`Unchanged`]; refused by name when what the change had set is something else now.
    pub fn undo(
        &mut self,
        case: &mut Case,
        signed: Signed<'_>,
    ) -> Result<Option<&Change>, Unchanged> {
        let last = self.history.undo().cloned();
        self.take_back(case, last, signed)
    }

    /// Makes the change again that was taken back last, and returns what did so; `None` when there is none.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(
        &mut self,
        case: &mut Case,
        signed: Signed<'_>,
    ) -> Result<Option<&Change>, Unchanged> {
        let last = self.history.redo().cloned();
        self.take_back(case, last, signed)
    }

    /// Goes back to how the case was before the change with this number, by one new change that takes back it and all that
    /// were made after it; `None` when that cannot be taken back. Nothing is rewritten: the new change can be undone.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn go_back(
        &mut self,
        case: &mut Case,
        n: u64,
        signed: Signed<'_>,
    ) -> Result<Option<&Change>, Unchanged> {
        let since = self.history.since(n);
        let Some(first) = since.first() else {
            return Ok(None);
        };
        let name = format!("went back to before: {}", first.name);
        let inverses = since.iter().rev().map(|it| it.inverse.clone());
        let edit = Edit::All(inverses.collect());
        let patches: Vec<Patch> = since.iter().flat_map(|it| it.patches.clone()).collect();
        let about = About {
            old: &patches,
            ..About::default()
        };
        self.make(case, (name.into(), edit), signed, about)
            .map(Some)
    }

    fn take_back(
        &mut self,
        case: &mut Case,
        last: Option<Change>,
        signed: Signed<'_>,
    ) -> Result<Option<&Change>, Unchanged> {
        let Some(last) = last else {
            return Ok(None);
        };
        let about = About {
            undoes: Some(last.n),
            again: None,
            old: &last.patches,
        };
        self.make(case, (last.name, last.inverse), signed, about)
            .map(Some)
    }
}
