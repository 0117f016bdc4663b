//! Any bytes as a case file: read, checked, shown; changed, taken back and written anew without a byte too many.

use super::wishes::Wishes;
use super::within::within;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use tellings::app::config::Config;
use tellings::app::matter::{Matter, Text};
use tellings::app::state::{Size, State};
use tellings::case::Case;
use tellings::file::folder::Folder;
use tellings::file::print::{Sheet, Style, one_line};
use tellings::file::read::{Reading, preview, read};
use tellings::file::splice::{Draft, follow, new_file};
use tellings::file::{Checked, anchors, check_bytes, json, pieces, print_problems};
use tellings::suggest::{Wanted, run};
use tellings::text::Signs;
use tellings::view::plain;

/// The documents that are there, for a case that names them.
const FOLDER: Folder = Folder::Embedded(&[
    (
        "a.txt",
        "It was late. The lamp went out. We left by the gate.\n".as_bytes(),
    ),
    ("b.txt", b"caf\xe9 \x93late\x94"),
    ("c.txt", b"\0\x1b[2J\r\r\n\xf0\x9f\x91\xa9"),
]);

/// Opens a case. What stands behind the last NUL chooses what is changed then; without one nothing is.
pub(crate) fn case(bytes: &[u8]) {
    let end = bytes
        .iter()
        .rposition(|byte| *byte == 0)
        .unwrap_or(bytes.len());
    let (file, wishes) = bytes.split_at(end);
    let checked = check_bytes("case.toml".into(), file.to_vec(), &FOLDER);
    told(&checked);
    let cut = pieces::cut(file);
    let tables = preview(file, &cut, 2);
    assert!(tables.is_none_or(|it| it.claims.len() <= 2));
    if checked.reading.as_ref().is_some_and(Reading::opens) {
        changed(&checked, Wishes::of(wishes));
        shown(checked);
    }
}

/// Every problem can be printed, stands in the file, and says nothing that a terminal would obey.
fn told(checked: &Checked) {
    let sheet = Sheet::new(&checked.name, &checked.bytes);
    for problem in &checked.problems {
        for span in problem
            .span
            .iter()
            .chain(problem.also.iter().map(|it| &it.0))
        {
            assert!(
                span.start <= span.end && span.end <= checked.bytes.len(),
                "{problem:?}"
            );
            if let Ok(text) = std::str::from_utf8(&checked.bytes) {
                within(text, span);
            }
        }
        assert!(!one_line(&sheet, problem, Signs::Ascii).is_empty());
    }
    for columns in [40, 120] {
        let mut out = Vec::new();
        let style = Style {
            columns,
            ..Style::default()
        };
        print_problems(&mut out, checked, style).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert_eq!(
            out.chars().find(|ch| ch.is_control() && *ch != '\n'),
            None,
            "{out}"
        );
    }
}

/// As `show` and `suggest` print it.
fn shown(checked: Checked) {
    let reading = checked.reading.unwrap();
    let places = anchors::resolve(&reading.tables, &checked.texts);
    let json = json::text(&json::case(&reading.tables, &checked.texts, &places));
    serde_json::from_str::<serde_json::Value>(&json).unwrap();
    let paragraphs = anchors::paragraphs(&reading.tables, &checked.texts, &places);
    let wanted = Wanted { candidates: 1 };
    let found = run::suggest(&reading.tables, &paragraphs, wanted);
    let _ = json::text(&json::suggestions::suggestions(
        &reading.tables,
        &checked.texts,
        &places,
        &found,
    ));
    let mut matter = Matter::new(reading.tables, true);
    let texts = checked.texts.into_iter();
    let missing = || Text::Missing("it is not there".into());
    matter.texts = texts
        .map(|it| it.map_or_else(missing, Text::Here))
        .collect();
    matter.take_anchors(places);
    let state = State::new(
        matter,
        Config::default(),
        Size {
            columns: 40,
            rows: 0,
        },
    );
    for twin in [plain::compare, plain::read, plain::review] {
        let twin = twin(&state);
        assert_eq!(
            twin.chars().find(|ch| ch.is_control() && *ch != '\n'),
            None,
            "{twin}"
        );
    }
}

fn read_again(bytes: &[u8]) -> Reading {
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    read(bytes, &pieces::cut(bytes), &cancel, &done).unwrap()
}

/// The file always reads as the case, and taking all back gives its bytes back.
fn changed(checked: &Checked, mut wishes: Wishes<'_>) {
    let reading = checked.reading.as_ref().unwrap();
    let mut case = Case::new(Arc::clone(&reading.tables));
    let file = Arc::new(checked.bytes.clone());
    let mut draft = Draft::new(Arc::clone(&file), &checked.cut, &reading.origins, &case);
    let bytes = |draft: &Draft| draft.bytes().collect::<Vec<_>>().concat();
    assert!(bytes(&draft) == *file);
    written_anew(&case);
    let mut undo = Vec::new();
    while wishes.any() && undo.len() < 8 {
        let edit = wishes.edit(&case);
        let before = (bytes(&draft), case.shared());
        match follow(&mut case, &mut draft, edit.clone(), &[]) {
            Ok(done) => {
                let now = read_again(&bytes(&draft));
                assert!(now.opens(), "{edit:?}: {:?}", now.problems);
                assert_eq!(*now.tables, *case.tables(), "{edit:?}");
                undo.push((done, before));
            }
            Err(_) => assert!(
                (bytes(&draft), case.shared()) == before,
                "{edit:?} did something"
            ),
        }
    }
    while let Some((done, before)) = undo.pop() {
        follow(&mut case, &mut draft, done.inverse.clone(), &done.patches).unwrap();
        assert!(
            (bytes(&draft), case.shared()) == before,
            "{:?} is not taken back",
            done.inverse
        );
    }
}

/// A new file of the same records reads as the same.
fn written_anew(case: &Case) {
    let again = read_again(new_file(case).as_bytes());
    assert_eq!(again.problems, []);
    assert_eq!(*again.tables, *case.tables());
}
