//! The open menu of facets, in the place of the panel: the relation, the facets with their letters, the two claims.

use super::panel::{push_claim, push_rich};
use crate::app::State;
use crate::app::glyphs::sign;
use crate::app::page::{Line, Page, Role};
use crate::app::rich::Rich;
use crate::app::row::Facets;
use crate::case::{Facet, Kind, Word as _};
use crate::compare::Side;
use crate::text::clean::Shown;

/// The lines of the menu.
#[must_use]
pub fn lines(state: &State, facets: &Facets) -> Page {
    let signs = state.config.signs;
    let mut page = Page::new();
    let mut head = Rich::default();
    head.own(" ", Role::Text);
    head.push(&sign(facets.relation, signs), Role::Sign);
    head.own(" ", Role::Text);
    head.own(facets.relation.spelling(), Role::Title);
    head.own("   about what?", Role::Dim);
    push_rich(state, &head, &mut page);
    let mut menu = Rich::default();
    menu.own("   ", Role::Text);
    for facet in Facet::ALL {
        menu.append(&entry(*facet, facets.chosen.contains(facet)));
    }
    push_rich(state, &menu, &mut page);
    for (label, id) in labels(state, facets).into_iter().zip(&facets.pair) {
        if let Some(claim) = state.matter.case.place(Kind::Claim, id) {
            push_claim(state, label, claim, &mut page);
        }
    }
    page
}

/// A facet with its letter; a chosen one with a mark. Nothing in it breaks over a line end.
fn entry(facet: Facet, chosen: bool) -> Rich {
    let mut entry = Rich::default();
    let letter = facet.letter();
    let letter = Shown::new(
        letter.encode_utf8(&mut [0; 4]),
        crate::text::clean::Signs::Unicode,
    );
    entry.own(if chosen { "*" } else { "" }, Role::Key);
    entry.push(&letter, Role::Key);
    entry.own("\u{a0}", Role::Text);
    entry.own(
        facet.spelling(),
        if chosen { Role::Title } else { Role::Dim },
    );
    entry.own("  ", Role::Text);
    entry
}

/// What the two claims are called: by their sides; within one account, both by that side.
fn labels(state: &State, facets: &Facets) -> [&'static str; 2] {
    let row = state.compare.cursor.row;
    let side = |id| {
        let claim = state.matter.case.place(Kind::Claim, id);
        let on =
            |side: &Side| claim.is_some_and(|at| state.compare.claims(row, *side).contains(&at));
        Side::ALL.into_iter().filter(on).collect::<Vec<_>>()
    };
    match facets
        .pair
        .each_ref()
        .map(side)
        .each_ref()
        .map(Vec::as_slice)
    {
        [[one], [other]] => [one.name(), other.name()],
        [[one], _] => [one.name(), one.other().name()],
        [_, [other]] => [other.other().name(), other.name()],
        _ => Side::ALL.map(Side::name),
    }
}

/// The keys of the menu, as many as fit into the last line.
#[must_use]
pub fn hint(state: &State) -> Line {
    let ambiguous = state.config.ambiguous;
    let mut line = Line::default();
    line.own(" FACETS", Role::Title);
    for (key, what) in [
        ("Enter", "saves"),
        ("Esc", "changes nothing"),
        ("letter", "chooses, or not"),
        ("= + ~ # ! % ?", "relation"),
    ] {
        let mut more = Line::default();
        more.own("  ", Role::Text);
        more.own(key, Role::Key);
        more.own(" ", Role::Text);
        more.own(what, Role::Dim);
        let wide = line.columns(ambiguous) + more.columns(ambiguous);
        if wide <= usize::from(state.size.columns) {
            line.0.append(&mut more.0);
        }
    }
    line
}
