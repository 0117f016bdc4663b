//! A journal of any content and length is read without harm.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::file::disk::RealDisk;
use crate::file::disk::faulty::Scratch;

fn scanned(text: &[u8]) -> Scan {
    let scratch = Scratch::new();
    let case = scratch.join("case.toml");
    fs::write(path_of(&case), text).unwrap();
    scan(&RealDisk, &case).unwrap()
}

const BEGIN: &str = "{\"begin\":{\"version\":1,\"place\":\"p\",\"base\":\"b\"}}\n";

fn change(n: u64, title: &str) -> String {
    let edit = format!(
        "{{\"set\":{{\"kind\":\"case\",\"key\":\"case\",\"field\":\"title\",\"expect\":null,\"value\":{{\"text\":\"{title}\"}}}}}}"
    );
    format!(
        "{{\"edit\":{{\"n\":{n},\"at\":\"\",\"by\":\"\",\"change\":{edit},\"inverse\":{edit}}}}}\n"
    )
}

fn unsaved(text: &str) -> Vec<u64> {
    let Scan::Journal(found) = scanned(text.as_bytes()) else {
        panic!("{text}")
    };
    match found.fit(&[0; 32], "p") {
        Fit::Outside {
            unsaved: changes, ..
        } => changes.iter().map(|change| change.n).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn only_a_save_that_is_known_to_have_happened_settles_changes() {
    let save = "{\"save\":{\"n\":2,\"sha256\":\"s\"}}\n";
    let saved = "{\"saved\":{\"n\":3}}\n";
    let (one, four) = (change(1, "a"), change(4, "b"));
    assert_eq!(unsaved(&[BEGIN, &one, save, saved, &four].concat()), [4]);
    assert_eq!(unsaved(&[BEGIN, &one, save, &four].concat()), [1, 4]);
}

#[test]
fn a_number_that_comes_again_takes_the_place_of_the_first() {
    let Scan::Journal(found) = scanned(
        [BEGIN, &change(1, "a"), &change(2, "b"), &change(2, "c")]
            .concat()
            .as_bytes(),
    ) else {
        panic!()
    };
    let Fit::Outside {
        unsaved: changes, ..
    } = found.fit(&[0; 32], "p")
    else {
        panic!()
    };
    let texts: Vec<_> = changes
        .iter()
        .map(|it| format!("{:?}", it.edit).contains("\"c\""))
        .collect();
    assert_eq!(texts, [false, true]);
}

#[test]
fn a_long_past_is_let_go_and_an_endless_line_is_not_kept() {
    let title = "x".repeat(1 << 20);
    let mut text = BEGIN.to_owned();
    for n in 1..=40 {
        text.push_str(&change(n, &title));
    }
    text.push_str(&"y".repeat(LONGEST_LINE + 5));
    text.push('\n');
    let Scan::Journal(found) = scanned(text.as_bytes()) else {
        panic!()
    };
    assert_eq!((found.unreadable(), found.next()), (1, 41));
    let Fit::Outside {
        unsaved: changes, ..
    } = found.fit(&[0; 32], "p")
    else {
        panic!()
    };
    assert!(changes.len() < 20, "{}", changes.len());
    assert_eq!(changes.last().map(|change| change.n), Some(40));
}

#[test]
fn only_a_record_whose_number_is_missing_is_told_to_be_unreadable() {
    let two = change(2, "b");
    let half = format!("{}\n", two.split_at(two.len() / 2).0);
    let unreadable = |lines: &[&str]| {
        let path = [&[BEGIN, &change(1, "a")], lines].concat().concat();
        let Scan::Journal(found) = scanned(path.as_bytes()) else {
            panic!("{path}")
        };
        found.unreadable()
    };
    assert_eq!(unreadable(&[&half]), 0, "its write failed");
    assert_eq!(unreadable(&[&half, &two]), 0, "it was written again");
    assert_eq!(unreadable(&[&half, &change(3, "c")]), 1);
    assert_eq!(unreadable(&["{]\n"]), 1);
    assert_eq!(unreadable(&["{]\n", &change(3, "c"), &change(4, "d")]), 1);
}

#[test]
fn a_step_of_any_depth_is_no_harm() {
    let deep = format!("{}{}", "{\"all\":[".repeat(10_000), "]}".repeat(10_000));
    let line = format!(
        "{{\"edit\":{{\"n\":1,\"at\":\"\",\"by\":\"\",\"change\":{deep},\"inverse\":{deep}}}}}\n"
    );
    let Scan::Journal(found) = scanned([BEGIN, &line].concat().as_bytes()) else {
        panic!()
    };
    assert_eq!(found.unreadable(), 1);
}

proptest! {
    #[test]
    fn a_journal_cut_anywhere_is_read_up_to_there(at in 0usize..600) {
        let text = [BEGIN, &change(1, "a"), &change(2, "b")].concat();
        let text = text.get(..at.min(text.len())).unwrap();
        let whole = text.matches('\n').count();
        match scanned(text.as_bytes()) {
            Scan::Nothing => prop_assert!(text.is_empty()),
            Scan::Strange => prop_assert_eq!(whole, 0),
            Scan::Journal(found) => {
                prop_assert_eq!(found.next(), whole as u64);
                prop_assert_eq!(found.torn, !text.ends_with('\n'));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        scanned(&bytes);
        scanned(&[BEGIN.as_bytes(), &bytes].concat());
    }
}
