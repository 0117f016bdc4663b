//! What gets in the way of the real program while a case is open: each is told in one line, nothing is lost, and work goes
//! on when it is gone. What this machine does not let a test do is skipped, and the test says why.

use super::keeping::lamp;
use crate::last_row;
use crate::support::given::{ACCEPTED, LETTER, MOVED, accepted};
use crate::support::home::Home;
use crate::support::pty::{SOON, Session, Start};
use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the program without the powers that let the superuser pass every permission.
const WITHOUT_POWERS: &str = "exec setpriv --bounding-set=-all --inh-caps=-all \"$@\"";

/// Runs the program in a small file system of its own, which nobody else sees.
const ON_A_SMALL_DISK: &str = "exec unshare -rm sh -c 'mount -t tmpfs -o size=64k none folder && \
    cp case.toml letter.txt folder/ && cd folder && exec \"$@\"' sh \"$@\"";

/// A folder in a home with a case whose one claim has moved.
fn folder() -> (Home, PathBuf) {
    let home = Home::new();
    fill(&home.path().join("folder"));
    let folder = home.path().join("folder");
    (home, folder)
}

fn fill(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("case.toml"), MOVED).unwrap();
    fs::write(folder.join("letter.txt"), LETTER).unwrap();
}

fn case(folder: &Path) -> String {
    fs::read_to_string(folder.join("case.toml")).unwrap_or_default()
}

/// Starts the program at the case in the folder; `None` when it may not be done in this way.
fn open(start: Start, script: Option<&str>) -> Option<Session> {
    let start = match script {
        Some(script) => start.script(script),
        None => start,
    };
    let session = start.open();
    let opened = session.seen_at(SOON, |screen| screen.contents().contains("a accepts"));
    if opened.is_none() {
        println!("skipped: {}", session.screen().trim());
        return None;
    }
    Some(session)
}

fn start(home: Home) -> Start {
    Start::tellings(["--no-recent", "folder/case.toml"]).home(home)
}

/// How a program runs that permissions hold for.
fn bound() -> Option<&'static str> {
    let me = Command::new("id").arg("-u").output();
    let root = me.is_ok_and(|it| it.stdout == b"0\n");
    root.then_some(WITHOUT_POWERS)
}

fn accept(session: &Session) {
    session.type_keys("a");
    session.wait_for(ACCEPTED, SOON);
}

/// It is said in the last lines of the screen.
pub(crate) fn says(session: &Session, words: &'static str) {
    session.wait_until(words, SOON, move |screen| {
        let text = screen.contents();
        let text: Vec<&str> = text.split_whitespace().collect();
        text.join(" ").contains(words)
    });
}

/// The marks at the end of the last line, once nothing else is said there.
fn marks(session: &Session, words: &'static str) {
    for _ in 0..40 {
        session.type_keys("<C-l>");
        let here = move |screen: &vt100::Screen| last_row(screen).contains(words);
        if session.seen_at(SOON / 40, here).is_some() {
            return;
        }
    }
    session.fail(words);
}

/// Quits; the home as it is left.
fn quit(mut session: Session) -> Home {
    session.type_keys("q");
    assert!(session.wait_exit(SOON).success());
    session.assert_restored();
    session.take_home()
}

/// Waits until the case file is that.
fn becomes(folder: &Path, wanted: &str) {
    let end = std::time::Instant::now() + SOON;
    while case(folder) != wanted {
        assert!(std::time::Instant::now() < end, "{}", case(folder));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn a_full_disk_takes_no_change_loses_none_and_is_written_to_when_it_has_room() {
    let home = lamp();
    fs::create_dir(home.path().join("folder")).unwrap();
    let start = Start::tellings(["--no-recent", "case.toml"]).home(home);
    let Some(session) = open(start, Some(ON_A_SMALL_DISK)) else {
        return;
    };
    let root = format!("/proc/{}/root", session.process());
    let home = session.home().path().strip_prefix("/").unwrap();
    let folder = Path::new(&root).join(home).join("folder");
    let filler = folder.join("filler");
    let fill = || {
        let mut file = fs::File::create(&filler).unwrap();
        while file.write_all(&[b'x'; 512]).is_ok() {}
    };
    fill();
    session.type_keys("a");
    says(
        &session,
        "not changed: the journal cannot be written: No space left on device",
    );
    assert_eq!(case(&folder), MOVED);
    fs::remove_file(&filler).unwrap();
    accept(&session);
    fill();
    says(&session, "not saved: ");
    says(&session, "No space left on device");
    marks(&session, "in the journal only");
    assert_eq!(case(&folder), MOVED);
    fs::remove_file(&filler).unwrap();
    // Without a key.
    becomes(&folder, &accepted());
    marks(&session, " saved");
    quit(session);
}

#[test]
fn in_a_folder_that_cannot_be_written_nothing_is_changed() {
    let (home, folder) = folder();
    fs::set_permissions(&folder, Permissions::from_mode(0o555)).unwrap();
    let Some(session) = open(start(home), bound()) else {
        return;
    };
    let why = "no lock can be made beside it: Permission denied (os error 13)";
    assert!(session.screen().contains(&format!("read-only: {why}")));
    session.type_keys("a");
    session.wait_for(&format!("not changed: {why}"), SOON);
    marks(&session, "read-only");
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
    assert_eq!(case(&folder), MOVED);
    quit(session);
}

#[test]
fn a_permission_that_is_lost_keeps_changes_in_the_journal_until_it_is_given_again() {
    let (home, folder) = folder();
    let Some(session) = open(start(home), bound()) else {
        return;
    };
    accept(&session);
    fs::set_permissions(&folder, Permissions::from_mode(0o555)).unwrap();
    says(
        &session,
        "not saved: making a temporary file: Permission denied (os error 13)",
    );
    marks(&session, "in the journal only");
    session.type_keys("u");
    says(&session, "taken back: ");
    session.type_keys("U");
    says(&session, "done again: ");
    assert_eq!(case(&folder), MOVED);
    fs::set_permissions(&folder, Permissions::from_mode(0o755)).unwrap();
    session.type_keys("u");
    says(&session, "taken back: ");
    session.type_keys("U");
    becomes(&folder, &accepted());
    marks(&session, " saved");
    quit(session);
}

#[test]
fn a_folder_that_is_removed_is_told_and_written_to_when_it_is_back() {
    let (home, folder) = folder();
    let session = open(start(home), None).unwrap();
    accept(&session);
    fs::remove_dir_all(&folder).unwrap();
    says(
        &session,
        "not saved: the case file is gone; what was changed is in this program only",
    );
    marks(&session, "not on the disk");
    session.type_keys("u");
    says(
        &session,
        "not taken back: the journal cannot be written: the folder of the case is gone",
    );
    fill(&folder);
    // Without a key.
    becomes(&folder, &accepted());
    marks(&session, " saved");
    let row = session.row(29);
    assert!(!row.contains("changed on disk"), "{row}");
    session.type_keys("u");
    says(&session, "taken back: ");
    let _home = quit(session);
    assert_eq!(case(&folder), MOVED);
}

#[test]
fn a_case_whose_folder_is_gone_at_the_end_is_kept_in_the_state_folder() {
    let (home, folder) = folder();
    let mut session = open(start(home), None).unwrap();
    accept(&session);
    fs::remove_dir_all(&folder).unwrap();
    says(&session, "not saved: the case file is gone");
    session.type_keys("q");
    assert_eq!(session.wait_exit(SOON).exit_code(), 4);
    session.assert_restored();
    session.wait_for("the case as it was left is in ", SOON);
    let state = session
        .home()
        .path()
        .join(".local/state/tellings/rescued/folder/case.toml");
    assert_eq!(fs::read_to_string(state).unwrap(), accepted());
}

#[test]
fn a_case_that_git_takes_away_and_brings_back_is_saved_then() {
    let (home, folder) = folder();
    let session = open(start(home), None).unwrap();
    let write = |text: &str| {
        // As git does: another file under the same name.
        fs::remove_file(folder.join("case.toml")).unwrap();
        fs::write(folder.join("case.toml"), text).unwrap();
    };
    let theirs = MOVED.replace("'Mira'", "'Mira Voss'");
    write(&theirs);
    says(&session, "case.toml was changed by another program");
    accept(&session);
    says(
        &session,
        "not saved: the file was changed by another program; your changes are in the journal",
    );
    assert_eq!(case(&folder), theirs);
    write(MOVED);
    becomes(&folder, &accepted());
    marks(&session, " saved");
    quit(session);
}

#[test]
fn a_journal_that_is_swept_away_while_the_case_is_open_is_written_again() {
    let (home, folder) = folder();
    let mut session = open(start(home), None).unwrap();
    accept(&session);
    // `git clean -x` takes journal and lock.
    fs::remove_file(folder.join("case.toml.journal")).unwrap();
    fs::remove_file(folder.join("case.toml.lock")).unwrap();
    session.type_keys("u");
    says(&session, "taken back: ");
    session.type_keys("U");
    says(&session, "done again: ");
    session.signal(rustix::process::Signal::KILL);
    session.wait_exit(SOON);
    let session = start(session.take_home()).open();
    session.wait_for("letter ← Mira", SOON);
    let _home = quit(session);
    assert_eq!(case(&folder), accepted());
}

#[test]
fn a_record_that_was_cut_off_is_told_and_written_behind() {
    let (home, folder) = folder();
    let mut session = open(start(home), None).unwrap();
    accept(&session);
    session.signal(rustix::process::Signal::KILL);
    session.wait_exit(SOON);
    let journal = folder.join("case.toml.journal");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text + "{\"edit\":{\"n\":2,\"at\":\"20").unwrap();
    let session = start(session.take_home()).open();
    says(
        &session,
        "made again: 1 change that only the journal had; the journal's last record was cut",
    );
    session.type_keys("u");
    says(&session, "taken back: ");
    let _home = quit(session);
    assert_eq!(case(&folder), MOVED);
}
