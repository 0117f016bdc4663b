//! The sweep of a change that brings files: killed before, and failed in every way at, every call, the case is the old one or
//! the new one, every document it names is there with the bytes it notes, and no file that was there is another.

use std::fs;

use super::*;
use crate::case::{Field, Key, Kind, Value};
use crate::file::disk::RealDisk;
use crate::file::disk::faulty::{Fault, FaultyDisk, Scratch, faults};
use crate::file::documents::hex;
use crate::file::folder::Folder;
use crate::file::save::sha256;
use crate::file::store::tests::{NOW, Session, open};
use crate::file::versions;

const OLD: &str = "The lamp went out at ten.";
const NEW: &str = "The lamp went out at nine, as the keeper says now.";

fn case_text() -> String {
    let hash = hex(&sha256([OLD.as_bytes()]));
    format!(
        "tellings = 1\ntitle = 'The lamp'\n[[document]]\nid = 'log'\nfile = 'log.txt' # ours\nsha256 = '{hash}'\n"
    )
}

/// The files that a new version brings, and the edit that refers to it.
fn new_version(session: &Session<impl Disk>, folder: &Path) -> ([Brought; 2], Edit) {
    let folder = Folder::Disk(folder.to_owned());
    let brought = [OLD, NEW].map(|text| Brought {
        file: versions::place(&folder, "log.txt", text.as_bytes()),
        bytes: text.as_bytes().to_vec(),
    });
    let hash = hex(&sha256([NEW.as_bytes()]));
    let set = |field, text: &str| {
        let key = Key::One(crate::case::Id::new("log").unwrap());
        let expect = session.case.get(Kind::Document, 0, field);
        Edit::set(Kind::Document, key, field, expect, Some(Value::text(text)))
    };
    let edit = Edit::All(vec![
        set(Field::File, &brought[1].file),
        set(Field::Sha256, &hash),
    ]);
    (brought, edit)
}

/// What a session came to.
#[derive(Debug, Default)]
struct Came {
    /// Whether the change could be shown.
    shown: bool,
    reported: bool,
    log: Vec<&'static str>,
}

fn session(path: &Path, fault: Fault) -> Came {
    let mut came = Came::default();
    let disk = FaultyDisk::new(fault);
    let log = disk.log_handle();
    match open(disk, path) {
        Ok(mut session) => {
            let folder = path.parent().unwrap();
            let (files, edit) = new_version(&session, folder);
            let change = ("a new version", edit);
            let Session { store, case, .. } = &mut session;
            let made = store.change_bringing(case, change, (folder, &files), NOW);
            came.shown = made.is_ok();
            came.reported |= made.is_err() || store.save().is_err();
            let Session { store, .. } = session;
            came.reported |= store.close().is_err();
        }
        Err(_) => came.reported = true,
    }
    came.log.clone_from(&log.borrow());
    came
}

/// Which version the case names, once the bytes it names are those it notes.
fn version(session: &Session<RealDisk>, folder: &Path) -> &'static str {
    let document = &session.case.tables().documents[0];
    let bytes = fs::read(folder.join(&*document.file)).unwrap();
    assert_eq!(
        Some(&*hex(&sha256([bytes.as_slice()]))),
        document.sha256.as_deref()
    );
    if &*document.file == "log.txt" {
        OLD
    } else {
        NEW
    }
}

fn judge(path: &Path, came: &Came, what: &str) {
    let folder = path.parent().unwrap();
    assert_eq!(fs::read(folder.join("log.txt")).unwrap(), OLD.as_bytes());
    let again = open(RealDisk, path).unwrap();
    let found = version(&again, folder);
    // A change that was refused because its line could not be written whole may be in the journal: refused, not lost.
    assert!(found == NEW || !came.shown, "{what}: lost");
    assert!(came.reported || found == NEW, "{what}: in silence");
    if found == NEW {
        let hash = hex(&sha256([OLD.as_bytes()]));
        let kept = versions::kept(&Folder::Disk(folder.to_owned()), "log.txt", &hash);
        assert_eq!(kept.unwrap().bytes, OLD.as_bytes(), "{what}");
    }
    for name in RealDisk.names(folder).unwrap() {
        let bytes = fs::read(folder.join(&name)).unwrap();
        let name = name.to_string_lossy().into_owned();
        assert!(!name.contains(".tellings-"), "{what}: {name} is left");
        if name.starts_with("log.") {
            let whole = [OLD, NEW].iter().any(|it| it.as_bytes() == bytes);
            assert!(whole, "{what}: {name} is half");
        }
    }
    let mut again = again;
    if found == NEW {
        assert!(again.undo().is_some());
        assert_eq!(version(&again, folder), OLD, "{what}: taken back");
        again.redo().unwrap();
        assert_eq!(version(&again, folder), NEW, "{what}: made again");
    }
    again.store.close().unwrap();
}

fn run(fault: Fault) -> Came {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    fs::write(&path, case_text()).unwrap();
    fs::write(scratch.join("log.txt"), OLD).unwrap();
    let came = session(&path, fault);
    judge(&path, &came, &format!("{fault:?} in {:?}", came.log));
    came
}

#[test]
fn whatever_happens_at_any_call_the_case_is_the_old_or_the_new_one_and_every_version_is_whole() {
    let sound = run(Fault::None);
    assert!(sound.shown && !sound.reported);
    let count = |name| sound.log.iter().filter(|call| **call == name).count();
    assert_eq!(
        (count("link"), count("rename")),
        (2, 1),
        "two versions, and the case file"
    );
    for fault in faults(sound.log.len()) {
        let came = run(fault);
        if fault.is_interruption() {
            assert!(!came.reported && came.shown, "{fault:?}: {:?}", came.log);
        }
    }
}

#[test]
fn a_refused_change_brings_nothing() {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    fs::write(&path, case_text()).unwrap();
    fs::write(scratch.join("log.txt"), OLD).unwrap();
    let mut session = open(RealDisk, &path).unwrap();
    let (files, _) = new_version(&session, &scratch.join("."));
    let nothing = Edit::Remove {
        kind: Kind::Event,
        at: 0,
        fields: Vec::new(),
    };
    let before = scratch.names();
    let folder = scratch.join(".");
    let made = session.store.change_bringing(
        &mut session.case,
        ("nothing", nothing),
        (&folder, &files),
        NOW,
    );
    assert!(matches!(made, Err(Unchanged::Refused(_))));
    assert_eq!(scratch.names(), before);
}
