//! What the state asks for and only the disk can give: another case, a file, a save.

use super::documents::{Cancel, find_out};
use super::open::{self, Source};
use crate::app::{Effect, State, Target};
use crate::case::Edit;
use crate::file::config::data_folder;
use crate::file::disk::RealDisk;
use crate::file::folder::Folder;
use crate::file::save;
use crate::file::store::{Store, copy_example};
use crate::file::watch::Watch;
use crate::terminal::{Arrival, Outside};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// The open case's ties to the disk.
pub(super) struct Session {
    sender: Sender<Arrival>,
    cancel: Cancel,
    source: Option<Source>,
    store: Option<Store<RealDisk>>,
    watch: Option<Watch>,
    /// How many saves there were: makes the names of temporaries.
    saves: u64,
}

impl Session {
    /// Nothing is open yet.
    pub(super) fn new(sender: Sender<Arrival>) -> Self {
        Self {
            sender,
            cancel: Cancel::default(),
            source: None,
            store: None,
            watch: None,
            saves: 0,
        }
    }

    /// Takes up a case: its lock, its files to watch; and finds out the rest about it, on a thread
    /// of its own.
    pub(super) fn take_up(&mut self, source: Source, state: &mut State) {
        self.close();
        self.cancel = Cancel::default();
        if let Source::Case {
            path: Some(path),
            bytes,
            folder,
            ..
        } = &source
        {
            match Store::open(RealDisk, path, Arc::clone(bytes), &who()) {
                Ok(store) => self.store = Some(store),
                Err(why) => {
                    state.warn(why.to_string());
                    state.read_only = Some(why.to_string());
                }
            }
            self.watch = Some(watch(path, folder, state));
        }
        find_out(
            source.clone(),
            state.matter.whole,
            self.sender.clone(),
            self.cancel.clone(),
        );
        self.source = Some(source);
    }

    /// Ends all work and gives the case back to others.
    pub(super) fn close(&mut self) {
        self.cancel.now();
        self.watch = None;
        if let Some(store) = self.store.take() {
            store.close();
        }
    }

    fn open(&mut self, target: &Target, state: &mut State) {
        let opened = match target {
            Target::Example(name) => open::example(name),
            Target::Path(path) => open::path(path),
        };
        match opened {
            Ok(opened) => {
                let offers = std::mem::take(&mut state.offers);
                *state = State::new(opened.matter, state.config.clone(), state.size);
                state.offers = offers;
                self.take_up(opened.source, state);
            }
            Err(why) => state.warn(why),
        }
    }

    /// Puts a change on the disk before the screen shows it.
    fn record(&mut self, change: &Edit, state: &mut State) {
        if self.store.is_none()
            && let Err(why) = self.copy_example(state)
        {
            state.warn(why);
            return;
        }
        let Some(store) = &mut self.store else { return };
        self.saves += 1;
        let token = format!("{}-{}", std::process::id(), self.saves);
        match store.save(&state.matter.case, change, &token) {
            Ok(()) => state.saved = Some(true),
            Err(why) => state.warn(why.to_string()),
        }
        if let Some(watch) = &mut self.watch {
            watch.accept(&RealDisk, store.path());
        }
    }

    /// A bundled example is copied into the reader's own folder at the first change.
    fn copy_example(&mut self, state: &mut State) -> Result<(), String> {
        let Some(Source::Case {
            name,
            bytes,
            folder: Folder::Embedded(files),
            ..
        }) = &self.source
        else {
            return Err("there is no case file to write to".into());
        };
        let root =
            data_folder().ok_or("there is no home folder to keep a copy of the example in")?;
        let short = name.rsplit(' ').next().unwrap_or(name);
        let path = copy_example(&RealDisk, &root.join("examples"), short, files);
        let path = path.map_err(|error| format!("the example could not be copied: {error}"))?;
        let store = Store::open(RealDisk, &path, Arc::clone(bytes), &who())
            .map_err(|why| why.to_string())?;
        state.tell(format!("your own copy of the example: {}", path.display()));
        self.watch = Some(watch(&path, &Folder::of(&path), state));
        self.store = Some(store);
        Ok(())
    }
}

/// What another program is told about this one.
fn who() -> String {
    format!("process {}", std::process::id())
}

/// Watches the case file and its documents.
fn watch(case: &Path, folder: &Folder, state: &State) -> Watch {
    let mut paths = vec![case.canonicalize().unwrap_or_else(|_| case.to_owned())];
    if let Folder::Disk(folder) = folder {
        let documents = state.matter.case.tables().documents.iter();
        let confined = documents.filter(|it| crate::file::folder::confined(&it.file).is_ok());
        paths.extend(confined.map(|it| folder.join(&*it.file)));
    }
    Watch::new(&RealDisk, paths)
}

impl Outside for Session {
    fn carry_out(&mut self, effect: Effect, state: &mut State) {
        match effect {
            Effect::Open(target) => self.open(&target, state),
            Effect::CopyTo { path, text } => {
                let file = Path::new(&path);
                match save::create(&RealDisk, file, format!("{text}\n").as_bytes()) {
                    Ok(_) => state.tell(format!("the quote is in {path}")),
                    Err(error) => state.warn(format!("{path}: {error}")),
                }
            }
            Effect::Record { change, .. } => self.record(&change, state),
            _ => {}
        }
    }

    /// Notices what others change on the disk while the case is open.
    fn idle(&mut self, state: &mut State) -> bool {
        let changed = self
            .watch
            .as_mut()
            .map(|watch| watch.changed(&RealDisk))
            .unwrap_or_default();
        let Some(first) = changed.first() else {
            return false;
        };
        let name = first
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        state.warn(format!(
            "{name} was changed by another program; nothing is overwritten: open it again to see it"
        ));
        true
    }
}
