//! Fields of less common types.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Content, Member, Node, Object};
use crate::json::Value;

impl Object {
    /// A field of type `bytes`: base64 in either alphabet, with or without padding.
    pub(crate) fn bytes(&self, name: &str, proto_name: &str) -> Result<Vec<u8>, String> {
        self.field(name, proto_name)?
            .map_or_else(|| Ok(Vec::new()), |node| node.bytes(name))
    }

    /// An enum field: one of these names, numbered from 0, or any number.
    pub(crate) fn enumeration(
        &self,
        name: &str,
        proto_name: &str,
        names: &[&str],
    ) -> Result<i32, String> {
        self.field(name, proto_name)?
            .map_or(Ok(0), |node| node.enumeration(name, names))
    }

    /// A field of type `double`: a number, a quoted number, or one of three special values.
    pub(crate) fn double(&self, name: &str, proto_name: &str) -> Result<Option<f64>, String> {
        let Some(node) = self.field(name, proto_name)? else {
            return Ok(None);
        };
        let number = match &node.content {
            Content::Scalar(Value::Number(literal)) => literal.parse().ok(),
            Content::Scalar(Value::String(text)) => match text.as_str() {
                "NaN" => Some(f64::NAN),
                "Infinity" => Some(f64::INFINITY),
                "-Infinity" => Some(f64::NEG_INFINITY),
                text if text.starts_with(|first: char| first.is_ascii_digit() || first == '-') => {
                    text.parse().ok()
                }
                _ => None,
            },
            _ => None,
        };
        let number = number.filter(|number: &f64| {
            // A number out of range is invalid.
            number.is_finite() || node.as_str().is_some()
        });
        let number = number.ok_or_else(|| node.invalid("double", name))?;
        Ok(Some(number))
    }

    /// A repeated message field.
    pub(crate) fn messages(&self, name: &str, proto_name: &str) -> Result<Vec<&Object>, String> {
        match self.field(name, proto_name)? {
            None => Ok(Vec::new()),
            Some(Node {
                content: Content::Array(elements),
                ..
            }) => elements.iter().map(Node::object).collect(),
            Some(other) => Err(other.unexpected()),
        }
    }

    /// The entries of a map field.
    pub(crate) fn entries(
        &self,
        name: &str,
        proto_name: &str,
    ) -> Result<Vec<(&str, &Node)>, String> {
        let mut entries: Vec<(&str, &Node)> = Vec::new();
        let Some(object) = self.message(name, proto_name)? else {
            return Ok(entries);
        };
        for Member {
            name,
            raw_name,
            place,
            value,
        } in &object.members
        {
            if entries.iter().any(|(known, _)| known == name) {
                return Err(place.error(&format!("duplicate map key {raw_name}")));
            }
            entries.push((name, value));
        }
        Ok(entries)
    }

    /// A map field with string values.
    pub(crate) fn texts(
        &self,
        name: &str,
        proto_name: &str,
    ) -> Result<BTreeMap<String, String>, String> {
        let mut texts = BTreeMap::new();
        for (name, value) in self.entries(name, proto_name)? {
            let text = value
                .as_str()
                .ok_or_else(|| value.invalid("string", "value"))?;
            texts.insert(name.to_owned(), text.to_owned());
        }
        Ok(texts)
    }
}

impl Node {
    /// The object. Fails for any other type.
    pub(crate) fn object(&self) -> Result<&Object, String> {
        match &self.content {
            Content::Object(object) => Ok(object),
            _ => Err(self.unexpected()),
        }
    }

    pub(super) fn bytes(&self, name: &str) -> Result<Vec<u8>, String> {
        let bytes = self.as_str().and_then(decode);
        bytes.ok_or_else(|| self.invalid("bytes", name))
    }

    pub(super) fn enumeration(&self, name: &str, names: &[&str]) -> Result<i32, String> {
        let number = match &self.content {
            Content::Scalar(Value::String(text)) => {
                // An unknown name is ignored, like an unknown field.
                let index = names.iter().position(|known| known == text);
                i32::try_from(index.unwrap_or_default()).ok()
            }
            Content::Scalar(Value::Number(literal)) => literal.parse().ok(),
            _ => None,
        };
        number.ok_or_else(|| self.invalid("enum", name))
    }
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mode = if text.len().is_multiple_of(4) {
        DecodePaddingMode::RequireCanonical
    } else {
        DecodePaddingMode::RequireNone
    };
    let config = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(mode);
    let alphabet = if text.contains(['-', '_']) {
        alphabet::URL_SAFE
    } else {
        alphabet::STANDARD
    };
    GeneralPurpose::new(&alphabet, config).decode(text).ok()
}

#[cfg(test)]
mod tests {
    use crate::json::proto::object;

    #[test]
    fn both_base64_alphabets_are_accepted() {
        let members = object(br##"{"a":"-_8=","b":"+/8","c":"#","d":""}"##).unwrap();
        assert_eq!(members.bytes("a", "a"), Ok(vec![0xfb, 0xff]));
        assert_eq!(members.bytes("b", "b"), Ok(vec![0xfb, 0xff]));
        assert_eq!(
            members.bytes("c", "c"),
            Err("proto: (line 1:27): invalid value for bytes field c: \"#\"".to_owned())
        );
        assert_eq!(members.bytes("d", "d"), Ok(Vec::new()));
    }

    #[test]
    fn enumerations_accept_names_and_numbers() {
        let members = object(br#"{"a":"JSON","b":7,"c":"json","d":true}"#).unwrap();
        let read = |name| members.enumeration(name, name, &["PEM", "JSON"]);
        assert_eq!(
            [read("a"), read("b"), read("c"), read("none")],
            [Ok(1), Ok(7), Ok(0), Ok(0)]
        );
        assert!(read("d").unwrap_err().contains("for enum field d: true"));
    }
}
