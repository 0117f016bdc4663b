//! The screen: taken, drawn on, and given back as it was on every way out.

use super::ground::QUESTION;
use super::input::Reader;
use super::signals;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{self, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::{clipboard::CopyToClipboard, execute, queue};
use ratatui::Terminal;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::Position;
use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;
use std::{panic, process, thread};

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal's title is kept on its own stack while ours is shown (xterm control sequences,
/// window manipulation 22 and 23).
const PUSH_TITLE: &str = "\u{1b}[22;2t";
const POP_TITLE: &str = "\u{1b}[23;2t";

/// The terminal while it is ours; dropping it gives it back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    mouse: bool,
    /// Whether pastes are asked for in brackets.
    paste: bool,
    title: String,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When there is none or it cannot be written.
    pub fn take(mouse: bool) -> io::Result<Self> {
        give_back_on_panic();
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        let mut screen = Self {
            terminal: Terminal::new(backend)?,
            mouse,
            paste: false,
            title: String::new(),
        };
        screen.enter()?;
        Ok(screen)
    }

    fn enter(&mut self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        terminal::enable_raw_mode()?;
        let out = self.terminal.backend_mut();
        execute!(out, EnterAlternateScreen, Hide, Print(PUSH_TITLE))?;
        if self.mouse {
            execute!(out, EnableMouseCapture)?;
        }
        if self.paste {
            execute!(out, EnableBracketedPaste)?;
        }
        self.title.clear();
        self.clear()
    }

    /// Asks for the colour of its ground, before anything is drawn; returns when it was asked. The answer comes in as input.
    pub(super) fn ask(&mut self) -> io::Result<Instant> {
        execute!(self.terminal.backend_mut(), Print(QUESTION))?;
        Ok(Instant::now())
    }

    /// Draws one frame: `draw` fills the buffer and says where the cursor stands.
    pub(super) fn draw(
        &mut self,
        draw: impl FnOnce(&mut ratatui::buffer::Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        if !TAKEN.load(Ordering::SeqCst) {
            // Another thread has given it back: the program is about to end.
            return Ok(());
        }
        self.terminal.draw(|frame| {
            if let Some(position) = draw(frame.buffer_mut()) {
                frame.set_cursor_position(position);
            }
        })?;
        Write::flush(self.terminal.backend_mut())
    }

    /// Forgets what stands on the screen, so that the next frame is drawn whole.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: that asks the terminal where the cursor is and waits for an answer.
        self.terminal.swap_buffers();
        self.terminal.backend_mut().clear()
    }

    /// Gives the window a title, once for each. The text must be harmless.
    pub(super) fn title(&mut self, title: &crate::text::clean::Shown) -> io::Result<()> {
        if self.title != title.as_str() {
            self.title = title.to_string();
            queue!(self.terminal.backend_mut(), terminal::SetTitle(&self.title))?;
        }
        Ok(())
    }

    /// Puts text on the clipboard by the terminal (OSC 52; the text goes as base64).
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        execute!(
            self.terminal.backend_mut(),
            CopyToClipboard::to_clipboard_from(text)
        )
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        let out = self.terminal.backend_mut();
        if on {
            execute!(out, EnableMouseCapture)
        } else {
            execute!(out, DisableMouseCapture)
        }
    }

    /// Bracketed paste is on only while a field is open: a paste that never ends would else stay
    /// in the parser for ever.
    pub(super) fn bracketed_paste(&mut self, on: bool) -> io::Result<()> {
        self.paste = on;
        let out = self.terminal.backend_mut();
        if on {
            execute!(out, EnableBracketedPaste)
        } else {
            execute!(out, DisableBracketedPaste)
        }
    }

    /// Gives the terminal to the shell until the program is continued.
    pub(super) fn suspend(&mut self, reader: &Reader) -> io::Result<()> {
        reader.park();
        give_back();
        signals::stop()?;
        self.enter()?;
        reader.wake();
        Ok(())
    }

    /// Gives the terminal to another program for as long as `with` runs.
    pub(super) fn lend(&mut self, reader: &Reader, with: impl FnOnce()) -> io::Result<()> {
        reader.park();
        give_back();
        signals::lent(true);
        with();
        signals::lent(false);
        self.enter()?;
        reader.wake();
        Ok(())
    }
}

/// Whatever thread panics, the terminal is given back before the report is written, so that it can be read.
fn give_back_on_panic() {
    let owner = thread::current().id();
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |report| {
        give_back();
        before(report);
        if thread::current().id() != owner {
            // The loop would go on drawing on a terminal that is no longer ours. What was changed is in the journal.
            process::exit(PANICKED);
        }
    }));
}

/// What Rust's own programs end with after a panic.
const PANICKED: i32 = 101;

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back as it was. What fails is passed over: the rest must still be tried.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, DisableMouseCapture, DisableBracketedPaste, ResetColor);
    let _ = execute!(out, LeaveAlternateScreen, Show, Print(POP_TITLE));
    let _ = terminal::disable_raw_mode();
}
