//! The loop: the only code that reads the terminal.
//!
//! Keys are read on a thread of their own, drained, and drawn once: ten thousand queued keys cost
//! a frame or two. Signals arrive in the same queue. The terminal is given back on every way out.

mod ground;
mod input;
mod screen;
mod signals;

pub use screen::Screen;
pub(crate) use signals::die_of;

use crate::app::{Effect, Input, News, State};
use crate::view;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// What arrives in the queue of the loop.
#[derive(Debug)]
pub enum Arrival {
    /// Something for the state.
    Input(Input),
    /// What a worker found out about a case, and whether that is still the one that is open: its news must not reach another.
    News(Box<News>, Arc<AtomicBool>),
    /// The program is asked to end by a signal.
    Signal(i32),
    /// The terminal can no longer be read.
    Gone,
}

/// How the loop ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The reader quit.
    Quit,
    /// A signal with this number asked for it.
    Signal(i32),
    /// The terminal was lost.
    Gone,
    /// What was opened cannot be used; why.
    Refused(String),
}

/// Carries out the effects that need more than the terminal: the disk, another case.
pub trait Outside {
    /// Carries out one effect; anything to be shown goes into the queue or the state.
    fn carry_out(&mut self, effect: Effect, state: &mut State);
    /// Does what has become due, and looks whether anything changed outside; whether the screen is another now. Called after
    /// every frame and whenever [`Outside::patience`] is over.
    fn tend(&mut self, state: &mut State) -> bool;
    /// How long nothing will be due.
    fn patience(&self) -> Duration;
    /// Does everything that was put off: the program is about to stop for a while.
    fn secure(&mut self, state: &mut State);
}

/// The terminal's size: columns and rows.
///
/// # Errors
/// When there is no terminal.
pub fn size() -> io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// How often the loop looks at the terminal's size when nothing is typed.
const IDLE: Duration = Duration::from_millis(500);

/// How long inputs that wait already may keep the next frame back.
const BURST: Duration = Duration::from_millis(50);

/// Runs until the reader quits or a signal ends it.
///
/// # Errors
/// When the terminal cannot be written.
pub fn run(
    screen: &mut Screen,
    state: &mut State,
    outside: &mut dyn Outside,
    queue: &Receiver<Arrival>,
    sender: &Sender<Arrival>,
) -> io::Result<End> {
    let signals = signals::listen(sender.clone())?;
    let asks = state.config.asks_for_ground() && ground::understood();
    let asked = if asks { Some(screen.ask()?) } else { None };
    draw(screen, state)?;
    let reader = input::Reader::start(sender.clone(), asked);
    if outside.tend(state) {
        draw(screen, state)?;
    }
    let end = turn(screen, state, outside, queue, &reader);
    reader.settle();
    signals.close();
    end
}

/// Takes the terminal's size where its signal was lost, as it can be while the program is stopped;
/// whether it is another one.
fn resized(state: &mut State) -> bool {
    let Ok((columns, rows)) = size() else {
        return false;
    };
    let other = (columns, rows) != (state.size.columns, state.size.rows);
    if other {
        // A resize asks for nothing outside.
        state.update(Input::Resize { columns, rows });
    }
    other
}

fn turn(
    screen: &mut Screen,
    state: &mut State,
    outside: &mut dyn Outside,
    queue: &Receiver<Arrival>,
    reader: &input::Reader,
) -> io::Result<End> {
    loop {
        let mut changed = false;
        let mut next = match queue.recv_timeout(outside.patience().min(IDLE)) {
            Ok(arrival) => Some(arrival),
            Err(RecvTimeoutError::Timeout) => {
                changed = resized(state);
                None
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(End::Gone),
        };
        let began = Instant::now();
        while let Some(arrival) = next {
            changed = true;
            let input = match arrival {
                Arrival::Input(input) => input,
                Arrival::News(news, over) if !over.load(Relaxed) => Input::News(news),
                Arrival::News(..) => {
                    next = queue.try_recv().ok();
                    continue;
                }
                Arrival::Signal(number) if signals::is_stop(number) => {
                    outside.secure(state);
                    screen.suspend(reader)?;
                    resized(state);
                    next = queue.try_recv().ok();
                    continue;
                }
                Arrival::Signal(number) => return Ok(End::Signal(number)),
                Arrival::Gone => return Ok(End::Gone),
            };
            let mut effects = state.update(input);
            while !effects.is_empty() {
                for effect in effects {
                    if let Some(end) = carry_out(effect, screen, state, outside, reader)? {
                        return Ok(end);
                    }
                }
                effects = state.go_on();
            }
            next = match began.elapsed() < BURST {
                true => queue.try_recv().ok(),
                false => None,
            };
        }
        if changed {
            draw(screen, state)?;
        }
        // The frame first: what it waits for may take the disk's time, or that of a big case.
        let behind = state.is_behind();
        state.catch_up();
        if outside.tend(state) || behind {
            draw(screen, state)?;
        }
    }
}

/// Carries one effect out, what the terminal can do by itself here; how the loop ends with it, if it does.
fn carry_out(
    effect: Effect,
    screen: &mut Screen,
    state: &mut State,
    outside: &mut dyn Outside,
    reader: &input::Reader,
) -> io::Result<Option<End>> {
    match effect {
        Effect::Quit => return Ok(Some(End::Quit)),
        Effect::Refuse(why) => return Ok(Some(End::Refused(why))),
        Effect::Suspend => {
            outside.secure(state);
            screen.suspend(reader)?;
            resized(state);
        }
        Effect::OpenEditor { .. } => {
            outside.secure(state);
            screen.lend(reader, || outside.carry_out(effect, state))?;
            resized(state);
        }
        Effect::Redraw => screen.clear()?,
        Effect::Copy(text) => screen.copy(&text)?,
        Effect::Mouse(on) => screen.mouse(on)?,
        Effect::Fields(open) => screen.bracketed_paste(open)?,
        other => {
            let open = state.field_open();
            outside.carry_out(other, state);
            if state.field_open() != open {
                screen.bracketed_paste(!open)?;
            }
        }
    }
    Ok(None)
}

fn draw(screen: &mut Screen, state: &mut State) -> io::Result<()> {
    screen.title(&state.window_title())?;
    let settled = state.settle();
    screen.draw(|frame| view::draw(settled, frame))
}
