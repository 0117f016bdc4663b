//! A finding is on exactly two claims of one event, and a pair has one finding.

use std::collections::HashMap;

use super::super::problem::{Code, Problem};
use super::Check;
use crate::case::{Field, Kind};

impl Check<'_> {
    pub(super) fn findings(&mut self) {
        let tables = self.tables;
        let mut pairs: HashMap<[usize; 2], usize> = HashMap::new();
        for (place, finding) in tables.findings.iter().enumerate() {
            for (number, id) in finding.claims.iter().enumerate() {
                self.refer(Kind::Claim, id, |spans| {
                    spans.item(Kind::Finding, place, Field::Claims, number)
                });
            }
            let claims = finding
                .claims
                .each_ref()
                .map(|id| self.place(Kind::Claim, id));
            let [Some(one), Some(other)] = claims else {
                continue;
            };
            let first = *pairs
                .entry([one.min(other), one.max(other)])
                .or_insert(place);
            if first == place {
                self.one_event(place, one, other);
            } else {
                let span = self.spans.value(Kind::Finding, place, Field::Claims);
                let [one, other] = &finding.claims;
                let message = format!("there is a finding on `{one}` and `{other}` already");
                let problem = Problem::new(Code::Duplicate, span, message)
                    .hint("a pair has one finding; keep one of the two")
                    .also(
                        self.spans.value(Kind::Finding, first, Field::Claims),
                        "the first one",
                    );
                self.problems.push(problem);
            }
        }
    }

    fn one_event(&mut self, place: usize, one: usize, other: usize) {
        let claims = &self.tables.claims;
        let (Some(one), Some(other)) = (claims.get(one), claims.get(other)) else {
            return;
        };
        if one.event.is_some() && one.event == other.event {
            return;
        }
        let events = [&one.event, &other.event].map(Option::as_ref);
        // An event that is not there is reported where it is named.
        if events
            .iter()
            .flatten()
            .any(|id| self.place(Kind::Event, id).is_none())
        {
            return;
        }
        let message = match events {
            [Some(_), Some(_)] => {
                format!("claims `{}` and `{}` stand in two events", one.id, other.id)
            }
            [Some(_), None] => format!("claim `{}` stands in no event", other.id),
            _ => format!("claim `{}` stands in no event", one.id),
        };
        let span = self.spans.value(Kind::Finding, place, Field::Claims);
        let hint = "a finding is on two claims of one event";
        self.problems
            .push(Problem::new(Code::Pair, span, message).hint(hint));
    }
}
