//! A document of the open case gets a new version: what the disk has to do with it.

use super::{Session, Step};
use crate::app::{Effect, State};
use crate::cli::Exit;
use crate::cli::given::Failed;
use crate::cli::open::Source;
use crate::cli::versions::{document, files, find};
use crate::file::disk::RealDisk;
use crate::file::folder::Folder;
use crate::terminal::Outside as _;
use std::path::{Path, PathBuf};

impl Session {
    /// Reads the new version at a path (as typed) of the document at a place; its quotes are then decided on one by one.
    pub(super) fn new_version(&mut self, document: usize, path: &str, state: &mut State) {
        self.begin(state);
        if let Err(why) = self.try_new_version(document, &super::adding::typed(path), state) {
            state.warn(why.0);
        }
    }

    /// The same for a document that is named: by its id, its file, or a path to it.
    ///
    /// # Errors
    /// When there is no such document, the case cannot be changed, or as [`find`]; when there is nothing to do, which is no
    /// failure.
    pub(in crate::cli) fn begin_rebase(
        &mut self,
        (named, path): (&Path, &Path),
        state: &mut State,
    ) -> Result<(), Failed> {
        let (folder, _) = self.places()?;
        let Some(at) = document(state.matter.case.tables(), &folder, named) else {
            let why = format!("the case has no sound document {}", named.display());
            return Err(Failed(why, Exit::Usage));
        };
        self.try_new_version(at, path, state)
    }

    fn try_new_version(&self, at: usize, path: &Path, state: &mut State) -> Result<(), Failed> {
        if let Some(why) = &state.read_only {
            return Err(Failed(format!("not changed: {why}"), Exit::Unreadable));
        }
        let (folder, case) = self.places()?;
        let here = match state.matter.texts.get(at) {
            Some(crate::app::matter::Text::Here(text)) => Some(text.clone()),
            _ => None,
        };
        let found = find(&state.matter.case, (&folder, &case), at, path, here)?;
        let named = found.new.named.clone();
        let same = found.same;
        state.begin_rebase(at, found.new, found.old);
        if same
            && state
                .rebase
                .as_ref()
                .is_some_and(|it| it.plan.asking() == 0)
        {
            state.end_rebase();
            let why = format!(
                "{named}: nothing to do: the very same text, and every quote stands where it stood"
            );
            return Err(Failed(why, Exit::Done));
        }
        Ok(())
    }

    /// The folder of the open case, and its file.
    fn places(&self) -> Result<(PathBuf, PathBuf), Failed> {
        match &self.source {
            Some(Source::Case {
                folder: Folder::Disk(folder),
                path: Some(path),
                ..
            }) => Ok((folder.clone(), path.clone())),
            _ => {
                let why = "this has no case file of its own yet; its first change makes one";
                Err(Failed(why.into(), Exit::Usage))
            }
        }
    }

    /// Writes what was decided: the versions beside the case, then the change; where it cannot be written, it is decided on
    /// further.
    pub(super) fn write_version(&mut self, state: &mut State) {
        let Some(rebase) = &state.rebase else { return };
        let at = rebase.document;
        let place = self.places().ok();
        let documents = &state.matter.case.tables().documents;
        let (Some((folder, _)), Some(document)) = (place, documents.get(at).cloned()) else {
            return state.warn("not written: the document is no more");
        };
        let files = files(&document, &folder, rebase);
        let decision = match state.rebased(files.old.as_deref(), &files.new) {
            Ok(decision) => decision,
            Err(why) => return state.warn(format!("not written: {why}")),
        };
        let Some(rebase) = state.end_rebase() else {
            return;
        };
        let name = decision.name.clone();
        let bring = Step::Bring {
            name: decision.name,
            edit: decision.edit,
            folder: folder.clone(),
            files: files.brought,
        };
        state.notice = None;
        self.step(bring, state);
        if state.notice.as_ref().is_some_and(|it| it.warning) {
            return state.resume_rebase(rebase);
        }
        self.watch.add(&RealDisk, folder.join(&files.new));
        let old_name = Path::new(&*document.file).file_name();
        let old_name = old_name.map(|it| it.to_string_lossy().into_owned());
        state.outdated.retain(|it| Some(it) != old_name.as_ref());
        match files.old {
            Some(old) => state.tell(format!("{name}; the old one is kept as {old}")),
            None => state.tell(name),
        }
    }

    /// Without a screen: takes the new version with every quote that is kept or stands elsewhere with its very words, and
    /// leaves the others; what was done, in words.
    ///
    /// # Errors
    /// When it was not written; in one line.
    pub(in crate::cli) fn take_alike(&mut self, state: &mut State) -> Result<String, String> {
        use crate::app::action::Action;
        let effects = crate::app::perform::perform(state, Action::TakeAlike);
        debug_assert!(effects.is_empty(), "an answer asks for nothing outside");
        self.carry_out(Effect::Rebase, state);
        let said = state.notice.take().map(|it| it.text).unwrap_or_default();
        match state.rebase.is_none() {
            true => Ok(said),
            false => Err(said),
        }
    }
}
