//! The JSON Schema (2020-12) of what [`super::json`] writes, made from the one table of keys.

use serde_json::{Map, Value, json};

use super::json::{SCHEMA, plural};
use crate::case::{Id, Kind, STEP, Shape, Spec, Vocabulary, Word as _};

/// The schema.
#[must_use]
pub fn schema() -> Value {
    let mut defs = Map::new();
    let mut keys = Map::new();
    keys.insert("schema".into(), json!({ "const": SCHEMA }));
    for spec in head() {
        keys.insert(spec.field.spelling().into(), key(spec));
    }
    let mut required = vec!["schema", "title"];
    for kind in Kind::TABLES.iter().copied() {
        let list = json!({ "type": "array", "items": { "$ref": format!("#/$defs/{kind}") } });
        keys.insert(plural(kind).into(), list);
        defs.insert(kind.spelling().into(), table(kind));
        if kind != Kind::Conflict {
            required.push(plural(kind));
        }
    }
    let suggestions = json!({ "type": "array", "items": { "type": "object" },
        "description": "what `draft` and `suggest` propose" });
    keys.insert("suggestions".into(), suggestions);
    defs.insert("step".into(), object("one who passed a claim on", STEP));
    defs.insert("place".into(), place());
    defs.insert("attribution".into(), attribution());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case of tellings",
        "type": "object",
        "properties": keys,
        "required": required,
        "additionalProperties": false,
        "$defs": defs,
    })
}

/// The keys of the head; its version is that of the file, not of the JSON.
fn head() -> impl Iterator<Item = &'static Spec> {
    let specs = Kind::Case.fields().iter();
    specs.filter(|spec| spec.field != crate::case::Field::Tellings)
}

fn table(kind: Kind) -> Value {
    let mut table = object(kind.help(), kind.fields());
    if kind == Kind::Claim {
        if let Some(keys) = table.get_mut("properties").and_then(Value::as_object_mut) {
            let help = "where the quote ends, in code points of the decoded document";
            let end = json!({ "type": "integer", "minimum": 0, "description": help });
            keys.insert("end".into(), end);
        }
        if let Some(table) = table.as_object_mut() {
            let words = json!([{ "required": ["quote"] }, { "required": ["text"] }]);
            table.insert("anyOf".into(), words);
        }
    }
    table
}

fn object(help: &str, specs: &'static [Spec]) -> Value {
    let keys: Map<String, Value> = specs
        .iter()
        .map(|spec| (spec.field.spelling().into(), key(spec)))
        .collect();
    let required = specs.iter().filter(|spec| spec.required);
    let required: Vec<&str> = required.map(|spec| spec.field.spelling()).collect();
    json!({
        "description": help,
        "type": "object",
        "properties": keys,
        "required": required,
        "additionalProperties": false,
    })
}

fn key(spec: &Spec) -> Value {
    let mut key = shape(spec.shape);
    if let Some(key) = key.as_object_mut() {
        key.insert("description".into(), spec.field.help().into());
    }
    key
}

fn shape(shape: Shape) -> Value {
    let id = || json!({ "type": "string", "pattern": format!("^[A-Za-z0-9_-]{{1,{}}}$", Id::MAX) });
    match shape {
        Shape::Id | Shape::Ref(_) => id(),
        Shape::Pair(_) => {
            json!({ "type": "array", "items": id(), "minItems": 2, "maxItems": 2, "uniqueItems": true })
        }
        Shape::Text | Shape::Path | Shape::Date | Shape::Moment | Shape::Encoding => {
            json!({ "type": "string" })
        }
        Shape::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Share => json!({ "type": "number", "minimum": 0, "maximum": 1 }),
        Shape::Hash => json!({ "type": "string", "pattern": "^[0-9a-f]{64}$" }),
        Shape::Word(list) => json!({ "enum": words(list) }),
        Shape::Words(list) => json!({ "type": "array", "items": { "enum": words(list) } }),
        Shape::Steps => json!({ "type": "array", "items": { "$ref": "#/$defs/step" } }),
        Shape::Attribution => json!({ "$ref": "#/$defs/attribution" }),
    }
}

fn words(list: &Vocabulary) -> Vec<&'static str> {
    list.words.iter().map(|(word, _)| *word).collect()
}

fn place() -> Value {
    let point = json!({ "type": "integer", "minimum": 0 });
    json!({
        "description": "a stretch of a document, in code points",
        "type": "object",
        "properties": { "start": point, "end": point },
        "required": ["start", "end"],
        "additionalProperties": false,
    })
}

fn attribution() -> Value {
    let place = json!({ "anyOf": [{ "$ref": "#/$defs/place" }, { "type": "null" }] });
    json!({
        "description": "how a draft found the speaker",
        "type": "object",
        "properties": { "rule": { "type": "string" }, "cue": place, "source": place },
        "required": ["rule", "cue", "source"],
        "additionalProperties": false,
    })
}
