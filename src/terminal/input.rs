//! Reads keys, the mouse and pastes on a thread of its own and puts them into the queue.
//!
//! It sleeps until something comes, and parks on request: while another program has the terminal (a suspended shell,
//! `$EDITOR`) not one byte may be taken from it.

use super::Arrival;
use super::ground::{Heard, Listening};
use crate::app::keys::{Code, Key};
use crate::app::{Input, MouseAct};
use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEventKind,
};
use signal_hook::consts::SIGWINCH;
use signal_hook::low_level;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long one look for input may take. Each look ends in a busy millisecond, as crossterm counts the rest of it down, so
/// looks are rare; who parks the thread wakes it.
const LOOK: Duration = Duration::from_secs(2);

/// How long after a question its answer is waited for, where it is waited for at all.
const ANSWERED: Duration = Duration::from_millis(150);

#[derive(Default)]
struct Parking {
    wanted: bool,
    parked: bool,
    /// When the terminal was asked something that it has not answered.
    asked: Option<Instant>,
}

/// The thread that reads, and the means to make it wait.
pub(super) struct Reader(Arc<(Mutex<Parking>, Condvar)>);

impl Reader {
    /// Starts reading; `asked` says when the terminal was asked for its ground.
    pub(super) fn start(sender: Sender<Arrival>, asked: Option<Instant>) -> Self {
        let parking = Parking {
            asked,
            ..Parking::default()
        };
        let shared = Arc::new((Mutex::new(parking), Condvar::new()));
        let mine = Arc::clone(&shared);
        thread::spawn(move || read(&mine, &sender));
        Self(shared)
    }

    /// Returns when the thread has stopped reading; it goes on when `wake` is called.
    pub(super) fn park(&self) {
        let (lock, bell) = &*self.0;
        let mut parking = lock.lock().unwrap_or_else(PoisonError::into_inner);
        parking.wanted = true;
        // Wakes the look, which then says that the size is what it is. Should it not, the wait below ends all the same.
        let _ = low_level::raise(SIGWINCH);
        while !parking.parked {
            let waited = bell.wait_timeout(parking, Duration::from_millis(200));
            let (guard, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
            parking = guard;
            if timeout.timed_out() {
                break; // the thread has ended: nobody reads
            }
        }
    }

    /// Waits a little for an answer that is still to come: the program is about to end, and the shell would take it for typing.
    pub(super) fn settle(&self) {
        let (lock, bell) = &*self.0;
        let mut parking = lock.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some(asked) = parking.asked {
            let left = ANSWERED.saturating_sub(asked.elapsed());
            if left.is_zero() {
                break;
            }
            let waited = bell.wait_timeout(parking, left);
            parking = waited.unwrap_or_else(PoisonError::into_inner).0;
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
    let mut listening = Listening::default();
    loop {
        wait_while_parked(shared);
        let arrival = match event::poll(LOOK) {
            Ok(false) => continue,
            Ok(true) => event::read(),
            Err(error) => Err(error),
        };
        let inputs = match arrival.map(understand) {
            Ok(Some(Input::Key(key))) => match listening.hear(key) {
                Heard::Typed(keys) => keys.into_iter().map(Input::Key).collect(),
                Heard::Part => Vec::new(),
                Heard::End(ground) => {
                    answered(shared);
                    vec![Input::Ground(ground)]
                }
            },
            Ok(input) => input.into_iter().collect(),
            Err(_) => {
                // The receiver may be gone already; there is nobody left to tell.
                let _ = sender.send(Arrival::Gone);
                return;
            }
        };
        for input in inputs {
            if sender.send(Arrival::Input(input)).is_err() {
                return;
            }
        }
    }
}

fn answered((lock, bell): &(Mutex<Parking>, Condvar)) {
    let mut parking = lock.lock().unwrap_or_else(PoisonError::into_inner);
    parking.asked = None;
    bell.notify_all();
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
