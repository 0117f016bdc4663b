//! The twin of Read: each document whole and unaltered but for the marks of what cannot be shown,
//! with the claims named behind the sentence in which they begin.

use super::compare::about;
use super::{Sheet, rich};
use crate::app::State;
use crate::app::layout::{proposed, voice};
use crate::app::matter::Printed;
use crate::app::page::Role;
use crate::app::rich::{Rich, Stretches};
use crate::text::clean::Shown;
use crate::text::segment;
use std::ops::Range;

/// Every document as plain text; every line ends in a line feed.
#[must_use]
pub fn read(state: &State) -> String {
    let mut sheet = Sheet::new(state);
    let signs = state.config.signs;
    let tables = state.matter.case.tables();
    sheet.put(
        0,
        &Shown::default(),
        &rich(&Shown::new(&tables.head.title, signs)),
    );
    for (at, document) in tables.documents.iter().enumerate() {
        sheet.blank();
        let name = Shown::new(document.name(), signs).then(&Shown::own(" ("));
        let name = name
            .then(&Shown::new(&document.file, signs))
            .then(&Shown::own(")"));
        sheet.put(0, &Shown::own("document: "), &rich(&name));
        match state.matter.text(at) {
            Some(text) => printed(state, &text.text, state.matter.printed.get(at), &mut sheet),
            None => sheet.put(
                0,
                &Shown::default(),
                &rich(&Shown::own("(it cannot be read)")),
            ),
        }
    }
    lost(state, &mut sheet);
    sheet.to_string()
}

fn printed(state: &State, text: &str, printed: Option<&Printed>, sheet: &mut Sheet<'_>) {
    for paragraph in segment::paragraphs(text) {
        sheet.blank();
        let words = text.get(paragraph.clone()).unwrap_or_default();
        for sentence in segment::sentences(words) {
            let whole = paragraph.start + sentence.start..paragraph.start + sentence.end;
            one(state, text, &whole, printed, sheet);
        }
    }
}

fn one(
    state: &State,
    text: &str,
    sentence: &Range<usize>,
    printed: Option<&Printed>,
    sheet: &mut Sheet<'_>,
) {
    let signs = state.config.signs;
    let places = printed
        .map(|all| all.within(sentence.start, sentence.end))
        .into_iter()
        .flatten();
    let begin: Vec<u32> = places
        .filter(|it| sentence.contains(&it.start))
        .map(|it| it.claim)
        .collect();
    for line in hard_lines(text, sentence) {
        let mut words = Rich::default();
        words.stranger(text, line, signs, &Stretches::default());
        sheet.put(2, &Shown::default(), &words);
    }
    for claim in begin {
        let Some(it) = state.matter.case.tables().claims.get(claim as usize) else {
            continue;
        };
        let case = &state.matter.case;
        let label = voice::letter(case, &it.source, state.naming()).then(&Shown::own(" "));
        let mut text = Rich::default();
        proposed::mark(&mut text, it.suggested, signs);
        let event = it.event.as_ref().and_then(|id| case.event(id));
        match event {
            Some(event) => text.push(&Shown::new(&event.title, signs), Role::Title),
            None => text.own("not aligned", Role::Title),
        }
        if let Some(short) = &it.text {
            text.own(": ", Role::Text);
            text.push(&Shown::new(short, signs), Role::Text);
        }
        sheet.put(6, &label, &text);
        about(state, claim, sheet);
    }
}

/// The bytes of a stretch line by line, as the document breaks them.
fn hard_lines(text: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
    let words = text.get(stretch.clone()).unwrap_or_default();
    let mut next = stretch.start;
    let lines = words.split_inclusive('\n').map(|line| {
        let start = next;
        next += line.len();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    });
    lines.collect()
}

/// The claims whose words stand nowhere: a reader must not miss them.
fn lost(state: &State, sheet: &mut Sheet<'_>) {
    let claims = (0u32..).zip(&state.matter.case.tables().claims);
    let without = |at: u32| state.matter.anchor(at).is_none_or(|it| it.range.is_none());
    let lost: Vec<_> = claims.filter(|(at, _)| without(*at)).collect();
    if lost.is_empty() {
        return;
    }
    sheet.blank();
    sheet.put(
        0,
        &Shown::default(),
        &rich(&Shown::own("claims without a place in a document:")),
    );
    for (at, claim) in lost {
        let words = Shown::new(claim.words(), state.config.signs);
        sheet.put(2, &Shown::default(), &rich(&words));
        about(state, at, sheet);
    }
}
