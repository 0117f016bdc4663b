//! Applying an edit: all of it or nothing, and the edit that takes it back.

use super::{Edit, Field, Key, Kind, Misfit, Refusal, Tables, Value, index::Index};

/// What an edit works on: the tables, and the index while it is true of them.
pub(super) struct Workbench<'a> {
    pub(super) tables: &'a mut Tables,
    pub(super) index: &'a mut Index,
}

impl Workbench<'_> {
    /// Applies the edit and returns its inverse; a refused edit leaves everything as it was.
    pub(super) fn apply(&mut self, edit: Edit) -> Result<Edit, Refusal> {
        match edit {
            Edit::Set {
                kind,
                key,
                field,
                expect,
                value,
            } => self.set(kind, &key, field, expect, value.as_ref()),
            Edit::Insert { kind, at, fields } => self.insert(kind, at, fields),
            Edit::Remove { kind, at, fields } => self.remove(kind, at, fields),
            Edit::Move { kind, from, to } => {
                self.tables.list_mut(kind).shift(from, to)?;
                *self.index = Index::of(self.tables);
                Ok(Edit::Move {
                    kind,
                    from: to,
                    to: from,
                })
            }
            Edit::All(edits) => self.all(edits),
        }
    }

    fn set(
        &mut self,
        kind: Kind,
        key: &Key,
        field: Field,
        expect: Option<Value>,
        value: Option<&Value>,
    ) -> Result<Edit, Refusal> {
        let gone = || Refusal::Gone(kind, key.clone());
        let at = self.index.find(kind, key).ok_or_else(gone)?;
        if at >= self.tables.list(kind).count() {
            return Err(gone());
        }
        if self.tables.list(kind).value_at(at, field) != expect {
            return Err(Refusal::Changed {
                kind,
                key: key.clone(),
                field,
            });
        }
        self.name_is_free(kind, at, field, value)?;
        self.tables
            .list_mut(kind)
            .set_at(at, field, value.cloned())?;
        // The record may be known by another name now; the inverse asks for it by that.
        let key = self.tables.key(kind, at);
        self.index.set(self.tables, kind, at, field);
        let holds = self.tables.list(kind).value_at(at, field);
        Ok(Edit::Set {
            kind,
            key,
            field,
            expect: holds,
            value: expect,
        })
    }

    fn insert(
        &mut self,
        kind: Kind,
        at: usize,
        fields: Vec<(Field, Value)>,
    ) -> Result<Edit, Refusal> {
        for (field, value) in &fields {
            self.name_is_free(kind, usize::MAX, *field, Some(value))?;
        }
        self.tables.list_mut(kind).insert_at(at, fields)?;
        self.index.inserted(self.tables, kind, at);
        Ok(Edit::Remove {
            kind,
            at,
            fields: self.tables.list(kind).fields_at(at),
        })
    }

    fn remove(
        &mut self,
        kind: Kind,
        at: usize,
        fields: Vec<(Field, Value)>,
    ) -> Result<Edit, Refusal> {
        if at >= self.tables.list(kind).count() {
            return Err(Refusal::Gone(kind, Key::Place(at)));
        }
        let here = self.tables.list(kind).fields_at(at);
        let other = here.iter().zip(&fields).find(|(one, other)| one != other);
        if let Some(((field, _), _)) = other {
            return Err(Refusal::Changed {
                kind,
                key: self.tables.key(kind, at),
                field: *field,
            });
        }
        if here.len() != fields.len() {
            return Err(Refusal::Changed {
                kind,
                key: self.tables.key(kind, at),
                field: Field::Id,
            });
        }
        let name = match self.tables.key(kind, at) {
            Key::One(id) => Some(id),
            _ => None,
        };
        self.tables.list_mut(kind).remove_at(at)?;
        self.index.removed(self.tables, kind, at, name.as_ref());
        Ok(Edit::Insert { kind, at, fields })
    }

    /// Applies the edits in order; when one is refused, takes back those before it.
    fn all(&mut self, edits: Vec<Edit>) -> Result<Edit, Refusal> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    while let Some(inverse) = inverses.pop() {
                        // An inverse of what was just done applies: nothing came in between.
                        self.apply(inverse)?;
                    }
                    return Err(refusal);
                }
            }
        }
        inverses.reverse();
        Ok(Edit::All(inverses))
    }

    fn name_is_free(
        &self,
        kind: Kind,
        at: usize,
        field: Field,
        value: Option<&Value>,
    ) -> Result<(), Misfit> {
        let (Field::Id, Some(Value::Id(id))) = (field, value) else {
            return Ok(());
        };
        match self.index.place(kind, id) {
            Some(taken) if taken as usize != at => {
                Err(Misfit(format!("there is a {kind} `{id}` already")))
            }
            _ => Ok(()),
        }
    }
}
