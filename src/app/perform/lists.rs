//! Lists to choose from: what stands in each, and what choosing does.

use super::{claiming, filtering, merging, panes, perform};
use crate::app::action::Action;
use crate::app::choose::{Chooser, Item, Outcome, actions};
use crate::app::glyphs::glyphs;
use crate::app::legend::legend;
use crate::app::matter::Wrong;
use crate::app::record::{self, Spot};
use crate::app::{Effect, Showing, State, conflicts, read, rebase, row, sheet};
use crate::case::{Event, Id, Key, Kind, Value, Word as _};
use crate::compare::coverage::{side_word, totals};
use crate::text::anchor;

/// The list an action opens, where it opens one.
pub(super) fn list(state: &State, action: Action) -> Option<Chooser> {
    let here = || actions(state.bindings(), state.place());
    Some(match action {
        Action::Help => Chooser::new("Help", [here(), legend(state)].concat()),
        Action::Palette => Chooser::new("Command", here()),
        Action::ChoosePanes => panes::panes_list(state),
        Action::Coverage => Chooser::new("Coverage", coverage_items(state)).about(covered(state)),
        Action::Filter => filtering::list(state),
        Action::Problems => problems(state),
        Action::Open => {
            Chooser::new("Open a case", state.offers.clone()).about("Enter opens".into())
        }
        _ => return None,
    })
}

fn coverage_items(state: &State) -> Vec<Item> {
    let events = &state.matter.case.tables().events;
    let item = |(at, event): (u32, &Event)| Item {
        name: event.title.to_string(),
        help: state
            .compare
            .who_says(&state.matter, at, state.naming())
            .to_string(),
        edge: side_word(&state.compare.rows, at).to_owned(),
        outcome: Outcome::Row(event.id.clone()),
    };
    (0u32..).zip(events).map(item).collect()
}

/// How many events both panes speak of, one alone, neither.
fn covered(state: &State) -> String {
    let totals = totals(&state.matter.case, &state.compare.rows);
    let counted = totals.iter().filter(|(_, count)| *count > 0);
    let counted = counted.map(|(word, count)| format!("{count} {}", word.spelling()));
    with_dots(state, counted.collect::<Vec<_>>().join(" · "))
}

fn with_dots(state: &State, text: String) -> String {
    match glyphs(state.config.signs).dot {
        "·" => text,
        dot => text.replace('·', dot),
    }
}

fn problems(state: &State) -> Chooser {
    let item = |wrong: &Wrong| Item {
        name: wrong.line.clone(),
        help: String::new(),
        edge: String::new(),
        outcome: match &wrong.about {
            Some((kind, key)) => Outcome::About(*kind, key.clone(), wrong.line.clone()),
            None => Outcome::Tell(wrong.line.clone()),
        },
    };
    let items = state.matter.problems.iter().map(item).collect();
    let about = "Enter goes to what it is about".to_owned();
    Chooser::new("Problems", items).about(about)
}

/// Goes to the record that a problem is about, and says again what it is.
fn go_to_wrong(state: &mut State, kind: Kind, key: &Key, line: String) {
    let case = &state.matter.case;
    let Some(at) = case.find(kind, key) else {
        return state.tell(format!("what it was about is no more: {line}"));
    };
    let first_claim = |ids: &[Id; 2]| ids.iter().find_map(|id| case.place(Kind::Claim, id));
    match (kind, key) {
        (Kind::Claim, _) => go_to_claim(state, u32::try_from(at).unwrap_or(u32::MAX)),
        (Kind::Finding, Key::Claims(ids)) => match first_claim(ids) {
            Some(claim) => go_to_claim(state, claim),
            None => sheet::open_card(state, kind, at),
        },
        (Kind::Conflict, _) => conflicts::ways(state, at),
        _ => sheet::open_card(state, kind, at),
    }
    state.tell(line);
}

/// Goes to a claim: in Read where its words are not sound or neither pane shows it, else in Compare.
fn go_to_claim(state: &mut State, claim: u32) {
    state.sheets.clear();
    let anchor = state.matter.anchor(claim);
    let sound = anchor.is_none_or(|it| it.state == anchor::State::Sound);
    if sound && state.compare.go_to_claim(&state.matter, claim) {
        state.showing = Showing::Compare;
    } else if state.matter.document_of(claim).is_some() && anchor_is_known(state, claim) {
        read::go_to_claim(state, claim);
        state.showing = Showing::Read;
    } else {
        sheet::open_card(state, Kind::Claim, claim as usize);
    }
}

/// Whether there is a place in the document to go to.
fn anchor_is_known(state: &State, claim: u32) -> bool {
    let anchor = state.matter.anchor(claim);
    anchor.is_some_and(|it| it.range.is_some())
}

/// The reader chose from a list.
pub(in crate::app) fn outcome(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Read => {}
        Outcome::Tell(text) => state.tell(text),
        Outcome::About(kind, key, line) => go_to_wrong(state, kind, &key, line),
        Outcome::Set(spot, value) => return set(state, spot, value.as_ref()),
        Outcome::SetNew(spot, name) => return record::set_new(state, spot, &name),
        Outcome::Toggle(spot, word) => return record::toggle(state, spot, &word),
        Outcome::Card(kind, at) => sheet::open_card(state, kind, at),
        Outcome::Step(picked) => return sheet::chain::picked(state, picked),
        Outcome::Filter(text) => filtering::filter(state, &text),
        Outcome::Do(action) => return perform(state, action),
        Outcome::Open(_)
            if record::drafts::tell_unsaved(state) || rebase::tell_unwritten(state) => {}
        Outcome::Words(stretch, claim) => return rebase::words_of(state, &stretch, &claim),
        Outcome::Open(target) => return vec![Effect::Open(target)],
        Outcome::Conflict(at, None) => conflicts::ways(state, at),
        Outcome::Conflict(at, Some(way)) => return conflicts::decided(state, at, way),
        Outcome::Back(step) => return vec![Effect::Back(step)],
        Outcome::Row(event) => {
            state.sheets.clear();
            if state.compare.go_to_event(&state.matter, &event) {
                state.showing = Showing::Compare;
            } else {
                state.tell("neither pane speaks of this event; x chooses other panes");
            }
        }
        Outcome::SaidBy(stretch, source) => claiming::ask_event(state, &stretch, &source),
        Outcome::Claim(draft, event) => return claiming::claim(state, &draft, event.as_ref()),
        Outcome::Merge(merge) => return merging::go_on(state, &merge),
        Outcome::Pane(side, pane) => panes::show(state, side, pane),
        Outcome::Decide(choice) => return row::chosen(state, choice),
    }
    Vec::new()
}

/// A value was chosen; the one that is held already changes nothing.
fn set(state: &mut State, spot: Spot, value: Option<&Value>) -> Vec<Effect> {
    if spot.value(&state.matter.case).as_ref() == value {
        state.tell(format!("`{}` is as it was", spot.field));
        return Vec::new();
    }
    record::set(state, spot, value)
}
