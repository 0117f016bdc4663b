//! What is to be decided, in the order it is asked: who speaks, then event by event what they say, how it relates and who is
//! silent; then what was worked out beside.

use crate::app::State;
use crate::case::{Case, Id, Key, Kind, Relation, Word as _};
use crate::suggest::{Suggestion, What};
use std::collections::HashSet;

/// One suggestion.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A record of the case that is suggested.
    Stored(Kind, Key),
    /// What was worked out and stands nowhere.
    Proposed(Box<Suggestion>),
}

/// By what a suggestion is known while the case changes: its kind, and the ids it is about.
pub type Name = (&'static str, String);

impl Item {
    /// By what it is known.
    #[must_use]
    pub fn name(&self) -> Name {
        let about = match self {
            Self::Stored(_, key) => key.to_string(),
            Self::Proposed(it) => it.what.about().map(Id::as_str).join(", "),
        };
        (self.kind(), about)
    }

    /// Its kind, in a word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Stored(kind, _) => kind.spelling(),
            Self::Proposed(it) => match it.what {
                What::Align { .. } => "alignment",
                What::Source { .. } => "person",
                _ => it.what.kind(),
            },
        }
    }

    /// Whether it stands in the case.
    #[must_use]
    pub fn is_stored(&self) -> bool {
        matches!(self, Self::Stored(..))
    }

    /// The claims it is about, the first first.
    #[must_use]
    pub fn claims<'a>(&'a self, case: &'a Case) -> Vec<&'a Id> {
        match self {
            Self::Stored(Kind::Claim, Key::One(id)) => vec![id],
            Self::Stored(_, Key::Claims(two)) => two.iter().collect(),
            Self::Stored(..) => Vec::new(),
            Self::Proposed(it) => match &it.what {
                What::Align { claims } | What::Finding { claims, .. } => claims
                    .iter()
                    .filter(|id| case.claim(id).is_some())
                    .collect(),
                _ => Vec::new(),
            },
        }
    }
}

/// Everything that is to be decided. Linear in the case.
pub(super) fn items(state: &State) -> Vec<Item> {
    let case = &state.matter.case;
    let tables = case.tables();
    let mut list = Vec::new();
    let stored = |kind, at| Item::Stored(kind, tables.key(kind, at));
    for (at, source) in tables.sources.iter().enumerate() {
        if source.suggested {
            list.push(stored(Kind::Source, at));
        }
    }
    let mut silent: Vec<Vec<usize>> = vec![Vec::new(); tables.events.len()];
    for (at, silence) in tables.silences.iter().enumerate() {
        let event = case.place(Kind::Event, &silence.event);
        let list = event.and_then(|at| silent.get_mut(at as usize));
        if let (Some(list), true) = (list, silence.suggested) {
            list.push(at);
        }
    }
    for (at, event) in tables.events.iter().enumerate() {
        let claims = case.claims_of(at);
        let open = put_claims(state, claims, &mut list);
        if event.suggested && !open {
            list.push(stored(Kind::Event, at));
        }
        put_findings(case, claims, &mut list);
        let silent = silent.get(at).into_iter().flatten();
        list.extend(silent.map(|at| stored(Kind::Silence, *at)));
    }
    let loose = |at: &u32| {
        let event = tables
            .claims
            .get(*at as usize)
            .and_then(|it| it.event.as_ref());
        event.is_none_or(|id| case.event(id).is_none())
    };
    let claims = 0..u32::try_from(tables.claims.len()).unwrap_or(u32::MAX);
    let loose: Vec<u32> = claims.filter(loose).collect();
    put_claims(state, &loose, &mut list);
    let open = Open::of(case);
    let proposed = state.review.proposed.iter();
    let proposed = proposed.filter(|it| open.stands(&it.what));
    list.extend(proposed.map(|it| Item::Proposed(Box::new(it.clone()))));
    list
}

/// The suggested ones among some claims, as they are printed; whether there is one.
fn put_claims(state: &State, claims: &[u32], list: &mut Vec<Item>) -> bool {
    let tables = state.matter.case.tables();
    let is_open = |at: &&u32| {
        tables
            .claims
            .get(**at as usize)
            .is_some_and(|it| it.suggested)
    };
    let mut open: Vec<u32> = claims.iter().filter(is_open).copied().collect();
    open.sort_by_key(|at| {
        let claim = tables.claims.get(*at as usize);
        (
            claim.and_then(|it| it.document.clone()),
            claim.and_then(|it| it.start),
            *at,
        )
    });
    let items = open
        .iter()
        .map(|at| Item::Stored(Kind::Claim, tables.key(Kind::Claim, *at as usize)));
    list.extend(items);
    !open.is_empty()
}

/// The suggested findings on some claims, each once, in the order of the file.
fn put_findings(case: &Case, claims: &[u32], list: &mut Vec<Item>) {
    let tables = case.tables();
    let found = claims.iter().flat_map(|at| case.findings_of(*at as usize));
    let is_open = |at: &u32| {
        tables
            .findings
            .get(*at as usize)
            .is_some_and(|it| it.suggested)
    };
    let mut found: Vec<u32> = found.copied().filter(is_open).collect();
    found.sort_unstable();
    found.dedup();
    let items = found
        .iter()
        .map(|at| Item::Stored(Kind::Finding, tables.key(Kind::Finding, *at as usize)));
    list.extend(items);
}

/// Whether what was worked out is still to be decided: the case may have changed since.
pub(super) fn stands(case: &Case, what: &What) -> bool {
    Open::of(case).stands(what)
}

/// What of a case is not decided.
struct Open<'a> {
    case: &'a Case,
    /// What was declined: its kind, and the two it is about in order.
    declined: HashSet<(&'a str, [&'a str; 2])>,
}

impl<'a> Open<'a> {
    fn of(case: &'a Case) -> Self {
        let declined = case.tables().rejected.iter().filter_map(|it| {
            let [one, other] = it.what.as_slice() else {
                return None;
            };
            Some((&*it.kind, in_order([&**one, &**other])))
        });
        Self {
            case,
            declined: declined.collect(),
        }
    }

    /// Whether it is still to be decided. That nothing can be told of a pair is nothing to decide.
    fn stands(&self, what: &What) -> bool {
        let about = in_order(what.about().map(Id::as_str));
        !self.declined.contains(&(what.kind(), about)) && fits(self.case, what)
    }
}

fn in_order(mut two: [&str; 2]) -> [&str; 2] {
    two.sort_unstable();
    two
}

/// Whether the case says nothing on it.
fn fits(case: &Case, what: &What) -> bool {
    let claim = |id: &Id| case.place(Kind::Claim, id);
    match what {
        What::Align {
            claims: [one, other],
        } => {
            let event = |id: &Id| case.claim(id).map(|it| it.event.clone());
            match (event(one), event(other)) {
                (Some(here), Some(there)) => here.is_none() || here != there,
                _ => false,
            }
        }
        What::Finding {
            claims: [one, other],
            relation,
            ..
        } => {
            let two = claim(one).zip(claim(other));
            let event = |id: &Id| case.claim(id).and_then(|it| it.event.clone());
            *relation != Relation::Unclear
                && event(one).is_some()
                && event(one) == event(other)
                && two.is_some_and(|(one, other)| case.finding(one, other).is_none())
        }
        What::Silence { source, event } => {
            let place = case
                .place(Kind::Source, source)
                .zip(case.place(Kind::Event, event));
            place.is_some_and(|(source, event)| case.silence(source, event).is_none())
        }
        What::Source { sources } => {
            let open = |id: &Id| case.source(id).is_some_and(|it| it.person.is_none());
            sources.iter().all(open)
        }
    }
}
