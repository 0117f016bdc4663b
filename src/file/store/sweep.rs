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
    /// How many changes were made and could be shown.
    shown: usize,
    /// Whether anything was reported to have failed.
    reported: bool,
    log: Vec<&'static str>,
}

/// Opens, changes, flushes, changes, saves, changes again, closes.
fn session(path: &Path, fault: Fault) -> Came {
    let mut came = Came::default();
    let disk = FaultyDisk::new(fault);
    let log = disk.log_handle();
    if let Ok(mut session) = open(disk, path) {
        came.reported |= *session.store.access() != Access::Write;
        for step in 0..3 {
            let done = session.title("lamp", &format!("step {step}"));
            came.reported |= done.is_err();
            if done.is_err() {
                break;
            }
            came.shown += 1;
            came.reported |= match step {
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
    came.log = log.borrow().clone();
    came
}

/// Looks at what a session left, and opens it again on a sound disk.
fn judge(path: &Path, came: &Came, what: &str) {
    let file = fs::read_to_string(path).unwrap();
    let at = |step: usize| match step {
        0 => TEXT.to_owned(),
        step => TEXT.replace("'It goes out'", &format!("'step {}'", step - 1)),
    };
    let steps = (0..=3).find(|step| file == at(*step));
    assert!(steps.is_some(), "{what}: another file: {file}");
    let again = open(RealDisk, path).unwrap();
    let title = again.case.get(Kind::Event, 0, Field::Title).unwrap();
    let wanted = match came.shown {
        0 => "It goes out".to_owned(),
        shown => format!("step {}", shown - 1),
    };
    // A change whose journal line was written but not confirmed may be there too: it was refused, not lost.
    let next = format!("step {}", came.shown);
    let found = title.as_str().unwrap();
    assert!(
        found == wanted || found == next,
        "{what}: {found} instead of {wanted}"
    );
    if !came.reported {
        assert_eq!(found, "step 2", "{what}");
        assert!(file == at(2), "{what}: said to be saved");
    }
    let temporaries = RealDisk.names(path.parent().unwrap()).unwrap();
    let temporaries = temporaries
        .iter()
        .filter(|name| name.to_string_lossy().ends_with(".tmp"));
    assert_eq!(temporaries.count(), 0, "{what}: a temporary is left");
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
    assert!(!sound.reported && sound.shown == 3);
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
                    !once.reported && once.shown == 3,
                    "interrupted at {at}: {:?}",
                    once.log
                );
            }
            run(Fault::From(at, error));
        }
    }
}
