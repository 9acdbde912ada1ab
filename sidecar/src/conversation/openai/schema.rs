//! The response format.

use super::request::object;
use crate::go::text::plain;
use crate::json::{Value, quote};

/// The response format for a JSON schema. `None` if daprd cannot convert the schema, which it logs and then
/// ignores. The error is the message of its library.
pub(super) fn definition(schema: &Value) -> Option<Result<Value, String>> {
    let converted = convert(schema)?;
    if let Err(error) = check(&converted) {
        return Some(Err(format!(
            "failed to convert structured output: invalid schema: {error}"
        )));
    }
    let name = schema.member("name").and_then(Value::as_str);
    let name = name.filter(|name| !name.is_empty()).unwrap_or("response");
    let strict = schema.member("strict") == Some(&Value::Bool(true));
    let format = vec![
        ("name", Value::text(name)),
        ("strict", Value::Bool(strict)),
        ("schema", converted.written()),
    ];
    Some(Ok(object(vec![
        ("type", Value::text("json_schema")),
        ("json_schema", object(format)),
    ])))
}

/// The parts of a schema that daprd forwards.
struct Schema {
    kind: String,
    description: String,
    options: Vec<String>,
    items: Option<Box<Schema>>,
    properties: Vec<(String, Schema)>,
    more: bool,
    required: Vec<String>,
}

fn convert(schema: &Value) -> Option<Schema> {
    let kind = schema.member("type")?.as_str()?;
    let elements = |name: &str| match schema.member(name) {
        Some(Value::Array(elements)) => elements.as_slice(),
        _ => &[],
    };
    let mut converted = Schema {
        kind: kind.to_owned(),
        description: schema
            .member("description")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        options: elements("enum").iter().map(plain).collect(),
        items: None,
        properties: Vec::new(),
        more: schema.member("additionalProperties") == Some(&Value::Bool(true)),
        required: elements("required")
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
    };
    if let ("object", Some(Value::Object(properties))) = (kind, schema.member("properties")) {
        let mut properties: Vec<_> = properties.iter().collect();
        properties.sort_by(|(one, _), (other, _)| one.cmp(other));
        for (name, property) in properties {
            if !matches!(property, Value::Object(_)) {
                return None;
            }
            converted
                .properties
                .push((name.clone(), convert(property)?));
        }
    }
    if let ("array", Some(items @ Value::Object(_))) = (kind, schema.member("items")) {
        converted.items = Some(Box::new(convert(items)?));
    }
    Some(converted)
}

fn check(schema: &Schema) -> Result<(), String> {
    let invalid = |reason: String| Err(format!("structured: invalid_request: {reason}"));
    match schema.kind.as_str() {
        "object" if schema.properties.is_empty() => {
            invalid("object schema must have at least one property".to_owned())
        }
        "object" => schema.properties.iter().try_for_each(|(name, property)| {
            check(property)
                .or_else(|error| invalid(format!("invalid property {}: {error}", quote(name))))
        }),
        "array" => match &schema.items {
            None => invalid("array schema must specify items".to_owned()),
            Some(items) => {
                check(items).or_else(|error| invalid(format!("invalid array items: {error}")))
            }
        },
        "string" | "number" | "integer" | "boolean" | "null" => Ok(()),
        other => invalid(format!("unknown schema type: {}", quote(other))),
    }
}

impl Schema {
    fn written(&self) -> Value {
        let texts = |texts: &[String]| Value::Array(texts.iter().map(Value::text).collect());
        let mut members = vec![("type", Value::text(&self.kind))];
        if !self.description.is_empty() {
            members.push(("description", Value::text(&self.description)));
        }
        if !self.options.is_empty() {
            members.push(("enum", texts(&self.options)));
        }
        if let Some(items) = &self.items {
            members.push(("items", items.written()));
        }
        if !self.properties.is_empty() {
            let property = |(name, schema): &(String, Self)| (name.clone(), schema.written());
            let properties = self.properties.iter().map(property).collect();
            members.push(("properties", Value::Object(properties)));
        }
        members.push(("additionalProperties", Value::Bool(self.more)));
        if !self.properties.is_empty() && !self.required.is_empty() {
            members.push(("required", texts(&self.required)));
        }
        object(members)
    }
}
