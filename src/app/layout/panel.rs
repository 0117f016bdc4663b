//! The panel: the selected pair explained; in Read, the claim under the cursor.

mod row;

use super::{cell, proposed, voice};
use crate::app::action::Action;
use crate::app::glyphs::{glyphs, rule};
use crate::app::page::{Line, Page, Role, spaces};
use crate::app::rich::Rich;
use crate::app::{Showing, State};
use crate::case::{Claim, Finding, State as Standing, Word};
use crate::compare::Side;
use crate::compare::rows::RowSign;
use crate::text::clean::Shown;

/// The lines of the panel, without its rule: all there is to say.
#[must_use]
pub fn lines(state: &State) -> Page {
    match state.showing {
        Showing::Compare => compare(state),
        Showing::Read => super::read::panel::panel(state),
        Showing::Review => Page::new(),
    }
}

/// The panel in that many rows, its rule included; a line in the end says what did not fit.
#[must_use]
pub fn panel(state: &State, rows: usize) -> Page {
    if let Some(foot) = super::foot::foot(state, rows) {
        return foot;
    }
    let mut all = Page::clone(&state.memory.panel(state));
    if rows <= 1 {
        let more = all.len() > 1;
        all.truncate(rows);
        if let (Some(only), true) = (all.first_mut(), more) {
            say_more(state, only);
        }
        return all;
    }
    shorten(state, &mut all, rows - 1);
    all.insert(0, top(state));
    all
}

/// The rule over the panel.
pub(super) fn top(state: &State) -> Line {
    let signs = state.config.signs;
    match (state.showing, super::stacked(state)) {
        (Showing::Compare, false) => super::header::crossed(state, glyphs(signs).joints[1]),
        _ => Line::of(rule(usize::from(state.size.columns), signs), Role::Rule),
    }
}

/// Cuts a page to so many lines; the last one then says how many are left, and the key that shows them.
pub(super) fn shorten(state: &State, page: &mut Page, lines: usize) {
    let left = page.len().saturating_sub(lines);
    if left == 0 {
        return;
    }
    page.truncate(lines.saturating_sub(1));
    let mut more = Line::default();
    more.own("   ", Role::Text);
    more.own(glyphs(state.config.signs).more, Role::Dim);
    more.own(" ", Role::Text);
    more.push(Shown::number(left + 1), Role::Dim);
    more.own(" more lines; i opens the panel", Role::Dim);
    page.push(more);
}

/// Ends a line, at the edge of the screen, with the sign that there is more and the key that shows it.
fn say_more(state: &State, line: &mut Line) {
    let ambiguous = state.config.ambiguous;
    let mut more = Line::default();
    more.own(" ", Role::Text);
    more.own(glyphs(state.config.signs).more, Role::Dim);
    let key = state.bindings().keys(Action::Panel).into_iter().next();
    if let Some(key) = key {
        more.own(" ", Role::Text);
        more.push(Shown::new(&key, state.config.signs), Role::Key);
    }
    let room = usize::from(state.size.columns).saturating_sub(more.columns(ambiguous));
    let words = Rich::from(std::mem::take(line)).lines(room, ambiguous, 1);
    *line = words.into_iter().next().unwrap_or_default();
    line.pad(room, ambiguous);
    line.0.append(&mut more.0);
}

fn compare(state: &State) -> Page {
    let mut page = Page::new();
    let findings = state
        .compare
        .findings(&state.matter, state.compare.cursor.row);
    let at = state.compare.finding(&state.matter);
    if let Some((at, finding)) = at.and_then(|at| Some((at, findings.get(at)?))) {
        judged(state, finding, (at, findings.len()), &mut page);
    } else {
        unjudged(state, findings.len(), &mut page);
        for side in Side::ALL {
            if let Some(claim) = state.compare.remembered(side) {
                push_claim(state, side.name(), claim, &mut page);
            }
        }
    }
    row::order(state, &mut page);
    row::rest(state, &mut page);
    page
}

/// A finding: its sign, word, facets, note and state; the two claims; the question.
fn judged(state: &State, finding: &Finding, (at, of): (usize, usize), page: &mut Page) {
    let signs = state.config.signs;
    let mut head = Rich::default();
    head.own(" ", Role::Text);
    for span in proposed::sign(finding.relation, finding.suggested, signs).0 {
        head.push(&span.text, span.role);
    }
    head.own(" ", Role::Text);
    let role = proposed::role(finding.suggested, Role::Title);
    head.own(finding.relation.spelling(), role);
    let facets: Vec<Shown> = finding
        .facets
        .iter()
        .map(|it| Shown::own(it.spelling()))
        .collect();
    if !facets.is_empty() {
        head.own("   ", Role::Text);
        for (at, facet) in facets.iter().enumerate() {
            head.own(if at > 0 { ", " } else { "" }, Role::Text);
            head.push(facet, Role::Text);
        }
    }
    head.own("   ", Role::Text);
    if finding.suggested {
        head.own("suggested ", Role::Suggested);
        head.push(&proposed::sure(finding.p.get().copied()), Role::Suggested);
    } else {
        head.own(finding.state.spelling(), Role::Dim);
    }
    if of > 1 {
        head.own("   ", Role::Text);
        head.push(
            &Shown::number(at + 1)
                .then(&Shown::own(" of "))
                .then(&Shown::number(of)),
            Role::Dim,
        );
        head.own(" (o: next)", Role::Dim);
    }
    push_rich(state, &head, page);
    debug_assert!(Standing::ALL.contains(&finding.state));
    let claims = state.compare.sided(&state.matter, finding);
    for (label, claim) in claims {
        push_claim(state, label, claim, page);
    }
    labelled(state, "ask: ", finding.question.as_deref(), page);
    labelled(state, "note: ", finding.note.as_deref(), page);
    labelled(state, "why: ", finding.why.get().map(|it| &**it), page);
}

fn unjudged(state: &State, findings: usize, page: &mut Page) {
    let signs = state.config.signs;
    let row = state.compare.cursor.row;
    let sign = state.compare.row(row).map(|row| row.sign);
    let mut head = Rich::default();
    head.own(" ", Role::Text);
    match sign {
        Some(RowSign::Unjudged) => {
            head.own("? both speak; nobody has judged this pair", Role::Text);
        }
        Some(RowSign::Judged(_) | RowSign::Proposed(_)) => {
            head.own("? this pair is not judged; ", Role::Text);
            head.push(&Shown::number(findings), Role::Text);
            let others = match findings {
                1 => " other in this row is (o: to it)",
                _ => " others in this row are (o: to them)",
            };
            head.own(others, Role::Text);
        }
        Some(RowSign::OneSided(side)) => {
            head.own(glyphs(signs).nothing, Role::Sign);
            let of_two = if others_speak(state) {
                " of these two"
            } else {
                ""
            };
            head.own(of_two, Role::Text);
            head.own(" only the ", Role::Text);
            head.own(side.name(), Role::Text);
            if is_drafted(state) {
                head.own(" was found to speak of this", Role::Text);
                ask_review(state, &mut head);
            } else {
                head.own(" speaks of this", Role::Text);
            }
        }
        Some(RowSign::NotAligned) => head.own("not aligned: no event is named", Role::Text),
        None => return,
    }
    push_rich(state, &head, page);
}

/// Whether somebody whom neither pane shows speaks of the event under the cursor.
fn others_speak(state: &State) -> bool {
    let at = state.compare.cursor.row;
    let event = row::event(state).map(|(at, _)| at);
    let all = event.map_or(0, |event| state.matter.case.claims_of(event as usize).len());
    let shown = Side::ALL.map(|side| state.compare.claims(at, side).len());
    all > shown.iter().sum()
}

/// Whether the event under the cursor is only suggested: what belongs to it was found by its words alone.
fn is_drafted(state: &State) -> bool {
    row::event(state).is_some_and(|(_, it)| it.suggested)
}

/// Says the key that asks what else may belong together.
fn ask_review(state: &State, head: &mut Rich) {
    let keys = state.bindings().keys(Action::GoReview);
    if let Some(key) = keys.first() {
        head.own("; ", Role::Text);
        head.push(&Shown::new(key, state.config.signs), Role::Key);
        head.own(" asks what else may", Role::Text);
    }
}

/// One claim: its words, who says it through whom, what else is noted.
pub(super) fn push_claim(state: &State, label: &'static str, claim: u32, page: &mut Page) {
    let case = &state.matter.case;
    let Some(it) = case.tables().claims.get(claim as usize) else {
        return;
    };
    let signs = state.config.signs;
    let mut rich = Rich::default();
    rich.own("   ", Role::Text);
    rich.own(label, Role::Dim);
    rich.own(" ", Role::Text);
    rich.push(&quote(state, it), proposed::role(it.suggested, Role::Text));
    rich.own(cell::place(state, claim), Role::Warning);
    rich.own("   ", Role::Text);
    for span in voice::chain(case, it, state.naming()).0 {
        rich.push(&span.text, span.role);
    }
    if it.depth() > 1 {
        rich.own("  ", Role::Dim);
        rich.push(&Shown::number(it.depth()), Role::Dim);
    }
    let notes = voice::notes(it, signs);
    if !notes.is_empty() {
        rich.own("   ", Role::Text);
        voice::joined(&mut rich, &notes, Role::Dim, signs);
    }
    push_rich(state, &rich, page);
    if state.panel == crate::app::state::PanelSize::Full {
        labelled(state, "  its note: ", it.note.get().map(|it| &**it), page);
        labelled(state, "  why: ", it.why.get().map(|it| &**it), page);
    }
}

/// The claim's exact words, as far as they fit a line; its short text where it has no words.
fn quote(state: &State, claim: &Claim) -> Shown {
    let text = claim.quote.as_deref().unwrap_or_else(|| claim.words());
    let words = if state.panel == crate::app::state::PanelSize::Full {
        400
    } else {
        8
    };
    cell::first_words(text, words, state)
}

pub(super) fn labelled(state: &State, label: &'static str, text: Option<&str>, page: &mut Page) {
    let Some(text) = text else { return };
    let mut rich = Rich::default();
    rich.own("   ", Role::Text);
    rich.own(label, Role::Key);
    rich.push(&Shown::new(text, state.config.signs), Role::Text);
    push_rich(state, &rich, page);
}

/// Adds text wrapped to the screen; further lines stand under the words of the first.
pub(super) fn push_rich(state: &State, rich: &Rich, page: &mut Page) {
    let columns = usize::from(state.size.columns).saturating_sub(5).max(8);
    for (at, line) in rich
        .lines(columns, state.config.ambiguous, 12)
        .into_iter()
        .enumerate()
    {
        let mut whole = Line::default();
        if at > 0 {
            whole.push(spaces(5), Role::Text);
        }
        whole.0.extend(line.0);
        page.push(whole);
    }
}
