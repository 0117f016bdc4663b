//! `tellings merge` is killed before every system call: ours is as it was or merged, and the merge can be made again.

use super::{all, is_here, skipped};
use crate::support::home::Home;
use std::fs;
use std::path::Path;
use std::process::Command;

const BASE: &str = "# ours\ntellings = 1\ntitle = 'The lamp' # t\n\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\n\n# kept\n[[event]]\nid = 'bell'\ntitle = 'It is rung'\n";

/// Merges under `strace` with these options; whether it was killed.
fn merge(folder: &Path, options: &[&str]) -> Result<bool, String> {
    let done = Command::new("strace")
        .args(["-f", "-q", "-y", "-o", "log"])
        .args(options)
        .arg(env!("CARGO_BIN_EXE_tellings"))
        .args(["merge", "base.toml", "case.toml", "theirs.toml"])
        .current_dir(folder)
        .output()
        .map_err(|error| error.to_string())?;
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    if !log.contains("+++ ") {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned());
    }
    Ok(log.contains("+++ killed by SIGKILL +++"))
}

fn home(ours: &str) -> Home {
    let home = Home::new();
    home.write("base.toml", BASE);
    home.write("theirs.toml", BASE.replace("is rung", "was rung"));
    home.write("case.toml", ours);
    home
}

#[test]
fn before_every_call_of_a_merge() {
    if !is_here("strace", "-V") {
        return skipped("no strace");
    }
    let ours = BASE.replace("goes out", "went out");
    let merged = ours.replace("is rung", "was rung");
    let whole = home(&ours);
    if let Err(why) = merge(whole.path(), &["-e", "trace=%file,%desc"]) {
        return skipped(&why);
    }
    let case = |home: &Home| fs::read_to_string(home.path().join("case.toml")).unwrap();
    assert_eq!(case(&whole), merged);
    let log = fs::read_to_string(whole.path().join("log")).unwrap();
    let calls = super::trace::calls(&log, whole.path());
    assert!(
        ["write", "fsync", "rename"]
            .iter()
            .all(|it| calls.contains_key(*it)),
        "{calls:?}"
    );
    let each = calls.iter().flat_map(|(call, times)| {
        let times = times.clone();
        times.map(move |at| (call.as_str(), at))
    });
    let each: Vec<(&str, usize)> = each.collect();
    let [kills, old, _] = all(&each, |(call, at)| {
        let home = home(&ours);
        let trace = format!("trace={call}");
        let inject = format!("inject={call}:signal=KILL:when={at}");
        let killed = merge(home.path(), &["-e", &trace, "-e", &inject]);
        assert_eq!(killed, Ok(true), "{call} {at}");
        let left = case(&home);
        assert!(left == ours || left == merged, "{call} {at}: {left}");
        merge(home.path(), &["-e", "trace=none"]).unwrap();
        assert_eq!(case(&home), merged, "{call} {at}");
        [1, usize::from(left == ours), 0]
    });
    println!("{kills} kills, {old} left ours as it was, 0 lost");
    assert!(old > 0 && old < kills, "{old} of {kills}");
}
