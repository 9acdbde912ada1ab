//! Samples of a schema: for each string in it, a value that has a placeholder in its place.

use serde_json::{Map, Value as Json, json};

use super::Lowering;
use super::structs::tag;
use crate::description::{Notation, Object, Schema, Shape, Text};

/// Stands for a string in a sample.
pub(super) const PLACEHOLDER: &str = "PLACEHOLDER";

/// The value of an entry whose name is the placeholder.
pub(super) const UNDER: &str = "under this name";

/// References can be cyclic, so the depth is limited.
const DEEPEST: usize = 12;

/// A value with one placeholder.
pub(super) struct Sample {
    /// The JSON pointer of the placeholder, or of the object that has it as a name.
    pub(super) pointer: String,
    pub(super) held: Held,
    pub(super) json: Json,
}

/// How the placeholder is held.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// As a string.
    Value,
    /// As the name of a member.
    Name,
    /// As bytes in base64.
    Base64,
}

impl Sample {
    fn new(held: Held, json: Json) -> Self {
        let pointer = String::new();
        Self {
            pointer,
            held,
            json,
        }
    }

    /// Puts the value into another one.
    fn within(self, step: &str, put: impl FnOnce(Json) -> Json) -> Self {
        Self {
            pointer: format!("/{step}{}", self.pointer),
            held: self.held,
            json: put(self.json),
        }
    }
}

impl<'a> Lowering<'a> {
    /// Returns a sample for each string of a schema.
    pub(super) fn string_samples(&self, schema: &'a Schema, depth: usize) -> Vec<Sample> {
        let text = || Sample::new(Held::Value, json!(PLACEHOLDER));
        let inner = |schema: &'a Schema| self.string_samples(schema, depth + 1);
        match &schema.shape {
            _ if depth > DEEPEST => Vec::new(),
            Shape::Reference(_) => self.description.schema(schema).map_or_else(Vec::new, inner),
            Shape::String(Text::Plain | Text::Password) => vec![text()],
            Shape::String(Text::Base64) => vec![Sample::new(Held::Base64, json!(PLACEHOLDER))],
            Shape::Enumeration(values) if values.open && values.numbers.is_none() => vec![text()],
            Shape::Any => vec![text(), named(json!(UNDER))],
            Shape::Array(items) => {
                let samples = inner(items).into_iter();
                samples
                    .map(|sample| sample.within("0", |json| json!([json])))
                    .collect()
            }
            Shape::Union(members) => members.iter().flat_map(inner).collect(),
            Shape::Alternatives(properties) => {
                let samples = properties.iter().flat_map(|property| {
                    let name = &property.name.value;
                    let samples = inner(&property.schema).into_iter();
                    samples.map(move |sample| sample.within(name, |json| json!({ name: json })))
                });
                samples.collect()
            }
            Shape::Object(object) => self.object_samples(object, schema, depth),
            _ => Vec::new(),
        }
    }

    fn object_samples(&self, object: &'a Object, schema: &'a Schema, depth: usize) -> Vec<Sample> {
        let Json::Object(rest) = self.shortest(schema, 0) else {
            return Vec::new();
        };
        let mut samples = Vec::new();
        for property in object.properties.iter().filter(|p| tag(p).is_none()) {
            let name = &property.name.value;
            for sample in self.string_samples(&property.schema, depth + 1) {
                samples.push(sample.within(name, |json| with(&rest, name, json)));
            }
        }
        if let Some(additional) = &object.additional {
            let mut values = self.string_samples(additional, depth + 1);
            let value = match values
                .iter()
                .any(|sample| sample.json == json!(PLACEHOLDER))
            {
                true => json!(UNDER),
                false => self.shortest(additional, 0),
            };
            samples.push(named(value));
            let values = values.drain(..);
            samples
                .extend(values.map(|one| one.within("x-entry", |json| json!({ "x-entry": json }))));
        }
        if object.open {
            samples.push(Sample::new(
                Held::Name,
                with(&rest, PLACEHOLDER, json!(UNDER)),
            ));
            let value = Sample::new(Held::Value, json!(PLACEHOLDER));
            samples.push(value.within("x-entry", |json| with(&rest, "x-entry", json)));
        }
        samples
    }

    /// Returns a value with only what is required.
    pub(super) fn shortest(&self, schema: &'a Schema, depth: usize) -> Json {
        match &schema.shape {
            _ if depth > DEEPEST => Json::Null,
            Shape::Reference(_) => match self.description.schema(schema) {
                Some(target) => self.shortest(target, depth + 1),
                None => Json::Null,
            },
            Shape::Boolean => json!(true),
            Shape::Integer(_) | Shape::Any => json!(1),
            Shape::Number => json!(1.5),
            Shape::IntegerText(_) => json!("1"),
            Shape::String(Text::Plain | Text::Password) => json!("a"),
            Shape::String(Text::DateTime) => json!("2030-01-01T00:00:00Z"),
            Shape::String(Text::Base64) => json!("YQ=="),
            Shape::String(Text::Moment | Text::Period) => json!("1h"),
            Shape::Duration(Notation::Seconds) => json!("60"),
            Shape::Duration(Notation::SecondsNumber | Notation::MillisecondsNumber) => json!(60),
            Shape::Duration(Notation::Go) => json!("1m0s"),
            Shape::Duration(Notation::Protobuf) => json!("60s"),
            Shape::Const(text) => json!(text.value),
            Shape::Enumeration(enumeration) => {
                let first = enumeration.values.first();
                let text = first
                    .map(|first| first.value.value.as_str())
                    .unwrap_or_default();
                match enumeration.numbers {
                    Some(_) => text.parse::<i64>().map_or(Json::Null, Json::from),
                    None => json!(text),
                }
            }
            Shape::Array(items) => json!([self.shortest(items, depth + 1)]),
            Shape::Nothing => json!({}),
            Shape::Union(members) => members
                .first()
                .map_or(Json::Null, |member| self.shortest(member, depth + 1)),
            Shape::Alternatives(properties) => match properties.first() {
                Some(first) => {
                    let value = self.shortest(&first.schema, depth + 1);
                    json!({ first.name.value.as_str(): value })
                }
                None => Json::Null,
            },
            Shape::Object(object) => {
                let needed = object.properties.iter().filter(|property| {
                    property.required || property.schema.argument || tag(property).is_some()
                });
                let members = needed.map(|property| {
                    let value = self.shortest(&property.schema, depth + 1);
                    (property.name.value.clone(), value)
                });
                Json::Object(members.collect())
            }
        }
    }
}

fn named(value: Json) -> Sample {
    Sample::new(Held::Name, json!({ PLACEHOLDER: value }))
}

fn with(object: &Map<String, Json>, name: &str, value: Json) -> Json {
    let mut object = object.clone();
    object.insert(name.to_owned(), value);
    Json::Object(object)
}
