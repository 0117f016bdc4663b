//! What the panel says of the row: how it was retold, told in another order, where and when it was, who speaks of it.

use super::{labelled, push_rich};
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::layout::voice;
use crate::app::page::{Page, Role};
use crate::app::rich::Rich;
use crate::case::Event;
use crate::text::clean::Shown;

/// What became of the row between two tellings; where an account's own order departs from the rows.
pub(super) fn order(state: &State, page: &mut Page) {
    if let Some(retold) = state
        .compare
        .retold(&state.matter, state.compare.cursor.row)
    {
        let mut rich = Rich::default();
        rich.own("   ", Role::Text);
        rich.append(&retold);
        push_rich(state, &rich, page);
    }
    let Some(departure) = state.compare.departure(state.compare.cursor.row) else {
        return;
    };
    let mut rich = Rich::default();
    rich.own("   ", Role::Text);
    rich.own(glyphs(state.config.signs).order, Role::Sign);
    rich.own(" ", Role::Text);
    rich.append(&departure);
    push_rich(state, &rich, page);
}

/// The event under the cursor, with its place.
pub(super) fn event(state: &State) -> Option<(u32, &Event)> {
    let at = state.compare.row(state.compare.cursor.row)?.event?;
    Some((at, state.matter.case.tables().events.get(at as usize)?))
}

/// The event's own place, note and tags; who else speaks of it.
pub(super) fn rest(state: &State, page: &mut Page) {
    let signs = state.config.signs;
    let Some((event, it)) = event(state) else {
        return;
    };
    let mut notes = Vec::new();
    if let Some(when) = &it.when {
        notes.push(Shown::own("when ").then(&Shown::new(&when.short(), signs)));
    }
    if let Some(place) = &it.place {
        notes.push(Shown::own("at ").then(&Shown::new(place, signs)));
    }
    if !it.tags.is_empty() {
        notes.push(Shown::own("tags ").then(&Shown::new(&it.tags.join(", "), signs)));
    }
    let (compare, naming) = (&state.compare, state.naming());
    let who = compare.how_many_say(&state.matter, event, naming);
    notes.push(Shown::own("who speaks: ").then(&who));
    let mut rich = Rich::default();
    rich.own("   ", Role::Text);
    voice::joined(&mut rich, &notes, Role::Dim, signs);
    push_rich(state, &rich, page);
    labelled(state, "on the event: ", it.note.as_deref(), page);
}
