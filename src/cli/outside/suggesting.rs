//! Suggestions for the open case, worked out on a thread of its own while the reader goes on.

use super::Session;
use crate::app::{News, State};
use crate::terminal::Arrival;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Work that is over sooner needs no progress on the screen.
const SOON: Duration = Duration::from_millis(250);

impl Session {
    /// Begins to work suggestions out where somebody waits for them; whether it did.
    pub(super) fn suggest(&mut self, state: &mut State) -> bool {
        if !state.wants_suggestions() {
            return false;
        }
        state.suggestions_begun();
        self.stop_suggesting();
        let question = state.matter.question();
        let over = Arc::clone(&self.suggesting);
        let sender = self.sender.clone();
        let memory = Arc::clone(&self.remembered);
        thread::spawn(move || {
            let begun = Instant::now();
            let tell = |news| {
                let over = Arc::clone(&over);
                sender.send(Arrival::News(Box::new(news), over)).is_ok()
            };
            let go_on = |done| {
                let slow = begun.elapsed() > SOON;
                !over.load(Ordering::Relaxed) && (!slow || tell(News::Suggesting(done)))
            };
            // Nobody else holds it but work that is over; what broke under it knows nothing any more.
            let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(found) = question.answer(&mut memory, &go_on) {
                tell(News::Suggested(Box::new(found)));
            }
        });
        true
    }

    /// Ends the work; what it still tells is not heard.
    pub(super) fn stop_suggesting(&mut self) {
        self.suggesting.store(true, Ordering::Relaxed);
        self.suggesting = Arc::new(AtomicBool::new(false));
    }
}
