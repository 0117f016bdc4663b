//! A case as JSON: the keys of the case file, and for each quote where it ends.

mod careful;
pub mod suggestions;

use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use super::documents::DocumentText;
use crate::case::{Attribution, Claim, Field, Kind, Mode, Record, Step, Tables, Value, Word as _};
use crate::text::anchor::{Anchor, State};
pub use careful::{text, write};
use suggestions::SuggestionsJson;

/// The version of the JSON, in its first key.
pub const SCHEMA: u64 = 1;

/// A case that writes itself as JSON, record by record: every key as in the case file and none that is not set. `start` and
/// `end` of a claim are those of its anchor when that is sound; else `start` is as written. `texts` are those of the
/// documents, `anchors` those of the claims, both by place.
#[derive(Debug)]
pub struct CaseJson<'a> {
    tables: &'a Tables,
    texts: &'a [Option<Arc<DocumentText>>],
    anchors: &'a [Option<Anchor>],
    suggestions: Option<&'a SuggestionsJson<'a>>,
}

impl<'a> CaseJson<'a> {
    /// The same with a list of what is proposed about it, behind everything else.
    #[must_use]
    pub fn proposing(self, suggestions: &'a SuggestionsJson<'a>) -> Self {
        Self {
            suggestions: Some(suggestions),
            ..self
        }
    }
}

/// A case as JSON (see [`CaseJson`]); [`text`] writes it.
#[must_use]
pub fn case<'a>(
    tables: &'a Tables,
    texts: &'a [Option<Arc<DocumentText>>],
    anchors: &'a [Option<Anchor>],
) -> CaseJson<'a> {
    CaseJson {
        tables,
        texts,
        anchors,
        suggestions: None,
    }
}

/// The list of a kind of table, as JSON names it.
#[must_use]
pub fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "cases",
        Kind::Document => "documents",
        Kind::Source => "sources",
        Kind::Event => "events",
        Kind::Claim => "claims",
        Kind::Finding => "findings",
        Kind::Silence => "silences",
        Kind::Conflict => "conflicts",
        Kind::Rejected => "rejected",
    }
}

impl Serialize for CaseJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let tables = self.tables;
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("schema", &SCHEMA)?;
        for (field, value) in tables.head.fields() {
            map.serialize_entry(field.spelling(), &Json(&value))?;
        }
        map.serialize_entry(plural(Kind::Document), &Rows(&tables.documents))?;
        map.serialize_entry(plural(Kind::Source), &Rows(&tables.sources))?;
        map.serialize_entry(plural(Kind::Event), &Rows(&tables.events))?;
        map.serialize_entry(plural(Kind::Claim), &Claims(self))?;
        map.serialize_entry(plural(Kind::Finding), &Rows(&tables.findings))?;
        map.serialize_entry(plural(Kind::Silence), &Rows(&tables.silences))?;
        if !tables.conflicts.is_empty() {
            map.serialize_entry(plural(Kind::Conflict), &Rows(&tables.conflicts))?;
        }
        map.serialize_entry(plural(Kind::Rejected), &Rows(&tables.rejected))?;
        if let Some(suggestions) = self.suggestions {
            map.serialize_entry("suggestions", &suggestions.list())?;
        }
        map.end()
    }
}

/// Records of one kind.
struct Rows<'a, R>(&'a [R]);

impl<R: Record> Serialize for Rows<'_, R> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|record| Row {
            fields: record.fields(),
            end: None,
        }))
    }
}

/// The claims with their places.
struct Claims<'a>(&'a CaseJson<'a>);

impl Serialize for Claims<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let CaseJson {
            tables,
            texts,
            anchors,
            ..
        } = self.0;
        let mut seq = to.serialize_seq(Some(tables.claims.len()))?;
        let documents = super::anchors::documents(tables);
        for (place, claim) in tables.claims.iter().enumerate() {
            let anchor = anchors.get(place).and_then(Option::as_ref);
            let text = || {
                let document = documents.get(claim.document.as_ref()?)?;
                texts.get(*document)?.as_deref()
            };
            let stretch = anchor.and_then(|anchor| stretch(anchor, text()?));
            seq.serialize_element(&row(claim, stretch))?;
        }
        seq.end()
    }
}

/// The code points of a sound anchor.
fn stretch(anchor: &Anchor, text: &DocumentText) -> Option<(u64, u64)> {
    let range = anchor
        .range
        .clone()
        .filter(|_| anchor.state == State::Sound)?;
    let point = |byte| text.points.code_point_of(&text.text, byte) as u64;
    Some((point(range.start), point(range.end)))
}

fn row(claim: &Claim, stretch: Option<(u64, u64)>) -> Row {
    let mut fields = claim.fields();
    if let Some((start, _)) = stretch {
        let start = (Field::Start, Value::Count(start));
        let place = |wanted| fields.iter().position(|(field, _)| *field == wanted);
        if let Some(at) = place(Field::Start) {
            fields.remove(at);
            fields.insert(at, start);
        } else {
            let at = place(Field::Quote).map_or(fields.len(), |at| at + 1);
            fields.insert(at, start);
        }
    }
    Row {
        fields,
        end: stretch.map(|(_, end)| end),
    }
}

/// One record.
struct Row {
    fields: Vec<(Field, Value)>,
    /// Where the quote ends; written behind where it starts.
    end: Option<u64>,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (field, value) in &self.fields {
            map.serialize_entry(field.spelling(), &Json(value))?;
            if let (Field::Start, Some(end)) = (field, self.end) {
                map.serialize_entry("end", &end)?;
            }
        }
        map.end()
    }
}

/// The value of one key.
struct Json<'a>(&'a Value);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => to.serialize_str(text),
            Value::Id(id) => to.serialize_str(id.as_str()),
            Value::Texts(texts) => texts.serialize(to),
            Value::Count(count) => to.serialize_u64(*count),
            Value::Flag(flag) => to.serialize_bool(*flag),
            Value::Share(share) => to.serialize_f64(*share),
            Value::Steps(steps) => to.collect_seq(steps.iter().map(StepJson)),
            Value::Attribution(it) => AttributionJson(it).serialize(to),
        }
    }
}

struct StepJson<'a>(&'a Step);

impl Serialize for StepJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry(Field::Source.spelling(), self.0.source.as_str())?;
        if let Some(verb) = &self.0.verb {
            map.serialize_entry(Field::Verb.spelling(), verb)?;
        }
        if self.0.mode != Mode::default() {
            map.serialize_entry(Field::Mode.spelling(), self.0.mode.spelling())?;
        }
        map.end()
    }
}

struct AttributionJson<'a>(&'a Attribution);

impl Serialize for AttributionJson<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let place = |place: Option<(u64, u64)>| {
            place.map(|(start, end)| serde_json::json!({ "start": start, "end": end }))
        };
        let mut map = to.serialize_map(Some(3))?;
        map.serialize_entry("rule", &self.0.rule)?;
        map.serialize_entry("cue", &place(self.0.cue))?;
        map.serialize_entry("source", &place(self.0.source))?;
        map.end()
    }
}

#[cfg(test)]
mod tests;
