//! Somebody puts an older case file back, as git does on another branch: what the journal has of the newer one is not made
//! again, and what was in no file is not lost.

use std::fs;

use super::tests::{TEXT, open, scratch, text};
use crate::file::disk::RealDisk;
use crate::file::store::Report;

/// How many changes were made again, how many the older file is without.
fn told(report: &Report) -> (usize, usize) {
    assert!(report.refused.is_empty(), "{report:?}");
    (report.made.len(), report.put_back)
}

#[test]
fn an_older_file_stays_as_it_is_and_the_newer_one_too_when_it_is_back() {
    let (_scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    session.store.save().unwrap();
    session.store.close().unwrap();
    let newer = text(&path);
    for first in [1, 0] {
        // The branch without the change, opened twice; that it is an older file is told once.
        fs::write(&path, TEXT).unwrap();
        for put_back in [first, 0] {
            let mut session = open(RealDisk, &path).unwrap();
            assert_eq!(told(&session.report), (0, put_back));
            assert_eq!(session.titles(), ["It goes out", "It is rung"]);
            assert_eq!(
                session.undo(),
                None,
                "what is not in the file is not taken back"
            );
            assert!(!session.store.save().unwrap());
            session.store.close().unwrap();
            assert_eq!(text(&path), TEXT, "nothing is written by opening");
        }
        // The branch with it.
        fs::write(&path, &newer).unwrap();
        let session = open(RealDisk, &path).unwrap();
        assert_eq!(told(&session.report), (0, 0));
        assert_eq!(session.titles(), ["Out", "It is rung"]);
        session.store.close().unwrap();
    }
}

#[test]
fn each_branch_keeps_its_own_changes() {
    let (_scratch, path) = scratch();
    let mut branches = [TEXT.to_owned(), TEXT.to_owned()];
    for round in 0..6 {
        let branch = &mut branches[round % 2];
        fs::write(&path, &*branch).unwrap();
        let mut session = open(RealDisk, &path).unwrap();
        assert_eq!(session.report.made, [], "round {round}");
        let (id, other) = if round % 2 == 0 {
            ("lamp", 1)
        } else {
            ("bell", 0)
        };
        let titles = session.titles();
        assert_eq!(titles[other], ["It goes out", "It is rung"][other]);
        session.title(id, &format!("In round {round}")).unwrap();
        session.store.save().unwrap();
        session.store.close().unwrap();
        *branch = text(&path);
    }
}

#[test]
fn a_change_that_was_in_no_file_is_made_on_the_older_one() {
    let (_scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    session.store.save().unwrap();
    session.title("bell", "Rung").unwrap();
    session.killed();
    fs::write(&path, TEXT).unwrap();
    let session = open(RealDisk, &path).unwrap();
    assert_eq!(told(&session.report), (1, 1));
    assert_eq!(session.titles(), ["It goes out", "Rung"]);
}

#[test]
fn a_folder_that_was_copied_with_its_journal_goes_on_with_it() {
    let (first, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    session.store.save().unwrap();
    session.store.close().unwrap();
    let (second, copy) = scratch();
    for name in ["case.toml", "case.toml.journal"] {
        fs::copy(first.join(name), second.join(name)).unwrap();
    }
    let mut session = open(RealDisk, &copy).unwrap();
    session.title("bell", "Rung").unwrap();
    session.killed();
    fs::write(&copy, text(&copy).replace("The lamp", "Another")).unwrap();
    let session = open(RealDisk, &copy).unwrap();
    assert_eq!(told(&session.report), (1, 0));
    assert!(session.report.outside && session.report.set_aside.is_none());
    assert_eq!(session.titles(), ["Out", "Rung"]);
}

#[test]
fn what_is_taken_back_on_a_changed_file_is_called_so() {
    let (_scratch, path) = scratch();
    let mut session = open(RealDisk, &path).unwrap();
    session.title("lamp", "Out").unwrap();
    session.store.save().unwrap();
    session.undo().unwrap();
    session.redo().unwrap();
    session.undo().unwrap();
    session.killed();
    fs::write(&path, text(&path).replace("It is rung", "Rung")).unwrap();
    let session = open(RealDisk, &path).unwrap();
    assert_eq!(session.titles(), ["It goes out", "Rung"]);
    let steps = crate::file::journal::log(&RealDisk, &path).unwrap().steps;
    let names: Vec<_> = steps.iter().rev().skip(1).take(3).collect();
    let names: Vec<&str> = names.iter().rev().map(|it| &*it.name).collect();
    let [one, two, three] = names[..] else {
        panic!("{names:?}")
    };
    assert!(one.starts_with("taken back: "), "{names:?}");
    assert!(two.starts_with("done again: "), "{names:?}");
    assert_eq!(three, one);
}
