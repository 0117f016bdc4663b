//! Any value, any edit, any case file: what the property tests of the file layer draw from.

pub(crate) mod wish;

use proptest::prelude::*;

use crate::case::{Attribution, Edit, Field, Id, Key, Kind, Mode, Step, Value, Word};

pub(crate) fn any_id() -> impl Strategy<Value = Id> {
    "[A-Za-z0-9_-]{1,6}".prop_map(|text| Id::new(&text).unwrap())
}

/// Text with everything that is awkward in a file.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "[a\"'\\\\\n\r\t#\\[\\]=\u{1b}\u{85}é\u{202e}\u{feff}🙂]{0,10}",
        Just("\n[[claim]]\nid = \"x\"\n".to_owned()),
        Just("'''\"\"\"".to_owned()),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    let verb = prop::option::of(any_text().prop_map(Into::into));
    (any_id(), verb, prop::sample::select(Mode::ALL)).prop_map(|(source, verb, mode)| Step {
        source,
        verb,
        mode,
    })
}

pub(crate) fn any_value() -> impl Strategy<Value = Value> {
    let place = || prop::option::of((any::<u64>(), any::<u64>()));
    prop_oneof![
        any_text().prop_map(|text| Value::text(&text)),
        any_id().prop_map(Value::Id),
        prop::collection::vec(any_text().prop_map(Into::into), 0..4).prop_map(Value::Texts),
        any::<u64>().prop_map(Value::Count),
        any::<bool>().prop_map(Value::Flag),
        (0.0..=1.0f64).prop_map(Value::Share),
        prop::collection::vec(any_step(), 0..3).prop_map(Value::Steps),
        (any_text(), place(), place()).prop_map(|(rule, cue, source)| {
            Value::Attribution(Box::new(Attribution {
                rule: rule.into(),
                cue,
                source,
            }))
        }),
    ]
}

fn any_key() -> impl Strategy<Value = Key> {
    prop_oneof![
        Just(Key::Case),
        any_id().prop_map(Key::One),
        (any_id(), any_id()).prop_map(|(one, other)| Key::Claims([one, other])),
        (any_id(), any_id()).prop_map(|(one, other)| Key::Silence(one, other)),
        (0usize..9).prop_map(Key::Place),
    ]
}

/// An edit of any shape, sound or not.
pub(crate) fn any_edit() -> impl Strategy<Value = Edit> {
    let kind = || prop::sample::select(Kind::ALL);
    let field = || prop::sample::select(Field::ALL);
    let value = || prop::option::of(any_value());
    let fields = || prop::collection::vec((field(), any_value()), 0..4);
    let leaf = prop_oneof![
        (kind(), any_key(), field(), value(), value()).prop_map(
            |(kind, key, field, expect, value)| Edit::set(kind, key, field, expect, value)
        ),
        (kind(), 0usize..9, fields()).prop_map(|(kind, at, fields)| Edit::Insert {
            kind,
            at,
            fields
        }),
        (kind(), 0usize..9, fields()).prop_map(|(kind, at, fields)| Edit::Remove {
            kind,
            at,
            fields
        }),
        (kind(), 0usize..9, 0usize..9).prop_map(|(kind, from, to)| Edit::Move { kind, from, to }),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Edit::All)
    })
}

/// How a generated file is spaced.
#[derive(Debug, Clone)]
struct Spacing {
    crlf: bool,
    mark: bool,
    end: bool,
    /// Drawn from as often as the file needs a choice.
    dice: Vec<u8>,
}

/// The text of a sound case file, oddly spaced, with comments, in every style of string.
pub(crate) fn any_file() -> impl Strategy<Value = String> {
    let spacing = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        prop::collection::vec(any::<u8>(), 1..64),
    )
        .prop_map(|(crlf, mark, end, dice)| Spacing {
            crlf,
            mark,
            end,
            dice,
        });
    (1usize..4, 0usize..4, 0usize..6, spacing)
        .prop_map(|(sources, events, claims, spacing)| file(sources, events, claims, &spacing))
}

fn file(sources: usize, events: usize, claims: usize, spacing: &Spacing) -> String {
    let mut rolls = spacing.dice.iter().cycle();
    let mut roll = |sides: u8| rolls.next().map_or(0, |it| it % sides);
    let mut out = String::new();
    let mut line = |text: &str, roll: u8| {
        let indent = ["", "", "", "  ", "\t"][usize::from(roll) % 5];
        out.extend([indent, text, "\n"]);
    };
    line("# a case\n", 0);
    line("tellings=1 # the version", 0);
    line(
        [
            "title = 'A \\ lamp'",
            "title = \"\"\"\nA\nlamp\"\"\"",
            "\"title\" = \"A lamp\"",
        ][usize::from(roll(3))],
        0,
    );
    line(
        ["", "note = '''it's # [[claim]]\n[[claim]]'''"][usize::from(roll(2))],
        0,
    );
    let header = |kind: &str, roll: u8, line: &mut dyn FnMut(&str, u8)| {
        line(
            ["", "# about the next", "\n# apart\n", "\n\n", "\t"][usize::from(roll) % 5],
            0,
        );
        line(
            &[format!("[[{kind}]]"), format!("[[ {kind} ]] # c")][usize::from(roll) % 2],
            roll,
        );
    };
    for number in 0..sources {
        header("source", roll(10), &mut line);
        line(&format!("id = \"s{number}\""), roll(5));
        line(
            &format!("  name   =   'Source {number}'   # named"),
            roll(5),
        );
    }
    for number in 0..events {
        header("event", roll(10), &mut line);
        line(&format!("title = 'Event {number}'"), roll(5));
        line("# between", roll(5));
        line(&format!("id = 'e{number}'"), roll(5));
        line(
            [
                "when = 2020-03-08",
                "when = \"2020-03-08T04~\"",
                "tags = [\n  'a', # one\n  'b',\n]",
                "",
            ][usize::from(roll(4))],
            0,
        );
    }
    for number in 0..claims {
        header("claim", roll(10), &mut line);
        line(
            &format!("id = 'c{number}'\nsource = 's{}'", number % sources),
            0,
        );
        if events > 0 && roll(3) > 0 {
            line(&format!("event = 'e{}'", number % events), roll(5));
        }
        line(
            [
                "text = '''\n# foo'''",
                "text = \"b\\u001b\"",
                "'text' = \"\"\"c\"\"\"  # said",
            ][usize::from(roll(3))],
            roll(5),
        );
        line(
            [
                "",
                "certainty = \"certain\"",
                "attribution.rule = 'r'",
                "chain = [ { source='s0' } ]",
            ][usize::from(roll(4))],
            0,
        );
    }
    let mut out = if spacing.crlf {
        out.replace('\n', "\r\n")
    } else {
        out
    };
    if !spacing.end {
        out.truncate(out.trim_end().len());
    }
    if spacing.mark {
        out.insert(0, '\u{feff}');
    }
    out
}
