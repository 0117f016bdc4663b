//! The sweep of a merge: it is killed before every call, and every call fails in every way. Ours is as it was or merged, and
//! what failed is told in one line and can be done again.

use std::fs;

use super::{Place, merge_on};
use crate::file::disk::faulty::{Fault, FaultyDisk, Scratch, faults};

const BASE: &str = "# ours\ntellings = 1\ntitle = 'The lamp' # t\n\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\n\n# kept\n[[event]]\nid = 'bell'\ntitle = 'It is rung'\n";

/// Merges with a fault; the calls that were made, and whether it was said to be merged.
fn run(fault: Fault) -> (Vec<&'static str>, bool) {
    let scratch = Scratch::new();
    let [base, ours, theirs] = ["base", "ours", "theirs"].map(|name| scratch.join(name));
    let mine = BASE.replace("goes out", "went out");
    let merged = mine.replace("is rung", "was rung");
    fs::write(&base, BASE).unwrap();
    fs::write(&ours, &mine).unwrap();
    fs::write(&theirs, BASE.replace("is rung", "was rung")).unwrap();
    let places = [("b", &base), ("o", &ours), ("t", &theirs)];
    let places = places.map(|(name, path)| Place { name, path });
    let disk = FaultyDisk::new(fault);
    let log = disk.log_handle();
    let done = merge_on(&disk, places, "aa");
    let what = format!("{fault:?} in {:?}", log.borrow());
    let left = fs::read_to_string(&ours).unwrap();
    match &done {
        Ok(done) => assert!(left == merged && done.problems.is_empty(), "{what}: {left}"),
        Err(why) => {
            assert!(left == mine || left == merged, "{what}: {left}");
            let said = why.to_string();
            assert!(said.len() > 4 && !said.contains('\n'), "{what}: {said}");
        }
    }
    merge_on(&FaultyDisk::sound(), places, "bb").unwrap();
    assert_eq!(fs::read_to_string(&ours).unwrap(), merged, "{what}");
    let log = log.borrow().clone();
    (log, done.is_ok())
}

#[test]
fn whatever_happens_to_a_merge_ours_is_as_it_was_or_merged() {
    let (calls, merged) = run(Fault::None);
    assert!(merged && calls.contains(&"rename") && calls.contains(&"read_all"));
    for fault in faults(calls.len()) {
        let (_, merged) = run(fault);
        assert!(merged || !fault.is_interruption(), "{fault:?}");
    }
}
