//! A document gets a new version: one step, whatever was decided on each quote.

use super::{CodePoints, HashSet, done, id, place, refused};
use crate::annotate::{Answer, Kept, rebase};
use crate::case::{Attribution, Case, Kind};
use crate::compare::fields::case;
use crate::compare::versions::{Plan, both, plan};
use crate::text::version::{Fate, Version};
use proptest::prelude::*;

const OLD: &str =
    "It was late. The lamp went out at ten. Nobody saw it, said the watch. They left.";
const NEW: &str =
    "It was late, very late. The lamp went out at nine. Nobody saw it, said the watch.";

/// Claims that are kept, changed, moved and lost in the new version.
fn night() -> Case {
    let mut night = case(
        "source watch
        document log file=log.txt sha256=0 author=Ann
        event lamp
        claim late source=watch event=lamp document=log quote=\"It was late\" start=0
        claim ten source=watch event=lamp document=log quote=\"The lamp went out at ten\" start=13
        claim saw source=watch event=lamp document=log quote=\"Nobody saw it\" start=39
        claim left source=watch event=lamp document=log quote=\"They left\" start=70
        claim other source=watch event=lamp text=\"It burned\"",
    );
    let said = Attribution {
        rule: "said".into(),
        cue: Some((54, 58)),
        source: Some((59, 68)),
    };
    let at = place(&night, "saw") as usize;
    let value = Some(crate::case::Value::Attribution(Box::new(said)));
    let set = crate::case::Edit::set(
        Kind::Claim,
        crate::case::Key::One(id("saw")),
        crate::case::Field::Attribution,
        night.get(Kind::Claim, at, crate::case::Field::Attribution),
        value,
    );
    night.apply(set).unwrap();
    night
}

/// The two versions, planned and decided on: what each answer is to is given by the claim's id.
struct Night {
    case: Case,
    points: [CodePoints; 2],
    plan: Plan,
}

impl Night {
    fn new() -> Self {
        let (case, points) = (night(), [OLD, NEW].map(CodePoints::new));
        let version = |text, points| Version { text, points };
        let plan = plan(
            &case,
            0,
            Some(version(OLD, &points[0])),
            version(NEW, &points[1]),
        );
        Self { case, points, plan }
    }

    fn kept(&self, at: usize) -> Kept<'_> {
        Kept {
            file: ["log.0.txt", "log.1.txt"][at],
            encoding: None,
            sha256: ["0", "1"][at],
            text: Version {
                text: [OLD, NEW][at],
                points: &self.points[at],
            },
        }
    }

    fn decided(&self, answers: &[(&str, Answer)]) -> super::Decided {
        let item = |item: &crate::compare::versions::Item| {
            let claim = &self.case.tables().claims[item.claim as usize].id;
            let mut all = answers.iter();
            let found = all.find(|(of, _)| id(of) == *claim);
            found.map(|(_, answer)| answer.clone())
        };
        let answers: Vec<Option<Answer>> = self.plan.items.iter().map(item).collect();
        rebase(
            &self.case,
            0,
            (&self.plan, &answers),
            (Some(self.kept(0)), self.kept(1)),
            id("old"),
        )
    }

    fn now(&self, claim: &str) -> Answer {
        let mut items = self.plan.items.iter();
        let item = items.find(|it| it.claim == place(&self.case, claim));
        Answer::Take(item.unwrap().became.now.clone().unwrap())
    }
}

#[test]
fn the_plan_has_each_quote_once_in_the_order_they_stood_with_both_texts() {
    let night = Night::new();
    let fates: Vec<Fate> = night.plan.items.iter().map(|it| it.became.fate).collect();
    assert_eq!(fates, [Fate::Kept, Fate::Changed, Fate::Moved, Fate::Lost]);
    assert_eq!(night.plan.counted(), "1 kept, 1 moved, 1 changed, 1 lost");
    assert_eq!(night.plan.asking(), 3);
    let version = |at: usize| Version {
        text: [OLD, NEW][at],
        points: &night.points[at],
    };
    let texts = both(
        &night.case,
        &night.plan.items[1],
        Some(version(0)),
        version(1),
    );
    assert_eq!(texts.left.before, "It was late. ");
    assert_eq!(texts.right.words, "The lamp went out at nine");
    let marked = |side: &crate::compare::versions::Passage<'_>| {
        let differs = side.differs.iter();
        differs
            .map(|it| side.words.get(it.clone()).unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(marked(&texts.left), ["ten"]);
    assert_eq!(marked(&texts.right), ["nine"]);
}

#[test]
fn document_and_quotes_change_in_one_step_that_can_be_taken_back() {
    let mut night = Night::new();
    let decided = night.decided(&[
        ("ten", night.now("ten")),
        ("saw", night.now("saw")),
        ("left", Answer::Old),
    ]);
    let name = done(&mut night.case, decided);
    assert_eq!(
        name,
        "a new version of log: 1 kept, 1 moved, 1 with other words, 1 with the old version"
    );
    let tables = night.case.tables();
    let document = &tables.documents[0];
    assert_eq!(
        (&*document.file, document.sha256.as_deref()),
        ("log.1.txt", Some("1"))
    );
    let old = &tables.documents[1];
    assert_eq!(
        (&*old.file, old.sha256.as_deref()),
        ("log.0.txt", Some("0"))
    );
    assert_eq!(old.title.as_deref(), Some("log.txt (earlier version)"));
    assert_eq!(old.author.as_deref(), Some("Ann"));
    let claim = |of: &str| night.case.claim(&id(of)).unwrap();
    assert_eq!(
        (claim("ten").quote.as_deref(), claim("ten").start),
        (Some("The lamp went out at nine"), Some(24))
    );
    let saw = claim("saw");
    assert_eq!(saw.start, Some(51));
    let said = saw.attribution.get().unwrap();
    let words = |place: Option<(u64, u64)>| {
        let (start, end) = place.unwrap();
        let number = |it: u64| usize::try_from(it).unwrap();
        let (start, length) = (number(start), number(end - start));
        NEW.chars().skip(start).take(length).collect::<String>()
    };
    assert_eq!(words(said.cue), "said");
    assert_eq!(words(said.source), "the watch");
    assert_eq!(claim("late").start, Some(0));
    assert!(claim("late").prefix.get().is_none(), "kept is untouched");
    let left = claim("left");
    assert_eq!(left.document.as_ref(), Some(&id("old")));
    assert_eq!(left.start, Some(70));
    assert!(claim("other").document.is_none());
}

#[test]
fn what_nobody_decided_keeps_its_old_place_to_be_shown_as_moved_or_lost() {
    let mut night = Night::new();
    let decided = night.decided(&[("ten", Answer::Leave)]);
    let name = done(&mut night.case, decided);
    assert!(name.ends_with("1 kept, 3 left for later"), "{name}");
    let claim = |of: &str| night.case.claim(&id(of)).unwrap();
    assert_eq!(claim("ten").start, Some(13));
    assert_eq!(
        claim("ten").quote.as_deref(),
        Some("The lamp went out at ten")
    );
    assert_eq!(night.case.count(Kind::Document), 1);
    let cue = claim("saw").attribution.get().unwrap().cue;
    assert_ne!(cue, Some((54, 58)), "a cue does not stay behind in silence");
}

#[test]
fn no_claim_stays_with_a_version_that_is_not_here() {
    let night = Night::new();
    let answers = [None, None, None, Some(Answer::Old)];
    let decided = rebase(
        &night.case,
        0,
        (&night.plan, &answers),
        (None, night.kept(1)),
        id("old"),
    );
    assert!(refused(decided).contains("the old version is not here"));
    let same = Kept {
        file: "log.txt",
        ..night.kept(0)
    };
    let decided = rebase(
        &night.case,
        0,
        (&Plan::default(), &[]),
        (None, same),
        id("old"),
    );
    assert_eq!(refused(decided), "nothing would change");
}

proptest! {
    #[test]
    fn any_answers_are_one_step_that_is_taken_back_whole(
        answers in prop::collection::vec(0usize..4, 4)
    ) {
        let mut night = Night::new();
        let names = ["late", "ten", "saw", "left"];
        let answer = |(name, answer): (&'static str, &usize)| match answer {
            0 => None,
            1 => Some((name, Answer::Old)),
            2 => Some((name, Answer::Leave)),
            _ if name == "left" => Some((name, Answer::Take(0..11))),
            _ => Some((name, night.now(name))),
        };
        let given: Vec<(&str, Answer)> = names.into_iter().zip(&answers).filter_map(answer).collect();
        let decided = night.decided(&given);
        let name = done(&mut night.case, decided);
        let total: usize = name.split(": ").nth(1).unwrap().split(", ")
            .map(|it| it.split(' ').next().unwrap().parse::<usize>().unwrap()).sum();
        prop_assert_eq!(total, 4, "every quote is counted once: {}", name);
        let documents: HashSet<_> = night.case.tables().documents.iter().map(|it| it.id.clone()).collect();
        for claim in &night.case.tables().claims {
            prop_assert!(claim.document.as_ref().is_none_or(|it| documents.contains(it)));
        }
    }
}
