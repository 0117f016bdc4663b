//! Text from strangers through every sink: it is shown, it moves nothing, and every place still means the untouched document.
#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test may fail")]

#[allow(dead_code, reason = "a session has more than one of its users needs")]
#[path = "support/session.rs"]
mod session;

use proptest::prelude::*;
use session::Session;
use std::fmt::Write as _;
use tellings::app::matter::Wrong;
use tellings::app::{Effect, Input, News};
use tellings::text::clean::Signs;
use tellings::text::width::{Ambiguous, width};

/// What must never be taken as what it is: one of each kind, and some of them whole.
const HOSTILE: &[&str] = &[
    "\u{1b}[31mred\u{1b}[0m",
    "\u{1b}]52;c;cHduZWQ=\u{7}",
    "\u{1b}]0;title\u{1b}\\",
    "\u{1b}[2J\u{1b}[H",
    "\u{9b}2J",
    "\u{90}q\u{9c}",
    "\0",
    "\u{7}",
    "\u{8}\u{8}\u{8}",
    "\u{7f}",
    "\u{85}",
    "\t",
    "\r\n",
    "\r",
    "\n",
    "\u{b}\u{c}",
    "\u{202e}desrever\u{202c}",
    "\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}",
    "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}",
    "\u{ad}",
    "\u{2028}\u{2029}",
    "\u{e0041}\u{e0042}\u{e007f}",
    "\u{fff9}a\u{fffa}b\u{fffb}",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}",
    "\u{300}\u{301}",
    "警察署",
    "e\u{301}te\u{301}",
    "ｶﾞ",
    "“ambiguous…”",
];

/// Whether a character could move the cursor, change the order of letters, or hide.
fn has_power(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn assert_harmless(text: &str, sink: &str) {
    let found = text.chars().find(|c| has_power(*c));
    assert_eq!(found, None, "in {sink}: {text:?}");
}

/// A string as TOML spells it, every odd letter escaped.
fn toml(text: &str) -> String {
    let spelled = text.chars().map(|c| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' => c.to_string(),
        _ => format!("\\U{:08X}", u32::from(c)),
    });
    format!("\"{}\"", spelled.collect::<String>())
}

/// A case whose every free text is the stranger's; the quotes stand in the document.
struct Stranger {
    case: String,
    file: String,
    document: String,
    quotes: Vec<String>,
}

impl Stranger {
    fn new(texts: &[String], file: &str, before: &str) -> Self {
        let mut rest = texts.iter().cycle();
        let mut next = || rest.next().map(String::as_str).unwrap_or_default();
        let mut document = before.to_owned();
        // A quote begins and ends with a word, so that two alike are never one inside the other.
        let quotes: Vec<String> = (0..3).map(|at| format!("q{at} {} q{at}", next())).collect();
        let starts: Vec<usize> = quotes
            .iter()
            .map(|quote| {
                let start = document.chars().count();
                let _ = write!(document, "{quote} and {}.\n\n", next());
                start
            })
            .collect();
        let mut case = format!("tellings = 1\ntitle = {}\n", toml(next()));
        let _ = write!(
            case,
            "question = {}\nnote = {}\n",
            toml(next()),
            toml(next())
        );
        let _ = write!(
            case,
            "[[document]]\nid = \"d\"\nfile = {}\ntitle = {}\nauthor = {}\n",
            toml(file),
            toml(next()),
            toml(next())
        );
        for id in ["one", "two", "three"] {
            let _ = write!(
                case,
                "[[source]]\nid = \"{id}\"\nname = {}\nrole = {}\noccasion = {}\nletter = {}\n",
                toml(next()),
                toml(next()),
                toml(next()),
                toml(next())
            );
        }
        for id in ["e1", "e2"] {
            let _ = write!(
                case,
                "[[event]]\nid = \"{id}\"\ntitle = {}\nplace = {}\nnote = {}\ntags = [{}]\n",
                toml(next()),
                toml(next()),
                toml(next()),
                toml(next())
            );
        }
        for (at, quote) in quotes.iter().enumerate() {
            let source = ["one", "two", "two"][at];
            let event = ["e1", "e1", "e2"][at];
            let _ = write!(
                case,
                "[[claim]]\nid = \"c{at}\"\nsource = \"{source}\"\nevent = \"{event}\"\ndocument = \"d\"\nquote = {}\nstart = {}\n",
                toml(quote),
                starts[at]
            );
            let _ = write!(
                case,
                "note = {}\nfrom = {}\noccasion = {}\nchain = [{{ source = \"three\", verb = {} }}]\n",
                toml(next()),
                toml(next()),
                toml(next()),
                toml(next())
            );
        }
        let _ = write!(
            case,
            "[[finding]]\nclaims = [\"c0\", \"c1\"]\nrelation = \"contradict\"\nquestion = {}\nnote = {}\n",
            toml(next()),
            toml(next())
        );
        let _ = write!(
            case,
            "[[silence]]\nsource = \"one\"\nevent = \"e2\"\nreason = \"not-asked\"\nnote = {}\n",
            toml(next())
        );
        Self {
            case,
            file: file.to_owned(),
            document,
            quotes,
        }
    }

    fn open(&self) -> Session {
        Session::with(&self.case, &[(&self.file, self.document.as_bytes())])
    }
}

/// Every cell is harmless, and a terminal that draws the symbols of a row ends at its last column.
fn assert_drawn_well(session: &Session, at: &str) {
    let buffer = session.buffer().0;
    let ambiguous = session.state.config.ambiguous;
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            assert_harmless(symbol, at);
            let wide = width(symbol, ambiguous);
            assert!(wide > 0, "{at}: {symbol:?} has no width");
            x += u16::try_from(wide).unwrap();
        }
        assert_eq!(x, buffer.area.width, "{at}: row {y} is of another width");
    }
    assert_harmless(session.state.window_title().as_str(), "the window's title");
}

/// The keys to every screen, list and field, one after the other.
const TOUR: &[&str] = &[
    "",
    "l",
    "j",
    "w",
    "i",
    "i",
    "?",
    "<Esc>:",
    "<Esc>x",
    "<Esc>c",
    "<Esc>gg",
    "<Enter>",
    "i",
    ")",
    "gx",
    "?",
    "<Esc>gc",
    ":problems<Enter>",
    "<Esc>:open<Enter>",
    "<Esc>/",
];

/// Every screen, list and field, with the strangers' texts also said, typed and pasted.
fn tour(mut session: Session, text: &str) {
    session.put(Input::News(Box::new(News::Problems(vec![Wrong {
        line: text.into(),
        about: None,
    }]))));
    for keys in TOUR {
        session.press(keys);
        assert_drawn_well(&session, keys);
    }
    session.put(Input::Paste(text.to_owned()));
    assert_drawn_well(&session, "a paste into the search");
    session.press("<Enter>nN<Esc>");
    assert_drawn_well(&session, "what a search said");
    session.press(":");
    session.put(Input::Paste(text.to_owned()));
    assert_drawn_well(&session, "a paste into a list");
    session.press("<Esc>");
    session.state.warn(text);
    assert_drawn_well(&session, "what the outside says");
    session.put(Input::News(Box::new(News::Text(0, Err(text.into())))));
    assert_drawn_well(&session, "why a document cannot be had");
    session.press("gr");
    assert_drawn_well(&session, "a document that cannot be had");
}

fn assert_twins_harmless(session: &mut Session) {
    for twin in [session.twin(), session.read_twin()] {
        for line in twin.lines() {
            assert_harmless(line, "a twin");
        }
        assert!(!twin.contains('\r'));
    }
}

/// The document is what it was, and every place on it means the quote.
fn assert_places_hold(stranger: &Stranger, session: Session) {
    let text = |session: &Session| session.state.matter.text(0).unwrap().text.clone();
    assert_eq!(text(&session), stranger.document);
    for (at, quote) in stranger.quotes.iter().enumerate() {
        let claim = u32::try_from(at).unwrap();
        let range = session.state.matter.anchor(claim).unwrap().range.clone();
        assert_eq!(&stranger.document[range.unwrap()], quote);
    }
    let mut session = session.keys("<Enter>");
    let span = session.state.read.span.clone();
    assert_eq!(&stranger.document[span], &stranger.quotes[0]);
    session.press("Y");
    let copied = session.effects().iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    // Evidence is quoted to the character; it leaves as base64.
    assert!(
        copied
            .unwrap()
            .starts_with(&format!("\u{201c}{}\u{201d}", stranger.quotes[0]))
    );
    assert_drawn_well(&session, "after copying");
    assert_eq!(text(&session), stranger.document);
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        3 => prop::sample::select(HOSTILE).prop_map(str::to_owned),
        2 => "[a-z]{1,9} ",
        1 => any::<char>().prop_map(String::from),
    ];
    let text = prop::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat());
    prop::collection::vec(text, 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_a_stranger_has_power_on_any_screen_or_in_a_twin(
        texts in texts(),
        size in prop_oneof![Just((100, 30)), Just((40, 12)), (20..140_u16, 5..45_u16)],
        ascii in any::<bool>(),
        wide in any::<bool>(),
    ) {
        let stranger = Stranger::new(&texts, "letter.txt", "");
        let mut session = stranger.open().config(|config| {
            config.signs = if ascii { Signs::Ascii } else { Signs::Unicode };
            config.ambiguous = if wide { Ambiguous::Wide } else { Ambiguous::Narrow };
        });
        assert_twins_harmless(&mut session);
        tour(session.size(size.0, size.1), &texts.concat());
        assert_places_hold(&stranger, stranger.open());
    }
}

#[test]
fn a_file_may_be_called_anything() {
    for name in HOSTILE {
        let file = format!("a{name}.txt");
        let stranger = Stranger::new(&["plain".into()], &file, "");
        let mut session = stranger.open();
        assert_twins_harmless(&mut session);
        tour(session, &file);
    }
}

#[test]
fn every_hostile_text_is_seen_as_a_mark_and_none_is_left_out() {
    for text in HOSTILE.iter().filter(|text| text.chars().all(has_power)) {
        let stranger = Stranger::new(&[format!("before{text}after")], "letter.txt", "");
        let session = stranger.open().keys("<Enter>");
        let line = session.line("before");
        if text.contains('\n') {
            assert!(session.shows("after"), "{text:?}");
        } else {
            assert!(
                !line.contains("beforeafter"),
                "{text:?} has left no mark: {line}"
            );
        }
    }
}

#[test]
fn a_line_of_ten_megabytes_is_read_like_any_other() {
    let line = "so she said it once more and walked on ".repeat(262_144);
    let stranger = Stranger::new(&["plain".into()], "letter.txt", &line);
    assert!(stranger.document.len() > 10_000_000);
    let session = stranger.open().keys("<Enter>");
    assert_drawn_well(&session, "the end of the line");
    assert!(session.shows("q0 plain q0"));
    let mut session = session;
    for keys in [
        "gg", "j", "w", "<PgDn>", "}", "G", "k", "<PgUp>", "{", ")", "<Enter>",
    ] {
        session.press(keys);
        assert_drawn_well(&session, keys);
    }
    assert_places_hold(&stranger, stranger.open());
}

#[test]
fn ten_thousand_marks_on_one_letter_are_counted_and_not_drawn() {
    let bomb = format!("a{}", "\u{301}".repeat(10_000));
    let stranger = Stranger::new(&[bomb], "letter.txt", "");
    let mut session = stranger.open();
    assert_twins_harmless(&mut session);
    assert!(
        session.shows("⟦+9992 marks⟧"),
        "{}",
        session.grid().join("\n")
    );
    tour(session, "a");
    let read = stranger.open().keys("<Enter>");
    assert!(read.shows("⟦+9992 marks⟧"));
    assert_places_hold(&stranger, stranger.open());
}
