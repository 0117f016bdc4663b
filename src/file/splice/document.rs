//! A whole text changed by `toml_edit`, and what it did not change put back byte for byte.

use toml_edit::{
    Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value as TomlValue,
};

use super::parts::difference;
use super::write::{plain, spellings};
use crate::case::{Field, Kind, Value, Word as _};

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
pub(super) fn rewrite(
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

pub(super) fn count(item: Option<&Item>) -> usize {
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

pub(super) fn insert(
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

/// A table that was taken out, in its file's own way of writing it.
pub(super) enum Taken {
    Table(Table),
    Value(TomlValue),
}

pub(super) fn remove(document: &mut DocumentMut, kind: Kind, number: usize) -> Option<Taken> {
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

pub(super) fn shift(document: &mut DocumentMut, kind: Kind, from: usize, to: usize) -> Option<()> {
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
