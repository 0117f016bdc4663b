//! The start screen: what was opened lately, where it is kept, and how not to keep it.

use super::keeping::lamp;
use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// Where the list of opened cases is kept.
fn list(home: &Home) -> PathBuf {
    home.path().join(".local/state/tellings/recent")
}

/// The cases in that list.
fn names(home: &Home) -> Vec<String> {
    let text = fs::read_to_string(list(home)).unwrap();
    text.lines().map(ToOwned::to_owned).collect()
}

/// Runs the program in a home until it shows `words`, then quits with `keys`; the home with what is in it then.
fn run(home: Home, arguments: &[&str], words: &str, keys: &str) -> Home {
    let mut session = Start::tellings(arguments).home(home).open();
    session.wait_for(words, SOON);
    session.type_keys(keys);
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
    session.take_home()
}

/// The start screen, or what `:open` lists: so many cases, then the examples; the whole frame of it.
fn wait_for_list(session: &Session, cases: usize) {
    session.wait_until("the list", SOON, move |screen| {
        let text = screen.contents();
        let whole = !text.contains("COMPARE");
        whole && text.matches("opened lately").count() == cases && text.contains("example parade")
    });
}

#[test]
fn after_a_case_of_ones_own_the_start_screen_offers_it_and_open_reaches_it_always() {
    let home = run(lamp(), &["case.toml"], "COMPARE", "q");
    assert!(list(&home).is_file());
    let mut session = Start::tellings([""; 0]).home(home).open();
    wait_for_list(&session, 1);
    session.type_keys("<Enter>");
    session.wait_for("It goes out", SOON);
    session.wait_for("1 problem", SOON);
    session.type_keys(":open<Enter>");
    wait_for_list(&session, 1);
    session.type_keys("parade<Enter>");
    session.wait_until("the example", SOON, |screen| {
        let text = screen.contents();
        text.contains("COMPARE") && !text.contains("It goes out")
    });
    session.type_keys(":open<Enter>");
    wait_for_list(&session, 1);
    session.type_keys("<Esc>");
    session.wait_for("COMPARE", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
}

#[test]
fn a_case_opened_from_the_list_comes_first_the_next_time() {
    let home = lamp();
    home.write("other/case.toml", crate::support::given::case_of(2));
    let home = run(home, &["case.toml"], "COMPARE", "q");
    let home = run(home, &["other"], "COMPARE", "q");
    assert!(names(&home)[0].ends_with("other/case.toml"));
    let mut session = Start::tellings([""; 0]).home(home).open();
    wait_for_list(&session, 2);
    session.type_keys("<Down><Enter>");
    session.wait_for("It goes out", SOON);
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    let home = session.take_home();
    assert!(!names(&home)[0].ends_with("other/case.toml"));
    assert_eq!(names(&home).len(), 2);
}

#[test]
fn who_does_not_want_the_list_has_none_on_the_disk() {
    let home = run(lamp(), &["--no-recent", "case.toml"], "COMPARE", "q");
    assert!(!list(&home).exists());
    home.write(".config/tellings/config.toml", "recent = \"off\"\n");
    let home = run(home, &["case.toml"], "COMPARE", "q");
    assert!(!list(&home).exists());
    assert!(!home.path().join(".local/state/tellings").exists());
    let home = run(home, &[], "COMPARE", "q");
    // A list that is there from before is not shown either, nor added to.
    fs::remove_file(home.path().join(".config/tellings/config.toml")).unwrap();
    let home = run(home, &["case.toml"], "COMPARE", "q");
    let before = fs::read(list(&home)).unwrap();
    home.write("other/case.toml", crate::support::given::case_of(2));
    let home = run(home, &["--no-recent", "other"], "COMPARE", "q");
    let home = run(home, &["--no-recent"], "COMPARE", "q");
    assert_eq!(fs::read(list(&home)).unwrap(), before);
}

/// How often the program's threads have fallen asleep so far, and how much of the processor they took, in ticks.
fn slept_and_took(session: &Session) -> (u64, u64) {
    let tasks = PathBuf::from(format!("/proc/{}/task", session.process()));
    let (mut slept, mut took) = (0, 0);
    for task in fs::read_dir(tasks).unwrap().flatten() {
        let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
        let line = status
            .lines()
            .find(|it| it.starts_with("voluntary_ctxt_switches"));
        slept += line.map_or(0, |it| {
            it.split_whitespace().nth(1).unwrap().parse().unwrap()
        });
        let stat = fs::read_to_string(task.path().join("stat")).unwrap_or_default();
        let fields: Vec<&str> = stat
            .rsplit(')')
            .next()
            .unwrap()
            .split_whitespace()
            .collect();
        took += fields
            .iter()
            .skip(11)
            .take(2)
            .map(|it| it.parse::<u64>().unwrap())
            .sum::<u64>();
    }
    (slept, took)
}

#[test]
#[cfg(target_os = "linux")]
fn who_reads_and_types_nothing_wakes_nobody() {
    let mut session = Start::tellings(["case.toml"]).home(lamp()).open();
    session.wait_for("1 problem", SOON);
    std::thread::sleep(Duration::from_millis(500));
    let (slept, took) = slept_and_took(&session);
    std::thread::sleep(Duration::from_secs(2));
    let (later, all) = slept_and_took(&session);
    assert!(
        later - slept < 40,
        "woken {} times in two seconds",
        later - slept
    );
    assert!(
        all - took < 5,
        "{} ticks of the processor in two seconds",
        all - took
    );
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
}
