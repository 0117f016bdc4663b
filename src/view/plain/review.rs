//! The twin of Review: every suggestion nobody has decided on, one after the other.

use super::{Sheet, rich};
use crate::app::State;
use crate::app::layout::review::{counts, in_reading_order};
use crate::app::rich::Rich;
use crate::text::clean::Shown;

/// What is suggested as plain text; every line ends in a line feed.
#[must_use]
pub fn review(state: &State) -> String {
    let mut sheet = Sheet::new(state);
    let title = Shown::new(&state.matter.case.tables().head.title, state.config.signs);
    sheet.put(0, &Shown::default(), &rich(&title));
    let list = &state.review.list;
    if list.is_empty() {
        let nothing = Shown::own("nothing is left to be decided");
        sheet.put(0, &Shown::default(), &rich(&nothing));
        return sheet.to_string();
    }
    sheet.put(0, &Shown::default(), &Rich::from(counts(state)));
    for item in list {
        sheet.blank();
        sheet.lines.extend(in_reading_order(state, item));
    }
    sheet.to_string()
}
