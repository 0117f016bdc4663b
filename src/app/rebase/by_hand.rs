//! Words of the new version chosen by hand: Read shows that version meanwhile, with its claims where they are proposed.

use super::Hand;
use crate::annotate::{Answer, Words, with_words};
use crate::app::choose::{Chooser, Item as Choice, Outcome};
use crate::app::layout::cell::first_words;
use crate::app::matter::Text;
use crate::app::perform::Stretch;
use crate::app::read::{self, Reading, select};
use crate::app::sheet::Sheet;
use crate::app::state::Mode;
use crate::app::{Effect, Showing, State};
use crate::text::anchor::{self, Anchor};
use crate::text::version::Fate;

/// Shows the new version in Read, on what is proposed for the quote under the cursor.
pub(super) fn show(state: &mut State) {
    let Some(rebase) = &state.rebase else { return };
    let Some(item) = rebase.item().cloned() else {
        return;
    };
    let (document, new) = (rebase.document, rebase.new.text.clone());
    if rebase.hand.is_none() {
        put_in_place(state, document, Text::Here(new.clone()));
    }
    place_all(state);
    state.sheets.clear();
    state.showing = Showing::Read;
    state.read = Reading::default();
    state.read.document = document;
    let answered = state.rebase.as_ref().and_then(|it| it.answer(it.at));
    let range = match answered {
        Some(Answer::Take(range)) => range.clone(),
        _ => item.became.near.clone(),
    };
    let near = match range.is_empty() {
        true => crate::text::segment::sentence_at(&new.text, range.start).unwrap_or(range),
        false => range,
    };
    read::go_to(state, near, Some(item.claim));
    state.compare.lay_out_anew();
    state.tell("select the claim's words in the new version, then a takes them; Esc goes back");
}

/// Puts the new version in the document's place, and keeps what stood there.
fn put_in_place(state: &mut State, document: usize, new: Text) {
    let Some(place) = state.matter.texts.get_mut(document) else {
        return;
    };
    let hand = Hand {
        text: std::mem::replace(place, new),
        anchors: state.matter.anchors.clone(),
        read: state.read.clone(),
        showing: state.showing,
    };
    if let Some(rebase) = &mut state.rebase {
        rebase.hand = Some(hand);
    }
}

/// Puts the claims where they stand in the new version as far as that is decided, else where they are proposed.
fn place_all(state: &mut State) {
    let Some(rebase) = &state.rebase else { return };
    for (at, item) in rebase.plan.items.iter().enumerate() {
        let decided = match rebase.answer(at) {
            Some(Answer::Take(range)) => Some(range.clone()),
            Some(Answer::Old) => None,
            _ => item.became.now.clone().filter(|_| !item.asks()),
        };
        let found = match (rebase.answer(at), item.became.fate) {
            (Some(Answer::Old), _) | (_, Fate::Lost) => anchor::State::Lost,
            (_, Fate::Changed) => anchor::State::Doubtful,
            (_, Fate::Kept | Fate::Moved) => anchor::State::Moved,
        };
        let anchor = Anchor {
            state: match decided {
                Some(_) => anchor::State::Sound,
                None => found,
            },
            range: match rebase.answer(at) {
                Some(Answer::Old) => None,
                _ => decided.or_else(|| item.became.now.clone()),
            },
            places: 1,
        };
        if let Some(place) = state.matter.anchors.get_mut(item.claim as usize) {
            *place = Some(anchor);
        }
    }
    state.matter.sort_printed();
}

/// Read shows the case's own document again; whether it showed the new version.
pub(super) fn put_back(state: &mut State) -> bool {
    let rebase = state.rebase.as_mut();
    let Some((document, hand)) = rebase.and_then(|it| Some((it.document, it.hand.take()?))) else {
        return false;
    };
    if let Some(place) = state.matter.texts.get_mut(document) {
        *place = hand.text;
    }
    state.matter.anchors = hand.anchors;
    state.matter.sort_printed();
    state.read = hand.read;
    state.showing = hand.showing;
    state.compare.lay_out_anew();
    true
}

/// What is selected are the words of the claim that words are chosen for; without a new version, those of a claim of the
/// document whose quote was not found, which is asked.
pub(in crate::app) fn take_words(state: &mut State) -> Vec<Effect> {
    let Some(range) = select::selected(state) else {
        return Vec::new();
    };
    let stretch = Stretch {
        document: state.read.document,
        range,
    };
    if state.rebase.is_none() {
        ask_whose(state, &stretch);
        return Vec::new();
    }
    let words = trimmed(state, &stretch);
    let Some(rebase) = state.rebase.as_mut().filter(|it| it.hand.is_some()) else {
        state.tell("these are not words of the new version; :rebase goes back to it");
        return Vec::new();
    };
    let Some(words) = words.filter(|_| stretch.document == rebase.document) else {
        state.tell("these are no words of the new version");
        return Vec::new();
    };
    let at = rebase.at;
    rebase.answer_all(vec![(at, Some(Answer::Take(words)))]);
    put_back(state);
    state.sheets = vec![Sheet::Versions];
    super::keys::go_on(state, at);
    Vec::new()
}

/// The selected bytes without the white space around them.
fn trimmed(state: &State, stretch: &Stretch) -> Option<std::ops::Range<usize>> {
    let document = state.matter.case.tables().documents.get(stretch.document)?;
    let text = state.matter.text(stretch.document)?;
    let range = stretch.range.clone();
    let words = Words::trimmed(&document.id, &text.text, &text.points, range)?;
    Some(words.start..words.end)
}

/// Asks whose words the selected ones are: a claim of the document whose quote does not stand where it stood.
fn ask_whose(state: &mut State, stretch: &Stretch) {
    let tables = state.matter.case.tables();
    let claims = (0u32..).zip(&tables.claims);
    let unsound = claims.filter(|(at, _)| {
        let anchor = state.matter.anchor(*at);
        let here = state.matter.document_of(*at) == Some(stretch.document);
        here && anchor.is_some_and(|it| it.state != anchor::State::Sound)
    });
    let item = |(at, claim): (u32, &crate::case::Claim)| {
        let quote = claim.quote.as_deref().unwrap_or_default();
        let state_of = state.matter.anchor(at).map(|it| it.state);
        Choice {
            name: first_words(quote, 10, state).to_string(),
            help: claim.id.to_string(),
            edge: match state_of {
                Some(anchor::State::Moved) => "moved".to_owned(),
                Some(anchor::State::Doubtful) => "doubtful".to_owned(),
                _ => "lost".to_owned(),
            },
            outcome: Outcome::Words(stretch.clone(), claim.id.clone()),
        }
    };
    let items: Vec<Choice> = unsound.map(item).collect();
    if items.is_empty() {
        return state.tell("every quote of this document stands where it stood");
    }
    state.mode = Mode::Choose(Box::new(Chooser::new("The words of which claim", items)));
}

/// The words are those of the claim.
pub(in crate::app) fn words_of(
    state: &mut State,
    stretch: &Stretch,
    claim: &crate::case::Id,
) -> Vec<Effect> {
    if let Some(why) = &state.read_only {
        let why = format!("not changed: {why}");
        state.warn(why);
        return Vec::new();
    }
    let decided = crate::app::perform::words(state, stretch).and_then(|words| {
        let place = state.matter.case.place(crate::case::Kind::Claim, claim);
        let place = place.ok_or_else(|| crate::annotate::Cannot("the claim is no more".into()))?;
        with_words(&state.matter.case, place, words)
    });
    let effects = state.decide(decided);
    let place = state.matter.case.place(crate::case::Kind::Claim, claim);
    if let (Some(place), false) = (place, effects.is_empty()) {
        read::go_to(state, stretch.range.clone(), Some(place));
    }
    effects
}
