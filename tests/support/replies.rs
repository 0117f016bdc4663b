//! What a terminal answers when a program asks it: attributes, cursor place, colours.

use vt100::{Callbacks, Screen};

/// Collects the answers to a program's questions, and what it told the terminal beside the screen.
pub(crate) struct Replies {
    /// Whether questions are answered at all; some terminals never do.
    pub(crate) on: bool,
    /// The background colour answered to OSC 11, as X11's `rrrr/gggg/bbbb`.
    pub(crate) background: &'static str,
    /// The last window title set.
    pub(crate) title: Vec<u8>,
    /// Every text given to the clipboard by OSC 52, still in base 64.
    pub(crate) clipboard: Vec<Vec<u8>>,
    pending: Vec<u8>,
}

impl Replies {
    pub(crate) fn new(on: bool, background: &'static str) -> Self {
        Self {
            on,
            background,
            title: Vec::new(),
            clipboard: Vec::new(),
            pending: Vec::new(),
        }
    }

    /// Takes the answers not yet sent.
    pub(crate) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.pending)
    }

    fn answer(&mut self, text: &str) {
        if self.on {
            self.pending.extend_from_slice(text.as_bytes());
        }
    }
}

impl Callbacks for Replies {
    fn set_window_title(&mut self, _: &mut Screen, title: &[u8]) {
        self.title = title.to_vec();
    }

    fn copy_to_clipboard(&mut self, _: &mut Screen, _kind: &[u8], text: &[u8]) {
        self.clipboard.push(text.to_vec());
    }

    /// DA1 and DA2 (xterm's answers), DSR 5 and 6 (ECMA-48, 8.3.35), DECRQM (no mode known).
    fn unhandled_csi(
        &mut self,
        screen: &mut Screen,
        first: Option<u8>,
        second: Option<u8>,
        params: &[&[u16]],
        end: char,
    ) {
        let number = params.first().and_then(|part| part.first()).copied();
        match (first, second, end, number.unwrap_or(0)) {
            (None, None, 'c', 0) => self.answer("\x1b[?62;22c"),
            (Some(b'>'), None, 'c', 0) => self.answer("\x1b[>41;354;0c"),
            (None, None, 'n', 5) => self.answer("\x1b[0n"),
            (None, None, 'n', 6) => {
                let (row, column) = screen.cursor_position();
                self.answer(&format!("\x1b[{};{}R", row + 1, column + 1));
            }
            (Some(b'?'), Some(b'$'), 'p', mode) => self.answer(&format!("\x1b[?{mode};0$y")),
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, params: &[&[u8]]) {
        let colour = match params {
            [b"10", b"?"] => "8080/8080/8080",
            [b"11", b"?"] => self.background,
            _ => return,
        };
        let number = if params.first() == Some(&&b"10"[..]) {
            10
        } else {
            11
        };
        self.answer(&format!("\x1b]{number};rgb:{colour}\x1b\\"));
    }
}
