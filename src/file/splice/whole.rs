//! A file of another shape than `[[kind]]` tables, or a table with dotted keys: rewritten by `toml_edit`, and put back so
//! that what it did not change stays byte for byte, line ends and byte-order mark included.

use std::sync::Arc;

use toml_edit::DocumentMut;

use super::document::{count, insert, remove, rewrite, set, shift};
use super::parts::{Body, Part};
use super::{Draft, Unwritable, reading};
use crate::case::{Case, Field, Kind, Value, Word as _};
use crate::file::read::Origins;

/// For each kind, which of its tables the case has a record of.
#[derive(Debug)]
pub(super) struct Sound {
    now: Vec<Vec<bool>>,
    before: Option<Vec<Vec<bool>>>,
}

impl Sound {
    pub(super) fn of(file: &[u8], origins: &Origins, case: &Case) -> Self {
        let text = std::str::from_utf8(file).unwrap_or_default();
        let document = text.parse::<DocumentMut>().unwrap_or_default();
        let mut now = vec![Vec::new(); Kind::ALL.len()];
        for kind in Kind::TABLES {
            let Some(list) = now.get_mut(*kind as usize) else {
                continue;
            };
            list.resize(count(document.get(kind.spelling())), false);
            let origins = (0..case.count(*kind)).filter_map(|place| origins.of(*kind, place));
            for number in origins {
                if let Some(sound) = list.get_mut(number as usize) {
                    *sound = true;
                }
            }
        }
        Self { now, before: None }
    }

    pub(super) fn keep(&mut self) {
        self.before = None;
    }

    pub(super) fn drop_changes(&mut self) {
        if let Some(before) = self.before.take() {
            self.now = before;
        }
    }

    /// The number among all tables of the kind of the record at a place; the count of them when there is none.
    fn number(&self, kind: Kind, place: usize) -> usize {
        let list = self
            .now
            .get(kind as usize)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut sound = list.iter().enumerate().filter(|(_, sound)| **sound);
        sound.nth(place).map_or(list.len(), |(number, _)| number)
    }

    fn list(&mut self, kind: Kind) -> Option<&mut Vec<bool>> {
        if self.before.is_none() {
            self.before = Some(self.now.clone());
        }
        self.now.get_mut(kind as usize)
    }
}

impl Draft {
    pub(super) fn agrees_whole(&self, case: &Case) -> bool {
        let text = self.text(0).unwrap_or_default();
        reading(text).is_some_and(|reading| reading.opens() && *reading.tables == *case.tables())
    }

    /// Takes the first of the texts that reads as the case.
    fn take_whole(
        &mut self,
        case: &Case,
        kind: Kind,
        texts: Vec<String>,
    ) -> Result<(), Unwritable> {
        let reads = |text: &String| {
            reading(text).is_some_and(|it| it.opens() && *it.tables == *case.tables())
        };
        let text = texts
            .into_iter()
            .find(reads)
            .ok_or(Unwritable::Differs(kind))?;
        let body = Body::Own(Arc::from(text));
        self.swap(
            0..1,
            vec![Part {
                kind: Kind::Case,
                sound: true,
                body,
            }],
        );
        Ok(())
    }

    fn whole_number(&self, kind: Kind, place: usize) -> usize {
        self.whole
            .as_ref()
            .map_or(0, |sound| sound.number(kind, place))
    }

    pub(super) fn set_whole(
        &mut self,
        case: &Case,
        kind: Kind,
        place: usize,
        field: Field,
        value: Option<&Value>,
    ) -> Result<(), Unwritable> {
        let number = self.whole_number(kind, place);
        let text = self.text(0).ok_or(Unwritable::Damaged(kind))?;
        let texts = set(text, kind, number, field, value, self.eol);
        self.take_whole(case, kind, texts)
    }

    pub(super) fn insert_whole(
        &mut self,
        case: &Case,
        kind: Kind,
        place: usize,
        fields: &[(Field, Value)],
    ) -> Result<(), Unwritable> {
        let number = self.whole_number(kind, place);
        let text = self.text(0).ok_or(Unwritable::Damaged(kind))?;
        let new = rewrite(text, self.eol, |document| {
            insert(document, kind, number, fields)
        });
        self.take_whole(case, kind, new.into_iter().collect())?;
        if let Some(list) = self.whole.as_mut().and_then(|sound| sound.list(kind)) {
            list.insert(number.min(list.len()), true);
        }
        Ok(())
    }

    pub(super) fn remove_whole(
        &mut self,
        case: &Case,
        kind: Kind,
        place: usize,
    ) -> Result<(), Unwritable> {
        let number = self.whole_number(kind, place);
        let text = self.text(0).ok_or(Unwritable::Damaged(kind))?;
        let new = rewrite(text, self.eol, |document| {
            remove(document, kind, number).map(drop)
        });
        self.take_whole(case, kind, new.into_iter().collect())?;
        if let Some(list) = self.whole.as_mut().and_then(|sound| sound.list(kind)) {
            list.remove(number);
        }
        Ok(())
    }

    pub(super) fn shift_whole(
        &mut self,
        case: &Case,
        kind: Kind,
        from: usize,
        to: usize,
    ) -> Result<(), Unwritable> {
        let (from, to) = (self.whole_number(kind, from), self.whole_number(kind, to));
        let text = self.text(0).ok_or(Unwritable::Damaged(kind))?;
        let new = rewrite(text, self.eol, |document| shift(document, kind, from, to));
        self.take_whole(case, kind, new.into_iter().collect())?;
        if let Some(list) = self.whole.as_mut().and_then(|sound| sound.list(kind)) {
            let sound = list.remove(from);
            list.insert(to, sound);
        }
        Ok(())
    }
}
