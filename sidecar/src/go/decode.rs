//! Deserializes YAML files and responses of applications like daprd's Go libraries.
//!
//! Types use `#[derive(Deserialize)]` and `#[serde(default)]`. As in Go, keys are case-insensitive,
//! `null` leaves a field as is, the last duplicate key wins, and YAML converts numbers and booleans
//! to strings. `#[serde(flatten)]` is not supported: it hides field names.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::read::is_field;
use super::tree::{Content, Node};
use crate::json::{Value, decode_first};

/// The Go library whose behavior the decoder reproduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Library {
    /// `encoding/json`: responses of the application.
    Json,
    /// `sigs.k8s.io/yaml`: resources.
    KubernetesYaml,
    /// `gopkg.in/yaml.v3`: the configuration. Keys are case-sensitive.
    Yaml3,
}

/// The reason why a document does not match a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DecodeError {
    /// The line of the value, or 0.
    pub(crate) line: u64,
    /// The path of the value, such as `spec.metadata[0].name`, with its steps in reverse order.
    path: Vec<String>,
    reason: String,
}

impl DecodeError {
    fn new(node: &Node, expected_type: &str) -> Self {
        Self {
            line: node.line,
            path: Vec::new(),
            reason: format!("expected {expected_type}, found {}", node.kind()),
        }
    }

    fn within(mut self, step: String) -> Self {
        self.path.push(step);
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut path = String::new();
        for step in self.path.iter().rev() {
            if !path.is_empty() && !step.starts_with('[') {
                path.push('.');
            }
            path.push_str(step);
        }
        if !path.is_empty() {
            write!(formatter, "`{path}`: ")?;
        }
        formatter.write_str(&self.reason)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            line: 0,
            path: Vec::new(),
            reason: message.to_string(),
        }
    }
}

/// Decodes a node.
pub(crate) fn decode<T: DeserializeOwned>(node: &Node, library: Library) -> Result<T, DecodeError> {
    T::deserialize(Decoder {
        node,
        library,
        exact: false,
    })
}

/// Decodes the first JSON value of a response. Returns the default if the response is empty.
pub(crate) fn decode_json<T: DeserializeOwned + Default>(body: &[u8]) -> Result<T, String> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(T::default());
    }
    let value = decode_first(body).map_err(|error| error.to_string())?;
    decode(&Node::from(&value), Library::Json).map_err(|error| error.to_string())
}

/// A string that must also be a string in YAML: daprd does not convert numbers for these fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename = "Exact")]
pub(crate) struct Exact(pub(crate) String);

/// The name by which the decoder knows [`Exact`].
const EXACT: &str = "Exact";

#[derive(Clone, Copy)]
struct Decoder<'n> {
    node: &'n Node,
    library: Library,
    exact: bool,
}

impl Decoder<'_> {
    fn refuse<T>(self, expected_type: &str) -> Result<T, DecodeError> {
        Err(DecodeError::new(self.node, expected_type))
    }

    fn text(self) -> Result<String, DecodeError> {
        let converts = self.library != Library::Json && !self.exact;
        match &self.node.content {
            Content::Null => Ok(String::new()),
            Content::Text(text) => Ok(text.clone()),
            Content::Bool(truth) if converts => Ok(truth.to_string()),
            Content::Integer(literal) if converts => Ok(literal.clone()),
            Content::Float(literal) if converts => Ok(super::text::short_float(
                literal.parse().unwrap_or_default(),
            )),
            _ => self.refuse("a string"),
        }
    }

    fn integer(self) -> Result<i64, DecodeError> {
        match &self.node.content {
            Content::Null => Ok(0),
            Content::Integer(literal) | Content::Float(literal) => {
                literal.parse().or_else(|_| self.refuse("an integer"))
            }
            _ => self.refuse("an integer"),
        }
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            match <$type>::try_from(self.integer()?) {
                Ok(number) => visitor.$visit(number),
                Err(_) => self.refuse(concat!("an integer that fits ", stringify!($type))),
            }
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Decoder<'_> {
    type Error = DecodeError;

    integers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.node.content {
            Content::Null => visitor.visit_unit(),
            Content::Bool(truth) => visitor.visit_bool(*truth),
            Content::Integer(literal) | Content::Float(literal) => match literal.parse() {
                Ok(integer) => visitor.visit_i64(integer),
                Err(_) => visitor.visit_f64(literal.parse().unwrap_or(f64::NAN)),
            },
            Content::Text(text) => visitor.visit_str(text),
            Content::List(_) => self.deserialize_seq(visitor),
            Content::Map(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.node.content {
            Content::Null => visitor.visit_bool(false),
            Content::Bool(truth) => visitor.visit_bool(*truth),
            Content::Text(word) if self.library == Library::Yaml3 => match word.as_str() {
                "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => visitor.visit_bool(true),
                "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => visitor.visit_bool(false),
                _ => self.refuse("a boolean"),
            },
            _ => self.refuse("a boolean"),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.node.content {
            Content::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(Self {
            exact: self.exact || name == EXACT,
            ..self
        })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let elements = match &self.node.content {
            Content::Null => &[][..],
            Content::List(elements) => elements,
            _ => return self.refuse("a list"),
        };
        visitor.visit_seq(Elements {
            elements: elements.iter().enumerate(),
            library: self.library,
            exact: self.exact,
        })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let members = match &self.node.content {
            Content::Null => &[][..],
            Content::Map(members) => members,
            _ => return self.refuse("a mapping"),
        };
        // A null in a map is a value: the default of its type.
        let members = members
            .iter()
            .map(|(name, node)| (name.as_str(), name.as_str(), node));
        self.visit_members(members.collect(), visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let members = match &self.node.content {
            Content::Null => &[][..],
            Content::Map(members) => members,
            _ => return self.refuse("a mapping"),
        };
        let mut matched: Vec<(&str, &str, &Node)> = Vec::new();
        for (name, node) in members {
            let field = fields.iter().find(|field| *field == name).or_else(|| {
                let ignores_case = self.library != Library::Yaml3;
                fields
                    .iter()
                    .find(|field| ignores_case && is_field(name, field))
            });
            let Some(field) = field.filter(|_| node.content != Content::Null) else {
                continue;
            };
            matched.retain(|(other, ..)| other != field);
            matched.push((field, name, node));
        }
        self.visit_members(matched, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct enum identifier
    }
}

impl Decoder<'_> {
    fn visit_members<'de, V: Visitor<'de>>(
        self,
        members: Vec<(&str, &str, &Node)>,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_map(Members {
            members: members.into_iter(),
            value: None,
            library: self.library,
            exact: self.exact,
        })
    }
}

struct Elements<'n> {
    elements: std::iter::Enumerate<std::slice::Iter<'n, Node>>,
    library: Library,
    exact: bool,
}

impl<'de> de::SeqAccess<'de> for Elements<'_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DecodeError> {
        let Some((index, node)) = self.elements.next() else {
            return Ok(None);
        };
        let decoder = Decoder {
            node,
            library: self.library,
            exact: self.exact,
        };
        let element = seed.deserialize(decoder);
        element
            .map(Some)
            .map_err(|error| error.within(format!("[{index}]")))
    }
}

struct Members<'n> {
    /// The name of the field, the name in the document, and the value.
    members: std::vec::IntoIter<(&'n str, &'n str, &'n Node)>,
    value: Option<(&'n str, &'n Node)>,
    library: Library,
    exact: bool,
}

impl<'de> de::MapAccess<'de> for Members<'_> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DecodeError> {
        let Some((field, written, node)) = self.members.next() else {
            return Ok(None);
        };
        self.value = Some((written, node));
        let key: StrDeserializer<'_, DecodeError> = field.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, DecodeError> {
        let Some((name, node)) = self.value.take() else {
            return Err(de::Error::custom("a value without a key"));
        };
        let decoder = Decoder {
            node,
            library: self.library,
            exact: self.exact,
        };
        seed.deserialize(decoder).map_err(|mut error| {
            if error.line == 0 {
                error.line = node.line;
            }
            error.within(name.to_owned())
        })
    }
}

/// Keeps a value of any type unchanged.
impl<'de> de::Deserialize<'de> for Value {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(crate::json::format_float(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::text(text))
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(element) = elements.next_element()? {
            array.push(element);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default, rename_all = "camelCase")]
    struct Shape {
        pubsub_name: String,
        enabled: bool,
        count: i32,
        names: Vec<String>,
        labels: BTreeMap<String, String>,
        inner: Option<Inner>,
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Inner {
        path: String,
    }

    fn read(json: &str) -> Result<Shape, String> {
        decode_json(json.as_bytes())
    }

    #[test]
    fn keys_are_case_insensitive_and_the_last_one_wins() {
        let shape = read(
            r#"{"PubsubNAME":"a","pubsubname":"b","ENABLED":true,"Inner":{"PATH":"/x"},"other":[1]}"#,
        )
        .unwrap();
        assert_eq!((shape.pubsub_name.as_str(), shape.enabled), ("b", true));
        assert_eq!(shape.inner.unwrap().path, "/x");
    }

    #[test]
    fn null_leaves_the_field_unchanged() {
        let json =
            r#"{"pubsubName":null,"count":null,"names":null,"labels":{"a":null},"inner":null}"#;
        let labels = [("a".to_owned(), String::new())].into();
        assert_eq!(
            read(json).unwrap(),
            Shape {
                labels,
                ..Shape::default()
            }
        );
        assert_eq!(read("null"), Ok(Shape::default()));
        assert_eq!(read(" "), Ok(Shape::default()));
    }

    #[test]
    fn type_errors_name_the_path() {
        for (json, message) in [
            (
                r#"{"names":["a",5]}"#,
                "`names[1]`: expected a string, found a number",
            ),
            (
                r#"{"enabled":"true"}"#,
                "`enabled`: expected a boolean, found a string",
            ),
            (
                r#"{"count":1.5}"#,
                "`count`: expected an integer, found a number",
            ),
            (
                r#"{"count":3000000000}"#,
                "`count`: expected an integer that fits i32, found a number",
            ),
            (
                r#"{"Inner":{"Path":[]}}"#,
                "`Inner.Path`: expected a string, found a list",
            ),
            (r#"[]"#, "expected a mapping, found a list"),
        ] {
            assert_eq!(read(json).unwrap_err(), message, "{json}");
        }
    }

    #[test]
    fn only_yaml_converts_numbers_to_text_where_daprd_does() {
        let node = Node {
            line: 3,
            content: Content::Float("1.5".to_owned()),
        };
        assert_eq!(decode(&node, Library::KubernetesYaml), Ok("1.5".to_owned()));
        assert!(decode::<String>(&node, Library::Json).is_err());
        let error = decode::<Exact>(&node, Library::KubernetesYaml).unwrap_err();
        assert_eq!(
            (error.line, error.to_string()),
            (3, "expected a string, found a number".to_owned())
        );
    }
}
