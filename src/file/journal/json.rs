//! Edits and values as JSON, for the journal: its own mirror of the types, so that the format stands still when they move.

use serde::{Deserialize, Serialize};

use crate::case::{Attribution, Edit, Field, Id, Key, Kind, Mode, Step, Value, Word as _};

/// An edit as the journal spells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum EditLine {
    Set {
        kind: String,
        key: KeyLine,
        field: String,
        expect: Option<ValueLine>,
        value: Option<ValueLine>,
    },
    Insert {
        kind: String,
        at: usize,
        fields: Vec<(String, ValueLine)>,
    },
    Remove {
        kind: String,
        at: usize,
        fields: Vec<(String, ValueLine)>,
    },
    Move {
        kind: String,
        from: usize,
        to: usize,
    },
    All(Vec<EditLine>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum KeyLine {
    Case,
    One(String),
    Claims([String; 2]),
    Silence(String, String),
    Place(usize),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ValueLine {
    Text(String),
    Id(String),
    Texts(Vec<String>),
    Count(u64),
    Flag(bool),
    /// In decimal digits as text: JSON readers may round a number.
    Share(String),
    Steps(Vec<StepLine>),
    Attribution {
        rule: String,
        cue: Option<(u64, u64)>,
        source: Option<(u64, u64)>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct StepLine {
    source: String,
    verb: Option<String>,
    mode: String,
}

/// What a line says is no edit of a case: another kind of table, another key, a spelling that is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Strange;

impl From<crate::case::BadId> for Strange {
    fn from(_: crate::case::BadId) -> Self {
        Self
    }
}

fn fields_line(fields: &[(Field, Value)]) -> Vec<(String, ValueLine)> {
    let line = |(field, value): &(Field, Value)| (field.to_string(), value.into());
    fields.iter().map(line).collect()
}

fn fields(lines: Vec<(String, ValueLine)>) -> Result<Vec<(Field, Value)>, Strange> {
    let one = |(name, value): (String, ValueLine)| Ok((field(&name)?, value.try_into()?));
    lines.into_iter().map(one).collect()
}

fn field(name: &str) -> Result<Field, Strange> {
    Field::parse(name).ok_or(Strange)
}

fn kind(name: &str) -> Result<Kind, Strange> {
    Kind::parse(name).ok_or(Strange)
}

impl From<&Edit> for EditLine {
    fn from(edit: &Edit) -> Self {
        match edit {
            Edit::Set {
                kind,
                key,
                field,
                expect,
                value,
            } => Self::Set {
                kind: kind.to_string(),
                key: key.into(),
                field: field.to_string(),
                expect: expect.as_ref().map(Into::into),
                value: value.as_ref().map(Into::into),
            },
            Edit::Insert { kind, at, fields } => Self::Insert {
                kind: kind.to_string(),
                at: *at,
                fields: fields_line(fields),
            },
            Edit::Remove { kind, at, fields } => Self::Remove {
                kind: kind.to_string(),
                at: *at,
                fields: fields_line(fields),
            },
            Edit::Move { kind, from, to } => Self::Move {
                kind: kind.to_string(),
                from: *from,
                to: *to,
            },
            Edit::All(edits) => Self::All(edits.iter().map(Into::into).collect()),
        }
    }
}

impl TryFrom<EditLine> for Edit {
    type Error = Strange;

    fn try_from(line: EditLine) -> Result<Self, Strange> {
        Ok(match line {
            EditLine::Set {
                kind: of,
                key,
                field: name,
                expect,
                value,
            } => Self::Set {
                kind: kind(&of)?,
                key: key.try_into()?,
                field: field(&name)?,
                expect: expect.map(TryInto::try_into).transpose()?,
                value: value.map(TryInto::try_into).transpose()?,
            },
            EditLine::Insert {
                kind: of,
                at,
                fields: held,
            } => Self::Insert {
                kind: kind(&of)?,
                at,
                fields: fields(held)?,
            },
            EditLine::Remove {
                kind: of,
                at,
                fields: held,
            } => Self::Remove {
                kind: kind(&of)?,
                at,
                fields: fields(held)?,
            },
            EditLine::Move { kind: of, from, to } => Self::Move {
                kind: kind(&of)?,
                from,
                to,
            },
            EditLine::All(edits) => {
                let edits: Result<_, _> = edits.into_iter().map(TryInto::try_into).collect();
                Self::All(edits?)
            }
        })
    }
}

impl From<&Key> for KeyLine {
    fn from(key: &Key) -> Self {
        match key {
            Key::Case => Self::Case,
            Key::One(id) => Self::One(id.to_string()),
            Key::Claims(pair) => Self::Claims(pair.each_ref().map(ToString::to_string)),
            Key::Silence(source, event) => Self::Silence(source.to_string(), event.to_string()),
            Key::Place(at) => Self::Place(*at),
        }
    }
}

impl TryFrom<KeyLine> for Key {
    type Error = Strange;

    fn try_from(line: KeyLine) -> Result<Self, Strange> {
        Ok(match line {
            KeyLine::Case => Self::Case,
            KeyLine::One(id) => Self::One(Id::new(&id)?),
            KeyLine::Claims([one, other]) => Self::Claims([Id::new(&one)?, Id::new(&other)?]),
            KeyLine::Silence(source, event) => Self::Silence(Id::new(&source)?, Id::new(&event)?),
            KeyLine::Place(at) => Self::Place(at),
        })
    }
}

impl From<&Value> for ValueLine {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text(text) => Self::Text(text.to_string()),
            Value::Id(id) => Self::Id(id.to_string()),
            Value::Texts(texts) => Self::Texts(texts.iter().map(ToString::to_string).collect()),
            Value::Count(count) => Self::Count(*count),
            Value::Flag(flag) => Self::Flag(*flag),
            Value::Share(share) => Self::Share(share.to_string()),
            Value::Steps(steps) => Self::Steps(steps.iter().map(Into::into).collect()),
            Value::Attribution(it) => Self::Attribution {
                rule: it.rule.to_string(),
                cue: it.cue,
                source: it.source,
            },
        }
    }
}

impl TryFrom<ValueLine> for Value {
    type Error = Strange;

    fn try_from(line: ValueLine) -> Result<Self, Strange> {
        Ok(match line {
            ValueLine::Text(text) => Self::Text(text.into()),
            ValueLine::Id(id) => Self::Id(Id::new(&id)?),
            ValueLine::Texts(texts) => Self::Texts(texts.into_iter().map(Into::into).collect()),
            ValueLine::Count(count) => Self::Count(count),
            ValueLine::Flag(flag) => Self::Flag(flag),
            ValueLine::Share(share) => Self::Share(share.parse().map_err(|_| Strange)?),
            ValueLine::Steps(steps) => {
                let steps: Result<_, _> = steps.into_iter().map(TryInto::try_into).collect();
                Self::Steps(steps?)
            }
            ValueLine::Attribution { rule, cue, source } => {
                Self::Attribution(Box::new(Attribution {
                    rule: rule.into(),
                    cue,
                    source,
                }))
            }
        })
    }
}

impl From<&Step> for StepLine {
    fn from(step: &Step) -> Self {
        Self {
            source: step.source.to_string(),
            verb: step.verb.as_deref().map(ToOwned::to_owned),
            mode: step.mode.to_string(),
        }
    }
}

impl TryFrom<StepLine> for Step {
    type Error = Strange;

    fn try_from(line: StepLine) -> Result<Self, Strange> {
        Ok(Self {
            source: Id::new(&line.source)?,
            verb: line.verb.map(Into::into),
            mode: Mode::parse(&line.mode).ok_or(Strange)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::file::splice::any::any_edit;

    proptest! {
        #[test]
        fn an_edit_comes_back_from_its_line_as_it_was(edit in any_edit()) {
            let line = serde_json::to_string(&EditLine::from(&edit)).unwrap();
            prop_assert!(!line.contains('\n'));
            let read: EditLine = serde_json::from_str(&line).unwrap();
            prop_assert_eq!(Edit::try_from(read), Ok(edit));
        }
    }

    #[test]
    fn a_strange_line_is_refused_not_half_read() {
        let set = r#"{"set":{"kind":"claim","key":{"one":"a"},"field":"KEY","expect":null,"value":null}}"#;
        for (field, sound) in [("note", true), ("colour", false)] {
            let read: EditLine = serde_json::from_str(&set.replace("KEY", field)).unwrap();
            assert_eq!(Edit::try_from(read).is_ok(), sound);
        }
    }
}
