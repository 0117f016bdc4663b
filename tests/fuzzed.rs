//! Any bytes: what the fuzz targets do (`fuzz/README.md`), over a small corpus and over long inputs of one thing only.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

#[path = "fuzzed/bodies.rs"]
mod bodies;

use bodies::{case, draft, journal, keys, text};
use rustix::time::{ClockId, clock_gettime};
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// One test at a time: the time that is measured is that of the whole process, all its threads taken together.
static ALONE: Mutex<()> = Mutex::new(());

/// What is done with an input.
type Body = fn(&[u8]);

#[test]
fn everything_holds_for_every_input_of_the_corpus() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let bodies: [(&str, Body); 5] = [
        ("case", case::case),
        ("draft", draft::draft),
        ("journal", journal::journal),
        ("keys", keys::keys),
        ("text", text::text),
    ];
    for (name, body) in bodies {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzzed/corpus");
        let inputs: Vec<_> = fs::read_dir(folder.join(name)).unwrap().collect();
        assert!(inputs.len() > 2, "{name} has no corpus");
        for input in inputs {
            let path = input.unwrap().path();
            // Captured: printed when the input fails.
            println!("{}", path.display());
            body(&fs::read(path).unwrap());
        }
    }
}

/// Texts of one thing only, which a rule might look for once from every place.
const TEXTS: [(&str, &str); 24] = [
    ("straight marks", "\""),
    ("opening marks", "“"),
    ("closing marks", "”"),
    ("quotations", "“a” "),
    ("single marks", "‘a "),
    ("he said", "he said "),
    ("said Hale", "said Hale "),
    ("he said,", "he said, "),
    ("said that", "she said that "),
    ("labels", "Hale: "),
    ("one word", "lantern "),
    ("one name", "Hale "),
    ("one letter", "a"),
    ("brackets", "("),
    ("full stops", ". "),
    ("line feeds", "\n"),
    ("paragraphs", "a b c d.\n\n"),
    ("combining marks", "\u{301}"),
    ("not", "not "),
    ("digits", "7"),
    ("numbers", "seven "),
    ("ideographs", "警"),
    ("controls", "\u{202e}\u{1b}"),
    ("reports", "He said the gate was shut. "),
];

/// The same of a case file, behind a sound head.
const FILES: [(&str, &str); 16] = [
    ("headers", "[[claim]]\n"),
    ("brackets", "["),
    ("arrays", "x = [\n"),
    ("braces", "{ a = "),
    ("dots", "a."),
    ("double marks", "\""),
    ("single marks", "'''"),
    ("backslashes", "\\"),
    ("comments", "#\n"),
    ("line feeds", "\n"),
    ("unknown keys", "x = 1\n"),
    ("one id", "[[event]]\nid = 'e'\ntitle = 'T'\n"),
    ("claims", "[[claim]]\nid = 'e'\nsource = 's'\ntext = 'T'\n"),
    (
        "findings",
        "[[finding]]\nclaims = ['a', 'b']\nrelation = 'deny'\n",
    ),
    ("sources", "[[source]]\nname = 'N'\n"),
    ("signs", "\u{202e}"),
];

fn report(text: &[u8]) {
    draft::draft(&[b"2", text].concat());
}

fn statement(text: &[u8]) {
    draft::draft(&[b"1", text].concat());
}

fn file(text: &[u8]) {
    case::case(
        &[
            b"tellings = 1\ntitle = 'T'\n",
            text,
            b"\0\x03\x00\x01\x02\x03",
        ]
        .concat(),
    );
}

/// Names of things, and one of each.
type Units = &'static [(&'static str, &'static str)];

/// Each way with what it is tried on.
const WAYS: [(&str, Body, Units); 4] = [
    ("text", text::text, &TEXTS),
    ("report", report, &TEXTS),
    ("statement", statement, &TEXTS),
    ("case", file, &FILES),
];

/// The processor time of this process so far.
fn spent() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::try_from(time).unwrap()
}

/// The processor time that a body takes for so many bytes of one thing.
fn takes(body: Body, unit: &str, bytes: usize) -> Duration {
    let input = unit.repeat(bytes / unit.len());
    let before = spent();
    body(input.as_bytes());
    spent().saturating_sub(before)
}

/// Four times the input takes about four times the time. What grows with the square takes sixteen times.
#[test]
fn four_times_as_much_of_one_thing_takes_no_more_than_eight_times_as_long() {
    const FIRST: usize = 1 << 9;
    const LONGEST: usize = 1 << 16;
    const MEASURABLE: Duration = Duration::from_millis(5);
    const MOST: u32 = 8;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut grown = Vec::new();
    for (way, body, units) in [WAYS[0], WAYS[1], WAYS[3]] {
        for (name, unit) in units {
            let mut bytes = FIRST;
            while bytes < LONGEST && takes(body, unit, bytes) < MEASURABLE {
                bytes *= 2;
            }
            // A busy machine may disturb a measurement, but hardly three of them.
            let mut tried = (0..3).map(|_| {
                let one = takes(body, unit, bytes).max(MEASURABLE);
                takes(body, unit, 4 * bytes) > MOST * one
            });
            if tried.all(|grows| grows) {
                grown.push(format!("{way} of {name}, from {bytes} bytes on"));
            }
        }
    }
    assert_eq!(grown, [""; 0]);
}

/// Prints how long each takes.
#[test]
#[ignore = "minutes: cargo test --release --test fuzzed -- --ignored --nocapture"]
fn a_megabyte_of_one_thing_is_read_drafted_and_shown() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for (way, body, units) in WAYS {
        for (name, unit) in units {
            let start = Instant::now();
            let [half, whole] = [1 << 19, 1 << 20].map(|bytes| takes(body, unit, bytes));
            println!("{way:10} {name:16} {half:8.1?} {whole:8.1?}");
            let elapsed = start.elapsed();
            assert!(
                elapsed < Duration::from_mins(2),
                "{way} of {name}: {elapsed:?}"
            );
        }
    }
}
