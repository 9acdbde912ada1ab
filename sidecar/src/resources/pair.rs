//! Names with values or references: properties of components and headers of endpoints.

use serde::Deserialize;

use crate::json::Value as Json;

/// The source of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    /// A secret. The text is used if the secret is not available.
    Secret {
        name: String,
        key: String,
        otherwise: String,
    },
    Environment(String),
}

/// A pair as declared in a resource.
#[derive(Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Pair {
    name: String,
    value: Json,
    secret_key_ref: SecretKey,
    env_ref: String,
}

impl Default for Pair {
    fn default() -> Self {
        Self {
            name: String::new(),
            value: Json::Null,
            secret_key_ref: SecretKey::default(),
            env_ref: String::new(),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct SecretKey {
    name: String,
    key: String,
}

impl Pair {
    pub(super) fn read(self) -> (String, Value) {
        let value = if self.value == Json::Null && !self.env_ref.is_empty() {
            Value::Environment(self.env_ref)
        } else if self.secret_key_ref.name.is_empty() {
            Value::Text(text_of(&self.value))
        } else {
            let SecretKey { name, key } = self.secret_key_ref;
            Value::Secret {
                key: if key.is_empty() { name.clone() } else { key },
                name,
                otherwise: text_of(&self.value),
            }
        };
        (self.name, value)
    }
}

/// The text of a value for a component: text unchanged, everything else as JSON.
fn text_of(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_go_string(),
    }
}

/// Removes Go quotes from a secret or variable, as in daprd: double quotes or backquotes around a
/// text, and single quotes around one character.
pub(crate) fn unquoted(text: String) -> String {
    let inner = |quote: char| {
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.contains([quote, '\n', '\\'])).then(|| inner.to_owned())
    };
    let inner = inner('"')
        .or_else(|| inner('`'))
        .or_else(|| inner('\'').filter(|inner| inner.chars().count() == 1));
    inner.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn go_quotes_are_removed() {
        for (text, expected) in [
            ("plain", "plain"),
            ("\"a b\"", "a b"),
            ("`a`", "a"),
            ("'a'", "a"),
            ("'ab'", "'ab'"),
            ("\"a", "\"a"),
            ("\"a\"b\"", "\"a\"b\""),
        ] {
            assert_eq!(unquoted(text.to_owned()), expected);
        }
    }
}
