//! The sweep of an opening that finds a journal: what a killed program had shown comes back, now or the next time.

use std::fs;
use std::path::Path;

use super::super::tests::{Session, TEXT, open};
use super::{Access, Came};
use crate::case::{Field, Kind};
use crate::file::disk::faulty::{Fault, FaultyDisk, Scratch, faults};
use crate::file::journal;

const FOREIGN: &str = "{\"begin\":{\"version\":1,\"place\":\"elsewhere\",\"base\":\"00\"}}\n";

/// What an opening finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finds {
    /// A change that the file has not, half a record, half a file.
    Killed,
    /// A change, and a file that another program changed since.
    Elsewhere,
    /// The journal of another case.
    Foreign,
}

impl Finds {
    const ALL: [Self; 3] = [Self::Killed, Self::Elsewhere, Self::Foreign];

    /// The file as it is found.
    fn file(self) -> String {
        match self {
            Self::Elsewhere => TEXT.replace("'The lamp'", "'The lantern'"),
            _ => TEXT.into(),
        }
    }

    /// What the event must be called.
    fn bell(self) -> &'static str {
        match self {
            Self::Foreign => "It is rung",
            _ => "Rung",
        }
    }

    fn prepare(self, scratch: &Scratch, path: &Path) {
        fs::write(path, TEXT).unwrap();
        let journal = journal::path_of(path);
        if self == Self::Foreign {
            return fs::write(journal, FOREIGN).unwrap();
        }
        let mut before = open(FaultyDisk::sound(), path).unwrap();
        before.title("bell", "Rung").unwrap();
        drop(before);
        fs::write(path, self.file()).unwrap();
        if self == Self::Killed {
            let text = fs::read_to_string(&journal).unwrap();
            fs::write(journal, text + "{\"edit\":{\"n\":2,").unwrap();
            fs::write(scratch.join(".case.toml.tellings-zz0.tmp"), "# mi").unwrap();
        }
    }
}

fn title(session: &Session<impl crate::file::disk::Disk>, at: usize) -> String {
    let title = session.case.get(Kind::Event, at, Field::Title).unwrap();
    title.as_str().unwrap().to_owned()
}

/// Opens, changes, saves, closes.
fn session(finds: Finds, path: &Path, fault: Fault) -> Came {
    let mut came = Came::default();
    let disk = FaultyDisk::new(fault);
    let log = disk.log_handle();
    if let Some(mut session) = came.hear(open(disk, path)) {
        let access = session.store.access().clone();
        if access != Access::Write {
            came.tell(&access);
        }
        assert_eq!(title(&session, 1), finds.bell(), "{finds:?} {fault:?}");
        let made = session.title("lamp", "Out");
        let heard = came.hear(made);
        came.shown.extend(heard.map(|()| 0));
        came.hear(session.store.save());
        let Session { store, .. } = session;
        came.hear(store.close());
    }
    came.log.clone_from(&log.borrow());
    came
}

fn run(finds: Finds, fault: Fault) -> Came {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    finds.prepare(&scratch, &path);
    let came = session(finds, &path, fault);
    let what = format!("{finds:?}, {fault:?} in {:?}", came.log);
    let left = fs::read_to_string(&path).unwrap();
    let bells = [finds.file(), finds.file().replace("It is rung", "Rung")];
    let lamps = bells.iter().map(|it| it.replace("It goes out", "Out"));
    let mut sound = lamps.chain(bells.clone());
    assert!(sound.any(|it| it == left), "{what}: another file: {left}");
    let again = open(FaultyDisk::sound(), &path).unwrap();
    assert_eq!(again.store.access(), &Access::Write, "{what}");
    assert_eq!(title(&again, 1), finds.bell(), "{what}");
    let lamp = title(&again, 0);
    // A change whose record could not be written whole may be there: it was refused, not lost.
    let shown = !came.shown.is_empty();
    assert!(lamp == "Out" || !shown, "{what}: {lamp}");
    assert!(
        again.report.refused.is_empty(),
        "{what}: {:?}",
        again.report
    );
    if !came.reported() {
        assert!(
            left == bells[usize::from(finds != Finds::Foreign)].replace("It goes out", "Out"),
            "{what}"
        );
    }
    again.store.close().unwrap();
    if finds == Finds::Foreign {
        let all = scratch.names().into_iter();
        let mut kept = all.filter(|name| name.starts_with("case.toml.journal"));
        let kept = kept.any(|name| fs::read_to_string(scratch.join(&name)).unwrap() == FOREIGN);
        assert!(kept, "{what}: the other journal is lost");
    }
    came
}

#[test]
fn whatever_happens_to_an_opening_what_its_journal_has_is_not_lost() {
    for finds in Finds::ALL {
        let sound = run(finds, Fault::None);
        assert!(
            !sound.reported() && sound.shown.len() == 1,
            "{finds:?}: {sound:?}"
        );
        for fault in faults(sound.log.len()) {
            let came = run(finds, fault);
            assert!(
                !(fault.is_interruption() && came.reported()),
                "{finds:?} {fault:?}: {came:?}"
            );
        }
    }
}
