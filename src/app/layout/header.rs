//! The header: the case's title and its counts, the panes and how much they say.

use super::compare::{MIDDLE, columns, pane_name, pane_role};
use super::stacked;
use crate::app::glyphs::{glyphs, rule};
use crate::app::page::{Line, Page, Role, spaces};
use crate::app::{Showing, State};
use crate::case::Kind;
use crate::compare::{Side, Sides};
use crate::text::clean::{Shown, Signs};
use crate::text::width::{fit, width};

/// The lines of the header.
#[must_use]
pub fn header(state: &State) -> Page {
    if let Some(page) = super::sheets::header(state, state.parts.header) {
        return page;
    }
    let mut page = vec![top(state)];
    match state.showing {
        Showing::Compare => {
            page.push(panes(state));
            page.push(under(state));
        }
        Showing::Review => {
            page.push(super::review::about(state));
            let all = usize::from(state.size.columns);
            page.push(Line::of(rule(all, state.config.signs), Role::Rule));
        }
        Showing::Read => {
            page.push(super::read::about(state));
            let all = usize::from(state.size.columns);
            page.push(Line::of(rule(all, state.config.signs), Role::Rule));
        }
    }
    page.truncate(state.parts.header);
    page
}

fn top(state: &State) -> Line {
    let signs = state.config.signs;
    let all = usize::from(state.size.columns);
    let ambiguous = state.config.ambiguous;
    let fits = |edge: &Line| edge.columns(ambiguous) + 12 < all;
    let edge = Some(counts(state)).filter(fits).or_else(|| {
        // Where no line below says it.
        (!state.parts.hint && all >= NARROW).then(help)
    });
    let wide = edge.as_ref().map_or(0, |edge| edge.columns(ambiguous));
    let title = Shown::new(&state.matter.case.tables().head.title, signs);
    let room = all.saturating_sub(wide + 3);
    let mut line = Line::default();
    line.own(" ", Role::Text);
    line.push(fit(&title, room, ambiguous, signs), Role::Title);
    if let Some(edge) = edge {
        line.pad(all.saturating_sub(wide + 1), ambiguous);
        line.0.extend(edge.0);
    }
    line
}

/// On fewer columns the title has the line to itself.
const NARROW: usize = 32;

/// Where help is.
fn help() -> Line {
    let mut line = Line::default();
    line.own("?", Role::Key);
    line.own(" help", Role::Dim);
    line
}

/// The counts of the rows: `= + ~ ≠ ·` always, others when above 0; `…` while they are not known.
#[must_use]
pub fn counts(state: &State) -> Line {
    let signs = state.config.signs;
    let mut line = Line::default();
    let known = state.matter.whole;
    let number = |count: usize| {
        if known {
            Shown::number(count)
        } else {
            Shown::own(glyphs(signs).more)
        }
    };
    let counts = state.compare.rows.counts();
    if known && counts.events() == 0 && state.matter.case.tables().claims.is_empty() {
        line.own("nobody has annotated this yet", Role::Dim);
        return line;
    }
    let all = state.matter.case.count(Kind::Event);
    let seen = counts.events() as usize;
    if state.showing == Showing::Compare && known && seen < all {
        // Of some events neither pane speaks, or the filter hides them.
        line.push(number(seen), Role::Dim);
        line.own(" of ", Role::Dim);
    }
    line.push(number(all), Role::Dim);
    let word = if known && all == 1 {
        " event "
    } else {
        " events "
    };
    line.own(word, Role::Dim);
    for tally in counts.header() {
        line.own("  ", Role::Dim);
        line.push(number(tally.rows as usize), Role::Dim);
        line.own(" ", Role::Dim);
        let sign = match signs {
            Signs::Unicode => Shown::own(tally.sign),
            Signs::Ascii => Shown::new(tally.ascii.encode_utf8(&mut [0; 4]), signs),
        };
        line.push(
            sign,
            if tally.is_unjudged {
                Role::Dim
            } else {
                Role::Sign
            },
        );
    }
    line
}

/// The names of the panes, each with who is shown within and how many claims it has.
fn panes(state: &State) -> Line {
    let signs = state.config.signs;
    let ambiguous = state.config.ambiguous;
    let bar = glyphs(signs).bar;
    let columns = if stacked(state) {
        let all = usize::from(state.size.columns).saturating_sub(MIDDLE);
        Sides {
            left: all / 2,
            right: all - all / 2,
        }
    } else {
        columns(state)
    };
    let mut line = pane(state, Side::Left, columns.left);
    line.pad(columns.left, ambiguous);
    line.own(bar, Role::Rule);
    line.own("   ", Role::Text);
    line.own(bar, Role::Rule);
    line.0.extend(pane(state, Side::Right, columns.right).0);
    line
}

fn pane(state: &State, side: Side, columns: usize) -> Line {
    let signs = state.config.signs;
    let ambiguous = state.config.ambiguous;
    let mut count = Line::default();
    let claims = state.compare.rows.members().claims()[side] as usize;
    count.push(
        if state.matter.whole {
            Shown::number(claims)
        } else {
            Shown::own(glyphs(signs).more)
        },
        Role::Dim,
    );
    count.own(if claims == 1 { " claim " } else { " claims " }, Role::Dim);
    let counted = count.columns(ambiguous);
    let mut name = pane_name(state, side);
    let within = state.compare.within(&state.matter, side, state.naming());
    if !within.is_empty() {
        name = name
            .then(&Shown::own(" (+ "))
            .then(&within)
            .then(&Shown::own(")"));
    }
    let mut line = Line::default();
    line.own(" ", Role::Text);
    let room = columns.saturating_sub(1);
    if room > counted + 8 {
        line.push(
            fit(&name, room - counted - 1, ambiguous, signs),
            pane_role(state, side),
        );
        let have = line.columns(ambiguous);
        line.push(spaces((columns - counted).saturating_sub(have)), Role::Text);
        line.0.extend(count.0);
    } else {
        line.push(fit(&name, room, ambiguous, signs), pane_role(state, side));
    }
    debug_assert!(width(&line.words(), ambiguous) <= columns.max(1));
    line
}

fn under(state: &State) -> Line {
    let signs = state.config.signs;
    let columns = columns(state);
    if stacked(state) {
        return Line::of(rule(columns.left, signs), Role::Rule);
    }
    crossed(state, glyphs(signs).joints[0])
}

/// A rule over the whole width that crosses the bars of the middle.
#[must_use]
pub fn crossed(state: &State, joint: &'static str) -> Line {
    let signs = state.config.signs;
    let columns = columns(state);
    let mut line = Line::of(rule(columns.left, signs), Role::Rule);
    line.own(joint, Role::Rule);
    line.push(rule(MIDDLE - 2, signs), Role::Rule);
    line.own(joint, Role::Rule);
    line.push(rule(columns.right, signs), Role::Rule);
    line
}
