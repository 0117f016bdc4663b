//! The sweep: the program is killed before every call, and every call fails in every way. The file is the old or the new one,
//! and every change that was shown is still there.

mod founding;
mod recovery;

use std::fmt::Display;
use std::fs;
use std::path::Path;

use super::tests::{Session, TEXT, open};
use super::*;
use crate::case::{Field, Kind};
use crate::file::disk::faulty::{Fault, FaultyDisk, Scratch, faults};

/// What a session came to.
#[derive(Debug, Default)]
struct Came {
    /// The changes that were made and could be shown, of those counted from 0.
    shown: Vec<usize>,
    /// What was said to have failed.
    said: Vec<String>,
    log: Vec<&'static str>,
}

impl Came {
    /// Takes what came of something; a failure is told in one line.
    fn hear<T, E: Display>(&mut self, came: Result<T, E>) -> Option<T> {
        came.map_err(|why| self.tell(&why)).ok()
    }

    fn tell(&mut self, why: &impl Display) {
        let said = why.to_string();
        assert!(said.len() > 4 && !said.contains('\n'), "{said:?}");
        self.said.push(said);
    }

    fn reported(&self) -> bool {
        !self.said.is_empty()
    }
}

/// How a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// With its last change in the journal only.
    Unsaved,
    /// With all in the file, where the disk is sound again.
    Saved,
}

/// The title that a change sets; the first is what the file has.
fn step(step: Option<usize>) -> String {
    step.map_or_else(|| "It goes out".to_owned(), |step| format!("step {step}"))
}

/// Opens, changes, flushes, changes, saves, changes again, closes.
fn session(path: &Path, fault: Fault, end: End) -> Came {
    let mut came = Came::default();
    let disk = FaultyDisk::new(fault);
    let log = disk.log_handle();
    if let Some(mut session) = came.hear(open(disk, path)) {
        let access = session.store.access().clone();
        if access != Access::Write {
            came.tell(&access);
        }
        for number in 0..3 {
            let made = session.title("lamp", &step(Some(number)));
            let heard = came.hear(made);
            came.shown.extend(heard.map(|()| number));
            let shown = session.case.get(Kind::Event, 0, Field::Title).unwrap();
            let last = step(came.shown.last().copied());
            assert_eq!(shown.as_str(), Some(&*last), "{fault:?}");
            match number {
                0 => drop(came.hear(session.store.flush())),
                1 => drop(came.hear(session.store.save())),
                _ => {}
            }
        }
        if end == End::Saved && came.hear(session.store.save()).is_none() {
            // Once more, now that what was in the way is gone.
            session.store.save().unwrap();
        }
        let Session { store, .. } = session;
        came.hear(store.close());
    }
    came.log.clone_from(&log.borrow());
    came
}

/// Looks at what a session left, and opens it again on a sound disk.
fn judge(path: &Path, came: &Came, end: End, what: &str) {
    let file = fs::read_to_string(path).unwrap();
    let with = |number| TEXT.replace(&step(None), &step(number));
    let shown = came.shown.iter().copied().map(Some);
    let sound = [None]
        .into_iter()
        .chain(shown)
        .any(|number| file == with(number));
    assert!(sound, "{what}: another file: {file}");
    let again = open(FaultyDisk::sound(), path).unwrap();
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
    let saved = match end {
        End::Saved => last,
        End::Unsaved => Some(1),
    };
    if !came.reported() {
        assert_eq!(found, step(Some(2)), "{what}");
        assert!(file == with(saved), "{what}: said to be saved");
    }
    if end == End::Saved && came.log.contains(&"rename") {
        assert!(file == with(last), "{what}: not saved once it could be");
    }
    let temporaries = FaultyDisk::sound().names(path.parent().unwrap()).unwrap();
    let mut temporaries = temporaries.iter();
    let left = temporaries.any(|name| name.to_string_lossy().ends_with(".tmp"));
    assert!(!left, "{what}: a temporary is left");
    again.store.close().unwrap();
}

fn run(fault: Fault) -> Came {
    run_to(fault, End::Unsaved)
}

fn run_to(fault: Fault, end: End) -> Came {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    fs::write(&path, TEXT).unwrap();
    let came = session(&path, fault, end);
    judge(&path, &came, end, &format!("{fault:?} in {:?}", came.log));
    came
}

#[test]
fn killed_before_or_in_any_call_or_whatever_fails_however_nothing_shown_is_lost() {
    let sound = run(Fault::None);
    assert!(!sound.reported() && sound.shown.len() == 3);
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
    for fault in faults(sound.log.len()) {
        let came = run(fault);
        if fault.is_interruption() {
            assert!(!came.reported() && came.shown.len() == 3, "{fault:?}");
        }
    }
}

#[test]
fn what_failed_once_is_done_the_next_time() {
    let calls = run_to(Fault::None, End::Saved).log.len();
    for fault in faults(calls).filter(|fault| fault.passes()) {
        run_to(fault, End::Saved);
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
