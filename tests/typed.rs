//! A case is made of its bare document by keys alone: every claim with its words, its source and its event, and how many
//! keys that takes. Over our own example always; over the real article where `TELLINGS_SEED` names its folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test that cannot go on says so by stopping"
)]

#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;
#[path = "support/typist.rs"]
mod typist;

use session::Session;
use std::cmp::Reverse;
use std::path::Path;
use tellings::case::{Claim, Tables};
use tellings::file::{anchors, check_case};
use typist::{Wanted, claim, land};

/// The most keys from landing on the sentence to the claim saved, on average.
const MOST: usize = 8;

/// What a case claims of its document, as printed; and the document alone as a case.
fn wanted(folder: &Path) -> (Vec<Wanted>, Session) {
    let checked = check_case(folder);
    let tables = Tables::clone(&checked.reading.unwrap().tables);
    let places = anchors::resolve(&tables, &checked.texts);
    let [document] = &tables.documents[..] else {
        panic!("one document is wanted");
    };
    let of = |(claim, anchor): (&Claim, _)| {
        let anchor: Option<tellings::text::anchor::Anchor> = anchor;
        let source = tables.sources.iter().find(|it| it.id == claim.source);
        let event = tables
            .events
            .iter()
            .find(|it| Some(&it.id) == claim.event.as_ref());
        Wanted {
            words: anchor.unwrap().range.unwrap(),
            source: source.unwrap().name.to_string(),
            event: event.map(|it| it.title.to_string()),
        }
    };
    let mut all: Vec<_> = tables.claims.iter().zip(places).map(of).collect();
    all.sort_by_key(|it| (it.words.start, Reverse(it.words.end)));
    let bytes = std::fs::read(folder.join(&*document.file)).unwrap();
    let case = "tellings = 1\ntitle = \"Bare\"\n[[document]]\nid = \"text\"\nfile = \"text.txt\"\n";
    (all, Session::with(case, &[("text.txt", &bytes)]))
}

/// Every claim of a session as words, source and event.
fn said(session: &Session) -> Vec<(String, String, Option<String>)> {
    let tables = session.tables();
    let of = |claim: &Claim| {
        let source = tables.sources.iter().find(|it| it.id == claim.source);
        let event = tables
            .events
            .iter()
            .find(|it| Some(&it.id) == claim.event.as_ref());
        (
            claim.quote.as_deref().unwrap().to_owned(),
            source.unwrap().name.to_string(),
            event.map(|it| it.title.to_string()),
        )
    };
    let mut all: Vec<_> = tables.claims.iter().map(of).collect();
    all.sort();
    all
}

/// Types the case; the keys of each claim from its sentence on.
fn type_all(name: &str, folder: &Path) {
    let (wanted, mut session) = wanted(folder);
    let mut landing = 0;
    let mut each = Vec::new();
    for one in &wanted {
        landing += land(&mut session, &one.words);
        each.push(claim(&mut session, one));
    }
    let complete = Session::open(folder);
    assert_eq!(said(&session), said(&complete));
    let keys: usize = each.iter().sum();
    let tenths = keys * 10 / each.len();
    println!(
        "{name}: {} claims, {keys} keys from sentence to claim, {}.{} on average, {} at most; {landing} keys to land",
        each.len(),
        tenths / 10,
        tenths % 10,
        each.iter().max().unwrap(),
    );
    println!("{name}: keys of each claim: {each:?}");
    assert!(keys <= MOST * each.len(), "{each:?}");
}

#[test]
fn our_own_example_is_made_of_its_article_by_keys() {
    type_all("parade", &session::example("parade"));
}

#[test]
fn the_real_article_is_annotated_by_keys() {
    match std::env::var_os("TELLINGS_SEED") {
        Some(folder) => type_all("seed", Path::new(&folder)),
        None => println!("skipped: no seed"),
    }
}
