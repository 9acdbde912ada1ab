//! Parses YAML text into a tree of nodes, and locates nodes in the text.
//!
//! Only this file uses `serde_yaml`. The tree keeps what that crate's `Value` loses: the order of
//! keys, duplicate keys, and a number for every node. Nodes are numbered in the order of the text,
//! and the number leads back to the position. Positions are looked up only when a diagnostic is
//! displayed: the text is then parsed again up to the node.

mod unreadable;

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::Code;
use unreadable::refuse_unreadable;

/// One node of a YAML document.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Its number in the order of the text. The number of the root is 0.
    pub(crate) id: usize,
    pub(crate) value: Value,
}

/// The content of a [`Node`].
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    /// A number, as text that is valid JSON.
    Number(String),
    String(String),
    Sequence(Vec<Node>),
    Mapping(Vec<(Node, Node)>),
}

impl Node {
    /// Returns the text of a scalar as a key: `200` and `'200'` are the same key.
    pub(crate) fn key_text(&self) -> Option<String> {
        match &self.value {
            Value::Null => Some("null".to_owned()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Number(text) | Value::String(text) => Some(text.clone()),
            Value::Sequence(_) | Value::Mapping(_) => None,
        }
    }

    /// Returns the kind of the value, for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }

    /// Converts the value to JSON, for examples.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(text) => serde_json::from_str(text).unwrap_or(Json::Null),
            Value::String(text) => Json::String(text.clone()),
            Value::Sequence(items) => Json::Array(items.iter().map(Node::to_json).collect()),
            Value::Mapping(entries) => Json::Object(
                entries
                    .iter()
                    .filter_map(|(key, value)| Some((key.key_text()?, value.to_json())))
                    .collect(),
            ),
        }
    }
}

/// The error for text that is not a YAML document of the accepted kind.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) code: Code,
    pub(crate) message: String,
    /// Byte offset in the text.
    pub(crate) offset: usize,
}

/// Parses one YAML document.
pub(crate) fn read(text: &str) -> Result<Node, SyntaxError> {
    refuse_unreadable(text)?;
    let blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if text.lines().all(blank) {
        return Err(SyntaxError::at(Code::EmptyFile, 0, "the file is empty"));
    }
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let Some(document) = documents.next() else {
        return Err(SyntaxError::at(Code::EmptyFile, 0, "the file is empty"));
    };
    let node = Reader::default()
        .read(document)
        .map_err(|error| syntax_error(text, &error))?;
    if let Some(second) = documents.next() {
        let offset = match Reader::stopping_at(0).read(second) {
            Ok(_) => text.len(),
            Err(error) => offset_of(text, &error),
        };
        return Err(SyntaxError::at(
            Code::SecondDocument,
            offset,
            SECOND_DOCUMENT,
        ));
    }
    Ok(node)
}

const SECOND_DOCUMENT: &str = "a second YAML document begins here; a file must contain exactly one";

/// Returns the byte offset at which node number `id` of `text` begins.
pub(crate) fn locate(text: &str, id: usize) -> usize {
    let Some(document) = serde_yaml::Deserializer::from_str(text).next() else {
        return 0;
    };
    match Reader::stopping_at(id).read(document) {
        Ok(_) => text.len(),
        Err(error) => offset_of(text, &error),
    }
}

fn offset_of(text: &str, error: &serde_yaml::Error) -> usize {
    let offset = error.location().map_or(0, |location| location.index());
    floor_char_boundary(text, offset)
}

fn floor_char_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

fn syntax_error(text: &str, error: &serde_yaml::Error) -> SyntaxError {
    let message = error.to_string();
    // The position is displayed separately, so remove it from the message.
    let message = message.split(" at line ").next().unwrap_or(&message).trim();
    SyntaxError::at(Code::NotYaml, offset_of(text, error), message)
}

impl SyntaxError {
    fn at(code: Code, offset: usize, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            offset,
        }
    }
}

/// Counts nodes while parsing. Stops at a given node if requested.
#[derive(Default)]
struct Reader {
    next: usize,
    stop_at: Option<usize>,
}

impl Reader {
    fn stopping_at(id: usize) -> Self {
        Self {
            next: 0,
            stop_at: Some(id),
        }
    }

    fn read(mut self, document: serde_yaml::Deserializer<'_>) -> Result<Node, serde_yaml::Error> {
        NodeSeed(&mut self).deserialize(document)
    }
}

struct NodeSeed<'a>(&'a mut Reader);

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        let id = self.0.next;
        self.0.next += 1;
        let value = deserializer.deserialize_any(NodeVisitor { reader: self.0, id })?;
        Ok(Node { id, value })
    }
}

struct NodeVisitor<'a> {
    reader: &'a mut Reader,
    id: usize,
}

impl NodeVisitor<'_> {
    fn stop<E: serde::de::Error>(&self) -> Result<(), E> {
        match self.reader.stop_at {
            Some(id) if id == self.id => Err(E::custom("stop")),
            _ => Ok(()),
        }
    }

    fn scalar<E: serde::de::Error>(self, value: Value) -> Result<Value, E> {
        self.stop().map(|()| value)
    }
}

impl<'de> Visitor<'de> for NodeVisitor<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a YAML value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Value, E> {
        self.scalar(Value::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Value, E> {
        self.scalar(Value::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Value, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Value, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_i128<E: serde::de::Error>(self, value: i128) -> Result<Value, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_u128<E: serde::de::Error>(self, value: u128) -> Result<Value, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        self.scalar(Value::Number(value.to_string()))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Value, E> {
        self.scalar(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        self.stop()?;
        let mut items = Vec::new();
        while let Some(item) = access.next_element_seed(NodeSeed(self.reader))? {
            items.push(item);
        }
        Ok(Value::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        self.stop()?;
        let mut entries = Vec::new();
        while let Some(key) = access.next_key_seed(NodeSeed(self.reader))? {
            entries.push((key, access.next_value_seed(NodeSeed(self.reader))?));
        }
        Ok(Value::Mapping(entries))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        // A tag that the preceding text search did not find.
        let (tag, _): (Tag, _) = access.variant()?;
        Err(serde::de::Error::custom(format!(
            "the YAML tag `!{}` is not accepted",
            tag.0
        )))
    }
}

struct Tag(String);

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> (String, usize) {
        let error = read(text).expect_err("the text is refused");
        (error.message, error.offset)
    }

    #[test]
    fn every_node_leads_back_to_its_place() {
        let text = "a: 1\nlist:\n  - ünï\n  - b: 'c'\n";
        let places: Vec<_> = (0..9).map(|id| locate(text, id)).collect();
        let expected: Vec<_> = ["a", "a", "1", "list", "- ü", "ünï", "b", "b", "'c'"]
            .iter()
            .map(|token| text.find(token).expect("in the text"))
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn nodes_in_braces_have_places_of_their_own() {
        let text = "a: {b: 1, 'c': [x, {d: y}]}\n";
        let places: Vec<_> = (2..11).map(|id| locate(text, id)).collect();
        let expected: Vec<_> = ["{b", "b", "1", "'c'", "[x", "x", "{d", "d", "y"]
            .iter()
            .map(|token| text.find(token).expect("in the text"))
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn keeps_order_duplicates_and_numbers() {
        let root = read("b: 1\na: 2\nb: 18446744073709551616\n").expect("valid");
        let Value::Mapping(entries) = root.value else {
            panic!("a mapping")
        };
        let keys: Vec<_> = entries
            .iter()
            .filter_map(|(key, _)| key.key_text())
            .collect();
        assert_eq!(keys, ["b", "a", "b"]);
        assert!(
            matches!(&entries[2].1.value, Value::Number(text) if text == "18446744073709551616")
        );
    }

    #[test]
    fn refuses_what_it_cannot_place() {
        assert_eq!(refusal("").0, "the file is empty");
        assert_eq!(refusal("a: 1\n---\nb: 2\n").0, SECOND_DOCUMENT);
        assert_eq!(refusal("a: &x 1\nb: *x\n").1, 3);
        assert_eq!(refusal("a:\n  - *x\n").1, 7);
        assert_eq!(refusal("a: !!str 1\n").1, 3);
        assert_eq!(refusal("a: \u{2028}\n").1, 3);
        assert_eq!(refusal("a: \"b\n").1, 6);
    }

    #[test]
    fn accepts_indicators_inside_of_text() {
        for text in [
            "a: b & c * d ! e\n",
            "a: |\n  &x *y\n  !z\nb: 1\n",
            "a: '*'\n",
            "'*/*': {}\n",
            "# &x\na: 1\n",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }
}
