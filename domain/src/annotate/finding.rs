//! Two claims of one event are judged: how they relate, and what the difference is about.

use super::claim::known;
use super::plan::{Plan, signature};
use super::{Cannot, Decided, Signed, called, cannot};
use crate::case::{Case, Facet, Field, Finding, Key, Kind, Relation, Value, Word};
use std::fmt;

/// A judgement on a pair of claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// How they relate.
    pub relation: Relation,
    /// What the difference is about; `None` leaves those there are.
    pub facets: Option<Vec<Facet>>,
}

impl Judgement {
    /// Whether a finding says the same.
    fn is_of(&self, finding: &Finding) -> bool {
        let facets = self.facets.as_ref();
        self.relation == finding.relation && facets.is_none_or(|it| *it == finding.facets)
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.relation)?;
        for (at, facet) in self.facets.iter().flatten().enumerate() {
            write!(f, "{}{facet}", if at == 0 { " in " } else { ", " })?;
        }
        Ok(())
    }
}

/// Judges two claims, given by place. A finding there is gets the new judgement and keeps its question, state and note; one
/// that was only suggested is decided by it.
///
/// # Errors
/// When they are not two claims of one event, or are judged so already.
pub fn relate(
    case: &Case,
    one: u32,
    other: u32,
    judgement: &Judgement,
    signed: Signed<'_>,
) -> Decided {
    let mut plan = Plan::new(case);
    judge(&mut plan, case, [one, other], judgement, signed)?;
    let pair = called::pair(case, one, other);
    Ok(plan.named(format!("{judgement}: {pair}")))
}

/// The same in what is planned.
pub(super) fn judge(
    plan: &mut Plan<'_>,
    case: &Case,
    [one, other]: [u32; 2],
    judgement: &Judgement,
    signed: Signed<'_>,
) -> Result<(), Cannot> {
    let (first, second) = (known(case, one)?, known(case, other)?);
    if one == other {
        return cannot("a finding is on two claims; choose one on each side");
    }
    if first.event.is_none() || first.event != second.event {
        return cannot("a finding is on two claims of one event");
    }
    let word = |text: &str| Value::text(text);
    let facets = judgement.facets.as_ref().map(|facets| {
        let words: Vec<Box<str>> = facets.iter().map(|it| it.spelling().into()).collect();
        (!words.is_empty()).then_some(Value::Texts(words))
    });
    let pair = [first.id.clone(), second.id.clone()];
    let relation = word(judgement.relation.spelling());
    if let Some(at) = case.find(Kind::Finding, &Key::Claims(pair.clone())) {
        let there = case.tables().findings.get(at);
        if there.is_some_and(|it| !it.suggested && judgement.is_of(it)) {
            return cannot("these two are judged so already");
        }
        plan.set(Kind::Finding, at, Field::Relation, Some(relation));
        if let Some(facets) = facets {
            plan.set(Kind::Finding, at, Field::Facets, facets);
        }
        plan.sign(Kind::Finding, at, signed);
    } else {
        let claims = pair.iter().map(|id| Box::from(id.as_str())).collect();
        let mut fields = vec![
            (Field::Claims, Value::Texts(claims)),
            (Field::Relation, relation),
        ];
        fields.extend(facets.flatten().map(|facets| (Field::Facets, facets)));
        fields.extend(signature(signed));
        plan.add(Kind::Finding, case.count(Kind::Finding), fields);
    }
    for claim in [one, other] {
        plan.accept((Kind::Claim, claim as usize), signed);
    }
    Ok(())
}

/// Takes the judgement on two claims away.
///
/// # Errors
/// When nobody has judged them.
pub fn unrelate(case: &Case, one: u32, other: u32) -> Decided {
    let (first, second) = (known(case, one)?, known(case, other)?);
    let key = Key::Claims([first.id.clone(), second.id.clone()]);
    let Some(at) = case.find(Kind::Finding, &key) else {
        return cannot("nobody has judged this pair");
    };
    let mut plan = Plan::new(case);
    plan.remove(Kind::Finding, at);
    let pair = called::pair(case, one, other);
    Ok(plan.named(format!("no longer judged: {pair}")))
}
