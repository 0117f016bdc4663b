//! Any bytes as the journal beside a case: whatever it says was done, the case opens, and its file reads as the case.

use super::memory::Memory;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use tellings::annotate::Signed;
use tellings::case::Case;
use tellings::file::disk::Disk as _;
use tellings::file::journal::{hex, log, path_of, place_of};
use tellings::file::read::{Reading, read};
use tellings::file::store::{Access, Opening, Report, Store};
use tellings::file::{pieces, save};

/// The case: each way of spelling a table once.
pub(crate) const CASE: &str = "# by hand\ntellings = 1\ntitle = 'The lamp' # kept\n\n[[source]]\nid = 'mira'\nname = 'Mira'\n\n[[source]]\nid = 'tom'\nname = \"\"\"\nTom\"\"\"\n\n# it\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\ntags = ['a',\n  'b']\n\n[[claim]]\nid = 'one'\nsource = 'mira'\nevent = 'lamp'\ntext = 'It went out.'\nchain = [{ source = 'tom', verb = 'said' }]\n\n[[claim]]\nid = 'two'\nsource = 'tom'\nevent = 'lamp'\ntext = 'It did not.'\n\n[[finding]]\nclaims = ['one', 'two']\nrelation = 'deny'\n";

const NOW: Signed<'static> = Signed {
    by: "tester",
    at: "2020-03-08T04:00:00Z",
};

/// A first byte that stands for the first line that a journal of the case has.
const OWN: u8 = b'+';

/// Opens the case with a journal; one that begins with a plus goes on behind a sound first line.
pub(crate) fn journal(bytes: &[u8]) {
    let path = Path::new("/case/case.toml");
    let disk = Memory::default();
    disk.put(path, CASE.as_bytes());
    let mut lines = bytes.to_vec();
    if bytes.first() == Some(&OWN) {
        let base = hex(&save::sha256([CASE.as_bytes()]));
        let place = place_of(path);
        let begin =
            format!("{{\"begin\":{{\"version\":1,\"place\":\"{place}\",\"base\":\"{base}\"}}}}\n");
        lines.splice(..1, begin.into_bytes());
    }
    disk.put(&path_of(path), &lines);
    // One line that is no journal's is told as an error.
    let _ = log(&disk, path);
    let (mut case, mut store, report) = open(&disk, path);
    assert_eq!(*store.access(), Access::Write);
    saved(&disk, path, &case, &mut store, &report);
    // What was made out of a stranger's line may not go back; then it is refused as a whole.
    while let Ok(Some(_)) = store.undo(&mut case, NOW) {
        saved(&disk, path, &case, &mut store, &report);
    }
    while let Ok(Some(_)) = store.redo(&mut case, NOW) {}
    saved(&disk, path, &case, &mut store, &report);
    store.close().unwrap();
    let (again, ..) = open(&disk, path);
    assert_eq!(again.tables(), case.tables());
}

/// The case file reads as the case once it is saved.
fn saved(disk: &Memory, path: &Path, case: &Case, store: &mut Store<Memory>, report: &Report) {
    store.save().unwrap();
    let reading = reading(&disk.read_all(path).unwrap());
    assert!(
        reading.opens() && *reading.tables == *case.tables(),
        "{report:?}"
    );
}

fn reading(bytes: &[u8]) -> Reading {
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    read(bytes, &pieces::cut(bytes), &cancel, &done).unwrap()
}

fn open(disk: &Memory, path: &Path) -> (Case, Store<Memory>, Report) {
    let opening = Opening::at(disk.clone(), path, "process 1", None).unwrap();
    let bytes = Arc::clone(opening.bytes());
    let (cut, reading) = (pieces::cut(&bytes), reading(&bytes));
    let mut case = Case::new(reading.tables);
    let found = (&cut, &*reading.origins, save::sha256([bytes.as_slice()]));
    let (store, report) = opening.begin(&mut case, found, "aa", NOW).unwrap();
    (case, store, report)
}
