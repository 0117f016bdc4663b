//! The body of Read: the untouched document, wrapped, with the claims in its gutter.

use super::panel::{labelled, push_claim, push_rich};
use super::voice;
use crate::app::State;
use crate::app::config::Config;
use crate::app::glyphs::{glyphs, sign};
use crate::app::matter::{Place, Text};
use crate::app::page::{Line, Page, Role};
use crate::app::read::{self, beneath};
use crate::app::rich::{Rich, Stretches};
use crate::case::Kind;
use crate::text::clean::Shown;
use crate::text::width::{fit, width};
use crate::text::{anchor, segment, wrap};
use std::ops::Range;

/// The most claims that stand side by side in the gutter; the last lane says `+` when there are more.
const LANES: usize = 4;

/// The most bytes of a line of the document that are wrapped at once: a line of 10 MB costs what is seen.
const UNIT: usize = 1 << 13;

/// The columns of one lane of the gutter: the widest letter's.
fn lane_columns(state: &State) -> usize {
    let sources = state.matter.case.tables().sources.iter().take(64);
    let wide = sources.map(|source| {
        let letter = voice::letter(&state.matter.case, &source.id, state.config.signs);
        width(letter.as_str(), state.config.ambiguous)
    });
    wide.max().unwrap_or(1).clamp(1, 2)
}

/// How many lanes the gutter has.
fn lane_count(state: &State) -> usize {
    if state.size.columns < 40 { 2 } else { LANES }
}

/// The columns of the gutter: the cursor's, the lanes, one free.
fn gutter_columns(state: &State) -> usize {
    lane_count(state) * lane_columns(state) + 2
}

/// The columns of the text.
#[must_use]
pub fn text_columns(state: &State) -> usize {
    let all = usize::from(state.size.columns)
        .saturating_sub(gutter_columns(state) + 1)
        .max(1);
    state
        .config
        .width
        .map_or(all, |most| all.min(usize::from(most).max(10)))
}

/// The piece of a line of the document that holds a byte: the line itself, or a part of a long one.
fn unit(text: &str, byte: usize) -> Range<usize> {
    let byte = text.floor_char_boundary(byte.min(text.len()));
    let before = text.as_bytes().get(..byte).unwrap_or_default();
    let line = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let start = text
        .floor_char_boundary(line + (byte - line) / UNIT * UNIT)
        .max(line);
    let limit = line + ((byte - line) / UNIT + 1) * UNIT;
    let rest = text
        .as_bytes()
        .get(byte..limit.min(text.len()).max(byte))
        .unwrap_or_default();
    match memchr::memchr(b'\n', rest) {
        Some(at) => start..byte + at + 1,
        None => start..text.floor_char_boundary(limit.min(text.len())).max(start),
    }
}

/// The lines of the screen that a unit makes, as bytes of the document, line end included.
fn unit_lines(
    text: &str,
    unit: &Range<usize>,
    columns: usize,
    config: &Config,
) -> Vec<Range<usize>> {
    let words = trimmed(text, unit);
    let shown = Shown::part(text, words, config.signs);
    let mut starts: Vec<usize> = wrap::lines(&shown, columns, config.ambiguous)
        .map(|line| shown.source_at(line.range.start))
        .collect();
    if let Some(first) = starts.first_mut() {
        *first = unit.start;
    } else {
        starts.push(unit.start);
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([unit.end]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// The unit without its line end.
fn trimmed(text: &str, unit: &Range<usize>) -> Range<usize> {
    let words = text.get(unit.clone()).unwrap_or_default();
    let bare = words
        .strip_suffix('\n')
        .map_or(words, |it| it.strip_suffix('\r').unwrap_or(it));
    unit.start..unit.start + bare.len()
}

/// The line of the screen that holds a byte.
#[must_use]
pub fn line_at(text: &str, byte: usize, columns: usize, config: &Config) -> Range<usize> {
    let unit = unit(text, byte);
    let lines = unit_lines(text, &unit, columns, config);
    let at = lines
        .partition_point(|line| line.start <= byte)
        .saturating_sub(1);
    lines.get(at).cloned().unwrap_or(unit)
}

/// Up to `count` lines of the screen from the start of one on.
#[must_use]
pub fn lines_from(
    text: &str,
    top: usize,
    columns: usize,
    count: usize,
    config: &Config,
) -> Vec<Range<usize>> {
    let mut lines = Vec::with_capacity(count);
    let mut at = top;
    while lines.len() < count && (at < text.len() || lines.is_empty()) {
        let unit = unit(text, at);
        let more = unit_lines(text, &unit, columns, config);
        lines.extend(
            more.into_iter()
                .filter(|line| line.start >= at)
                .take(count - lines.len()),
        );
        if unit.end <= at {
            break;
        }
        at = unit.end;
    }
    lines
}

/// Up to `count` lines of the screen before the start of one, in reading order.
#[must_use]
pub fn lines_before(
    text: &str,
    top: usize,
    columns: usize,
    count: usize,
    config: &Config,
) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = top;
    while lines.len() < count && at > 0 {
        let unit = unit(text, at - 1);
        let mut more = unit_lines(text, &unit, columns, config);
        more.retain(|line| line.start < at);
        lines.splice(0..0, more);
        at = unit.start;
    }
    lines.drain(..lines.len().saturating_sub(count));
    lines
}

/// The lines of the body.
#[must_use]
pub fn body(state: &State) -> Page {
    let rows = state.parts.body;
    let Some(text) = read::text(state) else {
        return vec![absent(state)];
    };
    let columns = text_columns(state);
    let lines = lines_from(&text.text, state.read.top, columns, rows, &state.config);
    let lanes = lanes(state, &lines);
    lines
        .iter()
        .map(|line| body_line(state, &text.text, line, &lanes))
        .collect()
}

fn absent(state: &State) -> Line {
    let signs = state.config.signs;
    match state.matter.texts.get(state.read.document) {
        Some(Text::Missing(why)) => {
            Line::of(Shown::own(" ").then(&Shown::new(why, signs)), Role::Warning)
        }
        Some(_) => Line::of(Shown::own(" reading"), Role::Dim),
        None => Line::of(Shown::own(" the case has no document"), Role::Dim),
    }
}

/// The claims on the screen, each with its lane in the gutter.
fn lanes(state: &State, lines: &[Range<usize>]) -> Vec<(Place, usize)> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Vec::new();
    };
    let mut lanes: Vec<(Place, usize)> = Vec::new();
    let places = read::printed(state).map(|all| all.within(first.start, last.end).take(4096));
    for place in places.into_iter().flatten() {
        // A lane is taken on a whole line of the screen, not only on the words.
        let begins = lines
            .iter()
            .find(|line| line.end > place.start)
            .map_or(0, |line| line.start);
        let taken = |lane: usize| lanes.iter().any(|(it, at)| *at == lane && it.end > begins);
        let lane = (0..LANES).find(|lane| !taken(*lane)).unwrap_or(LANES);
        lanes.push((place, lane));
    }
    lanes
}

fn body_line(state: &State, text: &str, line: &Range<usize>, lanes: &[(Place, usize)]) -> Line {
    let mut whole = gutter(state, line, lanes);
    let words = trimmed(text, line);
    let claim = read::claim(state).and_then(|claim| lanes.iter().find(|(it, _)| it.claim == claim));
    let quoted = claim.map(|(it, _)| it.start..it.end);
    let found = state.search.as_ref().map(|search| {
        let from = text.get(words.clone()).unwrap_or_default();
        search
            .in_words(from)
            .into_iter()
            .map(|it| words.start + it.start..words.start + it.end)
            .collect()
    });
    let found: Vec<Range<usize>> = found.unwrap_or_default();
    let mut at = words.start;
    for end in edges(&words, &[quoted.as_ref(), Some(&state.read.span)]) {
        let mut rich = Rich::default();
        rich.stranger(
            text,
            at..end,
            state.config.signs,
            &Stretches {
                found: &found,
                ..Stretches::default()
            },
        );
        let within = |range: &Range<usize>| range.start < end && at < range.end;
        let mut piece = rich.cut(0..rich.text().len());
        for span in &mut piece.0 {
            span.focused = within(&state.read.span);
            if quoted.as_ref().is_some_and(within) && span.role == Role::Text {
                span.role = Role::Quoted;
            }
        }
        whole.0.extend(piece.0);
        at = end;
    }
    whole
}

fn edges(words: &Range<usize>, ranges: &[Option<&Range<usize>>]) -> Vec<usize> {
    let mut edges: Vec<usize> = ranges
        .iter()
        .flatten()
        .flat_map(|it| [it.start, it.end])
        .collect();
    edges.push(words.end);
    edges.retain(|edge| *edge > words.start && *edge <= words.end);
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// One lane a claim: its source's letter where it begins, a bar where it goes on; `+` in the last
/// lane where there are more.
fn gutter(state: &State, line: &Range<usize>, lanes: &[(Place, usize)]) -> Line {
    let signs = state.config.signs;
    let ambiguous = state.config.ambiguous;
    let count = lane_count(state);
    let mut cells: Vec<(Shown, Role)> = vec![(Shown::default(), Role::Text); count];
    let on_line = lanes
        .iter()
        .filter(|(it, _)| it.start < line.end && it.end > line.start);
    for (place, lane) in on_line {
        let more = *lane >= count;
        let cell = cells.get_mut((*lane).min(count - 1));
        if let (Some(cell), Some(sign)) = (cell, lane_sign(state, line, place)) {
            *cell = if more {
                (Shown::own("+"), Role::Dim)
            } else {
                sign
            };
        }
    }
    let mut gutter = Line::default();
    let here = line.contains(&state.read.span.start);
    gutter.own(if here { glyphs(signs).cursor } else { " " }, Role::Cursor);
    for (at, (text, role)) in cells.into_iter().enumerate() {
        gutter.push(fit(&text, lane_columns(state), ambiguous, signs), role);
        gutter.pad(1 + (at + 1) * lane_columns(state), ambiguous);
    }
    gutter.pad(gutter_columns(state), ambiguous);
    gutter
}

fn lane_sign(state: &State, line: &Range<usize>, place: &Place) -> Option<(Shown, Role)> {
    let case = &state.matter.case;
    let signs = state.config.signs;
    let claim = case.tables().claims.get(place.claim as usize)?;
    let text = match (
        line.contains(&place.start),
        state.matter.anchor(place.claim).map(|it| it.state),
    ) {
        (true, Some(anchor::State::Moved)) => Shown::own("!"),
        (true, Some(anchor::State::Doubtful)) => Shown::own("?"),
        (true, _) => voice::letter(case, &claim.source, signs),
        (false, _) => Shown::own(glyphs(signs).gutter),
    };
    Some((text, voice::role(case, &claim.source)))
}

/// The column and line, from the top of the body, on which the cursor stands.
#[must_use]
pub fn cursor(state: &State) -> Option<(usize, usize)> {
    let text = read::text(state)?;
    let columns = text_columns(state);
    let lines = lines_from(
        &text.text,
        state.read.top,
        columns,
        state.parts.body,
        &state.config,
    );
    let at = lines
        .iter()
        .position(|line| line.contains(&state.read.span.start))?;
    let line = lines.get(at)?;
    let before = Shown::part(
        &text.text,
        line.start..state.read.span.start,
        state.config.signs,
    );
    let column = width(before.as_str(), state.config.ambiguous);
    Some((gutter_columns(state) + column, at))
}

/// Puts the cursor on the sentence where the mouse was pressed.
pub fn press(state: &mut State, column: usize, line: usize) {
    let Some(text) = read::text(state) else {
        return;
    };
    let lines = lines_from(
        &text.text,
        state.read.top,
        text_columns(state),
        line + 1,
        &state.config,
    );
    let Some(line) = lines.get(line) else { return };
    let shown = Shown::part(&text.text, trimmed(&text.text, line), state.config.signs);
    let mut columns = column.saturating_sub(gutter_columns(state));
    let graphemes = crate::text::width::graphemes(shown.as_str(), state.config.ambiguous);
    let at = graphemes.into_iter().find_map(|(range, wide)| {
        if columns < wide {
            return Some(range.start);
        }
        columns -= wide;
        None
    });
    let byte = at.map_or(line.start, |at| shown.source_at(at));
    let span = segment::sentence_at(&text.text, byte).unwrap_or(line.clone());
    read::go_to(state, span, None);
}

/// The second line of the header: which document, where in it, what stands in it.
#[must_use]
pub fn about(state: &State) -> Line {
    let signs = state.config.signs;
    let all = usize::from(state.size.columns);
    let tables = state.matter.case.tables();
    let mut text = Shown::own(" ");
    if let Some(document) = tables.documents.get(state.read.document) {
        text.push(&Shown::new(document.name(), signs));
    }
    let mut edge = Shown::default();
    if tables.documents.len() > 1 {
        edge.push(&Shown::own("document ").then(&Shown::number(state.read.document + 1)));
        edge.push(
            &Shown::own(" of ")
                .then(&Shown::number(tables.documents.len()))
                .then(&Shown::own("  ")),
        );
    }
    if let Some(here) = read::text(state) {
        let share = state.read.span.start.saturating_mul(100) / here.text.len().max(1);
        let begun = matches!(
            state.matter.texts.get(state.read.document),
            Some(Text::Begun(_))
        );
        edge.push(&if begun {
            Shown::own(glyphs(signs).more)
        } else {
            Shown::number(share)
        });
        edge.push(&Shown::own(" %  "));
    }
    let count = read::printed(state).map_or(0, |all| all.places().len());
    edge.push(&Shown::number(count).then(&Shown::own(" claims ")));
    let mut line = Line::default();
    let wide = width(edge.as_str(), state.config.ambiguous);
    let room = all.saturating_sub(wide + 1);
    line.push(fit(&text, room, state.config.ambiguous, signs), Role::Title);
    line.pad(all.saturating_sub(wide), state.config.ambiguous);
    line.push(fit(&edge, all, state.config.ambiguous, signs), Role::Dim);
    line
}

/// The panel of Read: the claim under the cursor, its event, its relation to the others.
#[must_use]
pub fn panel(state: &State) -> Page {
    let mut page = Page::new();
    let Some(claim) = read::claim(state) else {
        page.push(Line::of(
            Shown::own(" nobody claims this sentence"),
            Role::Dim,
        ));
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
        Some(event) => head.push(&Shown::new(&event.title, signs), Role::Title),
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
        rich.push(&sign(finding.relation, signs), Role::Sign);
        rich.own(" ", Role::Text);
        rich.push(
            &voice::name_of(case, &other.source, signs),
            voice::role(case, &other.source),
        );
        rich.own(": ", Role::Dim);
        rich.push(
            &super::cell::first_words(other.words(), 12, state),
            Role::Text,
        );
        push_rich(state, &rich, page);
    }
}
