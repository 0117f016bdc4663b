//! The quotes of a document that gets a new version: a line each, and below them both texts of the one under the cursor.

use super::cell::first_words;
use super::sheets::{begun, cut, focused};
use super::voice;
use crate::app::State;
use crate::app::config::Depth;
use crate::app::glyphs::{glyphs, rule};
use crate::app::page::{Line, Page, Role, spaces};
use crate::app::rebase::{Rebase, about};
use crate::app::rich::{Brackets, Rich, Stretches};
use crate::compare::versions::{Item, Passage};
use crate::text::clean::Shown;
use crate::text::version::Fate;
use crate::text::width::{fit, width};

/// The columns of a fate, and of what was answered.
const FATE: usize = 9;
const TOLD: usize = 12;
/// The most lines of either text.
const LINES: usize = 12;

/// Which document gets which version, and how much is to be decided.
pub(super) fn header(state: &State, rebase: &Rebase, rows: usize) -> Page {
    let all = usize::from(state.size.columns);
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let document = state.matter.case.tables().documents.get(rebase.document);
    let mut top = Line::default();
    top.own(" new version of  ", Role::Dim);
    let name = document.map_or("", |it| it.name());
    let counts = Shown::new(&rebase.plan.counted(), signs);
    let wide = width(counts.as_str(), ambiguous);
    let room = all.saturating_sub(top.columns(ambiguous) + wide + 3);
    top.push(
        fit(&Shown::new(name, signs), room, ambiguous, signs),
        Role::Title,
    );
    top.pad(all.saturating_sub(wide + 1), ambiguous);
    top.push(counts, Role::Dim);
    let mut under = Line::default();
    under.own(" ", Role::Text);
    let label = rebase.new.text.label();
    let read_as = label.map_or_else(String::new, |it| format!(" (read as {it})"));
    let old = match rebase.old {
        Some(_) => "",
        None => "; the old version is not here, its quotes are",
    };
    let text = format!("{}{read_as}{old}", rebase.new.named);
    let open = Shown::number(rebase.open()).then(&Shown::own(" undecided"));
    let wide = width(open.as_str(), ambiguous);
    let room = all.saturating_sub(wide + 3);
    under.push(
        fit(&Shown::new(&text, signs), room, ambiguous, signs),
        Role::Text,
    );
    under.pad(all.saturating_sub(wide + 1), ambiguous);
    under.push(open, Role::Key);
    let mut page = vec![top, under, Line::of(rule(all, signs), Role::Rule)];
    page.iter_mut()
        .for_each(|line| *line = cut(line, all, state));
    page.truncate(rows);
    page
}

/// The lines of the quotes around the cursor, in so many rows; and the row of the cursor.
pub(super) fn body(state: &State, rebase: &Rebase, rows: usize) -> (Page, usize) {
    let items = rebase.plan.items.iter().enumerate();
    let first = super::sheets::first_seen(rebase.at, rows);
    let shown = items.skip(first).take(rows);
    let mut page: Page = shown
        .map(|(at, item)| line(state, rebase, item, at))
        .collect();
    if page.is_empty() {
        page.push(Line::of(
            Shown::own(" no quote stands in this document; w takes the new version"),
            Role::Dim,
        ));
    }
    (page, rebase.at - first)
}

fn line(state: &State, rebase: &Rebase, item: &Item, at: usize) -> Line {
    let here = at == rebase.at;
    let all = usize::from(state.size.columns);
    let (signs, ambiguous) = (state.config.signs, state.config.ambiguous);
    let case = &state.matter.case;
    let mut line = begun(state, here);
    let fate = item.became.fate;
    let role = if fate == Fate::Kept {
        Role::Dim
    } else {
        Role::Text
    };
    line.own(fate.word(), role);
    line.pad(2 + FATE, ambiguous);
    let Some(claim) = case.tables().claims.get(item.claim as usize) else {
        return focused(line, here, all, state);
    };
    let letter = voice::letter(case, &claim.source, state.naming());
    line.push(letter, voice::role(case, &claim.source));
    line.pad(2 + FATE + 3, ambiguous);
    let room = all.saturating_sub(2 + FATE + 3 + TOLD + 2);
    let words = first_words(claim.quote.as_deref().unwrap_or_default(), 40, state);
    line.push(fit(&words, room, ambiguous, signs), role);
    line.pad(all.saturating_sub(TOLD + 1), ambiguous);
    let open = rebase.is_open(at);
    line.own(rebase.told(at), if open { Role::Key } else { Role::Dim });
    cut(&focused(line, here, all, state), all, state)
}

/// Both texts of the quote under the cursor, with the words that differ, and where they stand.
pub(super) fn foot(state: &State, rebase: &Rebase) -> Page {
    let mut page = Page::new();
    let Some(item) = rebase.item() else {
        return page;
    };
    let ambiguous = state.config.ambiguous;
    let columns = usize::from(state.size.columns).saturating_sub(2).max(8);
    let mut head = Rich::default();
    head.own(" ", Role::Text);
    head.own(item.became.fate.word(), Role::Title);
    for (text, role) in about(state, item).iter().zip([Role::Text, Role::Dim]) {
        head.own("   ", Role::Text);
        head.push(text, role);
    }
    let doubt = doubt(item);
    if !doubt.is_empty() {
        head.own("   ", Role::Text);
        head.own(doubt, Role::Warning);
    }
    page.extend(head.hanging(columns, 3, ambiguous, 2));
    let texts = rebase.both(&state.matter, rebase.at);
    let places = texts.iter().map(|(_, it)| placed(it).len()).max();
    let indent = 3 + 3 + places.unwrap_or(0) + 2;
    for (label, passage) in [("was", &texts.left), ("is", &texts.right)] {
        let rich = text(state, label, passage, indent);
        page.extend(rich.hanging(columns, indent.min(columns / 2), ambiguous, LINES));
    }
    let claim = state.matter.case.tables().claims.get(item.claim as usize);
    let short = claim.and_then(|it| it.text.as_deref());
    if let (Some(short), Fate::Changed | Fate::Lost) = (short, item.became.fate) {
        // It was made for the old words.
        let mut rich = Rich::default();
        rich.own("   short: ", Role::Key);
        rich.push(&Shown::new(short, state.config.signs), Role::Text);
        page.extend(rich.hanging(columns, 10.min(columns / 2), ambiguous, 2));
    }
    page
}

/// What a reader must know of the proposal.
fn doubt(item: &Item) -> &'static str {
    match (item.became.fate, item.became.sure) {
        (Fate::Moved, false) => {
            "these words stand in more than one place, or may stand there by chance"
        }
        (Fate::Lost, _) if item.became.near.is_empty() => "nothing stands in its place",
        (Fate::Lost, _) => "below is what stands in its place",
        _ => "",
    }
}

/// Where a text starts, in words.
fn placed(passage: &Passage<'_>) -> Shown {
    passage.start.map_or_else(Shown::default, |start| {
        Shown::own(" at ").then(&Shown::number(start))
    })
}

/// One text: where it starts, what stands before, the words, what stands behind.
fn text(state: &State, label: &'static str, passage: &Passage<'_>, indent: usize) -> Rich {
    let signs = state.config.signs;
    let plain = state.config.look.depth == Depth::None;
    let mut rich = Rich::default();
    rich.own("   ", Role::Text);
    rich.own(label, Role::Key);
    let place = placed(passage);
    rich.push(&place, Role::Dim);
    let wide = 3 + label.len() + place.len();
    rich.push(&spaces(indent.saturating_sub(wide)), Role::Text);
    if passage.words.is_empty() {
        rich.own("nothing", Role::Dim);
        return rich;
    }
    let more = glyphs(signs).more;
    let (open, close) = voice::marks(signs);
    if !passage.before.is_empty() {
        rich.own(more, Role::Dim);
        rich.push(&Shown::new(passage.before, signs), Role::Dim);
    }
    rich.own(open, Role::Text);
    let differs = Stretches {
        differs: &passage.differs,
        brackets: plain.then(|| Brackets::of(signs)),
        ..Stretches::default()
    };
    let most = passage.words.floor_char_boundary(super::cell::MOST);
    rich.stranger(passage.words, 0..most, signs, &differs);
    rich.own(close, Role::Text);
    if !passage.behind.is_empty() {
        rich.push(&Shown::new(passage.behind, signs), Role::Dim);
        rich.own(more, Role::Dim);
    }
    rich
}
