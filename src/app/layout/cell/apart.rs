//! What stands in a cell besides claims: recorded silences, and findings inside one account.

use super::words::first_words;
use crate::app::State;
use crate::app::glyphs::glyphs;
use crate::app::layout::{proposed, voice};
use crate::app::page::Role;
use crate::app::rich::Rich;
use crate::case::{Finding, Silence, Word};
use crate::compare::{Pane, Side};
use crate::text::clean::Shown;

/// The recorded silences of a cell's account: `· silent (not asked)`.
#[must_use]
pub fn silences(state: &State, row: usize, side: Side) -> Vec<Rich> {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let own = match &state.compare.panes[side] {
        Pane::Source(id) => Some(id),
        Pane::Everyone => None,
    };
    let written = |silence: &&Silence| {
        let mut rich = Rich::default();
        rich.own(glyphs(signs).nothing, Role::Sign);
        rich.own(" ", Role::Dim);
        if Some(&silence.source) != own {
            rich.push(
                &voice::name_of(case, &silence.source, state.naming()),
                voice::role(case, &silence.source),
            );
            rich.own(" ", Role::Dim);
        }
        proposed::mark(&mut rich, silence.suggested, signs);
        rich.own("silent", proposed::role(silence.suggested, Role::Dim));
        if silence.reason != crate::case::Reason::Unknown {
            rich.own(" (", Role::Dim);
            rich.push(
                &Shown::new(&silence.reason.spelling().replace('-', " "), signs),
                Role::Dim,
            );
            rich.own(")", Role::Dim);
        }
        if let Some(note) = &silence.note {
            rich.own(" ", Role::Dim);
            rich.push(&Shown::new(note, signs), Role::Dim);
        }
        rich
    };
    state
        .compare
        .silences(&state.matter, row, side)
        .iter()
        .map(written)
        .collect()
}

/// A finding inside an account in one run: sign, word, facets, and the first words of both claims.
#[must_use]
pub fn inner_words(state: &State, finding: &Finding) -> Rich {
    let signs = state.config.signs;
    let mut rich = Rich::default();
    for span in proposed::sign(finding.relation, finding.suggested, signs).0 {
        rich.push(&span.text, span.role);
    }
    rich.own(" within: ", Role::Dim);
    for (at, id) in finding.claims.iter().enumerate() {
        if at > 0 {
            rich.own(" / ", Role::Dim);
        }
        let words = state
            .matter
            .case
            .claim(id)
            .map_or("", |claim| claim.words());
        rich.push(&first_words(words, 5, state), Role::Dim);
    }
    for facet in &finding.facets {
        rich.own(" ", Role::Dim);
        rich.own(glyphs(signs).dot, Role::Dim);
        rich.own(" ", Role::Dim);
        rich.own(facet.spelling(), Role::Dim);
    }
    rich
}
