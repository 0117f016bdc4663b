//! Keys that come before everything is read: who types at once lands where he would have landed had all been there.

use super::*;
use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use tellings::app::matter::Text;
use tellings::app::{Effect, Input, Matter, News, Showing};
use tellings::case::{Case, Document, Field, Record as _, Tables, Value};
use tellings::file::documents::{DocumentText, of_bytes};
use tellings::file::pieces::cut;
use tellings::file::read::{preview, read};

/// A case of 90 events; the claims on the first of them stand at the very end.
fn case() -> String {
    let mut text = String::from("tellings = 1\ntitle = \"A long watch\"\n");
    for source in ["ada", "bo"] {
        let _ = write!(
            text,
            "\n[[source]]\nid = \"{source}\"\nname = \"{source}\"\n"
        );
    }
    for event in 0..90 {
        let _ = write!(
            text,
            "\n[[event]]\nid = \"e{event}\"\ntitle = \"Hour {event}.\"\n"
        );
    }
    for event in (1..90).chain([0]) {
        for source in ["ada", "bo"] {
            let _ = write!(
                text,
                "\n[[claim]]\nid = \"{source}{event}\"\nsource = \"{source}\"\nevent = \"e{event}\"\ntext = \"It was {event}\"\n"
            );
        }
    }
    text
}

/// A reader of the first records of the case, and the news with all of them.
fn early() -> (Session, Input) {
    let text = case();
    let cut = cut(text.as_bytes());
    let first = preview(text.as_bytes(), &cut, 20).unwrap();
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let reading = read(text.as_bytes(), &cut, &cancel, &done).unwrap();
    let whole = News::Whole(Box::new(Case::new(reading.tables)));
    let session = Session::on(Matter::new(first, false));
    (session, Input::News(Box::new(whole)))
}

#[test]
fn every_move_lands_where_it_would_have_landed_had_all_been_there() {
    let down = "j".repeat(60);
    let moves = [
        "",
        "j",
        "G",
        "Gk",
        &down,
        "jjk",
        "l",
        "jljw",
        "/hour 77<Enter>",
        "/hour 12<Enter>j",
        "Ggg",
        "]x",
        "z",
        "J",
        "gr",
        "<Ctrl-d><Ctrl-d>",
    ];
    for keys in moves {
        let (session, whole) = early();
        let late = session.keys(keys).input(whole);
        let there = Session::with(&case(), &[]).keys(keys);
        assert_eq!(late.event(), there.event(), "{keys:?}");
        assert_eq!(late.claim(), there.claim(), "{keys:?}");
        assert_eq!(late.grid()[4..20], there.grid()[4..20], "{keys:?}");
    }
}

#[test]
fn what_waits_is_said_and_what_needs_nothing_does_not_wait() {
    let (session, _) = early();
    let first = session.event();
    let session = session.keys("G");
    assert_eq!(session.event(), first, "the rest is not here");
    assert!(
        session.last().contains("still reading"),
        "{}",
        session.last()
    );
    let (session, _) = early();
    assert!(session.keys("?").shows("Help"), "a list needs nothing");
    let (session, _) = early();
    assert_eq!(session.keys("q").effects(), [Effect::Quit]);
}

#[test]
fn keys_keep_their_order_and_only_ctrl_c_does_not_wait() {
    let (session, whole) = early();
    let session = session.keys("jq");
    assert!(session.effects().is_empty(), "q was typed after what waits");
    assert_eq!(session.input(whole).effects(), [Effect::Quit]);
    let (session, _) = early();
    assert_eq!(session.keys("j<Ctrl-c>").effects(), [Effect::Quit]);
}

#[test]
fn no_more_waits_than_anybody_types() {
    let (mut session, _) = early();
    session.press(&"j".repeat(10_000));
    assert!(session.last().contains("what was typed waits"));
    session.press(&"j".repeat(10_000));
    assert!(session.last().contains("too much was typed"));
}

/// A text of many sentences, and how long a beginning of it is read first.
fn long_text() -> String {
    let sentence = |number| format!("The lamp of pier {number} was out.\n\n");
    (0..6000).map(sentence).collect()
}

const BEGINNING: usize = 1 << 16;

/// A reader of the beginning of a text, as it is read before the rest.
fn beginning(bytes: &[u8]) -> Session {
    let mut tables = Tables::titled("pier.txt");
    let id = (Field::Id, Value::text("text"));
    let file = (Field::File, Value::text("pier.txt"));
    tables
        .documents
        .extend(Document::from_fields(vec![id, file]));
    let mut matter = Matter::new(tables, true);
    let text = DocumentText::beginning(bytes[..BEGINNING].to_vec());
    matter.texts = vec![Text::Begun(Arc::new(text))];
    matter.take_anchors(Vec::new());
    Session::on(matter)
}

fn whole(bytes: &[u8]) -> Input {
    let text = News::Text(0, Ok(Arc::new(of_bytes(bytes.to_vec()))));
    Input::News(Box::new(text))
}

#[test]
fn the_beginning_of_a_long_text_is_read_while_the_rest_is_not_here() {
    let text = long_text();
    let session = beginning(text.as_bytes());
    assert_eq!(session.state.showing, Showing::Read);
    assert!(session.shows("The lamp of pier 0 was out."));
    let session = session.keys(&"j".repeat(40));
    assert!(
        session.cursor_line().contains("pier 40 "),
        "within it steps are taken at once"
    );
    let before = session.grid();
    let session = session.input(whole(text.as_bytes()));
    assert_eq!(
        session.grid()[3..],
        before[3..],
        "nothing jumps when the rest comes"
    );
}

#[test]
fn what_needs_the_rest_of_a_text_waits_for_it() {
    let text = long_text();
    for (keys, pier) in [
        ("G", 5999),
        ("/pier 5500<Enter>", 5500),
        ("jGk", 5998),
        ("j/pier 9 <Enter>j", 10),
    ] {
        let session = beginning(text.as_bytes()).keys(keys);
        let waits = session.last();
        let open = waits.contains("search: pier");
        assert!(open || waits.contains("still reading"), "{keys}: {waits}");
        let session = session.input(whole(text.as_bytes()));
        let line = session.cursor_line();
        assert!(line.contains(&format!("pier {pier} ")), "{keys}: {line}");
    }
    let far = "j".repeat(2500);
    let session = beginning(text.as_bytes()).keys(&far);
    assert!(
        session
            .input(whole(text.as_bytes()))
            .cursor_line()
            .contains("pier 2500 ")
    );
}

#[test]
fn a_text_that_turns_out_to_be_in_another_encoding_keeps_the_readers_place() {
    // The beginning is ASCII but for two letters that are well-formed UTF-8 by chance.
    let mut bytes = b"\xc3\xa9 ".to_vec();
    bytes.extend(long_text().into_bytes());
    bytes.extend(b"Caf\xe9 closed.");
    let session = beginning(&bytes).keys(&"j".repeat(40));
    assert!(session.cursor_line().contains("pier 40 "));
    let session = session.input(whole(&bytes));
    assert!(
        session.cursor_line().contains("pier 40 "),
        "{}",
        session.cursor_line()
    );
    assert!(session.keys("G").shows("Café closed."), "the whole wins");
}
