//! What is taken away from under an open case, or put in its place: journal, lock, case file, folder, the time.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::tests::{NOW, Session, TEXT, open, title};
use super::*;
use crate::case::{Field, Kind};
use crate::file::disk::faulty::Scratch;
use crate::file::disk::{RealDisk, folder_of};
use crate::file::journal;

fn case(scratch: &Scratch) -> PathBuf {
    let folder = scratch.join("folder");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("case.toml");
    fs::write(&path, TEXT).unwrap();
    path
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn titles(session: &Session<RealDisk>) -> [String; 2] {
    [0, 1].map(|at| {
        let title = session.case.get(Kind::Event, at, Field::Title).unwrap();
        title.as_str().unwrap().to_owned()
    })
}

/// The program is killed and the case opened again.
fn reopened(session: Session<RealDisk>, path: &Path) -> Session<RealDisk> {
    drop(session);
    let session = open(RealDisk, path).unwrap();
    assert!(session.report.refused.is_empty(), "{:?}", session.report);
    session
}

#[test]
fn a_journal_that_is_taken_away_is_written_anew_with_all_that_the_file_has_not() {
    let scratch = Scratch::new();
    let path = case(&scratch);
    let journal = journal::path_of(&path);
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    fs::remove_file(&journal).unwrap();
    assert!(!session.store.is_kept());
    session.title("bell", "Rung").unwrap();
    assert!(session.store.is_kept());
    let session = reopened(session, &path);
    assert_eq!(titles(&session), ["Out", "Rung"]);
    // What was only read of it so far is written again too.
    fs::remove_file(&journal).unwrap();
    let mut session = session;
    session.title("lamp", "Dark").unwrap();
    let mut session = reopened(session, &path);
    assert_eq!(titles(&session), ["Dark", "Rung"]);
    fs::remove_file(&journal).unwrap();
    session.title("bell", "Heard").unwrap();
    session.store.flush().unwrap();
    fs::remove_file(&journal).unwrap();
    session.store.flush().unwrap();
    assert!(session.store.is_kept());
    assert_eq!(titles(&reopened(session, &path)), ["Dark", "Heard"]);
}

#[test]
fn what_is_put_in_the_journals_place_is_set_aside() {
    let scratch = Scratch::new();
    let path = case(&scratch);
    let journal = journal::path_of(&path);
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    fs::remove_file(&journal).unwrap();
    fs::write(&journal, "theirs").unwrap();
    session.title("bell", "Rung").unwrap();
    assert_eq!(
        text(&path.with_file_name("case.toml.journal.aside-1")),
        "theirs"
    );
    assert_eq!(titles(&reopened(session, &path)), ["Out", "Rung"]);
}

#[test]
fn saved_changes_need_no_journal() {
    let scratch = Scratch::new();
    let path = case(&scratch);
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    session.store.save().unwrap();
    fs::remove_file(journal::path_of(&path)).unwrap();
    assert!(session.store.is_kept());
    session.store.flush().unwrap();
    session.title("bell", "Rung").unwrap();
    assert_eq!(titles(&reopened(session, &path)), ["Out", "Rung"]);
}

#[test]
fn a_lock_that_is_taken_away_is_taken_again_or_somebody_elses() {
    let scratch = Scratch::new();
    let path = case(&scratch);
    let lock = path.with_file_name("case.toml.lock");
    let mut session = open(RealDisk, &path).unwrap();
    fs::remove_file(&lock).unwrap();
    session.title("lamp", "Out").unwrap();
    assert!(lock.exists());
    fs::remove_file(&lock).unwrap();
    let other = open(RealDisk, &path).unwrap();
    assert_eq!(other.store.access(), &Access::Write);
    let why = session.title("bell", "Rung").unwrap_err().to_string();
    assert_eq!(
        why,
        "another program has this case open (process 1); once it is closed there, it can be changed here"
    );
    session.store.close().unwrap();
    assert!(lock.exists(), "the other's lock stays");
    other.store.close().unwrap();
}

#[test]
fn where_the_folder_is_gone_nothing_is_changed_and_where_it_is_back_work_goes_on() {
    let scratch = Scratch::new();
    let path = case(&scratch);
    let folder = folder_of(&path).to_owned();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert!(!session.store.is_kept());
    let why = session.title("bell", "Rung").unwrap_err().to_string();
    assert_eq!(
        why,
        "the journal cannot be written: the folder of the case is gone"
    );
    let why = session.store.save().unwrap_err().to_string();
    assert_eq!(why, "not saved: the case file is gone");
    assert!(session.store.flush().is_err());
    let aside = session.store.put_aside(&scratch.join("state")).unwrap();
    assert!(aside.starts_with(scratch.join("state/rescued/folder")));
    assert_eq!(text(&aside), TEXT.replace("It goes out", "Out"));
    fs::create_dir(&folder).unwrap();
    fs::write(&path, TEXT).unwrap();
    session.title("bell", "Rung").unwrap();
    assert!(session.store.is_kept());
    let mut session = reopened(session, &path);
    assert_eq!(titles(&session), ["Out", "Rung"]);
    session.store.save().unwrap();
    let wanted = TEXT
        .replace("It goes out", "Out")
        .replace("It is rung", "Rung");
    assert_eq!(text(&path), wanted);
}

#[test]
fn a_folder_that_is_moved_and_comes_back_takes_everything_along() {
    let scratch = Scratch::new();
    let path = case(&scratch);
    let folder = folder_of(&path).to_owned();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    fs::rename(&folder, scratch.join("elsewhere")).unwrap();
    assert!(session.title("bell", "Rung").is_err());
    assert!(matches!(session.store.save(), Err(SaveError::Gone)));
    fs::rename(scratch.join("elsewhere"), &folder).unwrap();
    session.title("bell", "Rung").unwrap();
    assert!(session.store.save().unwrap());
    assert_eq!(titles(&reopened(session, &path)), ["Out", "Rung"]);
}

#[test]
fn a_clock_that_is_set_back_changes_no_order_and_hides_no_change() {
    let scratch = Scratch::new();
    let path = case(&scratch);
    let mut session = open(RealDisk, &path).unwrap();
    for (at, to) in [
        ("2030-01-01T00:00:00Z", "one"),
        ("1990-01-01T00:00:00Z", "two"),
    ] {
        let edit = title(&session.case, "lamp", to);
        let signed = Signed { at, ..NOW };
        let made = session.store.change(&mut session.case, (to, edit), signed);
        made.unwrap();
    }
    let mut session = reopened(session, &path);
    assert_eq!(titles(&session)[0], "two");
    session.store.save().unwrap();
    // Another program writes as many bytes, in the time before.
    let theirs = text(&path)
        .replace("'It is rung'", "'It was rung'")
        .replace("# mine", "#mine");
    fs::write(&path, &theirs).unwrap();
    let before = SystemTime::now() - Duration::from_hours(1);
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(before).unwrap();
    assert!(session.store.changed_outside().unwrap());
    session.title("lamp", "three").unwrap();
    assert!(matches!(session.store.save(), Err(SaveError::Changed)));
    assert_eq!(text(&path), theirs);
    assert_eq!(titles(&reopened(session, &path)), ["three", "It was rung"]);
}
