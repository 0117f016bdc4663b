//! One change saved in a big case, beside a bare write of as many bytes.

use super::contestant::Contestant;
use super::generate::Made;
use super::measure::{close, open_until};
use crate::harness::home::Home;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// Milliseconds from the keys that accept the first claim's moved anchor and quit to the new file in the old one's place:
/// quitting does not wait for rest, as the case file else does.
pub(crate) fn change(made: &Made, marker: &str) -> Option<f64> {
    let home = Home::new();
    let case = home.path().join("case.toml");
    fs::copy(&made.case, &case).ok()?;
    fs::hard_link(&made.document, home.path().join("document.txt")).ok()?;
    let who = Contestant::ours(&case, marker);
    let (session, _) = open_until(&who, who.loaded())?;
    session.quiet(Duration::from_millis(200));
    let old = fs::metadata(&case).ok()?;
    let sent = session.send_timed(b"aq".to_vec())?;
    let saved = replaced(&case, old.ino(), sent);
    if saved.is_none() {
        eprintln!("tellings: nothing was saved; it says: {}", session.row(59));
    }
    close(&who, session);
    saved
}

/// Milliseconds from `since` until the path names another file than the one numbered `old`; at most 10 s.
fn replaced(path: &Path, old: u64, since: Instant) -> Option<f64> {
    while since.elapsed() < Duration::from_secs(10) {
        if fs::metadata(path).is_ok_and(|now| now.ino() != old) {
            return Some(since.elapsed().as_secs_f64() * 1000.0);
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    None
}

/// Milliseconds to write the case's bytes beside it, fsync, rename, and fsync the folder: what the disk itself takes.
pub(crate) fn bare_write(made: &Made) -> io::Result<f64> {
    let home = Home::new();
    let bytes = fs::read(&made.case)?;
    let (new, place) = (home.path().join("new"), home.path().join("case.toml"));
    let before = Instant::now();
    let mut file = File::create(&new)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    fs::rename(&new, &place)?;
    File::open(home.path())?.sync_all()?;
    Ok(before.elapsed().as_secs_f64() * 1000.0)
}
