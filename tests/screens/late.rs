//! Suggestions are worked out beside the reader and come when they come: Review keeps its place, and a key decides on what was
//! on the screen.

use super::*;
use crate::session::pressed;
use proptest::prelude::*;
use tellings::app::review::{Item, Name, counterparts};
use tellings::app::{Input, News};
use tellings::case::{Field, Id};
use tellings::suggest::{Memory, Suggestions, What};

/// A reader to whom suggestions come late.
struct Late {
    session: Session,
    memory: Memory,
    answer: Option<Suggestions>,
}

impl Late {
    fn of(session: Session) -> Self {
        Self {
            session,
            memory: Memory::default(),
            answer: None,
        }
    }

    fn keys(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    fn press(&mut self, keys: &str) {
        for key in pressed(keys) {
            self.session.take(Input::Key(key));
            self.session.state.settle();
        }
    }

    /// Somebody begins to work them out for the case as it is.
    fn begin(&mut self) {
        let state = &mut self.session.state;
        if state.wants_suggestions() {
            state.suggestions_begun();
            let question = state.matter.question();
            self.answer = question.answer(&mut self.memory, &|_| true);
        }
    }

    /// What was worked out last comes, if it has not come yet.
    fn arrive(&mut self) {
        if let Some(found) = self.answer.take() {
            self.tell(found);
        }
    }

    fn tell(&mut self, found: Suggestions) {
        self.session
            .take(Input::News(Box::new(News::Suggested(Box::new(found)))));
        self.session.state.settle();
    }

    /// All that is to come has come.
    fn quiet(&mut self) {
        for _ in 0..64 {
            self.arrive();
            self.begin();
        }
        self.arrive();
    }

    fn item(&self) -> Option<Item> {
        self.session.state.review.item().cloned()
    }

    fn name(&self) -> Name {
        self.item().unwrap().name()
    }

    fn about(&self) -> String {
        self.name().1
    }

    fn offered(&self) -> Vec<(Id, f64)> {
        let state = &self.session.state;
        let item = state.review.item();
        item.map_or_else(Vec::new, |item| counterparts(state, item))
    }

    fn declined(&self) -> BTreeSet<String> {
        let all = self.session.tables().rejected.iter();
        all.map(|it| {
            let what: Vec<&str> = it.what.iter().map(|it| &**it).collect();
            format!("{} {}", it.kind, what.join(", "))
        })
        .collect()
    }

    fn waits(&self) -> bool {
        !self.session.state.waiting.is_empty()
    }
}

/// Two claims that are suggested, and two more to be joined.
pub(crate) const LAMP: &str = r#"tellings = 1
title = "The lamp"

[[source]]
id = "keeper"
name = "The keeper"

[[source]]
id = "office"
name = "The harbour office"

[[claim]]
id = "lit"
source = "keeper"
text = "The keeper lit the lamp at nine in the evening"

[[claim]]
id = "boats"
source = "keeper"
text = "Two boats passed the mole before the fog came in"
suggested = true

[[claim]]
id = "lit-late"
source = "office"
text = "The keeper lit the lamp at eleven in the evening"

[[claim]]
id = "boats-in-fog"
source = "office"
text = "Two boats passed the mole in the fog"
suggested = true
"#;

fn lamp() -> Late {
    Late::of(Session::with(LAMP, &[])).keys("gv")
}

/// What is worked out for the lamp.
fn worked_out() -> Suggestions {
    let mut late = lamp();
    late.begin();
    late.answer.unwrap()
}

/// Which suggestion is asked, of how many.
fn place(late: &Late) -> (usize, usize) {
    let review = &late.session.state.review;
    (review.at + 1, review.list.len())
}

#[test]
fn who_goes_on_from_the_last_that_is_known_comes_to_the_first_that_arrives() {
    let mut late = lamp().keys("s");
    assert_eq!(
        (place(&late), late.about().as_str()),
        ((2, 2), "boats-in-fog")
    );
    late.press("s");
    assert_eq!(place(&late), (2, 2), "not the first again");
    let last = late.session.last();
    assert!(
        last.contains("being looked for: what was typed waits"),
        "{last}"
    );
    late.quiet();
    assert_eq!(
        (place(&late), late.about().as_str()),
        ((3, 4), "lit, lit-late")
    );
    late.press("ss");
    assert_eq!(place(&late), (1, 4), "all are known: round the end");
}

#[test]
fn what_is_on_the_screen_is_decided_at_once() {
    let mut late = lamp().keys("sy");
    assert!(!late.waits());
    assert!(
        late.session
            .tables()
            .claims
            .iter()
            .any(|it| it.id.as_str() == "boats-in-fog" && !it.suggested)
    );
    late.quiet();
    assert_eq!(
        late.about(),
        "boats",
        "the one that was skipped is still asked"
    );
}

#[test]
fn keys_that_waited_decide_on_one_after_the_other() {
    let mut late = lamp().keys("ssyy");
    assert!(late.waits());
    late.quiet();
    assert!(!late.waits());
    let events: Vec<_> = late
        .session
        .tables()
        .claims
        .iter()
        .map(|it| it.event.clone())
        .collect();
    let [lit, boats, lit_late, boats_in_fog] = events.as_slice() else {
        panic!("{events:?}");
    };
    assert!(lit.is_some() && lit == lit_late);
    assert!(boats.is_some() && boats == boats_in_fog && boats != lit);
}

#[test]
fn a_suggestion_that_is_looked_at_stays_as_it_is_whatever_is_worked_out_instead() {
    let mut late = lamp();
    late.quiet();
    late.press("ss");
    let shown = late.item();
    for change in [0, 1, 2] {
        let mut other = worked_out();
        match change {
            // Nothing is proposed any more; it is less likely; others stand before it.
            0 => other = Suggestions::default(),
            1 => other.list.iter_mut().for_each(|it| it.p = Some(0.31)),
            _ => {
                let one = other.list.remove(0);
                other.list.push(one);
            }
        }
        late.tell(other);
        assert_eq!(late.item(), shown, "{change}");
    }
    late.tell(Suggestions::default());
    late.press("y");
    let events: BTreeSet<_> = late
        .session
        .tables()
        .claims
        .iter()
        .filter_map(|it| it.event.clone())
        .collect();
    assert_eq!(events.len(), 1, "what was shown is accepted");
}

#[test]
fn what_was_held_is_as_it_was_worked_out_once_the_reader_goes_on() {
    let mut late = lamp();
    late.quiet();
    late.press("ss");
    late.tell(Suggestions::default());
    assert_eq!(place(&late), (3, 3));
    late.press("s");
    assert_eq!((place(&late), late.about().as_str()), ((1, 2), "boats"));
}

#[test]
fn what_was_declined_meanwhile_is_not_asked_again() {
    let mut late = lamp();
    late.quiet();
    late.press("ss");
    let about = late.about();
    let old = worked_out();
    late.press("x");
    late.tell(old);
    let list = &late.session.state.review.list;
    assert!(list.iter().all(|it| it.name().1 != about), "{list:?}");
}

#[test]
fn another_counterpart_is_chosen_when_it_is_known() {
    let mut late = lamp();
    assert!(late.offered().is_empty());
    late.press("1");
    assert!(late.waits());
    late.quiet();
    let event = |id: &str| {
        let claims = &late.session.tables().claims;
        claims
            .iter()
            .find(|it| it.id.as_str() == id)
            .unwrap()
            .event
            .clone()
    };
    assert!(event("boats").is_some() && event("boats") == event("boats-in-fog"));
}

#[test]
fn esc_ends_the_looking_and_what_waited_for_it() {
    let mut late = lamp().keys("ss");
    late.session
        .take(Input::News(Box::new(News::Suggesting(10))));
    assert!(late.waits());
    late.press("<Esc>");
    assert!(!late.waits());
    assert_eq!(place(&late), (2, 2));
    late.press("s");
    assert_eq!(place(&late), (1, 2), "this is all there is");
}

/// A report of our own as the program drafted it.
fn drafted() -> Late {
    Late::of(Session::open(&Path::new(ROOT).join("tests/cases/drafted"))).keys("gv")
}

#[derive(Debug, Clone, Copy)]
enum Happens {
    Key(&'static str),
    Begins,
    Arrives,
}

fn anything() -> impl Strategy<Value = Happens> {
    let keys = vec![
        "y", "x", "s", "k", "f", "G", "gg", "1", "0", "A", "u", "U", "<Space>",
    ];
    prop_oneof![
        3 => prop::sample::select(keys).prop_map(Happens::Key),
        2 => Just(Happens::Begins),
        2 => Just(Happens::Arrives),
    ]
}

/// Whether a suggestion is decided: it stands in no list of what is to be.
fn is_decided(late: &Late, item: &Item) -> bool {
    let case = &late.session.state.matter.case;
    match item {
        Item::Stored(kind, key) => {
            let at = case.find(*kind, key);
            at.is_none_or(|at| case.get(*kind, at, Field::Suggested).is_none())
        }
        Item::Proposed(it) => match &it.what {
            What::Align { claims } => {
                let [one, other] = claims
                    .each_ref()
                    .map(|id| case.claim(id).and_then(|it| it.event.clone()));
                one.is_some() && one == other
                    || late
                        .declined()
                        .contains(&format!("align {}", item.name().1))
            }
            _ => !late.session.state.review.list.contains(item),
        },
    }
}

/// One key is pressed; what was on the screen before is what it decides on.
fn press(late: &mut Late, key: &str) -> Result<(), TestCaseError> {
    let (shown, waited) = (late.item(), late.waits());
    late.press(key);
    let Some(shown) = shown.filter(|_| !waited) else {
        return Ok(());
    };
    let refused = late
        .session
        .state
        .notice
        .as_ref()
        .is_some_and(|it| it.warning);
    if matches!(key, "y" | "x") && !refused {
        prop_assert!(!late.waits(), "what is on the screen waits for nothing");
        prop_assert!(
            is_decided(late, &shown),
            "{} {:?}: {}",
            key,
            shown,
            late.session.last()
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn keys_and_news_may_come_in_every_order(
        which in 0..3,
        story in prop::collection::vec(anything(), 1..40)
    ) {
        let mut late = match which {
            0 => lamp(),
            1 => drafted(),
            _ => Late::of(session("square")).keys("gv"),
        };
        for happens in story {
            match happens {
                Happens::Key(key) => press(&mut late, key)?,
                Happens::Begins => late.begin(),
                Happens::Arrives => {
                    let (shown, offered) = (late.item(), late.offered());
                    let waits = late.waits();
                    late.arrive();
                    if shown.is_some() && !waits {
                        prop_assert_eq!(late.item(), shown);
                        prop_assert!(offered.is_empty() || late.offered() == offered);
                    }
                }
            }
        }
        late.quiet();
        prop_assert!(!late.waits(), "no key is ignored");
        let declined = late.declined();
        for item in &late.session.state.review.list {
            let about = item.name().1;
            let kind = match item {
                Item::Stored(kind, _) => kind.to_string(),
                Item::Proposed(it) => it.what.kind().to_owned(),
            };
            prop_assert!(!declined.contains(&format!("{kind} {about}")), "{} {}", kind, about);
        }
    }
}
