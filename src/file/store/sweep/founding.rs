//! The sweep of a founding: a case that is there is whole, and where there is none another try makes it.

use std::fs;
use std::io;
use std::path::Path;

use super::super::home::{copy_example, found_case};
use super::Came;
use crate::file::disk::faulty::{Fault, FaultyDisk, Scratch, faults};

const CASE: &[u8] = b"tellings = 1\ntitle = 'The lamp'\n";
const WORDS: &[u8] = b"It went out at ten.";

/// What systems say where a file can have no second name.
const EPERM: i32 = 1;
const ENOSYS: i32 = 38;
const EOPNOTSUPP: i32 = 95;

/// Every file in a folder and below, with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            all.push((name, fs::read(path).unwrap()));
        }
    }
    all
}

/// Makes the case of a text, beside which nothing can be written where that is said; the calls that were made.
fn of_a_text(fault: Fault, beside: bool) -> Came {
    let scratch = Scratch::new();
    let (text, state) = (scratch.join("folder/a.txt"), scratch.join("state"));
    fs::create_dir(scratch.join("folder")).unwrap();
    fs::write(&text, WORDS).unwrap();
    let disk = FaultyDisk::new(fault);
    if !beside {
        disk.close(&scratch.join("folder"));
    }
    let log = disk.log_handle();
    let mut came = Came::default();
    let made = came.hear(found_case(&disk, &text, CASE, &state));
    let what = format!("{fault:?} in {:?}", log.borrow());
    if let Some(home) = &made {
        assert_eq!(fs::read(&home.case).unwrap(), CASE, "{what}");
        let document = home.case.with_file_name("a.txt");
        assert_eq!(fs::read(document).unwrap(), WORDS, "{what}");
    }
    for (name, bytes) in files(&scratch.join("")) {
        match name.as_str() {
            "a.txt" => assert_eq!(bytes, WORDS, "{what}"),
            "a.txt.case.toml" => assert_eq!(bytes, CASE, "{what}"),
            name => assert!(
                name.starts_with(".a.txt") && name.contains(".tellings-"),
                "{what}: {name}"
            ),
        }
    }
    match found_case(&FaultyDisk::sound(), &text, CASE, &state) {
        Ok(home) => assert_eq!(fs::read(&home.case).unwrap(), CASE, "{what}"),
        // It is whole, as was seen above.
        Err(error) => assert_eq!(error.kind(), io::ErrorKind::AlreadyExists, "{what}"),
    }
    came.log.clone_from(&log.borrow());
    came
}

/// Copies an example; the calls that were made.
fn of_an_example(fault: Fault) -> Came {
    let scratch = Scratch::new();
    let target = scratch.join("examples");
    let parts: &[(&str, &[u8])] = &[
        ("case.toml", CASE),
        ("texts/a.txt", WORDS),
        ("b.txt", WORDS),
    ];
    let disk = FaultyDisk::new(fault);
    let log = disk.log_handle();
    let mut came = Came::default();
    came.hear(copy_example(&disk, parts, "lamp", &target));
    let what = format!("{fault:?} in {:?}", log.borrow());
    let whole = |folder: &Path| {
        let all = parts.iter();
        all.fold(0, |count, (name, bytes)| {
            count + usize::from(fs::read(folder.join(name)).is_ok_and(|it| it == *bytes))
        })
    };
    if target.join("lamp/case.toml").exists() {
        assert_eq!(whole(&target.join("lamp")), 3, "{what}");
    }
    let again = copy_example(&FaultyDisk::sound(), parts, "lamp", &target).unwrap();
    assert_eq!(whole(again.parent().unwrap()), 3, "{what}");
    came.log.clone_from(&log.borrow());
    came
}

#[test]
fn whatever_happens_to_a_founding_a_case_that_is_there_is_whole() {
    type Founding = fn(Fault) -> Came;
    let all: [(&str, Founding); 3] = [
        ("beside a text", |fault| of_a_text(fault, true)),
        ("in the state folder", |fault| of_a_text(fault, false)),
        ("of an example", of_an_example),
    ];
    for (what, run) in all {
        let sound = run(Fault::None);
        assert!(
            !sound.reported() && sound.log.contains(&"link"),
            "{what}: {sound:?}"
        );
        for fault in faults(sound.log.len()) {
            let came = run(fault);
            assert!(
                !(fault.is_interruption() && came.reported()),
                "{what} {fault:?}"
            );
        }
    }
}

/// Where a file can have no second name, it is made in its place at once.
#[test]
fn a_file_system_without_second_names_is_no_hindrance() {
    let sound = of_a_text(Fault::None, true);
    let link = sound.log.iter().position(|call| *call == "link").unwrap();
    for error in [EPERM, ENOSYS, EOPNOTSUPP] {
        let came = of_a_text(Fault::Once(link, error), true);
        assert!(!came.reported(), "{came:?}");
    }
}
