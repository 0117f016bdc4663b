//! A change touches its own table only, reads as the case has it, and can be taken back to the byte.

use proptest::prelude::*;

use super::any::wish::{any_wish, set, wished};
use super::any::{any_file, any_text};
use super::*;
use crate::case::{Edit, Id, Key, Relation, Word as _};

fn open(text: &str) -> (Case, Draft) {
    let cut = pieces::cut(text.as_bytes());
    let reading = reading(text).unwrap();
    assert!(reading.opens(), "{:?}\n{text}", reading.problems);
    let case = Case::new(reading.tables);
    let draft = Draft::new(Arc::new(text.into()), &cut, &reading.origins, &case);
    (case, draft)
}

fn text_of(draft: &Draft) -> String {
    String::from_utf8(draft.bytes().flatten().copied().collect()).unwrap()
}

fn claim(id: &str) -> Key {
    Key::One(Id::new(id).unwrap())
}

/// The file after a field of claim `a` was set.
fn after(text: &str, field: Field, value: Option<&str>) -> String {
    let (mut case, mut draft) = open(text);
    let edit = set(
        &case,
        Kind::Claim,
        claim("a"),
        field,
        value.map(Value::text),
    );
    follow(&mut case, &mut draft, edit, &[]).unwrap();
    text_of(&draft)
}

const HEAD: &str = "tellings = 1\ntitle = 'T'\n[[source]]\nid = 's'\nname = 'S'\n";

fn with(claim: &str) -> String {
    format!("{HEAD}{claim}")
}

#[test]
fn a_value_keeps_its_quotes_and_its_comment() {
    let text = with("[[claim]]\nid='a'\nsource = 's'\n  text  =  'old'   # why\n");
    assert_eq!(
        after(&text, Field::Text, Some("new")),
        text.replace("old", "new")
    );
}

#[test]
fn a_new_key_stands_behind_the_one_before_it_in_the_formats_order() {
    let text = with("[[claim]]\nid='a'\n  source = 's' # who\ntext = 't'\nnote = 'n'");
    let wanted = text.replace("# who\n", "# who\n  event = \"e\"\n");
    assert_eq!(after(&text, Field::Event, Some("e")), wanted);
    let wanted = format!("{text}\nby = \"me\"");
    assert_eq!(after(&text, Field::By, Some("me")), wanted);
}

#[test]
fn a_new_line_ends_as_the_one_above_it() {
    let text = with("[[claim]]\nid='a'\nsource='s'\r\ntext='t'\n");
    let wanted = text.replace("'s'\r\n", "'s'\r\nevent = \"e\"\r\n");
    assert_eq!(after(&text, Field::Event, Some("e")), wanted);
}

#[test]
fn a_key_goes_with_its_lines_and_their_comment() {
    let text = with(
        "[[claim]]\r\nid='a'\r\nsource='s'\r\ntext='t'\r\n# stays\r\nnote=\"\"\"\r\none\r\ntwo\"\"\" # goes\r\nby='b'\r\n",
    );
    let wanted = text.replace("note=\"\"\"\r\none\r\ntwo\"\"\" # goes\r\n", "");
    assert_eq!(after(&text, Field::Note, None), wanted);
}

#[test]
fn a_dotted_key_is_taken_away_too() {
    let text = with(
        "[[claim]]\nid='a'\nsource='s'\ntext='t'\nattribution.rule='r' # goes\nnote='n' # stays\n",
    );
    let new = after(&text, Field::Attribution, None);
    assert_eq!(new, text.replace("attribution.rule='r' # goes\n", ""));
}

#[test]
fn a_new_table_stands_behind_the_last_of_its_kind() {
    let text = "tellings = 1\ntitle = 'T'\n\n[[source]]\nid = 's'\nname = 'S'\n\n# the one claim\n[[claim]]\nid = 'a'\nsource = 's'\ntext = 't'";
    let (mut case, mut draft) = open(text);
    let fields = vec![
        (Field::Id, Value::Id(Id::new("p").unwrap())),
        (Field::Name, Value::text("P \u{1b}")),
    ];
    let edit = Edit::Insert {
        kind: Kind::Source,
        at: 1,
        fields,
    };
    let done = follow(&mut case, &mut draft, edit, &[]).unwrap();
    let new = "[[source]]\nid = \"p\"\nname = \"P \\u001B\"\n\n";
    assert_eq!(
        text_of(&draft),
        text.replace("# the one", &format!("{new}# the one"))
    );
    follow(&mut case, &mut draft, done.inverse, &done.patches).unwrap();
    assert_eq!(text_of(&draft), text);
    let pair = Value::Texts(vec!["a".into(), "b".into()]);
    let relation = Value::text(Relation::Contradict.spelling());
    let fields = vec![(Field::Claims, pair), (Field::Relation, relation)];
    let edit = Edit::Insert {
        kind: Kind::Finding,
        at: 0,
        fields,
    };
    follow(&mut case, &mut draft, edit, &[]).unwrap();
    let new = "\n\n[[finding]]\nclaims = [\"a\", \"b\"]\nrelation = \"contradict\"\n";
    assert_eq!(text_of(&draft), format!("{text}{new}"));
}

const EVENTS: &str = "tellings = 1\ntitle = 'T'\n\n# one\n[[event]]\nid = 'a'\ntitle = 'A'\n\n[[event]]\nid = 'b'\ntitle = 'B'\n\n# --- claims ---\n\n# two\n[[event]]\nid = 'c' # c\ntitle = 'C'\n";

#[test]
fn a_table_moves_with_the_comments_above_it_only() {
    let (mut case, mut draft) = open(EVENTS);
    let edit = Edit::Move {
        kind: Kind::Event,
        from: 2,
        to: 0,
    };
    let done = follow(&mut case, &mut draft, edit, &[]).unwrap();
    let wanted = "tellings = 1\ntitle = 'T'\n\n# two\n[[event]]\nid = 'c' # c\ntitle = 'C'\n\n# one\n[[event]]\nid = 'a'\ntitle = 'A'\n\n[[event]]\nid = 'b'\ntitle = 'B'\n\n# --- claims ---\n\n";
    assert_eq!(text_of(&draft), wanted);
    follow(&mut case, &mut draft, done.inverse, &done.patches).unwrap();
    assert_eq!(text_of(&draft), EVENTS);
    let edit = Edit::Remove {
        kind: Kind::Event,
        at: 1,
        fields: case.fields(Kind::Event, 1),
    };
    follow(&mut case, &mut draft, edit, &[]).unwrap();
    assert_eq!(
        text_of(&draft),
        EVENTS.replace("[[event]]\nid = 'b'\ntitle = 'B'\n\n", "")
    );
}

#[test]
fn a_file_of_another_shape_is_changed_in_its_own_way() {
    let text = "\u{feff}tellings = 1\r\ntitle = 'T' # t\r\n\r\nevent = [\r\n  { id = 'a', title = 'A' }, # first\r\n  { id = 'b', title = 'B' },\r\n]\r\n";
    let (mut case, mut draft) = open(text);
    let edit = set(
        &case,
        Kind::Event,
        claim("b"),
        Field::Title,
        Some(Value::text("new")),
    );
    let done = follow(&mut case, &mut draft, edit, &[]).unwrap();
    assert_eq!(text_of(&draft), text.replace("'B'", "'new'"));
    follow(&mut case, &mut draft, done.inverse, &done.patches).unwrap();
    assert_eq!(text_of(&draft), text);
    let fields = vec![
        (Field::Id, Value::Id(Id::new("c").unwrap())),
        (Field::Title, Value::text("C")),
    ];
    let insert = Edit::Insert {
        kind: Kind::Event,
        at: 1,
        fields,
    };
    for edit in [
        insert,
        Edit::Move {
            kind: Kind::Event,
            from: 0,
            to: 2,
        },
    ] {
        follow(&mut case, &mut draft, edit, &[]).unwrap();
    }
    let remove = Edit::Remove {
        kind: Kind::Event,
        at: 0,
        fields: case.fields(Kind::Event, 0),
    };
    follow(&mut case, &mut draft, remove, &[]).unwrap();
    assert!(draft.agrees_whole(&case), "{}", text_of(&draft));
    assert!(text_of(&draft).starts_with("\u{feff}tellings = 1\r\ntitle = 'T' # t\r\n"));
}

#[test]
fn a_table_that_was_read_with_problems_is_not_counted_and_not_touched() {
    let text = with("[[claim]]\nid='x'\n[[claim]]\nid='a'\nsource='s'\ntext='t'\n");
    assert_eq!(
        after(&text, Field::Text, Some("u")),
        text.replace("text='t'", "text='u'")
    );
}

#[test]
fn what_the_format_does_not_allow_is_refused_and_nothing_changes() {
    let text = with("[[claim]]\nid='a'\nsource='s'\ntext='t'\n");
    let (mut case, mut draft) = open(&text);
    let before = case.tables().clone();
    let good = set(
        &case,
        Kind::Claim,
        claim("a"),
        Field::Note,
        Some(Value::text("n")),
    );
    let bad = set(&case, Kind::Claim, claim("a"), Field::Text, None);
    let refused = follow(&mut case, &mut draft, Edit::All(vec![good, bad]), &[]);
    assert_eq!(
        refused,
        Err(Refused::File(Unwritable::Differs(Kind::Claim)))
    );
    assert_eq!(*case.tables(), before);
    assert_eq!(text_of(&draft), text);
}

proptest! {
    #[test]
    fn the_file_always_reads_as_the_case_and_undoing_all_gives_its_bytes_back(
        text in any_file(),
        wishes in prop::collection::vec(any_wish(), 1..8),
    ) {
        let (mut case, mut draft) = open(&text);
        let mut undo = Vec::new();
        for (number, wish) in wishes.into_iter().enumerate() {
            let Some(edit) = wished(&case, wish, number) else { continue };
            let before = text_of(&draft);
            if let Ok(done) = follow(&mut case, &mut draft, edit.clone(), &[]) {
                let now = text_of(&draft);
                let read = reading(&now).unwrap();
                prop_assert!(read.opens());
                prop_assert_eq!(&*read.tables, case.tables(), "{:?}\n{}\n--\n{}", edit, before, now);
                let mut patched = before.clone();
                for patch in &done.patches {
                    prop_assert_eq!(patched.get(patch.at..patch.at + patch.old.len()), Some(&*patch.old));
                    patched.replace_range(patch.at..patch.at + patch.old.len(), &patch.new);
                }
                prop_assert_eq!(&patched, &now, "the patches are what changed");
                undo.push((done, before));
            } else {
                prop_assert_eq!(&text_of(&draft), &before);
                prop_assert_eq!(&*reading(&before).unwrap().tables, case.tables());
            }
        }
        while let Some((done, before)) = undo.pop() {
            follow(&mut case, &mut draft, done.inverse, &done.patches).unwrap();
            prop_assert_eq!(text_of(&draft), before);
        }
        prop_assert_eq!(text_of(&draft), text);
    }

    #[test]
    fn setting_a_field_touches_no_byte_outside_its_table(
        text in any_file(),
        at in 0usize..6,
        to in prop::option::of(any_text()),
        field in prop::sample::select(vec![Field::Text, Field::Note, Field::Basis, Field::Occasion]),
    ) {
        let (mut case, mut draft) = open(&text);
        if case.count(Kind::Claim) == 0 {
            return Ok(());
        }
        let at = at % case.count(Kind::Claim);
        let Cut::Pieces(pieces) = pieces::cut(text.as_bytes()) else { panic!("{text}") };
        let mut claims = pieces.iter().filter(|piece| piece.kind == Kind::Claim);
        let own = claims.nth(at).unwrap().range();
        let key = case.tables().key(Kind::Claim, at);
        let edit = set(&case, Kind::Claim, key, field, to.as_deref().map(Value::text));
        if follow(&mut case, &mut draft, edit, &[]).is_ok() {
            let now = text_of(&draft);
            prop_assert!(now.starts_with(text.get(..own.start).unwrap()));
            prop_assert!(now.ends_with(text.get(own.end..).unwrap()));
        }
    }

    #[test]
    fn setting_a_field_there_and_back_gives_the_bytes_back_without_help(
        text in any_file(), at in 0usize..6, to in "[a-z]{1,9}",
    ) {
        let (mut case, mut draft) = open(&text);
        let at = at % case.count(Kind::Source);
        let key = case.tables().key(Kind::Source, at);
        let edit = set(&case, Kind::Source, key, Field::Name, Some(Value::text(&to)));
        let done = follow(&mut case, &mut draft, edit, &[]).unwrap();
        follow(&mut case, &mut draft, done.inverse, &[]).unwrap();
        prop_assert_eq!(text_of(&draft), text);
    }
}

proptest! {
    #[test]
    fn a_new_file_reads_as_the_tables_it_was_made_of(text in any_file()) {
        let (case, _) = open(&text);
        let (again, _) = open(&super::new_file(&case));
        prop_assert_eq!(again.tables(), case.tables());
    }
}
