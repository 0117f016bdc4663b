//! Which pairs are judged, and the findings they make.

use super::one_side::OneSide;
use super::trust::Trust;
use super::{Judgement, judge};
use crate::case::{Claim, Id, Relation, Tables};
use crate::compare::sides::{Side, Sides};
use crate::suggest::align::{Events, Links};
use crate::suggest::features::{Features, scored};
use crate::suggest::index::{Pair, claims_by_id};
use crate::suggest::quick::QuickMap;
use crate::suggest::suggestion::{Marked, Suggestion, What, rounded};
use crate::suggest::threads;
use crate::text::features::Token;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// And with those among so many behind it in the event, so that an event of any size costs no more than its length.
const BEHIND: usize = 256;
/// Of a large event each claim is judged with so many of every other source.
const MOST: usize = 6;

/// The findings that can be proposed: on claims of different sources that stand in one event, or that seem to. Pairs on which
/// a person has decided are left out; they say how far each rule is trusted here. `known` is what was judged before; what was
/// not is put there.
#[must_use]
pub(in crate::suggest) fn findings(
    tables: &Tables,
    features: &Features,
    links: &Links,
    events: &Events,
    known: &mut QuickMap<Pair, Option<Judged>>,
) -> Vec<Suggestion> {
    let decided = decided(tables);
    let mut pairs: Vec<(Pair, f32)> = pairs(features, links, events);
    pairs.retain(|(pair, _)| !decided.contains_key(pair) && !share_words(tables, *pair));
    let all = pairs.iter().map(|(pair, _)| pair).chain(decided.keys());
    let new: Vec<Pair> = all.filter(|it| !known.contains_key(it)).copied().collect();
    let judged = threads::each(new.len(), |at| judged(tables, features, new[at]));
    known.extend(new.into_iter().zip(judged));
    let of = |pair: &Pair| known.get(pair)?.as_ref();
    let trust = Trust::of(
        decided
            .iter()
            .filter_map(|(pair, it)| Some((of(pair)?, *it))),
    );
    let sides = OneSide::of(tables);
    let found = pairs
        .iter()
        .filter_map(|(pair, p)| Some((*pair, *p, of(pair)?)));
    let found = found.filter(|(pair, _, judged)| sides.allows(*pair, judged));
    let worth = worth(found.collect(), tables.claims.len());
    threads::each(worth.len(), |at| {
        let (_, p, judged) = worth[at];
        judged.suggestion(p * trust.reliability(judged))
    })
}

/// What is found of a pair, whatever the probability that it belongs together.
#[derive(Debug, Clone)]
pub(in crate::suggest) struct Judged {
    pub(super) rule: &'static str,
    pub(super) relation: Relation,
    /// How often the rule is right where it speaks, as measured.
    pub(super) reliability: f32,
    what: What,
    why: String,
}

impl Judged {
    fn suggestion(&self, p: f32) -> Suggestion {
        Suggestion {
            what: self.what.clone(),
            p: Some(rounded(f64::from(p))),
            why: self.why.clone(),
        }
    }
}

fn judged(tables: &Tables, features: &Features, pair: Pair) -> Option<Judged> {
    let sides = Sides {
        left: pair.one,
        right: pair.other,
    };
    let claims = sides.map(|it| &features.readings[it as usize]);
    judge(claims).map(|it| finding(tables, features, pair, &it))
}

/// Whether two claims stand on the same words of one document, as who passes on and who is passed on do: nothing is to be
/// found between what is said once.
fn share_words(tables: &Tables, pair: Pair) -> bool {
    let [one, other] = [pair.one, pair.other].map(|at| &tables.claims[at as usize]);
    let end = |it: &Claim| {
        let points = it.quote.as_deref()?.chars().count();
        Some(it.start? + points as u64)
    };
    one.document.is_some()
        && one.document == other.document
        && one.start < end(other)
        && other.start < end(one)
}

/// The findings worth printing: what says nothing only where nothing else is said of either claim.
fn worth(mut found: Vec<(Pair, f32, &Judged)>, claims: usize) -> Vec<(Pair, f32, &Judged)> {
    let mut spoken = vec![false; claims];
    let says = |it: &Judged| it.relation != Relation::Unclear;
    let of = |pair: Pair| [pair.one, pair.other].map(|claim| claim as usize);
    for (pair, ..) in found.iter().filter(|(.., it)| says(it)) {
        of(*pair).into_iter().for_each(|claim| spoken[claim] = true);
    }
    found.retain(|(pair, _, it)| {
        let is_new = of(*pair).iter().all(|claim| !spoken[*claim]);
        if is_new {
            of(*pair).into_iter().for_each(|claim| spoken[claim] = true);
        }
        is_new || says(it)
    });
    found
}

/// The pairs on which a person has decided: how they relate, or `None` where a suggestion was declined.
fn decided(tables: &Tables) -> BTreeMap<Pair, Option<Relation>> {
    let declined = tables.rejected.iter().filter(|it| &*it.kind == "finding");
    let declined = declined.filter_map(|it| match it.what.as_slice() {
        [one, other] => Some(([&**one, &**other], None)),
        _ => None,
    });
    let findings = tables.findings.iter().filter(|it| !it.suggested);
    // What was declined and then found all the same is found.
    let findings = findings.map(|it| (it.claims.each_ref().map(Id::as_str), Some(it.relation)));
    let mut decided = declined.chain(findings).peekable();
    if decided.peek().is_none() {
        return BTreeMap::new();
    }
    let claims = claims_by_id(tables);
    let pairs = decided.filter_map(|([one, other], it)| {
        Some((Pair::new(*claims.get(one)?, *claims.get(other)?), it))
    });
    pairs.collect()
}

/// The pairs of claims of different sources within an event, with the probability that they belong there, in order.
fn pairs(features: &Features, links: &Links, events: &Events) -> Vec<(Pair, f32)> {
    let mut of_event: HashMap<u32, Vec<u32>> = HashMap::new();
    for (claim, event) in (0u32..).zip(&links.event) {
        if let Some(event) = event {
            of_event.entry(*event).or_default().push(claim);
        }
    }
    let mut found: Vec<(Pair, f32)> = events.joined.iter().map(|it| (it.pair, it.p)).collect();
    for claims in of_event.values() {
        for (at, one) in claims.iter().enumerate() {
            let others = nearest(
                features,
                *one,
                claims
                    .get(at + 1..claims.len().min(at + 1 + BEHIND))
                    .unwrap_or_default(),
            );
            found.extend(
                others
                    .into_iter()
                    .map(|other| (Pair::new(*one, other), 1.0)),
            );
        }
    }
    // What stands in one event does so for sure, whatever else joins it.
    found.sort_unstable_by(|one, two| one.0.cmp(&two.0).then(two.1.total_cmp(&one.1)));
    found.dedup_by_key(|(pair, _)| *pair);
    found
}

/// The claims of other sources that a claim is judged with: of each source the most alike.
fn nearest(features: &Features, claim: u32, others: &[u32]) -> Vec<u32> {
    let own = features.source[claim as usize];
    let others: Vec<u32> = others
        .iter()
        .copied()
        .filter(|it| features.source[*it as usize] != own)
        .collect();
    if others.len() <= MOST {
        return others;
    }
    let words = &features.words[claim as usize];
    let mut of_source: HashMap<u32, Vec<(f32, u32)>> = HashMap::new();
    for other in others {
        let alike = words.cosine(&features.words[other as usize]);
        of_source
            .entry(features.source[other as usize])
            .or_default()
            .push((alike, other));
    }
    let kept = of_source.into_values().flat_map(|mut alike| {
        alike.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        alike.into_iter().take(MOST).map(|(_, other)| other)
    });
    kept.collect()
}

fn finding(tables: &Tables, features: &Features, pair: Pair, judgement: &Judgement) -> Judged {
    let places = Sides {
        left: pair.one as usize,
        right: pair.other as usize,
    };
    let claims = places.map(|at| &tables.claims[at]);
    let ranges = Sides::from_fn(|side| {
        bytes(
            &features.readings[places[side]].tokens,
            &judgement.words[side],
        )
    });
    let quoted = |side: Side| {
        scored(claims[side])
            .get(ranges[side].clone())
            .unwrap_or_default()
    };
    let rule = match judgement.kind {
        Some(kind) => format!("{} ({kind})", judgement.rule),
        None => judgement.rule.to_owned(),
    };
    let why = match (quoted(Side::Left), quoted(Side::Right)) {
        ("", "") => rule,
        (one, other) => format!("{rule}: “{one}” beside “{other}”"),
    };
    let words = Side::ALL
        .into_iter()
        .filter(|side| !ranges[*side].is_empty());
    let words = words.map(|side| Marked {
        claim: claims[side].id.clone(),
        range: ranges[side].clone(),
    });
    Judged {
        rule: judgement.rule,
        relation: judgement.relation,
        reliability: judgement.reliability,
        why,
        what: What::Finding {
            claims: [claims.left.id.clone(), claims.right.id.clone()],
            relation: judgement.relation,
            facets: judgement.facets.clone(),
            words: words.collect(),
        },
    }
}

/// The bytes from the first to the last of some tokens.
fn bytes(tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    let words = tokens.get(range.clone()).unwrap_or_default();
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => first.range.start..last.range.end,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests;
