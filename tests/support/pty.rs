//! Runs a program in a real pseudo-terminal: types, waits, looks at the screen, resizes, signals.
#![allow(clippy::expect_used, reason = "a broken harness must stop the test")]

pub(crate) use super::keys::Mouse;
use super::keys::{bytes_of, mouse_report};
use super::replies::Replies;
use super::restored::leftovers;
pub(crate) use super::start::Start;
use super::watch::{Message, Sink, Watch, send_all, send_now};
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use vt100::Parser;

/// How long a test waits for what should come at once: long enough for a loaded machine.
pub(crate) const SOON: Duration = Duration::from_secs(20);

/// A program running in a pseudo-terminal; dropped, it is killed.
pub(crate) struct Session {
    master: Box<dyn MasterPty + Send>,
    held: Option<Box<dyn SlavePty + Send>>,
    pub(super) watch: Watch,
    keys: Sender<Message>,
    sink: Sink,
    exit: Receiver<ExitStatus>,
    exited: bool,
    child: i32,
    termios_before: String,
    termios_last: Option<String>,
    start: Start,
    started: Instant,
}

impl Session {
    /// Starts the built program with `arguments` and further `variables` in a terminal of (columns, rows).
    pub(crate) fn start(arguments: &[&str], variables: &[(&str, &str)], size: (u16, u16)) -> Self {
        let start = Start::tellings(arguments).size(size.0, size.1);
        let with = |start: Start, (name, value): &(&str, &str)| start.variable(name, *value);
        variables.iter().fold(start, with).open()
    }

    /// When the program was started, for measuring.
    pub(crate) fn started(&self) -> Instant {
        self.started
    }

    /// The home folder this program runs in.
    pub(crate) fn home(&self) -> &super::home::Home {
        &self.start.home
    }

    /// The home folder this program ran in, for the next one.
    pub(crate) fn take_home(mut self) -> super::home::Home {
        std::mem::replace(&mut self.start.home, super::home::Home::new())
    }

    /// Types keys: `jj<Enter><C-p>`; names as in `keys`.
    pub(crate) fn type_keys(&self, spelling: &str) {
        self.send(bytes_of(spelling));
    }

    /// Pastes `text` as a terminal does: in brackets when the program asked for them.
    pub(crate) fn paste(&self, text: &str) {
        let bracketed = self.watch.lock().parser.screen().bracketed_paste();
        let text = text.replace('\n', "\r");
        self.send(
            if bracketed {
                format!("\x1b[200~{text}\x1b[201~")
            } else {
                text
            }
            .into_bytes(),
        );
    }

    /// Reports the mouse at (column, row), both from 0.
    pub(crate) fn mouse(&self, what: Mouse, column: u16, row: u16) {
        self.send(mouse_report(what, column, row));
    }

    /// Sends raw bytes as if typed; returns at once, however slowly the program reads.
    pub(crate) fn send(&self, bytes: Vec<u8>) {
        self.keys.send((bytes, None)).ok();
    }

    /// Sends raw bytes and returns the moment just before they were written; `None` when they never were.
    pub(crate) fn send_timed(&self, bytes: Vec<u8>) -> Option<Instant> {
        // A key alone goes straight to the line: a thread between would be measured along.
        if bytes.len() < 64 {
            return send_now(&self.sink, &bytes);
        }
        let (tell, told) = channel();
        self.keys.send((bytes, Some(tell))).ok()?;
        told.recv_timeout(SOON).ok()
    }

    /// Gives the terminal another size, 0 × 0 included; the program hears of it by SIGWINCH.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        {
            // The emulator itself needs room for one wide letter, and a row to scroll into.
            let mut seen = self.watch.lock();
            seen.parser
                .screen_mut()
                .set_size(rows.max(2), columns.max(2));
        }
        self.master
            .resize(cells(columns, rows))
            .expect("resize the terminal");
    }

    /// Sends `signal` to the program that has the terminal (under a shell: the job, not the shell).
    pub(crate) fn signal(&self, signal: Signal) {
        let group = self
            .master
            .process_group_leader()
            .filter(|group| *group > 0);
        if let Some(pid) = Pid::from_raw(group.unwrap_or(self.child)) {
            // It may have ended by itself; then the wait that follows tells.
            kill_process(pid, signal).ok();
        }
    }

    /// The process that has the terminal, for looking into `/proc`.
    pub(crate) fn process(&self) -> i32 {
        self.master
            .process_group_leader()
            .filter(|group| *group > 0)
            .unwrap_or(self.child)
    }

    /// Waits for the program's end and for all of its output; fails with the screen after `limit`.
    #[track_caller]
    pub(crate) fn wait_exit(&mut self, limit: Duration) -> ExitStatus {
        let status = self.ended_within(limit);
        status.unwrap_or_else(|| self.fail("waited for the program to end"))
    }

    /// Like `wait_exit`, but `None` where that fails.
    pub(crate) fn ended_within(&mut self, limit: Duration) -> Option<ExitStatus> {
        let status = self.exit.recv_timeout(limit).ok()?;
        self.exited = true;
        self.termios_last = Some(self.termios());
        // With no holder left the reader comes to the end of what was written.
        self.held = None;
        self.watch.until(limit, |seen| seen.ended);
        Some(status)
    }

    /// Kills the program first started (the shell of `under_a_shell`) without asking, as when its window is closed.
    pub(crate) fn kill_the_shell(&self) {
        if let Some(pid) = Pid::from_raw(self.child) {
            kill_process(pid, Signal::KILL).ok();
        }
    }

    /// Fails unless nobody holds the terminal any more; after `wait_exit`.
    #[track_caller]
    pub(crate) fn assert_all_gone(&self) {
        if !self.watch.until(SOON, |seen| seen.ended) {
            self.fail("a program still holds the terminal");
        }
    }

    /// In what way the terminal is not as the program found it: screen, cursor, modes, attributes, line discipline.
    pub(crate) fn left_behind(&self) -> Vec<String> {
        let now = self.termios_last.clone().unwrap_or_else(|| self.termios());
        let seen = self.watch.lock();
        leftovers(
            &seen.written,
            seen.parser.screen(),
            &self.termios_before,
            &now,
        )
    }

    /// Fails unless the terminal is as it was before the program.
    #[track_caller]
    pub(crate) fn assert_restored(&self) {
        let found = self.left_behind();
        if !found.is_empty() {
            self.fail(&format!(
                "the terminal is not restored: {}",
                found.join("; ")
            ));
        }
    }

    fn termios(&self) -> String {
        format!("{:?}", self.master.get_termios())
    }
}

impl Start {
    /// Starts it.
    pub(crate) fn open(self) -> Session {
        let pair = native_pty_system()
            .openpty(cells(self.size.0, self.size.1))
            .expect("open a pseudo-terminal");
        let termios_before = format!("{:?}", pair.master.get_termios());
        let (keys, messages) = channel();
        let writer = pair.master.take_writer().expect("write to the terminal");
        let sink = Arc::new(Mutex::new(writer));
        send_all(sink.clone(), messages);
        let replies = Replies::new(self.answers, self.background);
        let (columns, rows) = self.size;
        let parser = Parser::new_with_callbacks(rows.max(1), columns.max(2), 0, replies);
        let reader = pair
            .master
            .try_clone_reader()
            .expect("read from the terminal");
        let watch = Watch::over(reader, parser, keys.clone());
        let command = self.command();
        let started = Instant::now();
        let mut child = pair
            .slave
            .spawn_command(command)
            .expect("start the program");
        let id = child
            .process_id()
            .and_then(|id| i32::try_from(id).ok())
            .unwrap_or(0);
        let (tell, exit) = channel();
        std::thread::spawn(move || child.wait().map(|status| tell.send(status)));
        Session {
            master: pair.master,
            held: Some(pair.slave),
            watch,
            keys,
            sink,
            exit,
            exited: false,
            child: id,
            termios_before,
            termios_last: None,
            start: self,
            started,
        }
    }

    fn command(&self) -> CommandBuilder {
        let mut command = CommandBuilder::from_argv(self.argv.clone());
        command.env_clear();
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env("PATH", path);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        for (name, folder) in self.home.variables() {
            command.env(name, folder);
        }
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.cwd(self.folder.as_deref().unwrap_or_else(|| self.home.path()));
        command
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !self.exited {
            self.signal(Signal::KILL);
            if let Some(pid) = Pid::from_raw(self.child) {
                kill_process(pid, Signal::KILL).ok();
            }
            self.exit.recv_timeout(SOON).ok();
        }
    }
}

fn cells(cols: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
