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

#[cfg(test)]
mod tests {
    use crate::case::{Field, Record as _, Rejected, Tables, Value};
    use crate::compare::fields::case;
    use crate::suggest::{Wanted, What, suggest};

    /// Two accounts of a night that differ in numbers, thrice.
    const NIGHT: &str = "source keeper
        source office
        event guards
        event lamps
        event boats
        claim a source=keeper event=guards text=\"There were two guards on duty at the gate\"
        claim b source=office event=guards text=\"There were three guards on duty at the gate\"
        claim c source=keeper event=lamps text=\"Five lamps were lit along the quay\"
        claim d source=office event=lamps text=\"Six lamps were lit along the quay\"
        claim e source=keeper event=boats text=\"Two boats passed the mole that night\"
        claim f source=office event=boats text=\"Four boats passed the mole that night\"";

    fn p(tables: &Tables, one: &str) -> Option<f64> {
        let found = suggest(tables, &[None; 6], Wanted::default()).list;
        let finding = found.into_iter().find(|it| match &it.what {
            What::Finding { claims, .. } => claims[0].as_str() == one,
            _ => false,
        });
        finding?.p
    }

    fn decline(tables: &mut Tables, pair: [&str; 2]) {
        let what = Value::Texts(pair.map(Box::from).into());
        let fields = vec![(Field::Kind, Value::text("finding")), (Field::What, what)];
        tables.rejected.push(Rejected::from_fields(fields).unwrap());
    }

    #[test]
    fn a_rule_is_trusted_less_for_each_finding_that_is_declined_and_more_for_each_that_is_accepted()
    {
        let mut tables = case(NIGHT).tables().clone();
        let measured = p(&tables, "e").unwrap();
        decline(&mut tables, ["a", "b"]);
        let once = p(&tables, "e").unwrap();
        assert_eq!(p(&tables, "a"), None, "it is not proposed again");
        decline(&mut tables, ["c", "d"]);
        let twice = p(&tables, "e").unwrap();
        assert!(twice < once && once < measured, "{measured} {once} {twice}");
        assert!(
            measured - twice < 0.2,
            "two decisions do not outweigh what was measured"
        );
        let accepted = NIGHT.replace(
            "event guards\n",
            "event guards\n        finding claims=a,b relation=contradict\n",
        );
        let accepted = case(&accepted).tables().clone();
        assert!(p(&accepted, "e").unwrap() > measured);
        let another = NIGHT.replace(
            "event guards\n",
            "event guards\n        finding claims=a,b relation=agree\n",
        );
        let another = case(&another).tables().clone();
        assert!(
            p(&another, "e").unwrap() < measured,
            "another relation was found"
        );
    }
}
