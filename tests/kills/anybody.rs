//! Somebody who types anything that means something where he is: every key of the table, words into fields, choices from
//! lists. What it means is worked out in the story beside.

use super::actions::{CHANGING, NOT_TYPED};
use super::story::{Story, ctrl};
use crate::support::given::Sizes;
use tellings::app::Mode;
use tellings::app::action::{ACTIONS, Action, Entry, Place};
use tellings::app::choose::Outcome;
use tellings::app::keys::{Code, Key, sequence};
use tellings::case::{Facet, Field, Word as _};

/// What is typed where words are wanted.
const WORDS: [&str; 12] = [
    "lamp", "the quay", "gate", "\"two\"", "it's", "a\\b", "é", "警", "no, one", "# not", "[x]",
    "9pm",
];

/// What is typed where a date is wanted; not all are one.
const DATES: [&str; 5] = [
    "2021-03-04",
    "2021-03-04T21:10",
    "2021~",
    "2021-03/2021-04",
    "soon",
];

fn pick<'a, T>(dice: &mut Sizes, from: &'a [T]) -> &'a T {
    &from[usize::from(dice.below(u16::try_from(from.len()).unwrap()))]
}

/// Types on until keys are commands again, mostly; the keys that were pressed are put behind `keys`. Esc, which is not told
/// from the beginning of another key when one follows at once, is only ever the last. What is wanted is done more often.
pub(crate) fn sentence(
    dice: &mut Sizes,
    story: &mut Story,
    keys: &mut Vec<Key>,
    wanted: &[Action],
) {
    let mut hand = Hand {
        dice,
        story,
        keys,
        wanted,
    };
    if !hand.story.is_asked() && hand.begin() {
        return;
    }
    for _ in 0..4 {
        if !hand.story.is_asked() {
            return;
        }
        hand.go_on();
    }
    // Now and then what is asked stays open.
    while hand.story.is_asked() && hand.dice.below(8) > 0 {
        hand.press(ctrl('c'));
    }
}

struct Hand<'a> {
    dice: &'a mut Sizes,
    story: &'a mut Story,
    keys: &'a mut Vec<Key>,
    wanted: &'a [Action],
}

impl Hand<'_> {
    fn press(&mut self, key: Key) {
        self.keys.push(key);
        self.story.press(key);
    }

    fn press_all(&mut self, spelling: &str) {
        for key in sequence(spelling).unwrap() {
            self.press(key);
        }
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            self.press(Key::plain(Code::Char(c)));
        }
    }

    fn enter(&mut self, alt: bool) {
        let enter = Key::plain(Code::Enter);
        self.press(Key { alt, ..enter });
    }

    /// Begins an action that means something here; whether the sentence ends with it.
    fn begin(&mut self) -> bool {
        let place = self.story.state().place();
        if over(place) && self.dice.below(6) == 0 {
            self.press(Key::plain(Code::Esc));
            return true;
        }
        let entry = match self.dice.below(2) {
            1 => self.towards_what_is_wanted(place),
            _ => None,
        };
        let entry = entry.unwrap_or_else(|| entry_of(self.dice, place));
        self.story.does(entry.action);
        if entry.keys.is_empty() || self.dice.below(20) == 0 {
            self.by_name(entry);
        } else {
            let spelling = match entry.action {
                Action::SaidBy => &entry.keys[..4],
                _ => entry.keys,
            };
            let spelling = *pick(self.dice, spelling);
            self.press_all(spelling);
        }
        if entry.action.takes_letter() && !self.story.is_asked() {
            let letter = *pick(self.dice, &['a', 'l', 't', 'h', 'n']);
            self.press(Key::plain(Code::Char(letter)));
        }
        false
    }

    /// What is wanted, where it means something here; else what leads to where it does.
    fn towards_what_is_wanted(&mut self, place: Place) -> Option<&'static Entry> {
        if self.wanted.is_empty() {
            return None;
        }
        let wanted = pick(self.dice, self.wanted).entry();
        // A claim is split in Read, at a word behind its first.
        let splits = wanted.action == Action::SplitClaim;
        if splits && place == Place::Read && self.dice.below(2) == 0 {
            return Some(Action::NextWord.entry());
        }
        if wanted.place.holds(place) && !(splits && place == Place::Compare) {
            return Some(wanted);
        }
        let way = match wanted.place {
            Place::Chain => Action::EditChain,
            Place::Card => Action::EditClaim,
            Place::Compare => Action::GoCompare,
            Place::Selecting if place == Place::Read => Action::SelectSentence,
            _ => Action::GoRead,
        };
        Some(way.entry()).filter(|way| way.place.holds(place))
    }

    /// Does an action from the list of commands.
    fn by_name(&mut self, entry: &Entry) {
        self.press_all(":");
        self.words(entry.name);
        if self.outcome() == Some(Outcome::Do(entry.action)) {
            self.enter(false);
        } else {
            self.press(ctrl('c'));
        }
    }

    /// What Enter would choose in the open list.
    fn outcome(&self) -> Option<Outcome> {
        match &self.story.state().mode {
            Mode::Choose(list) => list.chosen().cloned(),
            _ => None,
        }
    }

    fn go_on(&mut self) {
        match &self.story.state().mode {
            Mode::Browse(_) => {}
            Mode::Facets(_) => {
                for _ in 0..self.dice.below(3) {
                    let facet = pick(self.dice, Facet::ALL).letter();
                    self.press(Key::plain(Code::Char(facet)));
                }
                if self.dice.below(8) == 0 {
                    self.press(ctrl('c'));
                } else {
                    self.enter(false);
                }
            }
            Mode::Field(asking, field) => {
                let (field, lines) = (asking.spot().map(|it| it.field), field.is_multi_line());
                self.field(field, lines);
            }
            Mode::Choose(list) => {
                let (ticks, items) = (list.ticked(0).is_some(), list.shown().len());
                self.list(ticks, u16::try_from(items.min(9)).unwrap());
            }
        }
    }

    fn field(&mut self, field: Option<Field>, lines: bool) {
        if self.dice.below(3) == 0 {
            self.press(ctrl('u'));
        }
        for _ in 0..=self.dice.below(2) {
            let word = match field {
                Some(Field::When | Field::Told | Field::Published | Field::Received) => {
                    *pick(self.dice, &DATES)
                }
                Some(Field::Language) => "en",
                _ => *pick(self.dice, &WORDS),
            };
            self.words(word);
            if lines && self.dice.below(3) == 0 {
                self.enter(false);
            }
        }
        match self.dice.below(10) {
            0 => self.press(ctrl('c')),
            _ if lines => self.press(ctrl('s')),
            _ => self.enter(false),
        }
    }

    fn list(&mut self, ticks: bool, items: u16) {
        match self.dice.below(10) {
            0 => return self.press(ctrl('c')),
            1 | 2 => {
                let word = *pick(self.dice, &WORDS);
                self.words(word);
                if !self.outcome().is_none_or(|it| leads_away(&it)) {
                    return self.enter(true);
                }
                return self.press(ctrl('c'));
            }
            _ => {}
        }
        for _ in 0..self.dice.below(items.max(1)) {
            self.press(Key::plain(Code::Down));
            if ticks && self.dice.below(2) == 0 {
                self.press(Key::plain(Code::Tab));
            }
        }
        if self.outcome().is_some_and(|it| leads_away(&it)) {
            self.press(ctrl('c'));
        } else {
            self.enter(false);
        }
    }
}

/// Whether choosing it is none of the things that are typed.
fn leads_away(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Open(_) | Outcome::Back(_) => true,
        Outcome::Do(action) => NOT_TYPED.contains(action),
        _ => false,
    }
}

/// Whether something lies over the screen that Esc leaves.
fn over(place: Place) -> bool {
    matches!(place, Place::Card | Place::Chain)
}

/// An action that means something here: more often one that changes something, less often one that takes much away.
fn entry_of(dice: &mut Sizes, place: Place) -> &'static Entry {
    let over = over(place);
    let weight = |entry: &Entry| match entry.action {
        Action::DeleteEvent | Action::DeleteClaim | Action::MergeEvent => 1,
        Action::Undo => 5,
        Action::Redo
        | Action::EditChain
        | Action::GoRead
        | Action::Select
        | Action::SelectSentence
        | Action::SelectParagraph => 4,
        Action::SplitClaim if place == Place::Read => 20,
        Action::MergeClaim => 10,
        _ if over && entry.place == place => 16,
        _ if entry.place == Place::Selecting => 3,
        action if CHANGING.contains(&action) => 3,
        _ => 1,
    };
    let here = |entry: &&Entry| entry.place.holds(place) && !NOT_TYPED.contains(&entry.action);
    let all: u16 = ACTIONS.iter().filter(here).map(weight).sum();
    let mut at = dice.below(all);
    for entry in ACTIONS.iter().filter(here) {
        match at.checked_sub(weight(entry)) {
            Some(left) => at = left,
            None => return entry,
        }
    }
    unreachable!("the weights add up")
}
