//! The real program is killed before every system call that touches the case, one run a call, while it writes the journal,
//! saves, recovers and merges: the file is one of those it may be, whole, and what was on the screen is not lost. `strace`
//! kills; where it is not there or may not, the test says so.

mod merging;
mod trace;

use super::keeping::lamp;
use crate::support::given::{ACCEPTED, LETTER, MOVED, accepted};
use crate::support::home::Home;
use crate::support::pty::{SOON, Start};
use rustix::process::Signal;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::scope;
use tellings::file::journal::{path_of, place_of};

/// So many programs at once: each mostly waits.
const AT_ONCE: usize = 6;

/// What the program is about when it is killed.
struct Scenario {
    home: fn() -> Home,
    /// Whether it is killed from its start on, or only once it is ready.
    whole: bool,
    /// What the screen shows then.
    ready: &'static str,
    /// What is typed then, `q` apart.
    keys: &'static str,
    /// How the screen shows what must not be lost.
    shown: String,
    /// The file before and after.
    before: String,
    after: String,
    /// Whether what is shown was there from the beginning: then it is there at the end, shown or not.
    sure: bool,
    /// What else holds once it was opened again.
    also: fn(&Path),
}

fn skipped(why: &str) {
    println!("skipped: {why}");
}

fn is_here(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).output().is_ok()
}

/// Kills the program before each of its calls; `must` begin the names of some of them.
fn sweep(scenario: &Scenario, must: &[&str]) {
    if !is_here("strace", "-V") {
        return skipped("no strace");
    }
    let whole = match trace::run(scenario, "-e trace=%file,%desc") {
        Ok(whole) => whole,
        Err(why) => return skipped(&why),
    };
    assert_eq!(whole.case(), scenario.after);
    let calls = whole.calls();
    for part in must {
        let has = calls.keys().any(|call| call.starts_with(part));
        assert!(has, "there is no {part}: {calls:?}");
    }
    let each = calls.iter().flat_map(|(call, times)| {
        let times = times.clone();
        times.map(move |at| (call.as_str(), at))
    });
    let each: Vec<(&str, usize)> = each.collect();
    let counts = all(&each, |(call, at)| killed_at(scenario, call, *at));
    let [kills, old, lost] = counts;
    println!(
        "{kills} kills before {} calls, {old} left the file as it was, {lost} lost",
        each.len()
    );
    assert_eq!(lost, 0);
    assert!(kills * 4 > each.len() * 3, "{kills} of {}", each.len());
    assert!(
        scenario.before == scenario.after || (old > 0 && old < kills),
        "{old} of {kills}"
    );
}

/// Does the work for all, several at once; the sums of what came.
fn all<T: Sync>(each: &[T], work: impl Fn(&T) -> [usize; 3] + Sync) -> [usize; 3] {
    let next = AtomicUsize::new(0);
    let add = |sums: [usize; 3], came: [usize; 3]| [0, 1, 2].map(|it| sums[it] + came[it]);
    let some = || {
        let mut sums = [0; 3];
        while let Some(one) = each.get(next.fetch_add(1, Ordering::Relaxed)) {
            sums = add(sums, work(one));
        }
        sums
    };
    scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(some)).collect();
        let sums = workers.into_iter().map(|it| it.join().unwrap());
        sums.fold([0; 3], add)
    })
}

/// Kills it before that call; whether it was killed, left the file as it was, and lost anything.
fn killed_at(scenario: &Scenario, call: &str, at: usize) -> [usize; 3] {
    let options = format!("-e trace={call} -e inject={call}:signal=KILL:when={at}");
    // It was traced before: on a machine that is busy the tracer may come too late once. That most were killed is counted.
    let Ok(run) = trace::run(scenario, &options) else {
        return [0, 0, 0];
    };
    let (before, after) = (&scenario.before, &scenario.after);
    let left = run.case();
    if !run.killed() {
        assert_eq!(&left, after, "{call} {at}: not killed");
        return [0, 0, 0];
    }
    assert!(left == *before || left == *after, "{call} {at}: {left}");
    let shown = run.shown || scenario.sure;
    let (home, now) = reopened(run.home);
    assert!(now == *before || now == *after, "{call} {at}: {now}");
    let names = fs::read_dir(home.path()).unwrap().flatten();
    let litter = names.map(|it| it.path()).find(|it| {
        let end = it.extension().unwrap_or_default();
        end == "tmp" || end == "lock"
    });
    assert_eq!(litter, None, "{call} {at}");
    (scenario.also)(home.path());
    let lost = shown && now != *after;
    if lost {
        println!("lost: {call} {at}");
    }
    [1, usize::from(left == *before), usize::from(lost)]
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

/// What is in the folder when the program was killed after its change was shown, and perhaps taken into the file: the case,
/// and the journal of that folder.
fn written(quits: bool) -> (String, String) {
    let mut session = Start::tellings(["--no-recent", "case.toml"])
        .home(lamp())
        .open();
    session.wait_for("1 problem", SOON);
    session.type_keys("a");
    session.wait_for(ACCEPTED, SOON);
    match quits {
        true => session.type_keys("q"),
        false => session.signal(Signal::KILL),
    }
    session.wait_exit(SOON);
    let case = session.home().path().join("case.toml");
    let text = |path| fs::read_to_string(path).unwrap();
    (
        text(case.clone()),
        text(path_of(&case)).replace(&place_of(&case), "PLACE"),
    )
}

/// A folder with a case and a journal as written there.
fn with(case: &str, journal: &str) -> Home {
    let home = Home::new();
    home.write("letter.txt", LETTER);
    let path = home.write("case.toml", case).canonicalize().unwrap();
    home.write(
        "case.toml.journal",
        journal.replace("PLACE", &place_of(&path)),
    );
    // Nobody holds it.
    home.write("case.toml.lock", "process 1\n");
    home
}

fn killed_journal() -> &'static str {
    static JOURNAL: OnceLock<String> = OnceLock::new();
    JOURNAL.get_or_init(|| written(false).1)
}

/// The program was killed after its change was shown, in the midst of one more record and of a save.
fn to_recover() -> Home {
    let home = with(MOVED, &format!("{}{{\"edit\":{{\"n\":2,", killed_journal()));
    home.write(".case.toml.tellings-1-20.tmp", "# by hand\ntell");
    home
}

/// The same, and another program has changed the file since.
fn to_merge() -> Home {
    with(&elsewhere(MOVED), killed_journal())
}

fn elsewhere(case: &str) -> String {
    case.replace("'Mira'", "'Mira Voss'")
}

/// A case that was changed and saved before.
fn changed_before() -> Home {
    static SAVED: OnceLock<(String, String)> = OnceLock::new();
    let (case, journal) = SAVED.get_or_init(|| written(true));
    with(case, journal)
}

/// Another case's journal is beside the case.
fn set_aside(folder: &Path) {
    let aside = folder.join("case.toml.journal.aside-1");
    assert_eq!(fs::read_to_string(aside).unwrap(), FOREIGN);
}

fn nothing(_: &Path) {}

const FOREIGN: &str =
    "{\"begin\":{\"version\":1,\"place\":\"elsewhere\",\"base\":\"00\"}}\n{\"saved\":{\"n\":1}}\n";

fn with_a_foreign_journal() -> Home {
    with(MOVED, FOREIGN)
}

const AGAIN: &str = "made again: 1 change that only the journal had";

#[test]
fn before_every_call_of_the_first_change_and_its_save() {
    let scenario = Scenario {
        home: lamp,
        whole: false,
        ready: "1 problem",
        keys: "a",
        shown: ACCEPTED.into(),
        before: MOVED.into(),
        after: accepted(),
        sure: false,
        also: nothing,
    };
    sweep(
        &scenario,
        &["open", "write", "fsync", "rename", "fchmod", "unlink"],
    );
}

#[test]
fn before_every_call_of_a_record_behind_others_and_its_save() {
    let scenario = Scenario {
        home: changed_before,
        whole: false,
        ready: "letter ← Mira",
        keys: "u",
        shown: format!("taken back: {ACCEPTED}"),
        before: accepted(),
        after: MOVED.into(),
        sure: false,
        also: nothing,
    };
    sweep(
        &scenario,
        &["open", "write", "fsync", "rename", "fchmod", "unlink"],
    );
}

#[test]
fn before_every_call_of_a_recovery() {
    let scenario = Scenario {
        home: to_recover,
        whole: true,
        ready: AGAIN,
        keys: "",
        shown: AGAIN.into(),
        before: MOVED.into(),
        after: accepted(),
        sure: true,
        also: nothing,
    };
    sweep(
        &scenario,
        &["open", "read", "write", "fsync", "rename", "unlink"],
    );
}

#[test]
fn before_every_call_of_a_recovery_on_a_file_that_another_program_changed() {
    let scenario = Scenario {
        home: to_merge,
        whole: true,
        ready: AGAIN,
        keys: "",
        shown: AGAIN.into(),
        before: elsewhere(MOVED),
        after: elsewhere(&accepted()),
        sure: true,
        also: nothing,
    };
    sweep(
        &scenario,
        &["open", "read", "write", "fsync", "rename", "unlink"],
    );
}

#[test]
fn before_every_call_of_putting_a_foreign_journal_aside() {
    const ASIDE: &str = "a journal of another case put aside";
    let scenario = Scenario {
        home: with_a_foreign_journal,
        whole: true,
        ready: ASIDE,
        keys: "",
        shown: ASIDE.into(),
        before: MOVED.into(),
        after: MOVED.into(),
        sure: false,
        also: set_aside,
    };
    sweep(&scenario, &["open", "read", "rename", "unlink"]);
}
