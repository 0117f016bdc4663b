//! What the terminal tests are given: a case with many events, a row of sizes.

use std::fmt::Write as _;

/// A case of `events` events titled "Event 1", "Event 2" …, each told by two sources without a document.
pub(crate) fn case_of(events: usize) -> String {
    let mut case = String::from("tellings = 1\ntitle = \"Many events\"\n");
    for source in ["one", "two"] {
        let _ = write!(
            case,
            "\n[[source]]\nid = \"{source}\"\nname = \"Source {source}\"\n"
        );
    }
    for event in 1..=events {
        let _ = write!(
            case,
            "\n[[event]]\nid = \"e{event}\"\ntitle = \"Event {event} begins\"\n"
        );
    }
    for event in 1..=events {
        for source in ["one", "two"] {
            let _ = write!(
                case,
                "\n[[claim]]\nid = \"c{event}{source}\"\nsource = \"{source}\"\nevent = \"e{event}\"\ntext = \"Told {event} by {source}.\"\n"
            );
        }
    }
    case
}

/// Sizes drawn by a linear congruential generator (Knuth, MMIX), so that a failure comes again.
pub(crate) struct Sizes(pub(crate) u64);

impl Sizes {
    /// The next number below `end`.
    pub(crate) fn below(&mut self, end: u16) -> u16 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u16::try_from((self.0 >> 33) % u64::from(end)).unwrap_or(0)
    }
}

/// A document.
pub(crate) const LETTER: &str = "It was late. The lamp went out. We left by the gate.\n";

/// A case on it with one claim, whose words have moved; `accepted` is what it becomes when their new place is accepted.
pub(crate) const MOVED: &str = "# by hand\ntellings = 1\ntitle = 'The lamp' # kept\n\n[[document]]\nid = 'letter'\nfile = 'letter.txt'\n\n[[source]]\nid = 'mira'\nname = 'Mira'\n\n[[source]]\nid = 'tom'\nname = 'Tom'\n\n[[event]]\nid = 'lamp'\ntitle = 'It goes out'\n\n[[claim]]\nid = 'one'\nsource = 'mira'\nevent = 'lamp'\ndocument = 'letter'\nquote = 'The lamp went out.'\nstart = 4\n";

/// [`MOVED`] once the new place is accepted.
pub(crate) fn accepted() -> String {
    MOVED.replace(
        "start = 4\n",
        "start = 13\nprefix = \"It was late. \"\nsuffix = \" We left by the gate.\\n\"\n",
    )
}

/// What the program says of that change.
pub(crate) const ACCEPTED: &str = "the new place of “The lamp went out.” (Mira) is accepted";
