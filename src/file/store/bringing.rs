//! A change that brings files: they lie beside the case, on the medium, before the journal has the change.

#[cfg(test)]
mod tests;

use std::path::Path;

use super::{About, Access, Store, Unchanged};
use crate::annotate::Signed;
use crate::case::{Case, Edit};
use crate::file::disk::Disk;
use crate::file::journal::Change;
use crate::file::versions::{Brought, put, take_back};

impl<D: Disk> Store<D> {
    /// As [`Store::change`], with files that come into `folder`, the case's. Whenever the program is stopped, the case is as it
    /// was or names files that are there whole; no file that was there is written.
    ///
    /// # Errors
    /// See [`Unchanged`]; what was brought is then taken away again.
    pub fn change_bringing(
        &mut self,
        case: &mut Case,
        (name, edit): (&str, Edit),
        (folder, files): (&Path, &[Brought]),
        signed: Signed<'_>,
    ) -> Result<Option<&Change>, Unchanged> {
        if self.access != Access::Write {
            return Err(Unchanged::ReadOnly(self.access.clone()));
        }
        let own = (self.path.as_path(), self.token.as_str());
        let made = put(&self.disk, own, folder, files)
            .map_err(|(file, error)| Unchanged::File(file, error))?;
        if let Err(why) = self.make(case, (name.into(), edit), signed, About::default()) {
            take_back(&self.disk, &made);
            return Err(why);
        }
        Ok(self.history.undo())
    }
}
