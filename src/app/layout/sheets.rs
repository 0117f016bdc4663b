//! What lies over the screen: a record's card, one line a field; the chain of a claim, one line a step.

mod card;

use super::{proposed, versions, voice};
use crate::app::State;
use crate::app::glyphs::{glyphs, rule};
use crate::app::page::{Line, Page, Role};
use crate::app::record::{Spot, shown, whose};
use crate::app::rich::Rich;
use crate::app::sheet::Sheet;
use crate::app::sheet::chain::Chain;
use crate::case::{Field, Kind, Word as _};
use crate::text::clean::Shown;
use crate::text::width::{fit, width};

/// The head of the sheet on top, in at most so many rows.
#[must_use]
pub fn header(state: &State, rows: usize) -> Option<Page> {
    let (label, kind, key) = match state.sheets.last()? {
        Sheet::Card(card) => (None, card.kind, card.key.clone()),
        Sheet::Chain(chain) => (
            Some("chain of "),
            Kind::Claim,
            crate::case::Key::One(chain.claim.clone()),
        ),
        Sheet::Versions => {
            let rebase = state.rebase.as_ref()?;
            return Some(versions::header(state, rebase, rows));
        }
    };
    let at = state.matter.case.find(kind, &key)?;
    let all = usize::from(state.size.columns);
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let mut top = Line::default();
    top.own(" ", Role::Text);
    top.own(label.unwrap_or_default(), Role::Dim);
    top.own(kind.spelling(), Role::Dim);
    top.own("  ", Role::Dim);
    let room = all.saturating_sub(top.columns(ambiguous) + 1);
    let title = Shown::new(&shown::title(state, kind, at), signs);
    let suggested = state.matter.case.get(kind, at, Field::Suggested).is_some();
    let mut heading = Rich::default();
    proposed::mark(&mut heading, suggested, signs);
    heading.push(&title, Role::Title);
    let heading = heading.text().clone();
    let role = proposed::role(suggested, Role::Title);
    top.push(fit(&heading, room, ambiguous, signs), role);
    let mut about = Line::default();
    about.own(" ", Role::Text);
    let text = Shown::new(&shown::about(state, kind, at), signs);
    about.push(
        fit(&text, all.saturating_sub(2), ambiguous, signs),
        Role::Dim,
    );
    let mut page = vec![top, about, Line::of(rule(all, signs), Role::Rule)];
    page.truncate(rows);
    Some(page)
}

/// The body of the sheet on top in so many rows, and the row of the cursor.
#[must_use]
pub fn body(state: &State, rows: usize) -> Option<(Page, usize)> {
    let (lines, at) = match state.sheets.last()? {
        Sheet::Card(card) => (card::lines(state, card), card.row),
        Sheet::Chain(chain) => chain_lines(state, chain),
        Sheet::Versions => {
            let rebase = state.rebase.as_ref()?;
            return Some(versions::body(state, rebase, rows));
        }
    };
    let first = first_seen(at, rows);
    let page: Page = lines.into_iter().skip(first).take(rows).collect();
    Some((page, at - first))
}

/// The first line that is seen when the cursor is on line `at`.
pub(super) fn first_seen(at: usize, rows: usize) -> usize {
    (at + 1).saturating_sub(rows.max(1))
}

/// Which field or step stands on a row of the body.
#[must_use]
pub fn at_row(state: &State, row: usize) -> Option<isize> {
    let (_, cursor) = body(state, state.parts.body)?;
    Some(isize::try_from(row).ok()? - isize::try_from(cursor).ok()?)
}

/// A line with the cursor's mark, or room for it.
pub(super) fn begun(state: &State, here: bool) -> Line {
    let mut line = Line::default();
    line.own(
        if here {
            glyphs(state.config.signs).cursor
        } else {
            " "
        },
        Role::Cursor,
    );
    line.own(" ", Role::Text);
    line
}

pub(super) fn focused(mut line: Line, here: bool, all: usize, state: &State) -> Line {
    line.pad(all, state.config.ambiguous);
    line.0.iter_mut().for_each(|span| span.focused = here);
    line
}

/// The document, each step, and who says it in the end; and the line of the cursor.
fn chain_lines(state: &State, chain: &Chain) -> (Page, usize) {
    let case = &state.matter.case;
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let all = usize::from(state.size.columns);
    let Some(claim) = case.claim(&chain.claim) else {
        return (Page::new(), 0);
    };
    let names = claim.chain.iter().map(|step| {
        width(
            voice::name_of(case, &step.source, state.naming()).as_str(),
            ambiguous,
        )
    });
    let names = names.max().unwrap_or(0).min(all / 2);
    let mut page = Page::new();
    let mut document = begun(state, false);
    let named = claim
        .document
        .as_ref()
        .and_then(|id| case.place(Kind::Document, id));
    let named = named.map_or_else(
        || "no document".to_owned(),
        |at| shown::title(state, Kind::Document, at as usize),
    );
    document.push(Shown::new(&named, signs), Role::Dim);
    page.push(document);
    for (at, step) in claim.chain.iter().enumerate() {
        let here = at == chain.step;
        let mut line = begun(state, here);
        line.own(glyphs(signs).arrow, Role::Dim);
        line.own(" ", Role::Text);
        line.push(
            fit(
                &voice::name_of(case, &step.source, state.naming()),
                names,
                ambiguous,
                signs,
            ),
            voice::role(case, &step.source),
        );
        line.pad(4 + names + 2, ambiguous);
        line.own(step.mode.spelling(), Role::Text);
        if let Some(verb) = &step.verb {
            line.own("  ", Role::Text);
            line.push(voice::quoted(verb, signs), Role::Text);
        }
        page.push(focused(line, here, all, state));
    }
    let mut speaker = begun(state, false);
    speaker.own(glyphs(signs).arrow, Role::Dim);
    speaker.own(" ", Role::Text);
    speaker.push(
        voice::name_of(case, &claim.source, state.naming()),
        voice::role(case, &claim.source),
    );
    speaker.own("  says it", Role::Dim);
    page.push(speaker);
    let last = page.len() - 1;
    page.iter_mut()
        .for_each(|line| *line = cut(line, all, state));
    (page, (chain.step + 1).min(last))
}

/// The line cut to the screen's width.
pub(super) fn cut(line: &Line, columns: usize, state: &State) -> Line {
    if line.columns(state.config.ambiguous) <= columns {
        return line.clone();
    }
    let rich = Rich::from(line.clone());
    let mut lines = rich.lines(columns, state.config.ambiguous, 1);
    let mut cut = lines.pop().unwrap_or_default();
    let here = line.0.iter().any(|span| span.focused);
    cut.0.iter_mut().for_each(|span| span.focused = here);
    cut
}

/// What is to be known about the field or the step under the cursor.
#[must_use]
pub fn foot(state: &State) -> Page {
    let mut rich = Rich::default();
    rich.own(" ", Role::Text);
    match state.sheets.last() {
        Some(Sheet::Card(card)) => match card.spot(state) {
            Some(spot) => about_field(state, spot, &mut rich),
            None => return Page::new(),
        },
        Some(Sheet::Chain(chain)) => match chain.steps(state).get(chain.step) {
            Some(step) => {
                rich.own(step.mode.spelling(), Role::Text);
                rich.own(": ", Role::Dim);
                rich.own(step.mode.help(), Role::Dim);
            }
            None => rich.own(
                "nobody passed it on: the document has it from the source itself; o adds a step",
                Role::Dim,
            ),
        },
        Some(Sheet::Versions) => {
            let rebase = state.rebase.as_ref();
            return rebase.map_or_else(Page::new, |it| versions::foot(state, it));
        }
        None => return Page::new(),
    }
    let columns = usize::from(state.size.columns).saturating_sub(2);
    let most = usize::from(state.size.rows);
    rich.hanging(columns, 1, state.config.ambiguous, most)
}

/// The whole of what a field holds, what it means, what it is for, and who writes it when no reader does.
fn about_field(state: &State, spot: Spot, rich: &mut Rich) {
    let signs = state.config.signs;
    rich.own(spot.field.spelling(), Role::Key);
    rich.own(": ", Role::Dim);
    let value = shown::value(state, spot);
    rich.push(&value, Role::Text);
    let meaning = shown::meaning(state, spot);
    if !meaning.is_empty() {
        rich.own(if value.is_empty() { "" } else { "  " }, Role::Text);
        rich.push(&Shown::new(&meaning, signs), Role::Dim);
    }
    let nothing = value.is_empty() && meaning.is_empty();
    for (at, said) in [Some(spot.kind.help_of(spot.field)), whose(spot)]
        .into_iter()
        .flatten()
        .enumerate()
    {
        if at > 0 || !nothing {
            rich.own("  ", Role::Text);
            rich.own(glyphs(signs).dot, Role::Dim);
            rich.own(" ", Role::Dim);
        }
        rich.own(said, Role::Dim);
    }
}
