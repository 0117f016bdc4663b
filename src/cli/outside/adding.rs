//! A document is added to the open case, a new case is begun: what the disk has to do with it.

use super::{Session, Step};
use crate::annotate::new_document;
use crate::app::adding::{Line, NewCase};
use crate::app::state::{Asking, Mode};
use crate::app::{State, Target};
use crate::cli::given::{self, Given};
use crate::cli::new;
use crate::cli::open::Source;
use crate::file::disk::{RealDisk, folder_of};
use crate::file::documents::{hex, load};
use crate::file::folder::Folder;
use crate::text::editor::Editor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Session {
    /// Makes a file a document of the open case: copied beside it where it lies elsewhere.
    pub(super) fn add_document(&mut self, path: &str, state: &mut State) {
        self.begin(state);
        if let Some(why) = &state.read_only {
            let why = format!("not changed: {why}");
            return state.warn(why);
        }
        if let Err(why) = self.try_adding(&typed(path), state) {
            state.warn(format!("not added: {why}"));
            // The path can be mended.
            state.mode = Mode::Field(Asking::Add(Line::Document), Editor::line(path));
        }
    }

    fn try_adding(&mut self, path: &Path, state: &mut State) -> Result<(), String> {
        if !self.keeper.holds() {
            // What has no file yet gets one, so that it is known where the document goes.
            let given = Self::given(path, None, state)?;
            let step = change(&given, state)?;
            self.home(&step, state)?;
            self.begin(state);
        }
        let folder = self.source.as_ref().and_then(Source::path).map(folder_of);
        let folder = folder.ok_or("the case has no folder")?.to_owned();
        let given = Self::given(path, Some(&folder), state)?;
        let step = change(&given, state)?;
        let made = given.put_into(&folder).map_err(|failed| failed.0)?;
        let before = state.matter.case.tables().documents.len();
        self.step(step, state);
        let added = state.matter.case.tables().documents.len() > before;
        if made && !added {
            given.take_from(&folder);
        }
        if added {
            self.watch.add(&RealDisk, folder.join(&given.file));
            let said = given
                .text
                .label()
                .map_or_else(String::new, |it| format!(" (read as {it})"));
            state.tell(format!(
                "a new document: {}{said}; gr and gn read it",
                given.file
            ));
        }
        Ok(())
    }

    fn given(path: &Path, folder: Option<&Path>, state: &State) -> Result<Given, String> {
        let documents = state.matter.case.tables().documents.iter();
        let taken = documents.map(|it| it.id.to_string()).collect();
        let given = given::read(&[path.to_owned()], folder, taken);
        let given = given.map_err(|failed| failed.0)?.pop();
        given.ok_or_else(|| "it cannot be read".to_owned())
    }

    /// Reads the documents that came with a change; whether there were any.
    pub(super) fn read_new(&mut self, state: &mut State) -> bool {
        let Some(Source::Case {
            folder: folder @ Folder::Disk(_),
            ..
        }) = &self.source
        else {
            return false;
        };
        let unread = state.unread();
        for at in &unread {
            let at = *at;
            let Some(document) = state.matter.case.tables().documents.get(at) else {
                continue;
            };
            let (text, trouble) = load(folder, document);
            let why = || {
                trouble.map_or_else(
                    || "it cannot be read".into(),
                    |it| it.problem.message.to_string(),
                )
            };
            let text = text.map(Arc::new).ok_or_else(why);
            state.take_text(at, text);
        }
        !unread.is_empty()
    }

    /// Makes a new case of texts and opens it.
    pub(super) fn new_case(&mut self, new: &NewCase, state: &mut State) {
        let texts: Vec<PathBuf> = new.texts.iter().map(|it| typed(it)).collect();
        match new::make(&typed(&new.path), &texts, None) {
            Ok((case, _)) => {
                self.open(&Target::Path(case.clone()), state);
                if state.notice.is_none() {
                    state.tell(format!("a new case: {}", case.display()));
                }
            }
            Err(failed) => state.warn(format!("no case is made: {}", failed.0)),
        }
    }
}

fn change(given: &Given, state: &State) -> Result<Step, String> {
    let sha256 = hex(&given.text.sha256());
    let case = &state.matter.case;
    let encoding = given.text.label();
    let decided = new_document(
        case,
        given.id.clone(),
        &given.file,
        encoding.as_deref(),
        &sha256,
    );
    let decision = decided.map_err(|why| why.to_string())?;
    Ok(Step::Change(decision.name, decision.edit))
}

/// A path as it was typed: `~/` is the home folder, as in a shell.
pub(super) fn typed(path: &str) -> PathBuf {
    let home = path.strip_prefix("~/").zip(std::env::home_dir());
    home.map_or_else(|| PathBuf::from(path), |(rest, home)| home.join(rest))
}
