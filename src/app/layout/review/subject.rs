//! What is said of a source, of an event, and in short of a claim.

use super::say::Saying;
use crate::app::layout::cell::first_words;
use crate::app::layout::{proposed, voice};
use crate::app::page::Role;
use crate::app::rich::Rich;
use crate::case::{Claim, Event, Id, Kind, Source};
use crate::text::clean::Shown;

/// So many claims of a source or an event are quoted.
const QUOTED: usize = 5;

/// An event and what is said of it, but for one claim.
pub(super) fn of_event(
    saying: &mut Saying<'_>,
    label: &'static str,
    event: &Event,
    but: Option<&Id>,
) {
    let signs = saying.state.config.signs;
    let mut rich = Rich::default();
    proposed::mark(&mut rich, event.suggested, signs);
    let role = proposed::role(event.suggested, Role::Title);
    rich.push(&Shown::new(&event.title, signs), role);
    saying.labelled(label, &rich);
    let case = &saying.state.matter.case;
    let Some(at) = case.place(Kind::Event, &event.id) else {
        return;
    };
    let claims = case.claims_of(at as usize).iter();
    let claims = claims.filter_map(|at| case.tables().claims.get(*at as usize));
    let mut claims: Vec<&Claim> = claims.filter(|it| Some(&it.id) != but).collect();
    let own = but.and_then(|id| case.claim(id)).map(|it| &it.source);
    claims.sort_by_key(|it| Some(&it.source) == own);
    let all = claims.len();
    for claim in claims.into_iter().take(QUOTED) {
        saying.quoted("      ", claim, None);
    }
    if all > QUOTED {
        let mut more = Rich::default();
        more.own("      and ", Role::Dim);
        more.push(&Shown::number(all - QUOTED), Role::Dim);
        more.own(" more", Role::Dim);
        saying.put(&more);
    }
}

/// Who a source is, and what it says.
pub(super) fn of_source(saying: &mut Saying<'_>, source: &Source) {
    let state = saying.state;
    let case = &state.matter.case;
    let mut head = Rich::default();
    head.own("   ", Role::Text);
    head.push(
        &voice::name(source, state.naming()),
        voice::role(case, &source.id),
    );
    if let Some(role) = &source.role {
        head.own("   ", Role::Text);
        head.push(&Shown::new(role, state.config.signs), Role::Dim);
    }
    if let Some(account) = &source.account {
        head.own("   within the account of ", Role::Dim);
        head.push(
            &voice::name_of(case, account, state.naming()),
            voice::role(case, account),
        );
    }
    saying.put(&head);
    let claims = case.tables().claims.iter();
    let mut own = claims.filter(|it| it.source == source.id);
    for claim in own.by_ref().take(QUOTED) {
        saying.quoted("      ", claim, None);
    }
    let more = own.count();
    if more > 0 {
        let mut rich = Rich::default();
        rich.own("      and ", Role::Dim);
        rich.push(&Shown::number(more), Role::Dim);
        rich.own(" more", Role::Dim);
        saying.put(&rich);
    }
}

impl Saying<'_> {
    /// A claim in a line or two: who says it, its first words.
    pub(super) fn quoted(&mut self, label: &'static str, claim: &Claim, p: Option<f64>) {
        let state = self.state;
        let case = &state.matter.case;
        let mut rich = Rich::default();
        rich.own(label, Role::Key);
        rich.push(
            &voice::name_of(case, &claim.source, state.naming()),
            voice::role(case, &claim.source),
        );
        rich.own(": ", Role::Dim);
        proposed::mark(&mut rich, claim.suggested, state.config.signs);
        let role = proposed::role(claim.suggested, Role::Text);
        rich.push(&first_words(claim.words(), 16, state), role);
        if let Some(p) = p {
            rich.own("  ", Role::Text);
            rich.push(&proposed::sure(Some(p)), Role::Dim);
        }
        self.put_hanging(&rich, 8);
    }
}
