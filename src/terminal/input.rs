//! Reads keys, the mouse and pastes on a thread of its own and puts them into the queue.
//!
//! Polling never shorter than 20 ms and parking on request: while another program has the terminal
//! (a suspended shell, `$EDITOR`) not one byte may be taken from it.

use super::Arrival;
use crate::app::keys::{Code, Key};
use crate::app::{Input, MouseAct};
use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind,
};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long one look for input may take: the longest a park has to wait.
const LOOK: Duration = Duration::from_millis(20);

#[derive(Default)]
struct Parking {
    wanted: bool,
    parked: bool,
}

/// The thread that reads, and the means to make it wait.
pub(super) struct Reader(Arc<(Mutex<Parking>, Condvar)>);

impl Reader {
    /// Starts reading.
    pub(super) fn start(sender: Sender<Arrival>) -> Self {
        let shared = Arc::new((Mutex::new(Parking::default()), Condvar::new()));
        let mine = Arc::clone(&shared);
        thread::spawn(move || read(&mine, &sender));
        Self(shared)
    }

    /// Returns when the thread has stopped reading; it goes on when `wake` is called.
    pub(super) fn park(&self) {
        let (lock, bell) = &*self.0;
        let mut parking = lock.lock().unwrap_or_else(PoisonError::into_inner);
        parking.wanted = true;
        while !parking.parked {
            let waited = bell.wait_timeout(parking, Duration::from_millis(200));
            let (guard, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            parking = guard;
            if timeout.timed_out() {
                break; // the thread has ended: nobody reads
            }
        }
    }

    /// Lets the thread read again.
    pub(super) fn wake(&self) {
        let (lock, bell) = &*self.0;
        lock.lock().unwrap_or_else(PoisonError::into_inner).wanted = false;
        bell.notify_all();
    }
}

fn read(shared: &(Mutex<Parking>, Condvar), sender: &Sender<Arrival>) {
    let mut late = LateAnswer::default();
    loop {
        wait_while_parked(shared);
        let arrival = match event::poll(LOOK) {
            Ok(false) => continue,
            Ok(true) => event::read(),
            Err(error) => Err(error),
        };
        let sent = match arrival.map(understand) {
            Ok(Some(Input::Key(key))) if late.swallows(key) => Ok(()),
            Ok(Some(input)) => sender.send(Arrival::Input(input)),
            Ok(None) => Ok(()),
            Err(_) => {
                // The receiver may be gone already; there is nobody left to tell.
                let _ = sender.send(Arrival::Gone);
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

fn wait_while_parked(shared: &(Mutex<Parking>, Condvar)) {
    let (lock, bell) = shared;
    let mut parking = lock.lock().unwrap_or_else(PoisonError::into_inner);
    while parking.wanted {
        parking.parked = true;
        bell.notify_all();
        parking = bell.wait(parking).unwrap_or_else(PoisonError::into_inner);
    }
    parking.parked = false;
}

/// A terminal's answer about its colours that came after we stopped waiting reads like keys:
/// Alt-] up to the string terminator. None of it is typed by anybody.
#[derive(Default)]
struct LateAnswer {
    within: bool,
    swallowed: u8,
}

impl LateAnswer {
    /// The longest answer, in keys: `]11;rgb:ffff/ffff/ffff\`.
    const LONGEST: u8 = 30;

    fn swallows(&mut self, key: Key) -> bool {
        let opens = key.alt && key.code == Code::Char(']');
        let closes =
            (key.alt && key.code == Code::Char('\\')) || (key.ctrl && key.code == Code::Char('g'));
        if opens {
            *self = Self {
                within: true,
                swallowed: 0,
            };
            return true;
        }
        if !self.within {
            return false;
        }
        self.swallowed += 1;
        self.within = !closes && self.swallowed < Self::LONGEST;
        true
    }
}

fn understand(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => understand_key(key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(columns, rows) => Some(Input::Resize { columns, rows }),
        Event::Mouse(mouse) => {
            let act = match mouse.kind {
                MouseEventKind::Down(_) => MouseAct::Press,
                MouseEventKind::Drag(_) => MouseAct::Drag,
                MouseEventKind::ScrollDown => MouseAct::ScrollDown,
                MouseEventKind::ScrollUp => MouseAct::ScrollUp,
                _ => return None,
            };
            Some(Input::Mouse {
                act,
                column: mouse.column,
                row: mouse.row,
            })
        }
        _ => None,
    }
}

fn understand_key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(Key { code, ctrl, alt })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_colour_answer_is_nobodys_typing() {
        let mut late = LateAnswer::default();
        let alt = |c| Key {
            alt: true,
            ..Key::plain(Code::Char(c))
        };
        assert!(!late.swallows(Key::plain(Code::Char('j'))));
        assert!(late.swallows(alt(']')));
        for c in "11;rgb:1e1e/1e1e/1e1e".chars() {
            assert!(late.swallows(Key::plain(Code::Char(c))));
        }
        assert!(late.swallows(alt('\\')));
        assert!(!late.swallows(Key::plain(Code::Char('q'))));
    }
}
