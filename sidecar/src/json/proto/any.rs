//! Self-describing values: `google.protobuf.Any`.

use super::{Content, Node, Object, parse_count};
use crate::json::{Value, format_float};

const PREFIX: &str = "google.protobuf.";

impl Node {
    /// Converts the value. daprd knows all messages of its own APIs; this supports the types for plain
    /// values, which are what applications send.
    pub(crate) fn any(&self) -> Result<Value, String> {
        let object = self.object()?;
        let Some(type_node) = object.raw_field("@type", "@type")? else {
            // An empty value if there is no type.
            return Ok(Value::Object(Vec::new()));
        };
        let Some(url) = type_node.as_str() else {
            let raw = &type_node.raw;
            return Err(type_node.error(&format!("@type field value is not a string: {raw}")));
        };
        if url.is_empty() {
            return Err(type_node.error("@type field contains empty value"));
        }
        let name = url.rsplit_once('/').map_or(url, |(_, name)| name);
        let kind = name.strip_prefix(PREFIX).and_then(Kind::of);
        let unknown = || {
            let raw = &type_node.raw;
            type_node.error(&format!("unable to resolve {raw}: \"not found\""))
        };
        let value = kind.ok_or_else(unknown)?.value(object, self)?;
        Ok(Value::Object(vec![
            ("@type".to_owned(), Value::text(url)),
            ("value".to_owned(), value),
        ]))
    }
}

/// A type for plain values.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Bool,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Double,
    Struct,
    List,
    Value,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "StringValue" => Self::Text,
            "BoolValue" => Self::Bool,
            "Int32Value" => Self::Int32,
            "UInt32Value" => Self::UInt32,
            "Int64Value" => Self::Int64,
            "UInt64Value" => Self::UInt64,
            "DoubleValue" => Self::Double,
            "Struct" => Self::Struct,
            "ListValue" => Self::List,
            "Value" => Self::Value,
            _ => return None,
        })
    }

    fn value(self, object: &Object, around: &Node) -> Result<Value, String> {
        let missing = || around.error("missing \"value\" field");
        let node = object.raw_field("value", "value")?.ok_or_else(missing)?;
        let literal = match &node.content {
            Content::Scalar(Value::Number(literal) | Value::String(literal)) => literal.as_str(),
            _ => "",
        };
        let number = |value: Option<String>, kind| {
            let value = value.ok_or_else(|| node.invalid(kind, "value"))?;
            Ok(Value::Number(value))
        };
        let quoted = |value: Option<String>, kind| {
            let value = value.ok_or_else(|| node.invalid(kind, "value"))?;
            Ok(Value::String(value))
        };
        match (self, &node.content) {
            (Self::Text, Content::Scalar(Value::String(_)))
            | (Self::Bool, Content::Scalar(Value::Bool(_)))
            | (Self::Struct, Content::Object(_))
            | (Self::List, Content::Array(_))
            | (Self::Value, _) => node.to_proto_value(),
            (Self::Text, _) => Err(node.invalid("string", "value")),
            (Self::Bool, _) => Err(node.invalid("bool", "value")),
            (Self::Struct | Self::List, _) => Err(node.unexpected()),
            (Self::Int32, _) => {
                let value = node.int32("value")?;
                Ok(Value::Number(value.to_string()))
            }
            (Self::UInt32, _) => number(parse_count(literal).map(|n| n.to_string()), "uint32"),
            (Self::Int64, _) => {
                let value = literal.parse::<i64>().ok().map(|n| n.to_string());
                quoted(value, "int64")
            }
            (Self::UInt64, _) => {
                let value = literal.parse::<u64>().ok().map(|n| n.to_string());
                quoted(value, "uint64")
            }
            (Self::Double, _) => {
                let value = literal.parse::<f64>().ok().filter(|n| n.is_finite());
                number(value.map(format_float), "double")
            }
        }
    }
}
