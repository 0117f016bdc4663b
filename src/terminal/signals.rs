//! Signals: each becomes an arrival in the queue; a loop that does not answer is not waited for.

use super::{Arrival, screen};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
use signal_hook::iterator::{Handle, Signals};
use signal_hook::low_level;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// How long the loop has to end by itself after a signal.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the signal asks the program to stop for a while.
pub(super) fn is_stop(signal: i32) -> bool {
    signal == SIGTSTP
}

/// Whether another program has the terminal: what is typed at it there is not for this one.
static LENT: AtomicBool = AtomicBool::new(false);

/// Says whether another program has the terminal.
pub(super) fn lent(lent: bool) {
    LENT.store(lent, Ordering::SeqCst);
}

/// Whether a signal is answered already because another program has the terminal: a key of that program ends nothing here, and
/// stops this one with it.
fn is_the_others(signal: i32) -> bool {
    if !LENT.load(Ordering::SeqCst) {
        return false;
    }
    match signal {
        SIGINT | SIGQUIT => true,
        // A failure to stop is none: the other program is stopped, and goes on when it is told to.
        SIGTSTP => stop().is_ok() || is_stop(signal),
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
