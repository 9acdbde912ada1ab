//! JSON schemas.

use anyhow::{Result, anyhow};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// A schema of the description, and its validator.
#[derive(Debug)]
pub(crate) struct Schema {
    /// The source, with its references.
    pub(crate) value: Value,
    validator: Validator,
}

impl Schema {
    /// Compiles a schema. `components` must already forbid undescribed members.
    pub(super) fn new(schema: &Value, components: &Value) -> Result<Self> {
        let mut closed = schema.clone();
        close(&mut closed);
        let mut root = Map::from_iter([("components".to_owned(), components.clone())]);
        root.insert("allOf".to_owned(), json!([closed]));
        let validator = jsonschema::options()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            .build(&Value::Object(root))
            .map_err(|error| anyhow!("{error}"))?;
        Ok(Self {
            value: schema.clone(),
            validator,
        })
    }

    /// Validates a value. Returns its first errors.
    pub(crate) fn check(&self, value: &Value) -> Result<(), String> {
        let errors: Vec<_> = self
            .validator
            .iter_errors(value)
            .take(3)
            .map(|error| format!("{} at {:?}", error, error.instance_path().to_string()))
            .collect();
        match errors.is_empty() {
            true => Ok(()),
            false => Err(errors.join("; ")),
        }
    }

    /// Validates a value in text form: in a path, query or header.
    pub(crate) fn check_text(&self, text: &str) -> Result<(), String> {
        let plain = Value::String(text.to_owned());
        let value = match self.value.get("type").and_then(Value::as_str) {
            Some("boolean" | "integer" | "number") => serde_json::from_str(text).unwrap_or(plain),
            // Several values are sent one by one.
            Some("array") => json!([text]),
            _ => plain,
        };
        self.check(&value)
    }
}

/// Forbids undescribed members: they would be a gap in the description.
pub(super) fn close(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(close),
        Value::Object(entries) => {
            entries
                .iter_mut()
                .filter(|(key, _)| *key != "example")
                .for_each(|(_, value)| close(value));
            let is_object = entries.get("type") == Some(&json!("object"))
                && entries.get("properties").is_some_and(Value::is_object);
            if is_object && !entries.contains_key("additionalProperties") {
                entries.insert("additionalProperties".to_owned(), json!(false));
            }
        }
        _ => {}
    }
}
