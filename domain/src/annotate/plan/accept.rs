//! A suggested record that a person decides on is a decision from then on, and so is what it cannot be without.

use super::Plan;
use crate::annotate::Signed;
use crate::annotate::suggested::{Record, is_suggested};
use crate::case::{Edit, Field, Id, Kind, Value};

impl Plan<'_> {
    /// Accepts a record that is suggested, and with it what is suggested of what it stands on: of a claim who says it, who
    /// passed it on and the event; of a finding its claims; of a silence whose it is and on what; of a source its account.
    pub(in crate::annotate) fn accept(&mut self, record: Record, signed: Signed<'_>) {
        let (kind, at) = record;
        if !is_suggested(self.case, record) || !self.accepted.insert(record) {
            return;
        }
        for field in [Field::Suggested, Field::P, Field::Why] {
            self.set(kind, at, field, None);
        }
        self.put_signature(kind, at, signed);
        let fields = [
            (Field::Source, Kind::Source),
            (Field::Chain, Kind::Source),
            (Field::Account, Kind::Source),
            (Field::Event, Kind::Event),
            (Field::Claims, Kind::Claim),
        ];
        for (field, of) in fields {
            for id in self.named_in(kind, at, field) {
                if let Some(at) = self.case.place(of, &id) {
                    self.accept((of, at as usize), signed);
                }
            }
        }
    }

    /// How many records are accepted.
    pub(in crate::annotate) fn accepted(&self) -> usize {
        self.accepted.len()
    }

    /// The ids that a field will hold.
    fn named_in(&self, kind: Kind, at: usize, field: Field) -> Vec<Id> {
        let planned = self.placed.get(&(kind, at, field));
        let value = match planned.and_then(|it| self.set.get(*it)) {
            Some(Edit::Set { value, .. }) => value.clone(),
            _ => self.case.get(kind, at, field),
        };
        match value {
            Some(Value::Id(id)) => vec![id],
            Some(Value::Steps(steps)) => steps.into_iter().map(|step| step.source).collect(),
            Some(Value::Texts(ids)) => ids.iter().filter_map(|id| Id::new(id).ok()).collect(),
            _ => Vec::new(),
        }
    }
}
