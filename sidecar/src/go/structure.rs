//! Decodes a JSON value into named fields, like daprd's decoding of transaction requests.
//!
//! daprd first decodes the body, and later the requests in it from untyped values (with Go's `mapstructure`).
//! The messages differ from those of [`read`](super::read), and all errors of a request are reported
//! together.

use std::collections::BTreeMap;

use super::read::is_field;
use super::text::{plain, type_name};
use crate::json::Value;

/// The errors of a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct StructureError(String);

/// Decodes fields and collects errors.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    errors: Vec<String>,
}

impl Fields {
    /// The members of a request; `null` has none.
    pub(crate) fn open(value: &Value) -> Result<&[(String, Value)], StructureError> {
        match value {
            Value::Null => Ok(&[]),
            Value::Object(members) => Ok(members),
            _ => Err(StructureError(not_a_map("", value))),
        }
    }

    /// The member for the field `name`: Go's spelling is preferred, then any case.
    pub(crate) fn find<'v>(members: &'v [(String, Value)], name: &str) -> Option<&'v Value> {
        let find_last = |matches: &dyn Fn(&str) -> bool| {
            let found = members.iter().rev().find(|(member, _)| matches(member));
            found.map(|(_, value)| value)
        };
        find_last(&|member| member == name)
            .or_else(|| find_last(&|member| is_field(member, name)))
            .filter(|value| **value != Value::Null)
    }

    /// A string; `path` is the field's name in messages.
    pub(crate) fn text(&mut self, value: Option<&Value>, path: &str) -> Option<String> {
        match value? {
            Value::String(text) => Some(text.clone()),
            Value::Null => None,
            other => {
                let (kind, shown) = (type_name(other), plain(other));
                self.errors.push(format!(
                    "'{path}' expected type 'string', got unconvertible type '{kind}', value: '{shown}'"
                ));
                None
            }
        }
    }

    /// The members of an object in the request.
    pub(crate) fn object<'v>(
        &mut self,
        value: Option<&'v Value>,
        path: &str,
    ) -> Option<&'v [(String, Value)]> {
        match value? {
            Value::Object(members) => Some(members),
            Value::Null => None,
            other => {
                self.errors.push(not_a_map(path, other));
                None
            }
        }
    }

    /// An object with string values.
    pub(crate) fn map(
        &mut self,
        value: Option<&Value>,
        path: &str,
    ) -> Option<BTreeMap<String, String>> {
        let members = self.object(value, path)?;
        let map = members.iter().map(|(name, value)| {
            let text = self.text(Some(value), &format!("{path}[{name}]"));
            (name.clone(), text.unwrap_or_default())
        });
        Some(map.collect())
    }

    /// Returns all errors, sorted.
    pub(crate) fn finish(mut self) -> Result<(), StructureError> {
        if self.errors.is_empty() {
            return Ok(());
        }
        self.errors.sort();
        let count = self.errors.len();
        let list: Vec<String> = self
            .errors
            .iter()
            .map(|error| format!("* {error}"))
            .collect();
        let list = list.join("\n");
        Err(StructureError(format!(
            "{count} error(s) decoding:\n\n{list}"
        )))
    }
}

fn not_a_map(path: &str, value: &Value) -> String {
    let kind = match value {
        Value::Array(_) => "slice",
        other => type_name(other),
    };
    format!("'{path}' expected a map, got '{kind}'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::decode_first;

    #[test]
    fn all_errors_are_reported_in_order() {
        let value =
            decode_first(br#"{"key":"a","etag":5,"metadata":{"a":1},"options":[]}"#).unwrap();
        let members = Fields::open(&value).unwrap();
        let mut fields = Fields::default();
        let find = |name| Fields::find(members, name);
        assert_eq!(fields.text(find("Key"), "Key").as_deref(), Some("a"));
        fields.object(find("Options"), "Options");
        fields.map(find("Metadata"), "Metadata");
        fields.text(find("ETag"), "ETag");
        assert_eq!(
            fields.finish().unwrap_err().to_string(),
            "3 error(s) decoding:\n\n\
             * 'ETag' expected type 'string', got unconvertible type 'float64', value: '5'\n\
             * 'Metadata[a]' expected type 'string', got unconvertible type 'float64', value: '1'\n\
             * 'Options' expected a map, got 'slice'"
        );
    }

    #[test]
    fn a_request_is_an_object_or_null() {
        assert_eq!(Fields::open(&Value::Null), Ok(&[] as &[_]));
        let error = Fields::open(&Value::Array(Vec::new())).unwrap_err();
        assert_eq!(error.to_string(), "'' expected a map, got 'slice'");
    }
}
