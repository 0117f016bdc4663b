//! The real program is killed before every system call of a save, one run a call: the file is the old or the new one, whole,
//! and what was on the screen is not lost. `strace` kills; where it is not there or may not, the test says so.

use super::keeping::lamp;
use crate::support::given::{ACCEPTED, MOVED, accepted};
use crate::support::home::Home;
use crate::support::pty::{SOON, Start};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Starts the program, says its number, and traces it once the file `go` is there. The shell becomes the tracer, the
/// program's parent: that is who may trace where tracing is restricted (Yama). Counting begins there, with nothing of the
/// start in it.
const SCRIPT: &str = "exec 3<&0; \"$@\" <&3 & echo $! > pid; until [ -e go ]; do sleep 0.01; done; \
                      exec strace -f -q -o log $INJECT -p $(cat pid)";

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
struct Run {
    log: String,
    home: Home,
    shown: bool,
}

impl Run {
    fn killed(&self) -> bool {
        self.log.contains("+++ killed by SIGKILL +++")
    }

    fn case(&self) -> String {
        fs::read_to_string(self.home.path().join("case.toml")).unwrap()
    }

    /// How often each call was made.
    fn calls(&self) -> BTreeMap<String, usize> {
        let mut calls = BTreeMap::new();
        for line in self.log.lines() {
            let call = line
                .split_whitespace()
                .nth(1)
                .and_then(|it| it.split_once('('));
            if let Some((name, _)) = call {
                *calls.entry(name.to_owned()).or_default() += 1;
            }
        }
        calls.retain(|name, _| !APART.contains(&name.as_str()));
        calls
    }
}

/// Opens the case, accepts the moved place and quits, under `strace` with these options; why not, if that is not possible.
fn run(options: &str) -> Result<Run, String> {
    let home = lamp();
    let start = Start::tellings(["--no-recent", "case.toml"]).home(home);
    let mut session = start.variable("INJECT", options).script(SCRIPT).open();
    session.wait_for("1 problem", SOON);
    let folder = session.home().path().to_owned();
    fs::write(folder.join("go"), "").unwrap();
    if !traced(&folder) {
        return Err(format!("strace may not trace: {}", session.screen()));
    }
    session.type_keys("a");
    let shown = until(|| session.screen().contains(ACCEPTED) || dead(&folder));
    assert!(shown, "neither shown nor killed:\n{}", session.screen());
    session.type_keys("q");
    session.wait_exit(SOON);
    Ok(Run {
        log: fs::read_to_string(folder.join("log")).unwrap(),
        shown: session.screen().contains(ACCEPTED),
        home: session.take_home(),
    })
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
    let pid = fs::read_to_string(folder.join("pid")).unwrap();
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

/// Whether the program has ended.
fn dead(folder: &Path) -> bool {
    let log = fs::read_to_string(folder.join("log"));
    log.is_ok_and(|log| log.contains("+++ "))
}

/// Opens what a killed run left, with the real program, and quits: everything is in the file then.
fn reopened(home: Home) -> (Home, String) {
    let mut session = Start::tellings(["--no-recent", "case.toml"])
        .home(home)
        .open();
    session.wait_for("letter ← Mira", SOON);
    session.type_keys("q");
    let screen = session.screen();
    assert!(session.wait_exit(SOON).success(), "{screen}");
    let case = session.home().path().join("case.toml");
    let text = fs::read_to_string(case).unwrap();
    (session.take_home(), text)
}

#[test]
fn killed_before_every_system_call_of_a_save_nothing_shown_is_lost_and_the_file_is_whole() {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("skipped: no strace");
        return;
    }
    let whole = match run("-e trace=%file,%desc") {
        Ok(whole) => whole,
        Err(why) => {
            println!("skipped: {why}");
            return;
        }
    };
    assert_eq!(whole.case(), accepted());
    let calls = whole.calls();
    let has = |part: &str| calls.keys().any(|call| call.starts_with(part));
    for part in ["open", "write", "fsync", "rename", "fchmod", "unlink"] {
        assert!(has(part), "a save makes no {part}: {calls:?}");
    }
    let (mut kills, mut old, mut lost) = (0, 0, Vec::new());
    for call in calls.keys() {
        for at in 1.. {
            let options = format!("-e trace={call} -e inject={call}:signal=KILL:when={at}");
            let run = run(&options).expect("it was traced before");
            if !run.killed() {
                assert_eq!(run.case(), accepted(), "{call} {at}: not killed");
                break;
            }
            kills += 1;
            let left = run.case();
            assert!(left == MOVED || left == accepted(), "{call} {at}: {left}");
            old += usize::from(left == MOVED);
            let shown = run.shown;
            let (home, now) = reopened(run.home);
            assert!(now == MOVED || now == accepted(), "{call} {at}: {now}");
            if shown && now != accepted() {
                lost.push((call, at));
            }
            let names = fs::read_dir(home.path()).unwrap().flatten();
            let left = names.map(|it| it.path()).find(|it| {
                let end = it.extension().unwrap_or_default();
                end == "tmp" || end == "lock"
            });
            assert_eq!(left, None, "{call} {at}");
        }
    }
    println!(
        "{kills} kills, {old} left the old file, {} lost",
        lost.len()
    );
    assert_eq!(lost, []);
    assert!(kills > 20 && old > 0 && old < kills, "{kills} {old}");
}
