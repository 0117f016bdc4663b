//! How far a rule is trusted in a case: as often as it was right when it was measured, until a person has decided on what it
//! says here.

use super::Judged;
use crate::case::Relation;
use std::collections::HashMap;

/// What was measured counts for as many decisions.
const MEASURED: f32 = 10.0;

/// What became of the findings of each rule: how many were right, how many there were.
#[derive(Debug, Default)]
pub(super) struct Trust(HashMap<&'static str, (f32, f32)>);

impl Trust {
    /// What a person made of what the rules say: `None` where it was declined. A rule was right where the relation is its own.
    pub(super) fn of<'a>(decided: impl Iterator<Item = (&'a Judged, Option<Relation>)>) -> Self {
        let mut trust = Self::default();
        for (judged, relation) in decided {
            let (right, all) = trust.0.entry(judged.rule).or_default();
            *right += f32::from(u8::from(relation == Some(judged.relation)));
            *all += 1.0;
        }
        trust
    }

    /// How often a finding of that rule is right: the mean of a Beta distribution whose prior is what was measured (Gelman and
    /// others, Bayesian Data Analysis, 2.4).
    pub(super) fn reliability(&self, judged: &Judged) -> f32 {
        let (right, all) = self.0.get(judged.rule).copied().unwrap_or_default();
        (judged.reliability * MEASURED + right) / (MEASURED + all)
    }
}
