//! The last line: what can be pressed here, what was just said, or the field that is open. What is too long for a line takes
//! the ones above it too, until the next key.

mod field;
mod flow;
mod standing;

use crate::app::State;
use crate::app::action::{ACTIONS, Action, Entry, Place};
use crate::app::layout::voice;
use crate::app::page::{Line, Page, Role};
use crate::app::perform;
use crate::app::read::{self, select};
use crate::app::review;
use crate::app::state::{Mode, Notice};
use crate::case::Kind;
use crate::text::clean::Shown;

/// The line, with those above it that it takes too; and the column of the cursor when a field is open.
#[must_use]
pub fn status(state: &State) -> (Page, Option<usize>) {
    match &state.mode {
        Mode::Field(asking, field) if field.is_multi_line() => {
            (vec![field::several(state, *asking)], None)
        }
        Mode::Field(asking, field) => {
            let (page, column) = field::line(state, *asking, field);
            (page, Some(column))
        }
        Mode::Facets(_) => (vec![super::facets::hint(state)], None),
        Mode::Browse(pressed) if !pressed.is_empty() => (following(state, pressed), None),
        _ => (said(state).unwrap_or_else(|| vec![hints(state)]), None),
    }
}

/// What may follow the keys pressed so far: with its help, or by its name where that takes too many lines.
fn following(state: &State, pressed: &[crate::app::keys::Key]) -> Page {
    let after = state.bindings().after(state.place(), pressed);
    let begin = begin(&after);
    let help = |action: Action| action.entry().help;
    let name = |action: Action| action.entry().name.get(begin..).unwrap_or_default();
    let whole = flow::items(state, menu(state, pressed, &after, help));
    if whole.len() <= flow::most(state).min(3) {
        return whole;
    }
    let names = flow::items(state, menu(state, pressed, &after, name));
    // What can be pressed is worth half of a small screen.
    let most = flow::most(state).max(usize::from(state.size.rows) / 2);
    names.into_iter().take(most).collect()
}

fn menu(
    state: &State,
    pressed: &[crate::app::keys::Key],
    after: &[(String, Action)],
    words: impl Fn(Action) -> &'static str,
) -> Vec<Line> {
    let mut typed = Line::default();
    typed.own(" ", Role::Text);
    let keys = crate::app::keys::spelled(pressed);
    typed.push(Shown::new(&keys, state.config.signs), Role::Key);
    let item = |(rest, action): &(String, Action)| {
        let mut item = Line::default();
        item.own("  ", Role::Text);
        item.push(Shown::new(rest, state.config.signs), Role::Key);
        item.own(" ", Role::Text);
        item.own(words(*action), Role::Dim);
        item
    };
    std::iter::once(typed)
        .chain(after.iter().map(item))
        .collect()
}

/// How many bytes all their names begin with alike, up to a hyphen.
fn begin(actions: &[(String, Action)]) -> usize {
    let mut names = actions.iter().map(|(_, action)| action.entry().name);
    let first = names.next().unwrap_or_default();
    let begin = first.find('-').map_or(0, |at| at + 1);
    let alike = first.get(..begin).unwrap_or_default();
    if names.all(|name| name.starts_with(alike)) {
        begin
    } else {
        0
    }
}

/// What a notice says, with aliases where they are wanted.
fn heard(state: &State, notice: &Notice) -> String {
    let text = match &notice.more {
        Some(more) => format!("{}; {more}", notice.text),
        None => notice.text.clone(),
    };
    voice::veiled(&state.matter.case, &text, state.naming())
}

fn said(state: &State) -> Option<Page> {
    let notice = state.notice.as_ref()?;
    let role = if notice.warning {
        Role::Warning
    } else {
        Role::Text
    };
    let text = |text: &str| {
        let veiled = voice::veiled(&state.matter.case, text, state.naming());
        flow::text(state, &Shown::new(&veiled, state.config.signs), role)
    };
    let whole = text(&heard(state, notice));
    Some(match &notice.more {
        Some(more) if whole.len() > 1 => flow::lines(state, [text(&notice.text), text(more)]),
        _ => whole,
    })
}

/// The keys of this screen, as many as fit; at the end what must be known at all times.
fn hints(state: &State) -> Line {
    let ambiguous = state.config.ambiguous;
    let place = state.place();
    let name = match place {
        Place::Compare => " COMPARE",
        Place::Selecting => " SELECT",
        Place::Card => " CARD",
        Place::Chain => " CHAIN",
        Place::Review => " REVIEW",
        Place::Versions => " NEW VERSION",
        Place::Read | Place::Claim | Place::Everywhere => " READ",
    };
    let standing = standing::standing(state);
    let room = usize::from(state.size.columns).saturating_sub(standing.columns(ambiguous) + 1);
    let mut line = Line::default();
    line.own(name, Role::Title);
    if let Some((at, of)) = select::step(state).filter(|_| place == Place::Selecting) {
        let step = Shown::number(at)
            .then(&Shown::own(" of "))
            .then(&Shown::number(of));
        line.own(" ", Role::Text);
        line.push(step, Role::Dim);
    }
    let speakers = match place {
        Place::Selecting if state.rebase.is_some() => {
            let keys = state.bindings().keys(Action::AnchorWords).into_iter();
            keys.map(|key| (key, "the claim's words".to_owned()))
                .collect()
        }
        Place::Selecting => speakers(state),
        _ => Vec::new(),
    };
    for (keys, hint) in speakers.into_iter().chain(hinted(state, place)) {
        let mut more = Line::default();
        more.own("  ", Role::Text);
        more.push(Shown::new(&keys, state.config.signs), Role::Key);
        more.own(" ", Role::Text);
        more.push(Shown::new(&hint, state.config.signs), Role::Dim);
        if line.columns(ambiguous) + more.columns(ambiguous) <= room {
            line.0.append(&mut more.0);
        }
    }
    line.pad(room, ambiguous);
    line.0.extend(standing.0);
    line
}

/// The numbers of the sources that can say what is selected, with their letters.
fn speakers(state: &State) -> Vec<(String, String)> {
    let case = &state.matter.case;
    let keys = state.bindings().keys(Action::SaidBy);
    let sources = &case.tables().sources;
    let known = keys.iter().zip(sources).map(|(key, source)| {
        let letter = voice::letter(case, &source.id, state.naming());
        (key.clone(), letter.to_string())
    });
    let next = keys.get(sources.len()).into_iter();
    let new = next.map(|key| (key.clone(), "a new source".to_owned()));
    known.chain(new).collect()
}

/// More keys than these are hinted by the first and the last.
const MANY: usize = 4;

/// Each hint with the first keys of its actions: `j k row`.
fn hinted(state: &State, place: Place) -> Vec<(String, String)> {
    let mut hints: Vec<(String, String)> = Vec::new();
    let here = ACTIONS.iter().filter(|it| it.place.holds(place));
    // What a newcomer needs comes first: how to get help and how to get out.
    // Then, where nobody has claimed anything yet, how to.
    let none = state.matter.whole && state.matter.case.count(Kind::Claim) == 0;
    let newcomer = |it: &&Entry| match it.hint {
        "help" | "quit" => 0,
        "select" | "source" if none => 1,
        _ if it.place == Place::Selecting => 1,
        _ => 2,
    };
    let on_claim = perform::claim(state).is_some();
    let printed =
        read::printed(state).is_some_and(|all| all.within(0, usize::MAX).next().is_some());
    let means = |it: &&Entry| match it.action {
        Action::NextPrinted | Action::PreviousPrinted => printed,
        _ => (it.place != Place::Claim || on_claim) && review::means(state, it.action),
    };
    let mut entries: Vec<_> = here
        .filter(|it| !it.hint.is_empty())
        .filter(means)
        .collect();
    entries.sort_by_key(newcomer);
    for entry in entries {
        let keys = state.bindings().keys(entry.action);
        let key = match keys.as_slice() {
            [] => continue,
            // A row of digits.
            [first, .., last] if keys.len() > MANY => format!("{first}-{last}"),
            [first, ..] => first.clone(),
        };
        let (key, hint) = match entry.hint.strip_suffix('…') {
            Some(hint) => (key.chars().take(1).collect(), hint),
            None => (key, entry.hint),
        };
        match hints.iter_mut().find(|(_, it)| it == hint) {
            Some((keys, _)) => {
                keys.push(' ');
                keys.push_str(&key);
            }
            None => hints.push((key, hint.to_owned())),
        }
    }
    hints
}
