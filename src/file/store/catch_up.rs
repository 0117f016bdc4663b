//! Bringing an open case to where its journal left it.

use std::io;

use super::{About, Access, Report, Signed, Store, Unchanged};
use crate::case::Case;
use crate::file::disk::Disk;
use crate::file::journal::{self, Change, Fit, Journal};
use crate::file::splice::{Patch, follow};

impl<D: Disk> Store<D> {
    /// Takes up what a journal has; reports what there is to tell of it.
    ///
    /// # Errors
    /// When the journal cannot be continued.
    pub(super) fn catch_up(
        &mut self,
        case: &mut Case,
        fit: Option<Fit>,
        writes: bool,
        signed: Signed<'_>,
        report: &mut Report,
    ) -> io::Result<()> {
        if report.foreign {
            if writes {
                report.set_aside = Some(journal::set_aside(&self.disk, &self.path)?);
                report.foreign = false;
                self.journal = Journal::new(&self.path, None);
            }
            (report.torn, report.unreadable) = (false, 0);
            // Nor is what was typed there of this case.
            (report.typed, self.typed) = (Vec::new(), Vec::new());
            return Ok(());
        }
        match fit {
            Some(Fit::Known { past, since }) => {
                for change in past {
                    self.history.take(change);
                }
                since.iter().try_for_each(|it| self.journal.found(it))?;
                self.replay(case, since, report);
                Ok(())
            }
            Some(Fit::Outside {
                unsaved: changes,
                put_back,
            }) => {
                report.outside = true;
                report.put_back = put_back;
                let from = self.journal.next();
                self.merge(case, changes, report)?;
                if writes {
                    let refused = report.refused.iter();
                    let refused = refused.map(|(change, why)| (change.n, why.to_string()));
                    let (disk, hash) = (&self.disk, &self.seen.sha256);
                    self.journal
                        .outside(disk, hash, (signed.at, from), refused)?;
                    self.journal.sync(&self.disk, &self.seen.sha256)?;
                }
                Ok(())
            }
            Some(Fit::Foreign) | None => Ok(()),
        }
    }

    /// Makes the changes again that the file has not, as they were made, to the byte.
    fn replay(&mut self, case: &mut Case, changes: Vec<Change>, report: &mut Report) {
        for mut change in changes {
            let made = Patch::turned(&change.patches);
            match follow(case, &mut self.draft, change.edit.clone(), &made) {
                Ok(done) => {
                    report.made.push(change.edit.clone());
                    (change.inverse, change.patches) = (done.inverse, done.patches);
                    self.history.take(change);
                    self.unsaved += 1;
                }
                Err(refused) => report.refused.push((change, refused)),
            }
        }
    }

    /// Makes the changes that still apply on a file that another program has changed, as new ones behind `outside`.
    fn merge(
        &mut self,
        case: &mut Case,
        changes: Vec<Change>,
        report: &mut Report,
    ) -> io::Result<()> {
        for change in changes {
            let signed = Signed {
                by: &change.by,
                at: &change.at,
            };
            let made = match &self.access {
                Access::Write => {
                    let step = (change.name.clone(), change.edit.clone());
                    let about = About {
                        again: Some(change.n),
                        ..About::default()
                    };
                    self.make(case, step, signed, about).map(drop)
                }
                _ => follow(case, &mut self.draft, change.edit.clone(), &[])
                    .map(drop)
                    .map_err(Into::into),
            };
            match made {
                Ok(()) => report.made.push(change.edit),
                Err(Unchanged::Refused(refused)) => report.refused.push((change, refused)),
                Err(Unchanged::Journal(error)) => return Err(error),
                Err(Unchanged::ReadOnly(_) | Unchanged::File(..)) => {}
            }
        }
        Ok(())
    }
}
