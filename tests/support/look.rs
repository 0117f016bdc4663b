//! What a session's screen shows: waiting for it, reading its rows, cells, cursor and bytes.

use super::pty::{SOON, Session};
use std::time::{Duration, Instant};
use vt100::{Cell, Screen};

/// The words of a screen with a space between them.
pub(crate) fn unbroken(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Session {
    /// Waits until `text` stands on the screen, wherever its lines are broken; fails with the screen after `limit`.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str, limit: Duration) -> Instant {
        let wanted = text.to_owned();
        self.wait_until(&format!("{text:?} on the screen"), limit, move |screen| {
            screen.contents().contains(&wanted) || unbroken(&screen.contents()).contains(&wanted)
        })
    }

    /// Waits until the screen fulfils `wish`; fails with `what` and the screen after `limit`.
    #[track_caller]
    pub(crate) fn wait_until(
        &self,
        what: &str,
        limit: Duration,
        wish: impl FnMut(&Screen) -> bool + Send + 'static,
    ) -> Instant {
        let granted = self.watch.granted(limit, Box::new(wish));
        granted.unwrap_or_else(|| self.fail(&format!("waited for {what}")))
    }

    /// Like `wait_until`, but `None` where that fails.
    pub(crate) fn seen_at(
        &self,
        limit: Duration,
        wish: impl FnMut(&Screen) -> bool + Send + 'static,
    ) -> Option<Instant> {
        self.watch.granted(limit, Box::new(wish))
    }

    /// Fails the test with `why`, the screen and the end of the output.
    #[track_caller]
    pub(crate) fn fail(&self, why: &str) -> ! {
        let written = self.written();
        let tail = written
            .get(written.len().saturating_sub(300)..)
            .unwrap_or_default();
        let screen = self.screen();
        panic!(
            "{why}\n--- screen\n{screen}\n--- last bytes\n{}\n---",
            tail.escape_ascii()
        );
    }

    /// Waits for more output than the `known` bytes; whether it came.
    pub(crate) fn more_than(&self, known: usize, limit: Duration) -> bool {
        self.watch.until(limit, |seen| seen.written.len() > known)
    }

    /// Waits until the program has written nothing for `calm`; for measuring, not for tests.
    pub(crate) fn quiet(&self, calm: Duration) -> bool {
        self.watch.quiet(calm, SOON)
    }

    /// The screen's text, a line a row, without blanks at the ends.
    pub(crate) fn screen(&self) -> String {
        self.watch.lock().parser.screen().contents()
    }

    /// What a look at the screen finds.
    pub(crate) fn with_screen<T>(&self, look: impl FnOnce(&Screen) -> T) -> T {
        look(self.watch.lock().parser.screen())
    }

    /// The text of one row, from 0.
    pub(crate) fn row(&self, row: u16) -> String {
        let seen = self.watch.lock();
        let screen = seen.parser.screen();
        let width = screen.size().1;
        screen.rows(0, width).nth(row.into()).unwrap_or_default()
    }

    /// The cell at (column, row), both from 0, with its text and attributes.
    pub(crate) fn cell(&self, column: u16, row: u16) -> Option<Cell> {
        self.watch.lock().parser.screen().cell(row, column).cloned()
    }

    /// The cursor's (column, row), both from 0, or `None` while it is hidden.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        let seen = self.watch.lock();
        let screen = seen.parser.screen();
        let (row, column) = screen.cursor_position();
        (!screen.hide_cursor()).then_some((column, row))
    }

    /// Every byte written so far.
    pub(crate) fn written(&self) -> Vec<u8> {
        self.watch.lock().written.clone()
    }

    /// How many bytes were written so far.
    pub(crate) fn written_length(&self) -> usize {
        self.watch.lock().written.len()
    }

    /// When the first byte after the `known` ones arrived.
    pub(crate) fn first_after(&self, known: usize) -> Option<Instant> {
        let seen = self.watch.lock();
        let next = seen.pieces.iter().find(|(_, length)| *length > known);
        next.map(|(time, _)| *time)
    }

    /// The window title the program set last.
    pub(crate) fn title(&self) -> String {
        let seen = self.watch.lock();
        String::from_utf8_lossy(&seen.parser.callbacks().title).into_owned()
    }

    /// The texts the program gave to the clipboard (OSC 52), in base 64.
    pub(crate) fn clipboard(&self) -> Vec<Vec<u8>> {
        self.watch.lock().parser.callbacks().clipboard.clone()
    }
}
