//! What an atomic save keeps and refuses.

use super::super::disk::RealDisk;
use super::super::disk::faulty::Scratch;
use super::*;

#[test]
fn parts_of_any_size_come_out_in_their_order() {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    std::fs::write(&path, "old").unwrap();
    let stamp = RealDisk.stamp(&path).unwrap();
    let seen = Seen {
        stamp,
        sha256: sha256([b"old".as_slice()]),
    };
    let large = vec![b'x'; GATHER + 1];
    let parts = [b"a".as_slice(), &large, b"b", b"c", &large, &large, b"d"];
    replace(&RealDisk, &path, &seen, parts.into_iter(), "t", || Ok(())).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), parts.concat());
    assert_eq!(scratch.names(), ["case.toml"]);
}

#[test]
fn a_temporary_that_is_there_already_is_not_touched() {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    std::fs::write(&path, "old").unwrap();
    std::fs::write(scratch.join(".case.toml.tellings-t0.tmp"), "another's").unwrap();
    let stamp = RealDisk.stamp(&path).unwrap();
    let seen = Seen {
        stamp,
        sha256: sha256([b"old".as_slice()]),
    };
    replace(
        &RealDisk,
        &path,
        &seen,
        [b"new".as_slice()].into_iter(),
        "t",
        || Ok(()),
    )
    .unwrap();
    assert_eq!(
        std::fs::read(scratch.join(".case.toml.tellings-t0.tmp")).unwrap(),
        b"another's"
    );
    std::fs::create_dir(scratch.join(".case.toml.tellings-folder.tmp")).unwrap();
    std::fs::write(scratch.join(".other.toml.tellings-t0.tmp"), "").unwrap();
    assert_eq!(sweep(&RealDisk, &path).unwrap(), 1);
    let left = [
        ".case.toml.tellings-folder.tmp",
        ".other.toml.tellings-t0.tmp",
        "case.toml",
    ];
    assert_eq!(scratch.names(), left);
}

#[test]
fn a_change_while_the_new_file_was_written_is_not_overwritten() {
    let scratch = Scratch::new();
    let path = scratch.join("case.toml");
    std::fs::write(&path, "old").unwrap();
    let stamp = RealDisk.stamp(&path).unwrap();
    let seen = Seen {
        stamp,
        sha256: sha256([b"old".as_slice()]),
    };
    let meanwhile = || std::fs::write(&path, "theirs");
    let done = replace(
        &RealDisk,
        &path,
        &seen,
        [b"new".as_slice()].into_iter(),
        "t",
        meanwhile,
    );
    assert!(matches!(done, Err(SaveError::Changed)));
    assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
    assert_eq!(scratch.names(), ["case.toml"]);
}
