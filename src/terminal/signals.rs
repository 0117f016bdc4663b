//! Signals: each becomes an arrival in the queue; a loop that does not answer is not waited for.

use super::{Arrival, screen};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level;
use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long the loop has to end by itself after a signal.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the signal asks the program to stop for a while.
pub(super) fn is_stop(signal: i32) -> bool {
    signal == SIGTSTP
}

/// How long after another program's end a key that ended it may still arrive here as a signal.
const LATE: Duration = Duration::from_millis(500);

/// Who has the terminal: what is typed at another program there is not for this one.
#[derive(Clone, Copy)]
enum Holder {
    Other,
    /// This program, since then.
    Own(Option<Instant>),
}

static HOLDER: Mutex<Holder> = Mutex::new(Holder::Own(None));

/// Says whether another program has the terminal.
pub(super) fn lent(lent: bool) {
    let now = match lent {
        true => Holder::Other,
        false => Holder::Own(Some(Instant::now())),
    };
    *HOLDER.lock().unwrap_or_else(PoisonError::into_inner) = now;
}

/// Whether a signal is answered already because another program has the terminal: a key of that program ends nothing here, and
/// stops this one with it.
fn is_the_others(signal: i32) -> bool {
    let holder = *HOLDER.lock().unwrap_or_else(PoisonError::into_inner);
    match (holder, signal) {
        (Holder::Other, SIGINT | SIGQUIT) => true,
        (Holder::Own(Some(since)), SIGINT | SIGQUIT) => since.elapsed() < LATE,
        // A failure to stop is none: the other program is stopped, and goes on when it is told to.
        (Holder::Other, SIGTSTP) => stop().is_ok() || is_stop(signal),
        _ => false,
    }
}

/// Listens until the handle is closed.
pub(super) fn listen(sender: Sender<Arrival>) -> io::Result<Handle> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP])?;
    let handle = signals.handle();
    thread::spawn(move || {
        for signal in &mut signals {
            if is_the_others(signal) {
                continue;
            }
            if sender.send(Arrival::Signal(signal)).is_err() {
                return;
            }
            if !is_stop(signal) {
                thread::sleep(PATIENCE);
                screen::give_back();
                die_of(signal);
            }
        }
    });
    Ok(handle)
}

/// Ends the program as the signal would have, so that a shell sees what happened.
pub(crate) fn die_of(signal: i32) {
    if low_level::emulate_default_handler(signal).is_err() {
        low_level::exit(128 + signal);
    }
}

/// Stops the program until somebody continues it.
pub(super) fn stop() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}
