//! What the state asks for and only the disk can give: another case, a text, a file, a save.

use super::documents::{Cancel, find_out};
use super::open::{self, Source};
use crate::app::{Effect, State, Target};
use crate::terminal::{Arrival, Outside};
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::sync::mpsc::Sender;

/// The open case's ties to the disk.
pub(super) struct Session {
    sender: Sender<Arrival>,
    cancel: Cancel,
}

impl Session {
    /// Nothing is open yet.
    pub(super) fn new(sender: Sender<Arrival>) -> Self {
        Self {
            sender,
            cancel: Cancel::default(),
        }
    }

    /// Takes up a case: finds out the rest about it, on a thread of its own.
    pub(super) fn take_up(&mut self, source: Source, state: &mut State) {
        self.cancel.now();
        self.cancel = Cancel::default();
        state.read_only = Some("changes are kept from the next version on".into());
        find_out(
            source,
            state.matter.whole,
            self.sender.clone(),
            self.cancel.clone(),
        );
    }

    /// Ends all work.
    pub(super) fn close(&mut self) {
        self.cancel.now();
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
}

impl Outside for Session {
    fn carry_out(&mut self, effect: Effect, state: &mut State) {
        match effect {
            Effect::Open(target) => self.open(&target, state),
            Effect::CopyTo { path, text } => match write_new(&path, &text) {
                Ok(()) => state.tell(format!("the quote is in {path}")),
                Err(error) => state.warn(format!("{path}: {error}")),
            },
            _ => {}
        }
    }

    fn idle(&mut self, _: &mut State) -> bool {
        false
    }
}

/// Writes a new file for its owner's eyes; what exists is not overwritten.
fn write_new(path: &str, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    writeln!(file, "{text}")
}
