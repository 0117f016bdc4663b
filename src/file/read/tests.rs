//! What is read of a case file, what is a problem in it, and that pieces hold what the whole file holds.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::case::Field;
use crate::file::pieces::cut;

fn read_as(text: &str, cut: &Cut) -> Reading {
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    read(text.as_bytes(), cut, &cancel, &done).unwrap()
}

fn read_text(text: &str) -> Reading {
    read_as(text, &cut(text.as_bytes()))
}

/// Each problem as `bytes it is about: message; hint`.
fn problems(text: &str) -> Vec<String> {
    let reading = read_text(text);
    let each = reading.problems.iter().map(|problem| {
        let span = problem.span.clone().unwrap_or_default();
        let hint = problem.hint.as_deref().unwrap_or_default();
        format!("{}: {}; {hint}", text.get(span).unwrap(), problem.message)
    });
    each.collect()
}

#[test]
fn a_file_that_is_no_case_or_of_a_later_version_is_refused_with_one_problem() {
    for (text, expected) in [
        (
            "",
            "this file is no case: it does not begin with `tellings`",
        ),
        (
            "He said: \"no\n[[claim]]\n",
            "this file is no case: it does not begin with `tellings`",
        ),
        (
            "tellings = 2\nfuture = 1\n[[riddle]]\n",
            "this case is of version 2, and this program reads version 1",
        ),
        ("tellings = 0\n", "there is no version 0 of the format"),
        (
            "tellings = \"1\"\n",
            "`tellings` wants a whole number from 0, and this is text",
        ),
    ] {
        let reading = read_text(text);
        let messages: Vec<&str> = reading.problems.iter().map(|it| &*it.message).collect();
        assert_eq!(messages, [expected], "{text}");
        assert!(!reading.opens());
    }
}

#[test]
fn bytes_that_are_no_utf8_are_refused_where_they_stand() {
    let bytes = b"tellings = 1\ntitle = \"Stra\xdfe\"\n";
    let (cancel, done) = (AtomicBool::new(false), AtomicUsize::new(0));
    let reading = read(bytes, &cut(bytes), &cancel, &done).unwrap();
    assert_eq!(reading.problems[0].code, Code::NotUtf8);
    assert_eq!(reading.problems[0].span, Some(26..27));
}

#[test]
fn what_is_sound_stays() {
    let reading = read_text(
        "tellings = 1\ntitle = \"t\"\n[[claim]]\nid = \"a\"\nsource = \"s\"\ntext = \"x\"\nbasis = \"saww\"\nstart = -1\n\
         [[claim]]\nid = \"b\"\ntext = \"x\"\n[[source]]\nid = \"s\"\nname = \"S\"\n",
    );
    assert!(reading.opens());
    assert_eq!(reading.problems.len(), 3);
    assert_eq!(reading.tables.claims.len(), 1);
    assert_eq!(reading.tables.claims[0].basis, None);
    assert_eq!(reading.tables.sources.len(), 1);
    assert!(
        reading
            .dropped
            .contains(&(Kind::Claim, Id::new("b").unwrap()))
    );
}

#[test]
fn a_misspelt_key_is_one_problem_and_not_also_a_missing_one() {
    let text = "tellings = 1\ntitle = \"t\"\n[[source]]\nid = \"s\"\nnmae = \"S\"\n";
    assert_eq!(
        problems(text),
        ["nmae: `nmae` is no key of a source; did you mean `name`?"]
    );
}

#[test]
fn all_problems_of_damaged_tables_are_found() {
    let text =
        "tellings = 1\ntitle = \"t\"\n[[event]]\nid = \"open\ntitle = 1\n[[event]]\nid = \"b\"\n";
    let expected = [
        "\n: invalid basic string, expected `\"`; ",
        "1: `title` wants text, and this is a whole number; put it in quotes",
        "[[event]]: event `b` has no `title`; add `title = …`: what it is called",
    ];
    let found = problems(text);
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected).skip(1) {
        assert_eq!(found, expected);
    }
}

#[test]
fn dates_may_be_bare() {
    let reading = read_text(
        "tellings = 1\ntitle = \"t\"\n[[event]]\nid = \"a\"\ntitle = \"x\"\nwhen = 2020-03-08\n",
    );
    assert_eq!(reading.problems, []);
    assert_eq!(
        reading.tables.events[0].when.as_ref().unwrap().as_str(),
        "2020-03-08"
    );
}

#[test]
fn a_value_is_found_again_in_the_file() {
    let text = "tellings = 1\ntitle = \"t\"\n[[event]]\nid = 1\ntitle = \"no\"\n# one\n[[event]]\nid = \"a\"\ntitle = \"x\"\n";
    for cut in [cut(text.as_bytes()), Cut::Whole] {
        let origins = read_as(text, &cut).origins;
        let spans = Spans::new(text.as_bytes(), &cut, &origins);
        let at = |field| text.get(spans.value(Kind::Event, 0, field)).unwrap();
        assert_eq!(at(Field::Title), "\"x\"");
        assert_eq!(at(Field::Note), "[[event]]");
        assert_eq!(text.get(spans.record(Kind::Event, 0)).unwrap(), "[[event]]");
    }
}

#[test]
fn ids_that_repeat_share_their_bytes() {
    let claim = "[[claim]]\nid = \"a\"\nsource = \"s\"\ntext = \"x\"\n";
    let tables = read_text(&format!("tellings = 1\ntitle = \"t\"\n{claim}{claim}")).tables;
    let bytes = |at: usize| tables.claims[at].source.as_str().as_ptr();
    assert_eq!(bytes(0), bytes(1));
}

#[test]
fn a_preview_has_every_source_and_the_first_claims() {
    let claim = "[[claim]]\nid = \"a\"\nsource = \"s\"\ntext = \"x\"\n";
    let text = format!(
        "tellings = 1\ntitle = \"t\"\n{}[[source]]\nid = \"s\"\nname = \"S\"\n",
        claim.repeat(5)
    );
    let tables = preview(text.as_bytes(), &cut(text.as_bytes()), 2).unwrap();
    assert_eq!((tables.claims.len(), tables.sources.len()), (2, 1));
    assert_eq!(preview(b"tellings = 2\n", &cut(b"tellings = 2\n"), 2), None);
}

#[test]
fn a_cancelled_reading_gives_nothing() {
    let text = "tellings = 1\n[[event]]\n";
    let (cancel, done) = (AtomicBool::new(true), AtomicUsize::new(0));
    assert!(read(text.as_bytes(), &cut(text.as_bytes()), &cancel, &done).is_none());
}

/// Lines that are likely to confuse a scanner.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "[[claim]]",
        "[[event]]",
        "  [[ source ]] # c",
        "[[claim]] # '''",
        "# [[claim]]",
        "# \"\"\"",
        "# it's",
        "id = \"a\"",
        "id = 'b'",
        "source = \"s\"",
        "event = \"e\"",
        "text = \"x\"",
        "title = \"\"\"",
        "\"\"\"",
        "\\\"\"\"",
        "\"\"\"\"\"",
        "note = '''",
        "'''",
        "note = '''x'''",
        "note = \"\\\"\"",
        "note = \"\"",
        "note = ''",
        "tags = [",
        "]",
        "tags = ['[[claim]]', \"\"\"",
        "\"\"\"]",
        "'''] # x",
        "[claim]",
        "[claim.attribution]",
        "rule = 'x'",
        "[[claim.chain]]",
        "verb = \"'''\"",
        "claim = [{ id = 'i', source = 's', text = 't' }]",
        "name = \"n\"",
        "[witness]",
        "[[witness]]",
        "witness = [1]",
        "[claim.x]",
        "[[ ]]",
        "title.x = 1",
        "[[\"claim\"]]",
        "",
        "   ",
        "[[claim",
        "chain = [{ source = 's' }]",
        "attribution.rule = 'r'",
        "x = \"\\",
        "note = \"\"\"\\\\\"\"\"",
        "[[claim]]\r",
        "id = 'c'\r",
        "\r",
        "'a', # \"\"\"",
        "[[finding]]",
        "claims = ['a', 'b']",
        "relation = 'adds'",
        "\u{feff}",
        "note = '''a''''",
        "note = \"\"\"a\"\"\"\"\" # \"\"\"",
    ])
}

fn check_same(text: &str) -> Result<(), TestCaseError> {
    let whole = read_as(text, &Cut::Whole);
    let pieces = read_text(text);
    // Where an error was met the rest is anybody's guess; but both must have met one.
    prop_assert_eq!(whole.opens(), pieces.opens(), "{}", text);
    if whole.opens() {
        prop_assert_eq!(whole.tables, pieces.tables);
        prop_assert_eq!(whole.problems, pieces.problems);
        prop_assert_eq!(whole.dropped, pieces.dropped);
    }
    Ok(())
}

/// A line of a table: one of those that are read without the parser, or nearly.
fn any_line() -> impl Strategy<Value = String> {
    let key = "[a-z_-]{0,6}|start|id|\"id\"|a\\.b";
    let value = "\"[ -~é…\t]{0,8}\"|\"[a-z ]{0,8}\"|'[a-z]{0,3}'|[0-9_+]{0,21}|0x1f|true|false|1\\.5|\\[\"a\"\\]|\\{\\}";
    let pair = (key, " {0,2}", " {0,2}", value, "|[ \t]{1,2}|# more|x").prop_map(
        |(key, before, behind, value, end)| format!("{key}{before}={behind}{value}{end}"),
    );
    prop_oneof![
        8 => pair,
        1 => "[ \t]{0,3}#[ -~é]{0,9}",
        1 => "[ \t]{0,3}",
        1 => "[ -~\r\u{1}\u{7f}]{0,9}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_plain_table_is_what_the_parser_makes_of_it(
        above in "(# [a-z]{0,5}\n){0,2}",
        header in "\\[\\[claim\\]\\]| \\[\\[claim\\]\\] |\\[\\[ claim \\]\\]|\\[\\[claim\\]\\] # why",
        lines in prop::collection::vec(any_line(), 0..5),
        end in "\n|\r\n",
        last in "|\n|\r",
    ) {
        let text = format!("{above}{header}{end}{}{last}", lines.join(&end));
        let (root, errors) = DeTable::parse_recoverable(&text);
        if let Some((table, header)) = plain::table(&text, Kind::Claim) {
            prop_assert!(errors.is_empty(), "{:?}", errors);
            let root = root.into_inner();
            prop_assert_eq!(root.len(), 1);
            let item = root.get("claim").unwrap().get_ref().get(0).unwrap();
            prop_assert_eq!(item.span(), header);
            prop_assert_eq!(format!("{:?}", item.get_ref()), format!("{:?}", DeValue::Table(table)));
        } else {
            let plainest = ["[[claim]]\nid = \"a\"\n", "[[claim]]\nstart = 12\r\n"];
            prop_assert!(!plainest.contains(&&*text));
        }
    }

    #[test]
    fn pieces_hold_what_the_whole_file_holds(lines in prop::collection::vec(line(), 0..14), end in prop::sample::select(vec!["\n", "\r\n"])) {
        check_same(&format!("tellings = 1\ntitle = 't'\n{}", lines.join(end)))?;
    }

    #[test]
    fn the_same_where_tables_are_mostly_sound(
        tables in prop::collection::vec((0..4_usize, "[a-c]", prop::collection::vec(line(), 0..2)), 0..6),
        end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut text = String::from("tellings = 1\ntitle = 't'\n");
        for (kind, id, more) in tables {
            let own = ["[[event]]\ntitle = 'x'\nid =", "[[source]]\nname = 'x'\nid =", "[[claim]]\ntext = 'x'\nsource = 's'\nid =",
                "[[claim]]\nnote = '''\n[[event]]\n# '''\ntext = \"\"\"\n[[claim]]\\\"\"\"\"\"\nsource = 's'\nid ="];
            write!(text, "{} '{id}'\n{}\n", own[kind], more.join("\n")).unwrap();
        }
        check_same(&text.replace('\n', end))?;
    }

    #[test]
    fn nothing_makes_it_panic(text in "(tellings = 1\n)?[\\[\\]\"'\\\\#=a-c\n\r{},. 01-]{0,60}") {
        let reading = read_text(&text);
        for problem in &reading.problems {
            prop_assert!(text.get(problem.span.clone().unwrap_or_default()).is_some());
        }
    }
}

#[test]
fn a_large_file_is_read_in_file_order_by_both_threads() {
    let mut text = String::from("tellings = 1\ntitle = 't'\n");
    for number in 0..3 * ROUND {
        write!(
            text,
            "[[event]]\nid = 'e{number}'\ntitle = 'x'\nzebra = 1\n"
        )
        .unwrap();
    }
    let reading = read_text(&text);
    let ids = reading.tables.events.iter().map(|event| event.id.as_str());
    assert!(ids.eq((0..3 * ROUND).map(|number| format!("e{number}"))));
    let pieces = cut(text.as_bytes());
    let spans = Spans::new(text.as_bytes(), &pieces, &reading.origins);
    for place in [0, 1, ROUND / 2, ROUND, 3 * ROUND - 1] {
        let id = spans.value(Kind::Event, place, Field::Id);
        assert_eq!(text.get(id).unwrap(), format!("'e{place}'"));
    }
    // A hostile file does not get a message for each of its lines.
    assert_eq!(reading.problems.len(), 10_001);
    assert_eq!(reading.problems.last().unwrap().code, Code::More);
}
