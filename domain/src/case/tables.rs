//! The tables of a case: every record, each kind in the file's order.

use super::{
    Claim, Conflict, Document, Event, Field, Finding, Head, Key, Kind, Misfit, Record, Rejected,
    Silence, Source, Value,
};

/// Every record of a case, each kind in the file's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// What the case says of itself.
    pub head: Head,
    /// The documents.
    pub documents: Vec<Document>,
    /// The sources.
    pub sources: Vec<Source>,
    /// The events: their order is the order of rows.
    pub events: Vec<Event>,
    /// The claims.
    pub claims: Vec<Claim>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// The silences.
    pub silences: Vec<Silence>,
    /// The conflicts a merge left.
    pub conflicts: Vec<Conflict>,
    /// The suggestions that were declined.
    pub rejected: Vec<Rejected>,
}

impl Tables {
    /// A case with a title and nothing else.
    #[must_use]
    pub fn titled(title: &str) -> Self {
        Self {
            head: Head {
                title: title.into(),
                question: None,
                note: None,
                language: None,
            },
            documents: Vec::new(),
            sources: Vec::new(),
            events: Vec::new(),
            claims: Vec::new(),
            findings: Vec::new(),
            silences: Vec::new(),
            conflicts: Vec::new(),
            rejected: Vec::new(),
        }
    }
}

impl Tables {
    /// The records of a kind.
    pub(super) fn list(&self, kind: Kind) -> &dyn List {
        match kind {
            Kind::Case => &self.head,
            Kind::Document => &self.documents,
            Kind::Source => &self.sources,
            Kind::Event => &self.events,
            Kind::Claim => &self.claims,
            Kind::Finding => &self.findings,
            Kind::Silence => &self.silences,
            Kind::Conflict => &self.conflicts,
            Kind::Rejected => &self.rejected,
        }
    }

    /// The records of a kind, to be changed.
    pub(super) fn list_mut(&mut self, kind: Kind) -> &mut dyn List {
        match kind {
            Kind::Case => &mut self.head,
            Kind::Document => &mut self.documents,
            Kind::Source => &mut self.sources,
            Kind::Event => &mut self.events,
            Kind::Claim => &mut self.claims,
            Kind::Finding => &mut self.findings,
            Kind::Silence => &mut self.silences,
            Kind::Conflict => &mut self.conflicts,
            Kind::Rejected => &mut self.rejected,
        }
    }

    /// The key of the record of a kind that stands at a place.
    #[must_use]
    pub fn key(&self, kind: Kind, at: usize) -> Key {
        let id = |field| match self.list(kind).value_at(at, field) {
            Some(Value::Id(id)) => Some(id),
            _ => None,
        };
        let key = match kind {
            Kind::Case => Some(Key::Case),
            Kind::Conflict | Kind::Rejected => None,
            Kind::Finding => self
                .findings
                .get(at)
                .map(|it| Key::Claims(it.claims.clone())),
            Kind::Silence => id(Field::Source)
                .zip(id(Field::Event))
                .map(|(s, e)| Key::Silence(s, e)),
            _ => id(Field::Id).map(Key::One),
        };
        key.unwrap_or(Key::Place(at))
    }
}

/// Records of one kind, whatever the kind is.
pub(super) trait List {
    fn count(&self) -> usize;
    fn value_at(&self, at: usize, field: Field) -> Option<Value>;
    fn fields_at(&self, at: usize) -> Vec<(Field, Value)>;
    fn set_at(&mut self, at: usize, field: Field, value: Option<Value>) -> Result<(), Misfit>;
    fn insert_at(&mut self, at: usize, fields: Vec<(Field, Value)>) -> Result<(), Misfit>;
    fn remove_at(&mut self, at: usize) -> Result<(), Misfit>;
    /// Takes the record out and puts it in again at the other place.
    fn shift(&mut self, from: usize, to: usize) -> Result<(), Misfit>;
}

fn no_place<T>() -> Result<T, Misfit> {
    Err(Misfit("there is no record at that place".into()))
}

impl<T: Record> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn value_at(&self, at: usize, field: Field) -> Option<Value> {
        self.as_slice().get(at)?.get(field)
    }

    fn fields_at(&self, at: usize) -> Vec<(Field, Value)> {
        self.as_slice()
            .get(at)
            .map(Record::fields)
            .unwrap_or_default()
    }

    fn set_at(&mut self, at: usize, field: Field, value: Option<Value>) -> Result<(), Misfit> {
        match self.get_mut(at) {
            Some(record) => record.set(field, value),
            None => no_place(),
        }
    }

    fn insert_at(&mut self, at: usize, fields: Vec<(Field, Value)>) -> Result<(), Misfit> {
        if at > self.len() {
            return no_place();
        }
        self.insert(at, T::from_fields(fields)?);
        Ok(())
    }

    fn remove_at(&mut self, at: usize) -> Result<(), Misfit> {
        if at >= self.len() {
            return no_place();
        }
        self.remove(at);
        Ok(())
    }

    fn shift(&mut self, from: usize, to: usize) -> Result<(), Misfit> {
        if from.max(to) >= self.len() {
            return no_place();
        }
        let record = self.remove(from);
        self.insert(to, record);
        Ok(())
    }
}

/// The head is a list of one that neither grows nor shrinks.
impl List for Head {
    fn count(&self) -> usize {
        1
    }

    fn value_at(&self, _: usize, field: Field) -> Option<Value> {
        Record::get(self, field)
    }

    fn fields_at(&self, _: usize) -> Vec<(Field, Value)> {
        Record::fields(self)
    }

    fn set_at(&mut self, _: usize, field: Field, value: Option<Value>) -> Result<(), Misfit> {
        Record::set(self, field, value)
    }

    fn insert_at(&mut self, _: usize, _: Vec<(Field, Value)>) -> Result<(), Misfit> {
        no_place()
    }

    fn remove_at(&mut self, _: usize) -> Result<(), Misfit> {
        no_place()
    }

    fn shift(&mut self, _: usize, _: usize) -> Result<(), Misfit> {
        no_place()
    }
}
