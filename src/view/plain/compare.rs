//! The twin of Compare: event by event, left before right, then how they relate.

use super::{Sheet, rich};
use crate::app::State;
use crate::app::glyphs::{glyphs, sign};
use crate::app::layout::compare::pane_name;
use crate::app::layout::{cell, header, proposed, voice};
use crate::app::page::Role;
use crate::app::rich::Rich;
use crate::case::{Finding, Word};
use crate::compare::Side;
use crate::compare::rows::RowSign;
use crate::text::clean::Shown;

/// Two accounts as plain text; every line ends in a line feed.
#[must_use]
pub fn compare(state: &State) -> String {
    let mut sheet = Sheet::new(state);
    head(state, &mut sheet);
    for row in 0..state.compare.len() {
        sheet.blank();
        event(state, row, &mut sheet);
    }
    sheet.blank();
    elsewhere(state, &mut sheet);
    sheet.to_string()
}

fn head(state: &State, sheet: &mut Sheet<'_>) {
    let signs = state.config.signs;
    let about = &state.matter.case.tables().head;
    sheet.put(
        0,
        &Shown::default(),
        &rich(&Shown::new(&about.title, signs)),
    );
    labelled(sheet, 0, "question: ", about.question.as_deref());
    labelled(sheet, 0, "note: ", about.note.as_deref());
    sheet.put(0, &Shown::default(), &Rich::from(header::counts(state)));
    for side in Side::ALL {
        let mut text = Rich::default();
        text.push(&pane_name(state, side), Role::Title);
        let within = state.compare.within(&state.matter, side, state.naming());
        if !within.is_empty() {
            text.own(" (+ ", Role::Text);
            text.push(&within, Role::Text);
            text.own(")", Role::Text);
        }
        text.own(", ", Role::Text);
        text.push(
            &Shown::number(state.compare.rows.members().claims()[side] as usize),
            Role::Text,
        );
        text.own(" claims", Role::Text);
        sheet.put(0, &side_label(side), &text);
    }
}

fn side_label(side: Side) -> Shown {
    match side {
        Side::Left => Shown::own("left:  "),
        Side::Right => Shown::own("right: "),
    }
}

fn labelled(sheet: &mut Sheet<'_>, indent: usize, label: &'static str, text: Option<&str>) {
    if let Some(text) = text {
        let signs = sheet.state.config.signs;
        sheet.put(indent, &Shown::own(label), &rich(&Shown::new(text, signs)));
    }
}

fn event(state: &State, row: usize, sheet: &mut Sheet<'_>) {
    title(state, row, sheet);
    for side in Side::ALL {
        account(state, row, side, sheet);
    }
    for finding in state.compare.findings(&state.matter, row) {
        judged(state, finding, Some(()), sheet);
    }
    for side in Side::ALL {
        for finding in state.compare.findings_within(&state.matter, row, side) {
            let place = match side {
                Side::Left => "within the left account",
                Side::Right => "within the right account",
            };
            sheet.put(2, &Shown::default(), &rich(&Shown::own(place)));
            judged(state, finding, None, sheet);
        }
    }
}

/// The event's number and title, when and where, its sign in words, its order and coverage.
fn title(state: &State, row: usize, sheet: &mut Sheet<'_>) {
    let signs = state.config.signs;
    let shown = state.compare.row(row);
    let place = shown.and_then(|row| row.event);
    let event = place.and_then(|at| state.matter.case.tables().events.get(at as usize));
    let (Some(place), Some(event)) = (place, event) else {
        sheet.put(
            0,
            &Shown::own("- "),
            &rich(&Shown::own("not aligned with any event")),
        );
        return;
    };
    let mut text = Rich::default();
    proposed::mark(&mut text, event.suggested, signs);
    text.push(&Shown::new(&event.title, signs), Role::Title);
    text.own("  ", Role::Text);
    match shown.map(|row| row.sign) {
        Some(RowSign::Judged(relation)) => {
            text.push(&sign(relation, signs), Role::Sign);
            text.own(" ", Role::Text);
            text.own(relation.spelling(), Role::Text);
        }
        Some(RowSign::Proposed(relation)) => {
            text.append(&Rich::from(proposed::sign(relation, true, signs)));
            text.own(" suggested: ", Role::Text);
            text.own(relation.spelling(), Role::Text);
        }
        Some(RowSign::Unjudged) => text.own("? not judged", Role::Text),
        Some(RowSign::OneSided(side)) => {
            text.own(glyphs(signs).nothing, Role::Sign);
            text.own(" only the ", Role::Text);
            text.own(side.name(), Role::Text);
        }
        Some(RowSign::NotAligned) | None => {}
    }
    sheet.put(
        0,
        &Shown::number(place as usize + 1).then(&Shown::own(" ")),
        &text,
    );
    labelled(
        sheet,
        2,
        "when: ",
        event.when.as_ref().map(crate::case::Edtf::short).as_deref(),
    );
    labelled(sheet, 2, "where: ", event.place.as_deref());
    labelled(
        sheet,
        2,
        "tags: ",
        (!event.tags.is_empty())
            .then(|| event.tags.join(", "))
            .as_deref(),
    );
    labelled(sheet, 2, "note: ", event.note.as_deref());
    if let Some(retold) = state.compare.retold(&state.matter, row) {
        sheet.put(2, &Shown::default(), &retold);
    }
    if let Some(departure) = state.compare.departure(row) {
        let label = Shown::own(glyphs(signs).order).then(&Shown::own(" order: "));
        sheet.put(2, &label, &departure);
    }
    sheet.put(
        2,
        &Shown::own("who speaks: "),
        &rich(&state.compare.who_says(&state.matter, place, state.naming())),
    );
}

/// One account's claims on an event, or its silence.
fn account(state: &State, row: usize, side: Side, sheet: &mut Sheet<'_>) {
    for claim in state.compare.claims(row, side) {
        sheet.put(2, &side_label(side), &cell::words(state, *claim));
        about(state, *claim, sheet);
    }
    let silences = cell::silences(state, row, side);
    let silent = state.compare.claims(row, side).is_empty() && silences.is_empty();
    if silent
        && state
            .compare
            .row(row)
            .is_some_and(|row| row.event.is_some())
    {
        let mut text = Rich::default();
        text.own(glyphs(state.config.signs).nothing, Role::Sign);
        text.own(" no claim", Role::Text);
        sheet.put(2, &side_label(side), &text);
    }
    for silence in silences {
        sheet.put(2, &side_label(side), &silence);
    }
}

/// Who says a claim through whom, its exact words where a short form was shown, what is noted.
pub(super) fn about(state: &State, claim: u32, sheet: &mut Sheet<'_>) {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let Some(it) = case.tables().claims.get(claim as usize) else {
        return;
    };
    let mut text = Rich::from(voice::chain(case, it, state.naming()));
    if it.depth() > 1 {
        text.own("  depth ", Role::Dim);
        text.push(&Shown::number(it.depth()), Role::Dim);
    }
    let notes = voice::notes(it, signs);
    if !notes.is_empty() {
        text.own("  ", Role::Text);
        voice::joined(&mut text, &notes, Role::Dim, signs);
    }
    if let Some(start) = state.matter.start_of(claim) {
        text.own("  at ", Role::Dim);
        text.push(
            &Shown::number(usize::try_from(start).unwrap_or(usize::MAX)),
            Role::Dim,
        );
    }
    text.own("  [", Role::Dim);
    text.push(&Shown::new(it.id.as_str(), signs), Role::Dim);
    text.own("]", Role::Dim);
    sheet.put(9, &Shown::default(), &text);
    if let (Some(_), Some(quote)) = (&it.text, &it.quote) {
        sheet.put(
            9,
            &Shown::own("words: "),
            &rich(&voice::quoted(quote, signs)),
        );
    }
    labelled(sheet, 9, "note: ", it.note.get().map(|it| &**it));
    labelled(sheet, 9, "why: ", it.why.get().map(|it| &**it));
}

/// A finding: sign, word, facets, state, the two claims, note and question.
fn judged(state: &State, finding: &Finding, between: Option<()>, sheet: &mut Sheet<'_>) {
    let signs = state.config.signs;
    let mut text = Rich::default();
    text.append(&Rich::from(proposed::sign(
        finding.relation,
        finding.suggested,
        signs,
    )));
    text.own(" ", Role::Text);
    text.own(finding.relation.spelling(), Role::Title);
    for (at, facet) in finding.facets.iter().enumerate() {
        text.own(if at == 0 { ": " } else { ", " }, Role::Text);
        text.own(facet.spelling(), Role::Text);
    }
    text.own("  ", Role::Text);
    if finding.suggested {
        text.own("suggested ", Role::Dim);
        text.push(&proposed::sure(finding.p.get().copied()), Role::Dim);
    } else {
        text.own(finding.state.spelling(), Role::Dim);
    }
    text.own("  [", Role::Dim);
    for (at, id) in finding.claims.iter().enumerate() {
        text.own(if at == 0 { "" } else { " / " }, Role::Dim);
        text.push(&Shown::new(id.as_str(), signs), Role::Dim);
    }
    text.own("]", Role::Dim);
    sheet.put(
        if between.is_some() { 2 } else { 4 },
        &Shown::default(),
        &text,
    );
    labelled(sheet, 6, "note: ", finding.note.as_deref());
    labelled(sheet, 6, "ask: ", finding.question.as_deref());
    labelled(sheet, 6, "why: ", finding.why.get().map(|it| &**it));
}

/// The last lines: events in neither pane, and who else speaks.
fn elsewhere(state: &State, sheet: &mut Sheet<'_>) {
    let hidden = state.compare.rows.hidden() as usize;
    if hidden > 0 {
        let word = if hidden == 1 {
            " event in neither pane"
        } else {
            " events in neither pane"
        };
        sheet.put(
            0,
            &Shown::default(),
            &rich(&Shown::number(hidden).then(&Shown::own(word))),
        );
    }
    let others = &state.compare.rows.members().elsewhere;
    let mut text = Shown::default();
    for (at, speaker) in others.iter().enumerate() {
        let Some(source) = state
            .matter
            .case
            .tables()
            .sources
            .get(speaker.source as usize)
        else {
            continue;
        };
        text.push(&Shown::own(if at > 0 { ", " } else { "" }));
        text.push(&voice::name(source, state.naming()));
        let word = if speaker.claims == 1 {
            " claim)"
        } else {
            " claims)"
        };
        text.push(
            &Shown::own(" (")
                .then(&Shown::number(speaker.claims as usize))
                .then(&Shown::own(word)),
        );
    }
    let label = Shown::own("also speaking, in neither pane: ");
    if text.is_empty() {
        sheet.put(
            0,
            &Shown::default(),
            &rich(&Shown::own("nobody else speaks")),
        );
    } else {
        sheet.put(0, &label, &rich(&text));
    }
}
