//! The sweep: the program is killed before every call, and every call fails in every way. The file is the old or the new one,
//! and every change that was shown is still there.

use std::fs;
use std::path::Path;

use super::tests::{Session, TEXT, open};
use super::*;
use crate::case::{Field, Kind};
use crate::file::disk::RealDisk;
use crate::file::disk::faulty::{EACCES, EINTR, EIO, ENOSPC, EROFS, Fault, FaultyDisk, Scratch};

/// What a session came to.
#[derive(Debug, Default)]
struct Came {
    /// The changes that were made and could be shown, of those counted from 0.
    shown: Vec<usize>,
    /// Whether anything was reported to have failed.
    reported: bool,
    log: Vec<&'static str>,
}

/// The title that a change sets; the first is what the file has.
fn step(step: Option<usize>) -> String {
    step.map_or_else(|| "It goes out".to_owned(), |step| format!("step {step}"))
}

/// Opens, changes, flushes, changes, saves, changes again, closes.
fn session(path: &Path, fault: Fault) -> Came {
    let mut came = Came::default();
    let disk = FaultyDisk::new(fault);
    let log = disk.log_handle();
    if let Ok(mut session) = open(disk, path) {
        came.reported |= *session.store.access() != Access::Write;
        for number in 0..3 {
            match session.title("lamp", &step(Some(number))) {
                Ok(()) => came.shown.push(number),
                Err(_) => came.reported = true,
            }
            let shown = session.case.get(Kind::Event, 0, Field::Title).unwrap();
            assert_eq!(
                shown.as_str(),
                Some(&*step(came.shown.last().copied())),
                "{fault:?}"
            );
            came.reported |= match number {
                0 => session.store.flush().is_err(),
                1 => session.store.save().is_err(),
                _ => false,
            };
        }
        let Session { store, .. } = session;
        came.reported |= store.close().is_err();
    } else {
        came.reported = true;
    }
    came.log.clone_from(&log.borrow());
    came
}

/// Looks at what a session left, and opens it again on a sound disk.
fn judge(path: &Path, came: &Came, what: &str) {
    let file = fs::read_to_string(path).unwrap();
    let with = |number| TEXT.replace(&step(None), &step(number));
    let shown = came.shown.iter().copied().map(Some);
    let sound = [None]
        .into_iter()
        .chain(shown)
        .any(|number| file == with(number));
    assert!(sound, "{what}: another file: {file}");
    let again = open(RealDisk, path).unwrap();
    let title = again.case.get(Kind::Event, 0, Field::Title).unwrap();
    let found = title.as_str().unwrap();
    let last = came.shown.last().copied();
    // A change that was refused because its line could not be written whole may be in the journal: refused, not lost.
    let refused = (last.map_or(0, |last| last + 1)..3).any(|number| found == step(Some(number)));
    assert!(
        found == step(last) || refused,
        "{what}: {found} instead of {}",
        step(last)
    );
    if !came.reported {
        assert_eq!(found, step(Some(2)), "{what}");
        assert!(file == with(Some(1)), "{what}: said to be saved");
    }
    let temporaries = RealDisk.names(path.parent().unwrap()).unwrap();
    let mut temporaries = temporaries.iter();
    let left = temporaries.any(|name| name.to_string_lossy().ends_with(".tmp"));
    assert!(!left, "{what}: a temporary is left");
    again.store.close().unwrap();
}

fn run(fault: Fault) -> Came {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    fs::write(&path, TEXT).unwrap();
    let came = session(&path, fault);
    judge(&path, &came, &format!("{fault:?} in {:?}", came.log));
    came
}

#[test]
fn killed_before_or_in_any_call_the_file_is_whole_and_nothing_shown_is_lost() {
    let sound = run(Fault::None);
    assert!(!sound.reported && sound.shown.len() == 3);
    for call in [
        "write",
        "sync",
        "rename",
        "sync_folder",
        "lock",
        "set_mode",
        "remove",
    ] {
        assert!(sound.log.contains(&call), "the session makes no {call}");
    }
    for at in 0..sound.log.len() {
        run(Fault::Kill(at));
        run(Fault::KillHalf(at));
    }
}

#[test]
fn whatever_call_fails_however_it_is_reported_and_nothing_is_lost() {
    let calls = run(Fault::None).log.len();
    for at in 0..calls {
        for error in [ENOSPC, EIO, EROFS, EACCES, EINTR] {
            let once = run(Fault::Once(at, error));
            if error == EINTR {
                assert!(
                    !once.reported && once.shown.len() == 3,
                    "interrupted at {at}: {:?}",
                    once.log
                );
            }
            run(Fault::From(at, error));
        }
    }
}

/// On the medium before the name leads there, and the name before it is called saved: without this order a loss of power
/// could leave an empty file.
#[test]
fn the_journal_and_the_new_file_are_on_the_medium_before_the_rename() {
    let log = run(Fault::None).log;
    let rename = log.iter().position(|call| *call == "rename").unwrap();
    let before = log.get(..rename).unwrap();
    let mode = before.iter().rposition(|call| *call == "set_mode").unwrap();
    let between: Vec<_> = before
        .get(mode..)
        .unwrap()
        .iter()
        .filter(|call| !call.starts_with("stamp"))
        .collect();
    let wanted = ["set_mode", "sync", "write", "sync", "sync_folder"];
    assert_eq!(between, wanted.iter().collect::<Vec<_>>());
    let after: Vec<_> = log.get(rename..).unwrap().iter().take(2).collect();
    assert_eq!(after, [&"rename", &"sync_folder"]);
}
