//! Converts JSON to Protobuf messages.

use prost_types::value::Kind;
use prost_types::{ListValue, Struct, Value};

use crate::json;

/// A JSON value as `google.protobuf.Value`.
pub(crate) fn value_of(value: &json::Value) -> Value {
    let kind = match value {
        json::Value::Null => Kind::NullValue(0),
        json::Value::Bool(value) => Kind::BoolValue(*value),
        // Each JSON number parses as a float.
        json::Value::Number(literal) => Kind::NumberValue(literal.parse().unwrap_or_default()),
        json::Value::String(text) => Kind::StringValue(text.clone()),
        json::Value::Array(elements) => Kind::ListValue(ListValue {
            values: elements.iter().map(value_of).collect(),
        }),
        json::Value::Object(members) => Kind::StructValue(struct_of(members)),
    };
    Value { kind: Some(kind) }
}

/// The members of an object as `google.protobuf.Struct`. The last of several members with the same name wins.
pub(crate) fn struct_of<'v>(
    members: impl IntoIterator<Item = &'v (String, json::Value)>,
) -> Struct {
    let members = members.into_iter();
    Struct {
        fields: members
            .map(|(name, value)| (name.clone(), value_of(value)))
            .collect(),
    }
}
