//! A file of another shape than `[[kind]]` tables, or a table with dotted keys: rewritten by `toml_edit`, and put back so
//! that what it did not change stays byte for byte, line ends and byte-order mark included.

use std::sync::Arc;

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value as TomlValue,
};

use super::write::{plain, spellings};
use super::{Body, Draft, Part, Unwritable, difference, reading};
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
        reading(text).is_some_and(|reading| reading.opens() && reading.tables == *case.tables())
    }

    /// Takes the first of the texts that reads as the case.
    fn take_whole(
        &mut self,
        case: &Case,
        kind: Kind,
        texts: Vec<String>,
    ) -> Result<(), Unwritable> {
        let reads = |text: &String| {
            reading(text).is_some_and(|it| it.opens() && it.tables == *case.tables())
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

/// The texts with the field of the table set so, the best spelling first.
pub(super) fn set(
    text: &str,
    kind: Kind,
    number: usize,
    field: Field,
    value: Option<&Value>,
    eol: &str,
) -> Vec<String> {
    let name = field.spelling();
    let with = |choice: usize| {
        rewrite(text, eol, |document| {
            let table = table(document, kind, number)?;
            let Some(value) = value else {
                table.remove(name);
                return Some(());
            };
            let old = table.get(name).and_then(Item::as_value).cloned();
            let spelt = old.as_ref().map(|old| old.to_string().trim().to_owned());
            let spellings = spellings(value, spelt.as_deref(), "\n");
            let mut new: TomlValue = spellings.get(choice)?.parse().ok()?;
            match old {
                Some(old) => *new.decor_mut() = old.decor().clone(),
                None => drop(table.remove(name)),
            }
            table.insert(name, Item::Value(new));
            Some(())
        })
    };
    (0..2).filter_map(with).collect()
}

/// Changes a text as a document and puts the rest back as it was.
fn rewrite(
    text: &str,
    eol: &str,
    change: impl FnOnce(&mut DocumentMut) -> Option<()>,
) -> Option<String> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = text.len() - bare.len();
    let plain = bare.replace("\r\n", "\n");
    let mut document: DocumentMut = plain.parse().ok()?;
    change(&mut document)?;
    let (skip, old, new) = difference(&plain, &document.to_string());
    let start = mark + original(bare, skip);
    let end = mark + original(bare, skip + old.len());
    let crlf = eol == "\r\n";
    let new = if crlf { new.replace('\n', eol) } else { new };
    Some([text.get(..start)?, &new, text.get(end..)?].concat())
}

/// Where in a text the byte stands that is at `at` once every CRLF is an LF.
fn original(text: &str, at: usize) -> usize {
    let mut seen = 0;
    let bytes = text.as_bytes();
    for (place, byte) in bytes.iter().enumerate() {
        let dropped = *byte == b'\r' && bytes.get(place + 1) == Some(&b'\n');
        if seen == at {
            return place;
        }
        seen += usize::from(!dropped);
    }
    text.len()
}

fn count(item: Option<&Item>) -> usize {
    match item {
        Some(Item::ArrayOfTables(tables)) => tables.len(),
        Some(Item::Value(TomlValue::Array(list))) => list.len(),
        _ => 0,
    }
}

fn table(document: &mut DocumentMut, kind: Kind, number: usize) -> Option<&mut dyn TableLike> {
    if kind == Kind::Case {
        return Some(document.as_table_mut());
    }
    match document.get_mut(kind.spelling())? {
        Item::ArrayOfTables(tables) => tables.get_mut(number).map(|it| it as &mut dyn TableLike),
        Item::Value(TomlValue::Array(list)) => {
            let table = list.get_mut(number)?.as_inline_table_mut()?;
            Some(table)
        }
        _ => None,
    }
}

fn insert(
    document: &mut DocumentMut,
    kind: Kind,
    number: usize,
    fields: &[(Field, Value)],
) -> Option<()> {
    let mut table = Table::new();
    for (field, value) in fields {
        table.insert(field.spelling(), Item::Value(plain(value).parse().ok()?));
    }
    let tables = Item::ArrayOfTables(ArrayOfTables::new());
    match document.entry(kind.spelling()).or_insert(tables) {
        Item::ArrayOfTables(tables) => tables.insert(number.min(tables.len()), table),
        Item::Value(TomlValue::Array(list)) => insert_inline(list, number, table),
        _ => return None,
    }
    Some(())
}

fn insert_inline(list: &mut Array, number: usize, table: Table) {
    let number = number.min(list.len());
    let mut new = TomlValue::InlineTable(InlineTable::from_iter(table.into_inline_table()));
    // As the neighbour stands: each on its own line, or all on one.
    if let Some(like) = list.get(number).or_else(|| list.iter().last()) {
        *new.decor_mut() = like.decor().clone();
    }
    list.insert_formatted(number, new);
}

enum Taken {
    Table(Table),
    Value(TomlValue),
}

fn remove(document: &mut DocumentMut, kind: Kind, number: usize) -> Option<Taken> {
    match document.get_mut(kind.spelling())? {
        Item::ArrayOfTables(tables) if number < tables.len() => {
            Some(Taken::Table(tables.remove(number)))
        }
        Item::Value(TomlValue::Array(list)) if number < list.len() => {
            Some(Taken::Value(list.remove(number)))
        }
        _ => None,
    }
}

fn shift(document: &mut DocumentMut, kind: Kind, from: usize, to: usize) -> Option<()> {
    let taken = remove(document, kind, from)?;
    match (document.get_mut(kind.spelling())?, taken) {
        (Item::ArrayOfTables(tables), Taken::Table(table)) => {
            tables.insert(to.min(tables.len()), table);
            // The places in the file stay; the tables go into them in their new order.
            let mut places: Vec<_> = tables.iter().map(Table::position).collect();
            places.sort_unstable();
            for (table, place) in tables.iter_mut().zip(places) {
                table.set_position(place);
            }
        }
        (Item::Value(TomlValue::Array(list)), Taken::Value(value)) => {
            list.insert_formatted(to.min(list.len()), value);
        }
        _ => return None,
    }
    Some(())
}
