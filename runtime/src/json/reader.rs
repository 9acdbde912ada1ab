//! Reading JSON.
//!
//! A text is checked once, as a whole, and then taken apart level by level: a value is a slice of
//! the text.

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
    /// Whether a member that is `null` is something else than a member that is absent. Only
    /// [`Json`](crate::Json) says yes.
    const KEEPS_NULL: bool = false;

    /// Whether the JSON text may hold secrets and must not be shown. A type with a member that is
    /// a [`SecretString`](crate::SecretString) says yes.
    const SECRET: bool = false;

    /// Reads the value.
    ///
    /// # Errors
    ///
    /// Where and how it differs from what it should be.
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError>;
}

/// What is accepted as the JSON of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rules {
    /// What the description says. For a client.
    Strict,
    /// What Go's `encoding/json` and daprd accept as well: names of members in any case, bytes in
    /// either alphabet of base64. For a sidecar.
    Go,
}

/// A JSON value somewhere in a JSON text.
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

    /// The whole of a JSON text.
    pub(crate) fn parse(text: &'a [u8]) -> Result<Self, DecodeError> {
        Self::parse_by(Rules::Strict, text)
    }

    /// The whole of a JSON text, from which values are read by the rules.
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

    /// The JSON text of the value, without white space around it.
    pub fn text(self) -> &'a str {
        self.raw.get()
    }

    pub(super) fn rules(self) -> Rules {
        self.rules
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.text() == "null"
    }

    /// The members of an object.
    ///
    /// # Errors
    ///
    /// When it is not an object.
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

    /// The items of an array.
    ///
    /// # Errors
    ///
    /// When it is not an array.
    pub fn array(self) -> Result<Vec<JsonValue<'a>>, DecodeError> {
        if !self.text().starts_with('[') {
            return Err(self.expected("an array"));
        }
        let items: Vec<&'a RawValue> = self.split()?;
        let rules = self.rules;
        let value = |raw| JsonValue { raw, rules };
        Ok(items.into_iter().map(value).collect())
    }

    /// A string, unescaped.
    ///
    /// # Errors
    ///
    /// When it is not a string, or escapes half a surrogate pair.
    pub fn string(self) -> Result<Cow<'a, str>, DecodeError> {
        if !self.text().starts_with('"') {
            return Err(self.expected("a string"));
        }
        let Text(text) = self.split()?;
        Ok(text)
    }

    /// The type of the value, in words: `an object`.
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

    /// The error that the value is not what it should be: `expected a string, found 7`.
    ///
    /// Numbers and booleans are shown, of everything else only the type.
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

/// Shows the type of the value only.
impl fmt::Debug for JsonValue<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "JsonValue({})", self.type_name())
    }
}

/// The members of a JSON object. Of several with the same name the last one counts.
pub struct JsonObject<'a> {
    members: Vec<(Text<'a>, &'a RawValue)>,
    rules: Rules,
}

impl<'a> JsonObject<'a> {
    /// The member of this name, `null` included.
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

    /// All members, in their order.
    pub fn members(&self) -> impl Iterator<Item = (&str, JsonValue<'a>)> {
        let members = self.members.iter();
        members.map(|(name, raw)| (&*name.0, self.value(raw)))
    }

    /// All members but those of the known names.
    ///
    /// # Errors
    ///
    /// When one of them cannot be read.
    pub fn rest<T: FromJson>(&self, known: &[&str]) -> Result<BTreeMap<String, T>, DecodeError> {
        let is_known = |name: &str| known.iter().any(|other| self.is_name(name, other));
        let rest = self.members().filter(|(name, _)| !is_known(name));
        let read = |(name, value): (&str, JsonValue<'a>)| match T::from_json(value) {
            Ok(value) => Ok((name.to_owned(), value)),
            Err(error) => Err(error.in_member(name)),
        };
        rest.map(read).collect()
    }

    /// A member that must be there.
    ///
    /// # Errors
    ///
    /// When it is absent or cannot be read.
    pub fn required<T: FromJson>(&self, name: &str) -> Result<T, DecodeError> {
        match self.get(name) {
            Some(value) => T::from_json(value).map_err(|error| error.in_member(name)),
            None => Err(DecodeError::new("missing").in_member(name)),
        }
    }

    /// A member that may be absent. `null` counts as absent, unless the type keeps it.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn optional<T: FromJson>(&self, name: &str) -> Result<Option<T>, DecodeError> {
        match self.get(name) {
            Some(value) if T::KEEPS_NULL || !value.is_null() => T::from_json(value)
                .map(Some)
                .map_err(|error| error.in_member(name)),
            _ => Ok(None),
        }
    }

    /// A member that has the default value when it is absent or `null`.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn default<T: FromJson + Default>(&self, name: &str) -> Result<T, DecodeError> {
        Ok(self.optional(name)?.unwrap_or_default())
    }

    /// The name of the one member that is there, of these. `null` counts as absent.
    ///
    /// # Errors
    ///
    /// When there are several.
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

/// Shows the names only.
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

/// A string that is borrowed where nothing in it is escaped (serde's own `Cow` never is).
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
