//! The far side of the pseudo-terminal: reads what the program writes, keeps the screen, answers questions.
#![allow(clippy::expect_used, reason = "a broken harness must stop the test")]

use super::replies::Replies;
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};
use vt100::{Parser, Screen};

type Wish = Box<dyn FnMut(&Screen) -> bool + Send>;

/// What has been seen of a program so far.
pub(crate) struct Seen {
    pub(crate) parser: Parser<Replies>,
    /// Every byte the program wrote.
    pub(crate) written: Vec<u8>,
    /// When each piece arrived, and how many bytes had been written then.
    pub(crate) pieces: Vec<(Instant, usize)>,
    /// Whether nobody can write any more.
    pub(crate) ended: bool,
    wish: Option<Wish>,
    granted: Option<Instant>,
}

/// A message to the program: its bytes, and where to tell the moment they are sent.
pub(crate) type Message = (Vec<u8>, Option<Sender<Instant>>);

/// What has been seen, shared with the thread that reads.
#[derive(Clone)]
pub(crate) struct Watch {
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

impl Watch {
    /// Reads `source` to its end on a thread of its own; questions are answered through `answers`.
    pub(crate) fn over(
        mut source: Box<dyn Read + Send>,
        parser: Parser<Replies>,
        answers: Sender<Message>,
    ) -> Self {
        let seen = Seen {
            parser,
            written: Vec::new(),
            pieces: Vec::new(),
            ended: false,
            wish: None,
            granted: None,
        };
        let watch = Self {
            seen: Arc::new((Mutex::new(seen), Condvar::new())),
        };
        let reading = watch.clone();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(length @ 1..) = source.read(&mut buffer) {
                let now = Instant::now();
                let answer = reading
                    .lock()
                    .take_in(buffer.get(..length).unwrap_or_default(), now);
                if !answer.is_empty() {
                    // The program may be gone before it hears the answer.
                    answers.send((answer, None)).ok();
                }
                reading.seen.1.notify_all();
            }
            reading.lock().ended = true;
            reading.seen.1.notify_all();
        });
        watch
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().expect("the terminal's reader is sound")
    }

    /// Waits until `done` holds, at most `limit`; whether it came to hold.
    pub(crate) fn until(&self, limit: Duration, mut done: impl FnMut(&Seen) -> bool) -> bool {
        let (_seen, timeout) = self
            .seen
            .1
            .wait_timeout_while(self.lock(), limit, |seen| !done(seen))
            .expect("the terminal's reader is sound");
        !timeout.timed_out()
    }

    /// Waits until a screen fulfils `wish`, judged after each piece that arrives; `None` when `limit` passes first.
    pub(crate) fn granted(&self, limit: Duration, mut wish: Wish) -> Option<Instant> {
        {
            let mut seen = self.lock();
            if wish(seen.parser.screen()) {
                return Some(
                    seen.pieces
                        .last()
                        .map_or_else(Instant::now, |piece| piece.0),
                );
            }
            seen.granted = None;
            seen.wish = Some(wish);
        }
        self.until(limit, |seen| seen.granted.is_some() || seen.ended);
        let mut seen = self.lock();
        seen.wish = None;
        seen.granted
    }

    /// Waits until nothing has come for `calm`, at most `limit`; whether it grew calm.
    pub(crate) fn quiet(&self, calm: Duration, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        while Instant::now() < end {
            let before = self.lock().written.len();
            if !self.until(calm, |seen| seen.written.len() > before) {
                return true;
            }
        }
        false
    }
}

impl Seen {
    /// Takes in a piece of output and returns what a terminal answers to it.
    fn take_in(&mut self, piece: &[u8], now: Instant) -> Vec<u8> {
        self.written.extend_from_slice(piece);
        self.pieces.push((now, self.written.len()));
        self.parser.process(piece);
        if let Some(wish) = &mut self.wish
            && wish(self.parser.screen())
        {
            self.granted = Some(now);
            self.wish = None;
        }
        self.parser.callbacks_mut().take()
    }
}

/// The near end of the terminal's line, for writing.
pub(crate) type Sink = Arc<Mutex<Box<dyn Write + Send>>>;

/// Sends every message to `sink` on a thread of its own, so that a program that does not read holds up nobody else.
pub(crate) fn send_all(sink: Sink, messages: Receiver<Message>) {
    std::thread::spawn(move || {
        for (bytes, told) in messages {
            let Some(sent) = send_now(&sink, &bytes) else {
                break;
            };
            if let Some(told) = told {
                told.send(sent).ok();
            }
        }
    });
}

/// Writes `bytes` and returns the moment before; `None` when nobody can read them any more.
pub(crate) fn send_now(sink: &Sink, bytes: &[u8]) -> Option<Instant> {
    let mut sink = sink.lock().ok()?;
    let now = Instant::now();
    sink.write_all(bytes).is_ok().then_some(now)
}
