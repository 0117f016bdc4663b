//! One table of a case file as text: where its keys stand, and how one is changed by touching that key only.

use std::ops::Range;

use toml_edit::{Document, Item, Key as TomlKey, Table};

use super::write::{plain, spellings};
use crate::case::{Field, Kind, Value, Word as _};

/// Bytes to be put in others' place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) at: Range<usize>,
    pub(super) new: String,
}

impl Change {
    /// The text with the change made.
    pub(super) fn made(&self, text: &str) -> Option<String> {
        let (head, tail) = (text.get(..self.at.start)?, text.get(self.at.end..)?);
        Some([head, &self.new, tail].concat())
    }
}

/// A table and the text it was read from.
pub(super) struct Piece<'a> {
    text: &'a str,
    kind: Kind,
    document: Document<&'a str>,
}

impl<'a> Piece<'a> {
    /// The piece of a kind that is this text; `None` when it is not sound TOML.
    pub(super) fn read(kind: Kind, text: &'a str) -> Option<Self> {
        let document = Document::parse(text).ok()?;
        Some(Self {
            text,
            kind,
            document,
        })
    }

    fn table(&self) -> Option<&Table> {
        let root = self.document.as_table();
        match self.kind {
            Kind::Case => Some(root),
            kind => root.get(kind.spelling())?.as_array_of_tables()?.get(0),
        }
    }

    /// The ways to set a field, or with `None` to take its line away; none when the key is not written as `key = value`.
    pub(super) fn set(&self, field: Field, value: Option<&Value>, eol: &str) -> Vec<Change> {
        let Some(table) = self.table() else {
            return Vec::new();
        };
        let here = table.get_key_value(field.spelling());
        let place = here.and_then(|(key, item)| place(key, item));
        match (here.is_some(), place, value) {
            (true, None, _) => Vec::new(),
            (true, Some((key, old)), None) => {
                let at = self.line_start(key.start)..self.line_end(old.end);
                vec![Change {
                    at,
                    new: String::new(),
                }]
            }
            (true, Some((_, old)), Some(value)) => {
                let spellings =
                    spellings(value, self.text.get(old.clone()), self.eol_at(old.end, eol));
                let change = |new| Change {
                    at: old.clone(),
                    new,
                };
                spellings.into_iter().map(change).collect()
            }
            (false, _, Some(value)) => self.added(table, field, value, eol).into_iter().collect(),
            (false, _, None) => vec![Change {
                at: 0..0,
                new: String::new(),
            }],
        }
    }

    /// A new line for the key, behind the nearest key that comes before it in the format's order.
    fn added(&self, table: &Table, field: Field, value: &Value, eol: &str) -> Option<Change> {
        let fields = self.kind.fields().iter().map(|spec| spec.field);
        let before = fields.take_while(|it| *it != field).collect::<Vec<_>>();
        let near = before.iter().rev().find_map(|it| {
            let (key, item) = table.get_key_value(it.spelling())?;
            place(key, item)
        });
        // The first key of every kind is required, so that there is always one before.
        let (near, old) = near?;
        let indent = self.text.get(self.line_start(near.start)..near.start)?;
        let end = self.line_end(old.end);
        let eol = self.eol_at(end.saturating_sub(1), eol);
        let line = format!("{indent}{field} = {}", plain(value));
        let whole_line = self.text.get(..end)?.ends_with('\n');
        let new = if whole_line {
            format!("{line}{eol}")
        } else {
            format!("{eol}{line}")
        };
        Some(Change { at: end..end, new })
    }

    /// Where what comes after the last key starts, from the first comment on that has a blank line or more before it.
    pub(super) fn rest(&self) -> usize {
        let end = self.text.len();
        let Some(span) = self.document.trailing().span() else {
            return end;
        };
        let mut at = match span.start {
            0 => 0,
            start
                if self
                    .text
                    .get(..start)
                    .is_some_and(|text| text.ends_with('\n')) =>
            {
                start
            }
            start => self.line_end(start),
        };
        for line in self
            .text
            .get(at..)
            .unwrap_or_default()
            .split_inclusive('\n')
        {
            if line.trim_start().starts_with('#') {
                return at;
            }
            at += line.len();
        }
        end
    }

    fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        match before.get(start..) {
            Some(line) if line.starts_with('\u{feff}') => start + 3,
            _ => start,
        }
    }

    fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find('\n').map_or(self.text.len(), |end| at + end + 1)
    }

    /// The line end of the line `at` stands in; `eol` when it has none.
    fn eol_at<'e>(&self, at: usize, eol: &'e str) -> &'e str {
        let rest = self.text.get(at..).unwrap_or_default();
        match rest.find('\n') {
            Some(0) if self.text.get(..at).is_some_and(|text| text.ends_with('\r')) => "\r\n",
            Some(end) if rest.get(..end).is_some_and(|line| line.ends_with('\r')) => "\r\n",
            Some(_) => "\n",
            None => eol,
        }
    }
}

/// Where key and value stand, when they are written as `key = value`.
fn place(key: &TomlKey, item: &Item) -> Option<(Range<usize>, Range<usize>)> {
    let value = item.as_value()?;
    let dotted = value
        .as_inline_table()
        .is_some_and(toml_edit::InlineTable::is_dotted);
    (!dotted).then_some((key.span()?, value.span()?))
}

/// A new table with these fields.
pub(super) fn written(kind: Kind, fields: &[(Field, Value)], eol: &str) -> String {
    format!("[[{kind}]]{eol}{}", keys(fields, eol))
}

/// These fields, a line each.
pub(super) fn keys(fields: &[(Field, Value)], eol: &str) -> String {
    let mut text = String::new();
    for (field, value) in fields {
        text.extend([field.spelling(), " = ", &plain(value), eol]);
    }
    text
}
