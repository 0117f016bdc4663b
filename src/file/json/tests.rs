//! The JSON of every example fits the schema, and the schema refuses what does not fit.

use serde_json::{Value, json};

use super::careful::unseen;
use super::*;
use crate::file::{Checked, anchors, check_case, schema::schema};

/// What is wrong with `value` by `schema`, for the words of JSON Schema that our schema uses; any other word is an error.
fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    for (word, wanted) in schema.as_object().unwrap() {
        let fit = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => true,
            "$ref" => {
                let name = wanted.as_str().unwrap().strip_prefix("#").unwrap();
                fits(root, root.pointer(name).unwrap(), value)?;
                true
            }
            "type" => match wanted.as_str().unwrap() {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "integer" => value.is_u64(),
                "number" => value.is_number(),
                "boolean" => value.is_boolean(),
                "null" => value.is_null(),
                other => return Err(format!("type {other}")),
            },
            "const" => value == wanted,
            "enum" => wanted.as_array().unwrap().contains(value),
            "minimum" => value.as_f64() >= wanted.as_f64(),
            "maximum" => value.as_f64() <= wanted.as_f64(),
            "minItems" => value.as_array().unwrap().len() as u64 >= wanted.as_u64().unwrap(),
            "maxItems" => value.as_array().unwrap().len() as u64 <= wanted.as_u64().unwrap(),
            "uniqueItems" => value.as_array().unwrap()[0] != value.as_array().unwrap()[1],
            "items" => {
                for item in value.as_array().unwrap() {
                    fits(root, wanted, item)?;
                }
                true
            }
            "required" => {
                let keys = wanted.as_array().unwrap();
                keys.iter()
                    .all(|key| value.get(key.as_str().unwrap()).is_some())
            }
            "anyOf" => {
                let each = wanted.as_array().unwrap();
                each.iter().any(|schema| fits(root, schema, value).is_ok())
            }
            "properties" => {
                for (key, value) in value.as_object().unwrap() {
                    match wanted.get(key) {
                        Some(schema) => fits(root, schema, value)?,
                        None => return Err(format!("key {key}")),
                    }
                }
                true
            }
            "additionalProperties" => *wanted == json!(false),
            "pattern" => {
                let text = value.as_str().unwrap();
                match wanted.as_str().unwrap() {
                    "^[A-Za-z0-9_-]{1,64}$" => crate::case::Id::new(text).is_ok(),
                    "^[0-9a-f]{64}$" => {
                        text.len() == 64 && text.bytes().all(|b| b"0123456789abcdef".contains(&b))
                    }
                    other => return Err(format!("pattern {other}")),
                }
            }
            other => return Err(format!("word {other}")),
        };
        if !fit {
            return Err(format!("{value} does not fit {word}: {wanted}"));
        }
    }
    Ok(())
}

fn example(name: &str) -> (Checked, Value) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    let checked = check_case(&folder);
    let tables = &checked.reading.as_ref().unwrap().tables;
    let anchors = anchors::resolve(tables, &checked.texts);
    let json = text(&case(tables, &checked.texts, &anchors));
    (checked, serde_json::from_str(&json).unwrap())
}

#[test]
fn the_json_of_every_example_fits_the_schema() {
    let schema = schema();
    for name in ["parade", "square", "statement", "underpass", "broken"] {
        let (_, json) = example(name);
        assert_eq!(fits(&schema, &schema, &json), Ok(()), "{name}");
    }
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema = schema();
    let (_, good) = example("parade");
    for (place, value) in [
        ("/claims/0/source", json!("a b")),
        ("/claims/0/basis", json!("hearsay")),
        ("/claims/0/start", json!(-1)),
        ("/findings/0/claims", json!(["a"])),
        ("/findings/0/relation", json!(null)),
        ("/documents/0/sha256", json!("00")),
        ("/claims/0", json!({ "id": "a", "source": "b" })),
        (
            "/claims/0",
            json!({ "id": "a", "source": "b", "text": "c", "truth": true }),
        ),
        ("/schema", json!(2)),
    ] {
        let mut bad = good.clone();
        if let (Some((parent, key)), None) = (place.rsplit_once('/'), bad.pointer(place)) {
            bad.pointer_mut(parent).unwrap()[key] = value.clone();
        }
        *bad.pointer_mut(place).unwrap() = value;
        assert!(fits(&schema, &schema, &bad).is_err(), "{place}");
    }
}

#[test]
fn a_sound_quote_has_its_start_and_end() {
    let (checked, json) = example("underpass");
    let claims = json["claims"].as_array().unwrap();
    let quoted: Vec<_> = claims
        .iter()
        .filter(|it| it.get("quote").is_some())
        .collect();
    assert!(quoted.len() > 10);
    for claim in quoted {
        let document = json["documents"]
            .as_array()
            .unwrap()
            .iter()
            .position(|it| it["id"] == claim["document"]);
        let text = &checked.texts[document.unwrap()].as_ref().unwrap().text;
        let points = |key: &str| usize::try_from(claim[key].as_u64().unwrap()).unwrap();
        let found: String = text
            .chars()
            .skip(points("start"))
            .take(points("end") - points("start"))
            .collect();
        assert_eq!(claim["quote"], found);
    }
}

#[test]
fn what_a_terminal_must_not_see_is_escaped_and_read_back_the_same() {
    let hostile = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}a\u{200b}é漢👍\u{e0041}\u{7f}";
    let json = text(&hostile);
    assert!(!json.trim_end().contains(unseen));
    assert!(json.contains("é漢👍"));
    assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
}
