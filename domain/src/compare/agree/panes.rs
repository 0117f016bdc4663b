//! Two annotations as one case for the two panes: each annotator an account, matched events one row.

use super::{Agreement, Annotation, Difference, Pair, Side, Sides};
use crate::case::{
    Case, Claim, Event, Field, Finding, Id, Kind, Record, Relation, Source, Step, Tables, Value,
    Word as _,
};
use std::collections::HashMap;

/// A case in which each annotator is a source, and their sources are shown within its account, so that a claim's edge names
/// who says it. Where a pair of claims stands in one event, a finding says whether the two annotators did the same (`agree`)
/// or not (`tension`, with a note). A claim with a difference has a tag that says in what: `only-one`, `words`, `source`,
/// `event`, `relation`. `names` are what to call the annotators. The documents are the left one's.
#[must_use]
pub fn side_by_side(
    two: &Sides<Annotation<'_>>,
    agreement: &Agreement,
    names: Sides<&str>,
) -> Tables {
    let mut tables = Tables::titled(&format!("{} and {}", names.left, names.right));
    tables
        .documents
        .clone_from(&two.left.case.tables().documents);
    for side in Side::ALL {
        let fields = vec![
            (Field::Id, Value::text(&annotator(side))),
            (Field::Name, Value::text(names[side])),
        ];
        tables.sources.extend(Source::from_fields(fields));
    }
    let rows = events(two, agreement, &mut tables.events);
    let differing = differing(agreement);
    for side in Side::ALL {
        let joint = Joint {
            one: &two[side],
            side,
            documents: &two.left,
            rows: &rows[side],
            differing: &differing[side],
        };
        let sources = (0u32..).zip(&joint.one.case.tables().sources);
        tables
            .sources
            .extend(sources.filter_map(|(at, it)| joint.source(at, it)));
        let claims = (0u32..).zip(&joint.one.case.tables().claims);
        let claims = claims.filter(|(_, claim)| !claim.suggested);
        tables
            .claims
            .extend(claims.filter_map(|(at, it)| joint.claim(at, it)));
        let findings = joint.one.case.tables().findings.iter();
        let findings = findings.filter(|finding| !finding.suggested);
        tables
            .findings
            .extend(findings.filter_map(|it| joint.finding(it)));
    }
    let case = Case::new(tables);
    let between = agreement
        .pairs
        .iter()
        .filter_map(|pair| between(&case, pair, &differing.left));
    let between: Vec<Finding> = between.collect();
    let mut tables = case.tables().clone();
    tables.findings.extend(between);
    tables
}

/// The annotator's id as a source.
fn annotator(side: Side) -> String {
    format!("{}-annotator", letter(side))
}

fn letter(side: Side) -> char {
    match side {
        Side::Left => 'a',
        Side::Right => 'b',
    }
}

/// The id of what stands at a place of its kind on one side.
fn numbered(side: Side, at: u32) -> Option<Id> {
    Id::new(&format!("{}-{at}", letter(side))).ok()
}

/// The events of both as one list; for each side the id of each of its events there. An event of the right one alone stands
/// behind the one before it on its own side.
fn events(
    two: &Sides<Annotation<'_>>,
    agreement: &Agreement,
    list: &mut Vec<Event>,
) -> Sides<Vec<Option<Id>>> {
    let all = two.as_ref().map(|one| &one.case.tables().events);
    let matched: HashMap<u32, u32> = agreement
        .events
        .matched
        .iter()
        .map(|it| (it.events.right, it.events.left))
        .collect();
    let mut ids: Sides<Vec<Option<Id>>> = Sides::default();
    let mut behind: HashMap<Option<u32>, Vec<Event>> = HashMap::new();
    let mut titles: HashMap<u32, &str> = HashMap::new();
    let mut last = None;
    for (at, event) in (0u32..).zip(all.right) {
        if let Some(left) = matched.get(&at) {
            last = Some(*left);
            titles.insert(*left, &event.title);
            ids.right.push(numbered(Side::Left, *left));
        } else {
            let id = numbered(Side::Right, at);
            let named = id.clone().map(|id| Event {
                id,
                ..event.clone()
            });
            behind.entry(last).or_default().extend(named);
            ids.right.push(id);
        }
    }
    list.extend(behind.remove(&None).unwrap_or_default());
    for (at, event) in (0u32..).zip(all.left) {
        let id = numbered(Side::Left, at);
        let other = titles.get(&at).filter(|other| ***other != *event.title);
        let title = other.map_or_else(
            || event.title.clone(),
            |other| format!("{} ‖ {other}", event.title).into(),
        );
        list.extend(id.clone().map(|id| Event {
            id,
            title,
            ..event.clone()
        }));
        ids.left.push(id);
        list.extend(behind.remove(&Some(at)).unwrap_or_default());
    }
    ids
}

/// One annotator's records as records of the joint case.
struct Joint<'a> {
    one: &'a Annotation<'a>,
    side: Side,
    documents: &'a Annotation<'a>,
    rows: &'a [Option<Id>],
    differing: &'a Differing,
}

impl Joint<'_> {
    fn known(&self, kind: Kind, id: &Id) -> Option<Id> {
        numbered(self.side, self.one.case.place(kind, id)?)
    }

    fn source(&self, at: u32, source: &Source) -> Option<Source> {
        Some(Source {
            id: numbered(self.side, at)?,
            account: Some(Id::new(&annotator(self.side)).ok()?),
            ..source.clone()
        })
    }

    /// The claim; none when its source is not known.
    fn claim(&self, at: u32, claim: &Claim) -> Option<Claim> {
        let mut joint = claim.clone();
        joint.id = numbered(self.side, at)?;
        joint.source = self.known(Kind::Source, &claim.source)?;
        let event = claim
            .event
            .as_ref()
            .and_then(|id| self.one.case.place(Kind::Event, id));
        joint.event = event.and_then(|at| self.rows.get(at as usize)?.clone());
        let document = claim.document.as_ref();
        let document = document.and_then(|id| self.one.case.place(Kind::Document, id));
        let document = document.and_then(|at| self.one.documents.get(at as usize));
        let documents = &self.documents.case.tables().documents;
        joint.document = document.and_then(|at| Some(documents.get(*at)?.id.clone()));
        let step = |step: &Step| {
            Some(Step {
                source: self.known(Kind::Source, &step.source)?,
                ..step.clone()
            })
        };
        joint.chain = claim.chain.iter().filter_map(step).collect();
        let first = claim.derives_from.get();
        joint.derives_from = first.and_then(|id| self.known(Kind::Claim, id)).into();
        let differs = self.differing.get(&at).into_iter().flatten().copied();
        let tags = claim.tags.get().into_iter().flatten().map(|tag| &**tag);
        let tags: Vec<Box<str>> = tags.chain(differs).map(Into::into).collect();
        let tags = (!tags.is_empty()).then_some(Value::Texts(tags));
        joint.set(Field::Tags, tags).ok()?;
        Some(joint)
    }

    fn finding(&self, finding: &Finding) -> Option<Finding> {
        let [one, other] = finding
            .claims
            .each_ref()
            .map(|id| self.known(Kind::Claim, id));
        let mut joint = finding.clone();
        joint.claims = [one?, other?];
        Some(joint)
    }
}

/// In what each claim of one annotator differs from the other's, by its place.
type Differing = HashMap<u32, Vec<&'static str>>;

fn differing(agreement: &Agreement) -> Sides<Differing> {
    let mut differing: Sides<Differing> = Sides::default();
    let mut tell = |side: Side, claim: u32, what: &'static str| {
        let said = differing[side].entry(claim).or_default();
        if !said.contains(&what) {
            said.push(what);
        }
    };
    for difference in &agreement.differences {
        let (pairs, what): (&[Pair], _) = match difference {
            Difference::Only(side, claim) => {
                tell(*side, *claim, "only-one");
                continue;
            }
            Difference::Words(pair) => (std::slice::from_ref(pair), "words"),
            Difference::Source(pair) => (std::slice::from_ref(pair), "source"),
            Difference::Event(pair, _) => (std::slice::from_ref(pair), "event"),
            Difference::Relation(pairs, _) => (pairs, "relation"),
        };
        for pair in pairs {
            for side in Side::ALL {
                tell(side, pair.claim(side), what);
            }
        }
    }
    differing
}

/// What the two annotators did with one and the same words, if they stand in one event.
fn between(case: &Case, pair: &Pair, differing: &Differing) -> Option<Finding> {
    let [left, right] = Side::ALL.map(|side| numbered(side, pair.claim(side)));
    let claims = [left?, right?];
    let [one, other] = claims.each_ref().map(|id| case.claim(id)?.event.clone());
    if one? != other? {
        return None;
    }
    let differ = differing.get(&pair.claim(Side::Left));
    let relation = match differ {
        None => Relation::Agree,
        Some(_) => Relation::Tension,
    };
    let mut fields = vec![
        (
            Field::Claims,
            Value::Texts(claims.map(|id| id.as_str().into()).into()),
        ),
        (Field::Relation, Value::text(relation.spelling())),
    ];
    if let Some(differ) = differ {
        let note = format!("The two annotators differ here: {}.", differ.join(", "));
        fields.push((Field::Note, Value::text(&note)));
    }
    Finding::from_fields(fields).ok()
}
