//! JSON as messages of Protocol Buffers have it: `google.protobuf.Value`.

use std::collections::BTreeMap;

use crate::json;

/// `google.protobuf.Struct`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Struct {
    #[prost(btree_map = "string, message", tag = "1")]
    pub(crate) fields: BTreeMap<String, Value>,
}

/// `google.protobuf.Value`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Value {
    #[prost(oneof = "Kind", tags = "1, 2, 3, 4, 5, 6")]
    pub(crate) kind: Option<Kind>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum Kind {
    #[prost(int32, tag = "1")]
    Null(i32),
    #[prost(double, tag = "2")]
    Number(f64),
    #[prost(string, tag = "3")]
    Text(String),
    #[prost(bool, tag = "4")]
    Bool(bool),
    #[prost(message, tag = "5")]
    Struct(Struct),
    #[prost(message, tag = "6")]
    List(List),
}

/// `google.protobuf.ListValue`.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct List {
    #[prost(message, repeated, tag = "1")]
    pub(crate) values: Vec<Value>,
}

impl From<&json::Value> for Value {
    fn from(value: &json::Value) -> Self {
        let kind = match value {
            json::Value::Null => Kind::Null(0),
            json::Value::Bool(value) => Kind::Bool(*value),
            // Every literal of JSON can be read as a float.
            json::Value::Number(literal) => Kind::Number(literal.parse().unwrap_or_default()),
            json::Value::String(text) => Kind::Text(text.clone()),
            json::Value::Array(elements) => Kind::List(List {
                values: elements.iter().map(Self::from).collect(),
            }),
            json::Value::Object(members) => Kind::Struct(members.iter().collect()),
        };
        Self { kind: Some(kind) }
    }
}

impl<'v> FromIterator<&'v (String, json::Value)> for Struct {
    fn from_iter<I: IntoIterator<Item = &'v (String, json::Value)>>(members: I) -> Self {
        let members = members.into_iter();
        Self {
            fields: members
                .map(|(name, value)| (name.clone(), Value::from(value)))
                .collect(),
        }
    }
}
