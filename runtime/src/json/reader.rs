//! Reading JSON.
//!
//! A text is validated once as a whole, and then decoded level by level: a value is a slice of the
//! text.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::DecodeError;

/// A value that can be read from JSON.
///
/// ```
/// use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue};
///
/// struct Point { x: i32, name: Option<String> }
///
/// impl FromJson for Point {
///     fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
///         let object = value.object()?;
///         Ok(Point { x: object.required("x")?, name: object.optional("name")? })
///     }
/// }
///
/// let json = Json::from_text(r#"{"x": 1, "unknown": []}"#)?;
/// let point = Point::from_json(json.value())?;
/// assert_eq!((point.x, point.name), (1, None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait FromJson: Sized {
    /// Whether `null` differs from a missing member. `true` only for [`Json`](crate::Json).
    const KEEPS_NULL: bool = false;

    /// Whether the JSON text may contain secrets and must not be shown.
    ///
    /// Must be `true` for a type with a [`SecretString`](crate::SecretString) member.
    const SECRET: bool = false;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Fails if the value is invalid. The error contains the path and the problem.
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError>;
}

/// The rules for decoding JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// Only what the API description allows. Used by a client.
    Strict,
    /// Also what Go's `encoding/json` and daprd accept: member names in any case, bytes in both
    /// alphabets of base64. Used by a sidecar.
    Go,
}

/// A JSON value within a JSON text.
#[derive(Clone, Copy)]
pub struct JsonValue<'a> {
    raw: &'a RawValue,
    rules: Rules,
}

impl<'a> JsonValue<'a> {
    pub(super) fn new(raw: &'a RawValue) -> Self {
        JsonValue {
            raw,
            rules: Rules::Strict,
        }
    }

    /// Parses a complete JSON text.
    pub(crate) fn parse(text: &'a [u8]) -> Result<Self, DecodeError> {
        Self::parse_by(Rules::Strict, text)
    }

    /// Parses a complete JSON text. Its values are read by the given rules.
    pub(crate) fn parse_by(rules: Rules, text: &'a [u8]) -> Result<Self, DecodeError> {
        if text.iter().all(u8::is_ascii_whitespace) {
            return Err(DecodeError::new("expected JSON, found nothing"));
        }
        let text = std::str::from_utf8(text).map_err(|error| {
            DecodeError::new(format!("not UTF-8 after {} bytes", error.valid_up_to()))
        })?;
        let raw = serde_json::from_str::<&RawValue>(text)
            .map_err(|error| DecodeError::new(format!("not JSON: {error}")))?;
        Ok(JsonValue { raw, rules })
    }

    /// Returns the JSON text of the value, without surrounding whitespace.
    pub fn text(self) -> &'a str {
        self.raw.get()
    }

    pub(super) fn rules(self) -> Rules {
        self.rules
    }

    /// Returns whether the value is `null`.
    pub fn is_null(self) -> bool {
        self.text() == "null"
    }

    /// Returns the members of an object.
    ///
    /// # Errors
    ///
    /// Fails if the value is not an object.
    pub fn object(self) -> Result<JsonObject<'a>, DecodeError> {
        if !self.text().starts_with('{') {
            return Err(self.expected("an object"));
        }
        let Members(members) = self.split()?;
        Ok(JsonObject {
            members,
            rules: self.rules,
        })
    }

    /// Returns the items of an array.
    ///
    /// # Errors
    ///
    /// Fails if the value is not an array.
    pub fn array(self) -> Result<Vec<JsonValue<'a>>, DecodeError> {
        if !self.text().starts_with('[') {
            return Err(self.expected("an array"));
        }
        let items: Vec<&'a RawValue> = self.split()?;
        let rules = self.rules;
        let value = |raw| JsonValue { raw, rules };
        Ok(items.into_iter().map(value).collect())
    }

    /// Returns a string, unescaped.
    ///
    /// # Errors
    ///
    /// Fails if the value is not a string, or contains an unpaired surrogate escape.
    pub fn string(self) -> Result<Cow<'a, str>, DecodeError> {
        if !self.text().starts_with('"') {
            return Err(self.expected("a string"));
        }
        let Text(text) = self.split()?;
        Ok(text)
    }

    /// Returns the type of the value with an article, for example `an object`.
    pub fn type_name(self) -> &'static str {
        match self.text().as_bytes().first() {
            Some(b'{') => "an object",
            Some(b'[') => "an array",
            Some(b'"') => "a string",
            Some(b't' | b'f') => "a boolean",
            Some(b'n') => "null",
            _ => "a number",
        }
    }

    /// Returns the error for a value of the wrong type: `expected a string, found 7`.
    ///
    /// The message shows numbers and booleans, but only the type of other values.
    pub fn expected(self, what: &str) -> DecodeError {
        let found = match self.text().as_bytes().first() {
            Some(b'{' | b'[' | b'"') => self.type_name(),
            _ if self.text().len() > 24 => self.type_name(),
            _ => self.text(),
        };
        DecodeError::new(format!("expected {what}, found {found}"))
    }

    fn split<T: Deserialize<'a>>(self) -> Result<T, DecodeError> {
        serde_json::from_str(self.text())
            .map_err(|error| DecodeError::new(format!("not JSON: {error}")))
    }
}

/// Shows only the type of the value.
impl fmt::Debug for JsonValue<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "JsonValue({})", self.type_name())
    }
}

/// The members of a JSON object. If a name occurs several times, the last member is used.
pub struct JsonObject<'a> {
    members: Vec<(Text<'a>, &'a RawValue)>,
    rules: Rules,
}

impl<'a> JsonObject<'a> {
    /// Returns the member of this name, even if it is `null`.
    pub fn get(&self, name: &str) -> Option<JsonValue<'a>> {
        let mut backwards = self.members.iter().rev();
        let found = backwards.find(|(other, _)| self.is_name(&other.0, name));
        found.map(|(_, raw)| self.value(raw))
    }

    fn is_name(&self, one: &str, other: &str) -> bool {
        match self.rules {
            Rules::Strict => one == other,
            Rules::Go => one.eq_ignore_ascii_case(other),
        }
    }

    fn value(&self, raw: &'a RawValue) -> JsonValue<'a> {
        JsonValue {
            raw,
            rules: self.rules,
        }
    }

    /// Iterates over all members in order.
    pub fn members(&self) -> impl Iterator<Item = (&str, JsonValue<'a>)> {
        let members = self.members.iter();
        members.map(|(name, raw)| (&*name.0, self.value(raw)))
    }

    /// Reads all members except those with known names.
    ///
    /// # Errors
    ///
    /// Fails if one of them is invalid.
    pub fn rest<T: FromJson>(&self, known: &[&str]) -> Result<BTreeMap<String, T>, DecodeError> {
        let is_known = |name: &str| known.iter().any(|other| self.is_name(name, other));
        // Not collected: that would sort the members first, with a sorting function for each `T`.
        let mut rest = BTreeMap::new();
        for (name, value) in self.members().filter(|(name, _)| !is_known(name)) {
            let value = T::from_json(value).map_err(|error| error.in_member(name))?;
            rest.insert(name.to_owned(), value);
        }
        Ok(rest)
    }

    /// Reads a required member.
    ///
    /// # Errors
    ///
    /// Fails if the member is missing or invalid.
    pub fn required<T: FromJson>(&self, name: &str) -> Result<T, DecodeError> {
        match self.get(name) {
            Some(value) => T::from_json(value).map_err(|error| error.in_member(name)),
            None => Err(DecodeError::new("missing").in_member(name)),
        }
    }

    /// Reads an optional member. `null` counts as missing, unless the type distinguishes them.
    ///
    /// # Errors
    ///
    /// Fails if the member is invalid.
    pub fn optional<T: FromJson>(&self, name: &str) -> Result<Option<T>, DecodeError> {
        match self.get(name) {
            Some(value) if T::KEEPS_NULL || !value.is_null() => T::from_json(value)
                .map(Some)
                .map_err(|error| error.in_member(name)),
            _ => Ok(None),
        }
    }

    /// Reads a member, or returns the default value if it is missing or `null`.
    ///
    /// # Errors
    ///
    /// Fails if the member is invalid.
    pub fn default<T: FromJson + Default>(&self, name: &str) -> Result<T, DecodeError> {
        Ok(self.optional(name)?.unwrap_or_default())
    }

    /// Returns the name of the only one of these members that is present.
    ///
    /// `null` counts as missing.
    ///
    /// # Errors
    ///
    /// Fails if several of them are present.
    pub fn only_one_of<'n>(&self, names: &[&'n str]) -> Result<Option<&'n str>, DecodeError> {
        let is_there = |name: &&&str| self.get(name).is_some_and(|value| !value.is_null());
        let mut found = names.iter().filter(is_there);
        let first = found.next().copied();
        match (first, found.next()) {
            (Some(first), Some(second)) => Err(DecodeError::new(format!(
                "expected one member, found `{first}` and `{second}`"
            ))),
            _ => Ok(first),
        }
    }
}

/// Shows only the names.
impl fmt::Debug for JsonObject<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_list()
            .entries(self.members().map(|(name, _)| name))
            .finish()
    }
}

/// Names and values of an object.
struct Members<'a>(Vec<(Text<'a>, &'a RawValue)>);

impl<'a> Deserialize<'a> for Members<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;

        impl<'a> Visitor<'a> for Collect {
            type Value = Members<'a>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Collect)
    }
}

/// A string that is borrowed if it contains no escapes (serde's own `Cow` is always owned).
struct Text<'a>(Cow<'a, str>);

impl<'a> Deserialize<'a> for Text<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrowing;

        impl<'a> Visitor<'a> for Borrowing {
            type Value = Text<'a>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }

        deserializer.deserialize_str(Borrowing)
    }
}
