//! The open case taken up anew: because the reader asks for it, or because the program that held it has gone.

use super::Session;
use crate::app::{State, Target};
use crate::cli::open::Source;

/// What is told when the case has been changed by the program that held it.
const CHANGED: &str =
    "another program had this case open and changed it: :reopen shows it as it is now";

impl Session {
    /// Opens the case again as it is on the disk now; what only its journal has is made again. The reader stays where they are.
    pub(super) fn reopen(&mut self, state: &mut State) {
        let path = self.source.as_ref().and_then(Source::path);
        let Some(path) = path.map(std::path::Path::to_path_buf) else {
            return state.warn("this has no file that could be opened again");
        };
        self.keeper.secure(state, &mut self.watch);
        self.open_as(&Target::Path(path), state, State::resume);
    }

    /// Where another program has the case open: takes it over once that one has gone and left it as it was read. Whether
    /// anything is to be shown.
    pub(super) fn take_over(&mut self, state: &mut State) -> bool {
        if !self.keeper.waits() || !self.keeper.is_free() {
            return false;
        }
        let Some(Source::Case {
            path: Some(path),
            stamp,
            bytes,
            ..
        }) = &self.source
        else {
            return false;
        };
        if !self.keeper.shows_the_file() {
            self.keeper.waits_no_more();
            state.read_only = Some(CHANGED.to_owned());
            state.warn(CHANGED);
            return true;
        }
        match self.keeper.hold(path, *stamp, bytes) {
            Ok(()) => {
                state.read_only = None;
                state.tell("the other program has closed this case: it can be changed here now");
            }
            // Somebody was quicker.
            Err(why) => state.read_only = Some(why),
        }
        self.begin(state);
        true
    }
}
