//! What the state asks for and only the disk can give: another case, a file, a change that is kept.

mod adding;
mod again;
mod completing;
mod editor;
mod found;
mod held;
mod keeper;
mod past;
mod put_off;
mod report;
mod step;
mod suggesting;
#[cfg(test)]
mod tests;
mod versions;
mod watched;

use super::documents::Cancel;
use super::open::{self, Extent, Source};
use super::recent::remember;
use crate::app::state::Saved;
use crate::app::{Effect, State, Target};
use crate::file::disk::RealDisk;
use crate::file::journal::{DONE_AGAIN, TAKEN_BACK};
use crate::file::save;
use crate::file::watch::Watch;
use crate::suggest::Memory;
use crate::terminal::{Arrival, Outside};
use found::{Folders, found};
use keeper::{Keeper, Kept};
use std::collections::HashMap;
use std::io;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use step::Step;

/// How often the disk is looked at for what others changed.
const LOOK: Duration = Duration::from_millis(500);

/// The open case's ties to the disk.
pub(super) struct Session {
    sender: Sender<Arrival>,
    folders: Folders,
    cancel: Cancel,
    /// What was taken up and is not held yet.
    taken: Option<Source>,
    source: Option<Source>,
    /// Whether anything was ever wrong with it.
    wrong: bool,
    keeper: Keeper,
    /// The changes of the journal, by number, that were not made again when the case was opened; and why.
    refused: HashMap<u64, Box<str>>,
    watch: Watch,
    /// When the disk is looked at next.
    look: Instant,
    /// Whether the suggestions that are being worked out are not wanted any more.
    suggesting: Arc<AtomicBool>,
    /// What was worked out for the case.
    remembered: Arc<Mutex<Memory>>,
}

impl Session {
    /// Nothing is open yet.
    pub(super) fn new(sender: Sender<Arrival>) -> Self {
        Self::with(sender, Folders::own())
    }

    fn with(sender: Sender<Arrival>, folders: Folders) -> Self {
        Self {
            sender,
            folders,
            cancel: Cancel::default(),
            taken: None,
            source: None,
            wrong: false,
            keeper: Keeper::new(),
            refused: HashMap::new(),
            watch: Watch::default(),
            look: Instant::now() + LOOK,
            suggesting: Arc::default(),
            remembered: Arc::default(),
        }
    }

    fn open(&mut self, target: &Target, state: &mut State) {
        self.open_as(target, state, |_, _| ());
    }

    /// Opens what is named, and shows it as that is asked for beside what was open before.
    fn open_as(
        &mut self,
        target: &Target,
        state: &mut State,
        show: impl FnOnce(&mut State, &State),
    ) {
        let opened = match target {
            Target::Example(name) => open::example(name),
            Target::Path(path) => open::path(path, Extent::Whole),
        };
        match opened {
            Ok(opened) => {
                let closed = self.close(state);
                let matter = self.take_up(opened);
                let new = State::new(matter, state.config.clone(), state.size);
                let before = std::mem::replace(state, new);
                show(state, &before);
                state.hand = before.hand;
                self.hold(state);
                // What is told of the case that is open now goes before.
                if let (Err(why), None) = (closed, &state.notice) {
                    state.warn(why);
                }
            }
            Err(why) => state.warn(why),
        }
    }

    /// Makes a step on case, journal and file together; the screen shows it afterwards.
    fn step(&mut self, step: Step, state: &mut State) {
        let (said, nothing, not) = match step {
            Step::Change(..) | Step::Bring { .. } => ("", "", "not changed"),
            Step::Undo => (TAKEN_BACK, "nothing to take back", "not taken back"),
            Step::Back(_) => ("", "this cannot be gone back to any more", "not gone back"),
            Step::Redo => (DONE_AGAIN, "nothing to do again", "not done again"),
        };
        // A key that waited for the rest of the case comes with it.
        self.begin(state);
        if let Some(why) = &state.read_only {
            let why = format!("{not}: {why}");
            return state.warn(why);
        }
        let place = match self.home(&step, state) {
            Ok(place) => place.map_or_else(String::new, |place| format!(", {place}")),
            Err(why) => return state.warn(format!("{not}: {why}")),
        };
        let by = author(state);
        match self.keeper.step(&mut state.matter.case, step, &by) {
            Ok(Some(done)) => {
                let (edit, name) = (done.edit.clone(), done.name.clone());
                let name = if name.is_empty() { "a change" } else { &name };
                state.changed(&[edit]);
                self.read_new(state);
                state.saved = Some(Saved::Soon);
                state.tell_made(&format!("{said}{name}{place}"));
            }
            Ok(None) => state.tell(nothing),
            Err(why) => state.warn(format!("{not}: {why}")),
        }
    }

    /// Makes a case file for what has none and is to be changed; where it is, in words.
    ///
    /// # Errors
    /// When it can have none; nothing was made then if the case refuses the change anyway.
    fn home(&mut self, step: &Step, state: &mut State) -> Result<Option<String>, String> {
        let (Step::Change(_, edit), Some(source), false) =
            (step, &self.source, self.keeper.holds())
        else {
            return Ok(None);
        };
        let tried = state.matter.case.clone().apply(edit.clone());
        tried.map_err(|refusal| refusal.to_string())?;
        let (opened, place) = found(source, &state.matter, &self.folders)?;
        state.matter.case = opened.matter.case;
        if let Some(path) = opened.source.path() {
            remember(&state.config, path);
        }
        self.tie(opened.source, state);
        match &state.read_only {
            Some(why) => Err(why.clone()),
            None => Ok(Some(place)),
        }
    }
}

/// Nothing can be changed; why.
fn read_only(state: &mut State, why: String) {
    state.warn(format!("read-only: {why}"));
    state.read_only = Some(why);
}

/// The time, for the journal and for what is decided.
pub(super) fn now() -> String {
    jiff::Timestamp::now().to_string()
}

/// Who makes changes: the config's author.
fn author(state: &State) -> String {
    state.config.author.clone().unwrap_or_default()
}

impl Outside for Session {
    fn carry_out(&mut self, effect: Effect, state: &mut State) {
        self.hold(state);
        match effect {
            Effect::Open(target) => self.open(&target, state),
            Effect::Reopen => self.reopen(state),
            Effect::CopyTo { path, text } => {
                let file = adding::typed(&path);
                match save::create(&RealDisk, &file, format!("{text}\n").as_bytes()) {
                    Ok(_) => state.tell(format!("the quote is in {path}")),
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => state.warn(
                        format!("{path}: there is a file of that name already, and it stays"),
                    ),
                    Err(error) => state.warn(format!("{path}: {error}")),
                }
            }
            Effect::Change { name, edit } => self.step(Step::Change(name, edit), state),
            Effect::Complete(path) => {
                let rests = completing::rests(&path);
                state.completed(rests.as_deref().map_err(String::as_str));
            }
            Effect::OpenEditor { text } => state.edited(editor::edit(&text)),
            Effect::Undo => self.step(Step::Undo, state),
            Effect::Redo => self.step(Step::Redo, state),
            Effect::Back(step) => self.step(Step::Back(step), state),
            Effect::Log => self.log(state),
            Effect::AddDocument(path) => self.add_document(&path, state),
            Effect::NewVersion { document, path } => self.new_version(document, &path, state),
            Effect::Rebase => self.write_version(state),
            Effect::NewCase(new) => self.new_case(&new, state),
            Effect::Cancel => self.stop_suggesting(),
            // The loop's own.
            _ => {}
        }
    }

    fn tend(&mut self, state: &mut State) -> bool {
        let now = Instant::now();
        let held = self.hold(state);
        let begun = self.begin(state);
        let kept = self.keeper.tend(now, state, &mut self.watch);
        if kept == Some(Kept::File) {
            self.check_again(state);
        }
        let freed = now >= self.look && self.take_over(state);
        let noticed = self.look(now, state);
        let read = self.read_new(state);
        let asked = self.suggest(state);
        held | begun | kept.is_some() | freed | noticed | read | asked
    }

    fn patience(&self) -> Duration {
        let due = self
            .keeper
            .due()
            .map_or(self.look, |due| due.min(self.look));
        due.saturating_duration_since(Instant::now())
    }

    fn secure(&mut self, state: &mut State) {
        self.hold(state);
        self.keeper.secure(state, &mut self.watch);
    }
}
