//! A case is made of its bare document by keys alone, in a terminal, without mouse or editor: what is saved says what the wanted
//! case says, and so many keys that takes. Over our own example always; over the real article where `TELLINGS_SEED` names its
//! folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test that cannot go on says so by stopping"
)]
#![cfg(unix)]

#[allow(dead_code, reason = "no single user needs the whole harness")]
mod support {
    pub(crate) mod home;
    pub(crate) mod keys;
    pub(crate) mod look;
    pub(crate) mod pty;
    pub(crate) mod replies;
    pub(crate) mod restored;
    pub(crate) mod start;
    pub(crate) mod watch;
}

#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;

mod typists {
    mod card;
    pub(crate) mod hands;
    pub(crate) mod meaning;
    mod row;
    pub(crate) mod script;
    pub(crate) mod typist;
    mod words;
}

use session::Session;
use std::path::Path;
use typists::hands::Hands;
use typists::meaning;
use typists::script::script;
use typists::typist::Typist;

/// The most keys from landing on the sentence to the claim saved, on average.
const MOST: usize = 8;

/// Types the case in a folder, from `tellings new` on its document; what is saved says the same.
fn type_all(name: &str, folder: &Path) {
    let wanted = Session::open(folder);
    let [document] = &wanted.tables().documents[..] else {
        panic!("one document is wanted");
    };
    let text = folder.join(&*document.file);
    let script = script(&wanted);
    let typist = Typist::new(wanted, Hands::new(&text));
    let done = script.into_iter().fold(typist, Typist::step);
    let claims = done.claims.clone();
    let (wanted, saved, hands) = done.quit();
    let difference = meaning::difference(&meaning::all(&wanted), &meaning::all(&saved));
    assert!(difference.is_empty(), "{name}:\n{difference}");
    let keys: usize = claims.iter().sum();
    let tenths = keys * 10 / claims.len();
    println!(
        "{name}: {} claims, {keys} keys from sentence to claim, {}.{} on average, {} at most",
        claims.len(),
        tenths / 10,
        tenths % 10,
        claims.iter().max().unwrap(),
    );
    println!("{name}: keys of each claim: {claims:?}");
    println!(
        "{name}: {} keys in all, and {} letters typed into fields and lists",
        hands.keys, hands.letters
    );
    assert!(keys <= MOST * claims.len(), "{claims:?}");
}

#[test]
fn our_own_example_is_made_of_its_article_by_keys_in_a_terminal() {
    type_all("parade", &session::example("parade"));
}

#[test]
fn the_real_article_is_annotated_by_keys_in_a_terminal() {
    match std::env::var_os("TELLINGS_SEED") {
        Some(folder) => type_all("seed", Path::new(&folder)),
        None => println!("skipped: no seed"),
    }
}
