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
