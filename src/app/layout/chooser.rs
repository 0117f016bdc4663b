//! An open list, drawn over the body: a field, then what matches it.

use crate::app::State;
use crate::app::choose::{Chooser, Item};
use crate::app::glyphs::{glyphs, rule};
use crate::app::page::{Line, Page, Role};
use crate::app::rich::Rich;
use crate::text::clean::Shown;
use crate::text::width::{fit, width};

/// Why what was chosen or typed was not taken, in the last lines.
#[must_use]
pub fn told(state: &State) -> Page {
    match state.notice {
        Some(_) => super::status::status(state).0,
        None => Page::new(),
    }
}

/// The list in that many rows of the whole width; and where the cursor stands in its first line.
#[must_use]
pub fn chooser(state: &State, chooser: &Chooser, rows: usize) -> (Page, usize) {
    let signs = state.config.signs;
    let ambiguous = state.config.ambiguous;
    let all = usize::from(state.size.columns);
    let mut head = Line::default();
    head.own(" ", Role::Text);
    head.push(Shown::new(&chooser.title, signs), Role::Title);
    head.own(": ", Role::Dim);
    let before = head.columns(ambiguous);
    let edge = edge(state, chooser, all.saturating_sub(before + 24));
    let wide = width(edge.as_str(), ambiguous);
    let window = chooser.field.window(
        all.saturating_sub(before + wide.max(10) + 2).max(1),
        ambiguous,
        signs,
    );
    head.push(window.shown.clone(), Role::Text);
    head.pad(all.saturating_sub(wide + 1), ambiguous);
    head.push(edge, Role::Dim);
    let mut page = vec![head];
    if rows > 4 {
        page.push(Line::of(rule(all, signs), Role::Rule));
    }
    let all_of_it = in_full(state, chooser, rows);
    let room = rows.saturating_sub(page.len() + all_of_it.len());
    let first = (chooser.at + 1).saturating_sub(room.max(1));
    let (names, edges) = chooser
        .shown()
        .skip(first)
        .take(room)
        .map(|item| {
            [&item.name, &item.edge].map(|it| width(Shown::new(it, signs).as_str(), ambiguous))
        })
        .fold((0, 0), |most, [name, edge]| {
            (most.0.max(name), most.1.max(edge))
        });
    let ticks = if chooser.ticked(0).is_some() { 4 } else { 0 };
    // Half of the line belongs to the names, all of it where nothing stands behind them.
    let alone = chooser
        .shown()
        .all(|it| it.help.is_empty() && it.edge.is_empty());
    let most = if alone {
        all.saturating_sub(3 + ticks)
    } else {
        all / 2
    };
    let edge_at = (names + 4).min(most + 3) + ticks;
    let help_at = edge_at + edges.min(all / 3) + 2;
    for (at, item) in chooser.shown().enumerate().skip(first).take(room) {
        let here = at == chooser.at;
        let mut line = Line::default();
        line.own(if here { glyphs(signs).cursor } else { " " }, Role::Cursor);
        line.own(" ", Role::Text);
        if let Some(ticked) = chooser.ticked(at) {
            line.own(if ticked { "[x] " } else { "[ ] " }, Role::Key);
        }
        let name = Shown::new(&item.name, signs);
        line.push(fit(&name, most, ambiguous, signs), Role::Title);
        line.pad(edge_at, ambiguous);
        line.push(Shown::new(&item.edge, signs), Role::Key);
        line.own("  ", Role::Text);
        line.pad(help_at, ambiguous);
        let have = line.columns(ambiguous);
        let help = Shown::new(&item.help, signs);
        line.push(
            fit(&help, all.saturating_sub(have + 1), ambiguous, signs),
            Role::Dim,
        );
        line.pad(all, ambiguous);
        line.0.iter_mut().for_each(|span| span.focused = here);
        page.push(line);
    }
    if !all_of_it.is_empty() {
        page.resize_with(rows.saturating_sub(all_of_it.len()), Line::default);
        page.extend(all_of_it);
    }
    (page, before + window.cursor)
}

/// What the item under the cursor says, wrapped, under a rule, where lines are too short for it and there is room below.
fn in_full(state: &State, chooser: &Chooser, rows: usize) -> Page {
    let signs = state.config.signs;
    let ambiguous = state.config.ambiguous;
    let all = usize::from(state.size.columns);
    let said = |item: &Item| {
        let name = Shown::new(&item.name, signs);
        match item.help.is_empty() {
            true => name,
            false => name
                .then(&Shown::own("  "))
                .then(&Shown::new(&item.help, signs)),
        }
    };
    // Where any line may be cut, the room is kept for all, so that the list does not jump.
    let mut long = chooser.shown().take(LOOKED_AT);
    let room = rows / 3;
    if room < 2 || !long.any(|it| width(said(it).as_str(), ambiguous) + edge_of(it) > all) {
        return Page::new();
    }
    let mut rich = Rich::default();
    if let Some(item) = chooser.shown().nth(chooser.at) {
        rich.push(&said(item), Role::Text);
    }
    let mut page = vec![Line::of(rule(all, signs), Role::Rule)];
    for line in rich.lines(all.saturating_sub(3).max(1), ambiguous, room.min(4) - 1) {
        let mut whole = Line::default();
        whole.own("  ", Role::Text);
        whole.0.extend(line.0);
        page.push(whole);
    }
    page.resize_with(room.min(4), Line::default);
    page
}

/// So many items decide whether lines are too short.
const LOOKED_AT: usize = 256;

/// The columns of an item's edge and of what parts it from the rest.
fn edge_of(item: &Item) -> usize {
    item.edge.chars().count() + 10
}

/// What is said of the whole list, where there is room for it, and how many items match.
fn edge(state: &State, chooser: &Chooser, room: usize) -> Shown {
    let count = Shown::number(chooser.shown().len());
    let about = Shown::new(&chooser.about, state.config.signs);
    let wide = width(about.as_str(), state.config.ambiguous);
    if about.is_empty() || wide + 2 + count.len() > room {
        return count;
    }
    about.then(&Shown::own("   ")).then(&count)
}
