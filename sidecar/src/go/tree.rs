//! An untyped document, from YAML files or JSON responses.

use crate::json::Value;

/// A value of a document, with its location.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    /// The line, starting with 1; 0 if the document has no line numbers.
    pub(crate) line: u64,
    pub(crate) content: Content,
}

/// The value itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    Null,
    Bool(bool),
    /// An integer in JSON syntax.
    Integer(String),
    /// A number that YAML reads as a float, in JSON syntax.
    Float(String),
    Text(String),
    List(Vec<Node>),
    /// The members in order. A name may occur twice.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The type name for messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self.content {
            Content::Null => "nothing",
            Content::Bool(_) => "a boolean",
            Content::Integer(_) | Content::Float(_) => "a number",
            Content::Text(_) => "a string",
            Content::List(_) => "a list",
            Content::Map(_) => "a mapping",
        }
    }
}

impl From<&Value> for Node {
    fn from(value: &Value) -> Self {
        let content = match value {
            Value::Null => Content::Null,
            Value::Bool(truth) => Content::Bool(*truth),
            Value::Number(literal) => Content::Integer(literal.clone()),
            Value::String(text) => Content::Text(text.clone()),
            Value::Array(elements) => Content::List(elements.iter().map(Self::from).collect()),
            Value::Object(members) => {
                let members = members.iter();
                Content::Map(
                    members
                        .map(|(name, value)| (name.clone(), Self::from(value)))
                        .collect(),
                )
            }
        };
        Self { line: 0, content }
    }
}

impl From<&Node> for Value {
    fn from(node: &Node) -> Self {
        match &node.content {
            Content::Null => Self::Null,
            Content::Bool(truth) => Self::Bool(*truth),
            Content::Integer(literal) | Content::Float(literal) => Self::Number(literal.clone()),
            Content::Text(text) => Self::String(text.clone()),
            Content::List(elements) => Self::Array(elements.iter().map(Self::from).collect()),
            Content::Map(members) => Self::Object(
                members
                    .iter()
                    .map(|(name, node)| (name.clone(), Self::from(node)))
                    .collect(),
            ),
        }
    }
}
