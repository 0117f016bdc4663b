//! What the state asks for and only the disk can give: another case, a file, a save.

use super::documents::{Cancel, find_out};
use super::open::{self, Source};
use crate::app::{Effect, State, Target};
use crate::case::Edit;
use crate::file::config::data_folder;
use crate::file::disk::RealDisk;
use crate::file::folder::Folder;
use crate::file::pieces::cut;
use crate::file::read::read;
use crate::file::save;
use crate::file::store::{Access, Opening, Report, Signed, Store, copy_example};
use crate::file::watch::Watch;
use crate::terminal::{Arrival, Outside};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::mpsc::Sender;

/// The open case's ties to the disk.
pub(super) struct Session {
    sender: Sender<Arrival>,
    cancel: Cancel,
    source: Option<Source>,
    hold: Hold,
    watch: Option<Watch>,
}

/// How far the case is taken hold of.
enum Hold {
    /// Not at all: it cannot be changed, or has no file.
    None,
    /// Locked and read; its journal is looked at when the whole case is here.
    Opening(Opening<RealDisk>),
    /// Ready to be changed.
    Store(Box<Store<RealDisk>>),
}

impl Session {
    /// Nothing is open yet.
    pub(super) fn new(sender: Sender<Arrival>) -> Self {
        Self {
            sender,
            cancel: Cancel::default(),
            source: None,
            hold: Hold::None,
            watch: None,
        }
    }

    /// Takes up a case: its lock, its journal, its files to watch; and finds out the rest about it,
    /// on a thread of its own.
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
            self.take_hold(path, bytes, state);
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

    /// Locks the case and, when the whole of it is here, brings it to where its journal left it.
    fn take_hold(&mut self, path: &Path, bytes: &Arc<Vec<u8>>, state: &mut State) {
        let opening = match Opening::at(RealDisk, path, &who()) {
            Ok(opening) => opening,
            Err(error) => return read_only(state, format!("the case cannot be written: {error}")),
        };
        if *opening.access() != Access::Write {
            let why = opening.access().to_string();
            opening.leave();
            return read_only(state, why);
        }
        if opening.bytes() != bytes {
            opening.leave();
            return read_only(
                state,
                "the file changed while it was opened: open it again".into(),
            );
        }
        self.hold = Hold::Opening(opening);
        if state.matter.whole {
            self.begin(state);
        }
    }

    /// Looks at the journal: what a killed program left in it is made again, and told.
    fn begin(&mut self, state: &mut State) {
        let Hold::Opening(opening) = std::mem::replace(&mut self.hold, Hold::None) else {
            return;
        };
        let bytes = Arc::clone(opening.bytes());
        let cut = cut(&bytes);
        let Some(reading) = read(&bytes, &cut, &AtomicBool::new(false), &AtomicUsize::new(0))
        else {
            return;
        };
        let at = now();
        let signed = Signed {
            by: &author(state),
            at: &at,
        };
        let begun = opening.begin(
            &mut state.matter.case,
            (&cut, &reading.origins),
            &token(),
            signed,
        );
        match begun {
            Ok((store, report)) => {
                self.hold = Hold::Store(Box::new(store));
                tell(state, &report);
            }
            Err(error) => read_only(state, format!("its journal cannot be used: {error}")),
        }
    }

    /// Ends all work and gives the case back to others.
    pub(super) fn close(&mut self) {
        self.cancel.now();
        self.watch = None;
        match std::mem::replace(&mut self.hold, Hold::None) {
            Hold::None => {}
            Hold::Opening(opening) => opening.leave(),
            // What could not be flushed was told when it was written; there is nobody to tell now.
            Hold::Store(store) => drop(store.close()),
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

    /// Puts a change into the journal and the case file before the screen shows it. The state has
    /// made it already: it goes one step back and takes it again together with the file.
    fn record(&mut self, change: Edit, inverse: Edit, state: &mut State) {
        if matches!(self.hold, Hold::None)
            && let Err(why) = self.copy_example(state)
        {
            return state.warn(why);
        }
        self.begin(state);
        let Hold::Store(store) = &mut self.hold else {
            return;
        };
        let (by, at) = (author(state), now());
        let case = &mut state.matter.case;
        if let Err(refusal) = case.apply(inverse) {
            return state.warn(refusal.to_string());
        }
        if let Err(why) = store.change(case, change, Signed { by: &by, at: &at }) {
            state.compare.rebuild(&state.matter);
            return state.warn(format!("not changed: {why}"));
        }
        let flushed = store.flush().map_err(|error| error.to_string());
        match flushed.and_then(|()| store.save().map_err(|why| why.to_string())) {
            Ok(_) => state.saved = Some(true),
            Err(why) => state.warn(format!("{why}; the change is in the journal")),
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
        }) = self.source.clone()
        else {
            return Err("there is no case file to write to".into());
        };
        let root =
            data_folder().ok_or("there is no home folder to keep a copy of the example in")?;
        let short = name.rsplit(' ').next().unwrap_or(&name);
        let path = copy_example(&RealDisk, files, short, &root.join("examples"));
        let path = path.map_err(|error| format!("the example could not be copied: {error}"))?;
        self.take_hold(&path, &bytes, state);
        state.tell(format!("your own copy of the example: {}", path.display()));
        self.watch = Some(watch(&path, &Folder::of(&path), state));
        Ok(())
    }
}

/// Nothing can be changed; why.
fn read_only(state: &mut State, why: String) {
    state.warn(why.clone());
    state.read_only = Some(why);
}

/// Tells in one line what the journal held.
fn tell(state: &mut State, report: &Report) {
    if report.replayed + report.merged > 0 {
        state.compare.rebuild(&state.matter);
        let count = report.replayed + report.merged;
        state.warn(format!(
            "{count} changes the file did not have were made again from its journal"
        ));
    }
    if let Some((_, why)) = report.refused.first() {
        let count = report.refused.len();
        state.warn(format!(
            "{count} changes of the journal no longer fit the file: {why}"
        ));
    }
    if let Some(path) = &report.set_aside {
        state.warn(format!(
            "a journal of another case was put aside: {}",
            path.display()
        ));
    }
}

/// Who makes changes: the config's author.
fn author(state: &State) -> String {
    state.config.author.clone().unwrap_or_default()
}

/// The time, for the journal.
fn now() -> String {
    jiff::Timestamp::now().to_string()
}

/// What nobody else's temporary file is called.
pub(super) fn token() -> String {
    let nanos = jiff::Timestamp::now().as_nanosecond();
    format!("{}-{nanos:x}", std::process::id())
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
            Effect::Record { change, inverse } => self.record(change, inverse, state),
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
