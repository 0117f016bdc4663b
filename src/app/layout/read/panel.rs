//! The panel of Read: the claim under the cursor, its event, how it relates to the others.

use crate::app::State;
use crate::app::layout::cell::first_words;
use crate::app::layout::panel::{labelled, push_claim, push_rich};
use crate::app::layout::{proposed, voice};
use crate::app::page::{Line, Page, Role};
use crate::app::read::{self, beneath};
use crate::app::rich::Rich;
use crate::case::Kind;
use crate::text::clean::Shown;

/// The panel of Read: the claim under the cursor, its event, its relation to the others.
#[must_use]
pub fn panel(state: &State) -> Page {
    let mut page = Page::new();
    let Some(claim) = read::claim(state) else {
        let none = state.matter.whole && state.matter.case.count(Kind::Claim) == 0;
        let said = if none {
            " nobody has annotated this yet: s selects what is said, a digit says who says it"
        } else if read::select::selected(state).is_some() {
            " nobody claims these words"
        } else {
            " nobody claims this sentence"
        };
        page.push(Line::of(Shown::own(said), Role::Dim));
        return page;
    };
    let case = &state.matter.case;
    let Some(it) = case.tables().claims.get(claim as usize) else {
        return page;
    };
    let signs = state.config.signs;
    let mut head = Rich::default();
    head.own(" ", Role::Text);
    let event = it.event.as_ref().and_then(|id| case.event(id));
    match event {
        Some(event) => {
            proposed::mark(&mut head, event.suggested, signs);
            let role = proposed::role(event.suggested, Role::Title);
            head.push(&Shown::new(&event.title, signs), role);
        }
        None => head.own("not aligned", Role::Title),
    }
    let beneath = beneath(state).len();
    if beneath > 1 {
        head.own("   ", Role::Text);
        head.push(
            &Shown::number(beneath).then(&Shown::own(" claims here (Tab)")),
            Role::Dim,
        );
    }
    push_rich(state, &head, &mut page);
    push_claim(state, "claim", claim, &mut page);
    labelled(
        state,
        "short: ",
        it.text.as_deref().filter(|_| it.quote.is_some()),
        &mut page,
    );
    relations(state, claim, &mut page);
    page
}

fn relations(state: &State, claim: u32, page: &mut Page) {
    let case = &state.matter.case;
    let signs = state.config.signs;
    for finding in case.findings_of(claim as usize) {
        let Some(finding) = case.tables().findings.get(*finding as usize) else {
            continue;
        };
        let other = finding
            .claims
            .iter()
            .find(|id| case.place(Kind::Claim, id) != Some(claim));
        let Some(other) = other.and_then(|id| case.claim(id)) else {
            continue;
        };
        let mut rich = Rich::default();
        rich.own("   ", Role::Text);
        for span in proposed::sign(finding.relation, finding.suggested, signs).0 {
            rich.push(&span.text, span.role);
        }
        rich.own(" ", Role::Text);
        rich.push(
            &voice::name_of(case, &other.source, state.naming()),
            voice::role(case, &other.source),
        );
        rich.own(": ", Role::Dim);
        rich.push(&first_words(other.words(), 12, state), Role::Text);
        push_rich(state, &rich, page);
    }
}
