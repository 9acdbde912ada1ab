//! Serializes JSON like Go's `encoding/json`.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::Value;

impl Value {
    /// Compact, with members sorted by name, the last of duplicates: a Go `map`.
    pub(crate) fn to_go_string(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, true, true);
        text
    }

    /// Compact, in the original order: Go's `json.RawMessage`.
    pub(crate) fn to_raw_string(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, false, true);
        text
    }

    /// Serializes like a Protobuf `google.protobuf.Value`: sorted, with minimal escaping.
    pub(crate) fn to_proto_string(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, true, false);
        text
    }

    /// Serializes like a Protobuf message: members in field order.
    pub(crate) fn to_message_string(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, false, false);
        text
    }

    fn write(&self, text: &mut String, sorted: bool, for_html: bool) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Self::Number(literal) => text.push_str(literal),
            Self::String(value) => push_string(text, value, for_html),
            Self::Array(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    element.write(text, sorted, for_html);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                let mut write_members = |members: &mut dyn Iterator<Item = (&String, &Value)>| {
                    for (index, (name, value)) in members.enumerate() {
                        if index > 0 {
                            text.push(',');
                        }
                        push_string(text, name, for_html);
                        text.push(':');
                        value.write(text, sorted, for_html);
                    }
                };
                if sorted {
                    let map: BTreeMap<_, _> = members.iter().map(|(name, v)| (name, v)).collect();
                    write_members(&mut map.into_iter());
                } else {
                    write_members(&mut members.iter().map(|(name, value)| (name, value)));
                }
                text.push('}');
            }
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_go_string())
    }
}

/// Serializes a string with quotes, with Go's escaping.
pub(crate) fn write_string(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    push_string(&mut text, value, true);
    text
}

fn push_string(text: &mut String, value: &str, for_html: bool) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' if for_html => push_escape(text, character),
            control if u32::from(control) < 0x20 => push_escape(text, control),
            other => text.push(other),
        }
    }
    text.push('"');
}

fn push_escape(text: &mut String, character: char) {
    // Writing to a String cannot fail.
    let _ = write!(text, "\\u{:04x}", u32::from(character));
}
