//! Whatever is done to a case, taken back, saved and killed in between: what its journal gives back is the case as it was.

use std::fs;
use std::path::Path;

use proptest::prelude::*;

use super::tests::{NOW, Session, open};
use crate::file::disk::faulty::{FaultyDisk, Scratch};
use crate::file::splice::any::any_file;
use crate::file::splice::any::wish::{Wish, any_wish, wished};

/// What somebody does with an open case.
#[derive(Debug, Clone)]
enum Deed {
    Change(Wish),
    Undo,
    Redo,
    /// Takes back that and all that was made after it, by one new change.
    GoBack(usize),
    Save,
    /// The program is killed and the case opened again.
    Kill,
    /// It is left and opened again.
    Leave,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => any_wish().prop_map(Deed::Change),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        1 => (0usize..6).prop_map(Deed::GoBack),
        2 => Just(Deed::Save),
        2 => Just(Deed::Kill),
        1 => Just(Deed::Leave),
    ]
}

type Reader = Session<FaultyDisk>;

/// All that is to be there again: the case, its file's bytes, what can be taken back and made again.
fn state(reader: &Reader) -> (String, Vec<u8>, Vec<u64>, Option<u64>) {
    let history = reader.store.history();
    (
        format!("{:?}", reader.case.tables()),
        reader.store.draft.bytes().flatten().copied().collect(),
        history.numbers().collect(),
        history.redo().map(|it| it.n),
    )
}

fn again(reader: Reader, path: &Path, leaves: bool) -> Reader {
    let before = state(&reader);
    if leaves {
        reader.store.close().unwrap();
    } else {
        drop(reader);
    }
    let reader = open(FaultyDisk::sound(), path).unwrap();
    let report = &reader.report;
    assert!(
        report.refused.is_empty() && !report.outside && !report.torn,
        "{report:?}"
    );
    assert_eq!(state(&reader), before);
    reader
}

fn do_it(mut reader: Reader, deed: Deed, number: usize, path: &Path) -> Reader {
    let (store, case) = (&mut reader.store, &mut reader.case);
    match deed {
        Deed::Change(wish) => {
            if let Some(edit) = wished(case, wish, number) {
                // What the case or the file refuses changes nothing.
                let _ = store.change(case, ("a change", edit), NOW);
            }
        }
        Deed::Undo => drop(store.undo(case, NOW).unwrap()),
        Deed::Redo => drop(store.redo(case, NOW).unwrap()),
        Deed::GoBack(at) => {
            let n = store.history().numbers().nth(at);
            store.go_back(case, n.unwrap_or_default(), NOW).unwrap();
        }
        Deed::Save => drop(store.save().unwrap()),
        Deed::Kill => return again(reader, path, false),
        Deed::Leave => return again(reader, path, true),
    }
    reader
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_journal_gives_back_is_the_case_as_it_was_and_undoing_all_is_the_first_file(
        text in any_file(),
        deeds in prop::collection::vec(any_deed(), 1..24),
    ) {
        let scratch = Scratch::new();
        let path = scratch.join("case.toml");
        fs::write(&path, &text).unwrap();
        let mut reader = open(FaultyDisk::sound(), &path).unwrap();
        for (number, deed) in deeds.into_iter().enumerate() {
            reader = do_it(reader, deed, number, &path);
        }
        reader = again(reader, &path, false);
        while reader.store.undo(&mut reader.case, NOW).unwrap().is_some() {}
        reader.store.save().unwrap();
        reader.store.close().unwrap();
        let left = fs::read(&path).unwrap();
        prop_assert_eq!(String::from_utf8_lossy(&left), text.as_str());
    }
}
