//! A run of the real program under `strace`, which says what it calls and kills it before one of the calls.

use super::Scenario;
use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Traces the program from its start.
const FROM_THE_START: &str = "exec strace -f -q -y -o log $INJECT \"$@\"";

/// Starts the program, says its number, and traces it once the file `go` is there. The shell becomes the tracer, the
/// program's parent: that is who may trace where tracing is restricted (Yama). Counting begins there, with nothing of the
/// start in it.
const ONCE_READY: &str = "exec 3<&0; \"$@\" <&3 & echo $! > pid; until [ -e go ]; do sleep 0.01; done; \
                          exec strace -f -q -y -o log $INJECT -p $(cat pid)";

/// Calls that only wait, or are of the terminal or of memory: nothing on the disk is another after them.
const APART: [&str; 10] = [
    "poll",
    "ppoll",
    "select",
    "pselect6",
    "epoll_wait",
    "epoll_pwait",
    "ioctl",
    "fcntl",
    "mmap",
    "recvfrom",
];

/// A traced run: what `strace` wrote, and the home with what is left in it.
pub(super) struct Run {
    log: String,
    pub(super) home: Home,
    pub(super) shown: bool,
}

impl Run {
    pub(super) fn killed(&self) -> bool {
        self.log.contains("+++ killed by SIGKILL +++")
    }

    /// The case file; nothing where there is none.
    pub(super) fn case(&self) -> String {
        fs::read_to_string(self.home.path().join("case.toml")).unwrap_or_default()
    }

    pub(super) fn calls(&self) -> Calls {
        calls(&self.log, self.home.path())
    }
}

/// Of each call by its name, from which to which time a thread made it the case's files or their folder were touched:
/// `strace` counts the calls of each thread.
pub(super) type Calls = BTreeMap<String, RangeInclusive<usize>>;

/// The calls of a log that touch what is in the folder.
pub(super) fn calls(log: &str, folder: &Path) -> Calls {
    let mut made: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut calls = Calls::new();
    let folder = format!("{}>", folder.display());
    for line in log.lines() {
        let mut words = line.split_whitespace();
        let (Some(thread), Some(call)) = (words.next(), words.next()) else {
            continue;
        };
        let Some((name, _)) = call.split_once('(') else {
            continue;
        };
        let at = made.entry((thread, name)).or_default();
        *at += 1;
        let touches = line.contains("case.toml") || line.contains(&folder);
        if touches && !APART.contains(&name) && name != "execve" {
            let known = calls.get(name).map_or(*at..=*at, Clone::clone);
            let range = (*at).min(*known.start())..=(*at).max(*known.end());
            calls.insert(name.to_owned(), range);
        }
    }
    calls
}

/// Runs the scenario to its end under `strace` with these options; why not, if that is not possible.
pub(super) fn run(scenario: &Scenario, options: &str) -> Result<Run, String> {
    let script = match scenario.whole {
        true => FROM_THE_START,
        false => ONCE_READY,
    };
    let start = Start::tellings(["--no-recent", "case.toml"]).home((scenario.home)());
    // Without colours nothing is asked of the terminal: its answer would come late to a program that is traced.
    let start = start.variable("NO_COLOR", "1");
    let start = start.variable("INJECT", options).script(script);
    let mut session = start.open();
    let folder = session.home().path().to_owned();
    if scenario.whole {
        wait(&session, &folder, scenario.ready);
    } else {
        session.wait_for(scenario.ready, SOON);
        fs::write(folder.join("go"), "").unwrap();
        if !traced(&folder) {
            return Err(format!("strace may not trace: {}", session.screen()));
        }
    }
    session.type_keys(scenario.keys);
    wait(&session, &folder, &scenario.shown);
    session.type_keys("q");
    session.wait_exit(SOON);
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    if !log.contains("+++ ") {
        return Err(format!("strace may not trace: {}", session.screen()));
    }
    Ok(Run {
        log,
        shown: session.screen().contains(&scenario.shown),
        home: session.take_home(),
    })
}

/// Waits until the screen shows something or the program has ended.
fn wait(session: &Session, folder: &Path, text: &str) {
    let came = until(|| session.screen().contains(text) || ended(folder));
    assert!(came, "neither {text:?} nor killed:\n{}", session.screen());
}

/// Waits for something; whether it came.
fn until(mut done: impl FnMut() -> bool) -> bool {
    let end = Instant::now() + SOON;
    while !done() {
        if Instant::now() > end {
            return false;
        }
        sleep(Duration::from_millis(2));
    }
    true
}

/// Waits until every thread of the program is traced; whether it is.
fn traced(folder: &Path) -> bool {
    let pid = || fs::read_to_string(folder.join("pid")).unwrap_or_default();
    // On a busy machine the program is there before its number is.
    until(|| !pid().trim().is_empty());
    let pid = pid();
    let tasks = format!("/proc/{}/task", pid.trim());
    let of = |task: fs::DirEntry| {
        let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
        !status.contains("TracerPid:\t0\n")
    };
    let all = || fs::read_dir(&tasks).is_ok_and(|all| all.flatten().all(of));
    let refused = || {
        let log = fs::read_to_string(folder.join("log"));
        log.is_ok_and(|log| log.contains("ptrace"))
    };
    until(|| all() || refused()) && all()
}

/// Whether the program has ended: not one of its threads alone.
fn ended(folder: &Path) -> bool {
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    let first = log.split_whitespace().next().map(str::to_owned);
    let main = fs::read_to_string(folder.join("pid")).ok().or(first);
    let main = main.unwrap_or_default();
    let exited = format!("{} +++ exited", main.trim());
    log.contains("+++ killed") || log.contains(&exited)
}
