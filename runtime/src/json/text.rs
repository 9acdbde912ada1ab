//! JSON text.

use std::fmt;

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::finite::check_finite;
use crate::{Error, JsonValue};

/// Any JSON value, stored as text.
///
/// ```
/// use dapr_client_runtime::Json;
///
/// let json = Json::new(&("answer", 42));
/// assert_eq!(json.as_str(), r#"["answer",42]"#);
/// let (name, value): (String, u8) = json.decode()?;
/// assert_eq!((name.as_str(), value), ("answer", 42));
/// # Ok::<(), dapr_client_runtime::Error>(())
/// ```
#[derive(Clone)]
pub struct Json(Result<Box<RawValue>, Box<str>>);

impl Json {
    /// Serializes a value to JSON.
    ///
    /// If the value cannot be written as JSON (a map whose keys are not strings, NaN, an
    /// infinity), the call that uses it fails before it is sent.
    pub fn new(value: &(impl Serialize + ?Sized)) -> Self {
        if let Err(problem) = check_finite(value) {
            return Json(Err(problem.to_string().into()));
        }
        Json(to_raw_value(value).map_err(|error| error.to_string().into()))
    }

    /// Creates a value from JSON text.
    ///
    /// Removes surrounding whitespace and keeps the rest unchanged.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument) if the text is
    /// not JSON.
    pub fn from_text(text: &str) -> Result<Self, Error> {
        match serde_json::from_str::<&RawValue>(text) {
            Ok(raw) => Ok(Json(Ok(raw.to_owned()))),
            Err(error) => Err(Error::invalid_argument("the text is not JSON").with_source(error)),
        }
    }

    pub(super) fn from_value(value: JsonValue<'_>) -> Self {
        // The text of a value is valid JSON: this does not fail.
        Json(
            RawValue::from_string(value.text().to_owned())
                .map_err(|error| error.to_string().into()),
        )
    }

    pub(super) fn raw(&self) -> Result<&RawValue, &str> {
        match &self.0 {
            Ok(raw) => Ok(raw),
            Err(problem) => Err(problem),
        }
    }

    /// Returns the JSON text. Empty for a value that could not be written as JSON.
    pub fn as_str(&self) -> &str {
        self.raw().map_or("", RawValue::get)
    }

    /// Returns the value for reading with [`FromJson`](crate::FromJson).
    ///
    /// A value that could not be written as JSON is read as `null`.
    pub fn value(&self) -> JsonValue<'_> {
        JsonValue::new(self.raw().unwrap_or(RawValue::NULL))
    }

    /// Decodes the value into a type of your own.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the value is not a valid `T`.
    /// The source of the error includes the position.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(self.as_str()).map_err(|source| {
            let text = format!("the JSON is not that of {}", std::any::type_name::<T>());
            Error::decode(None, text, Some(self.as_str().as_bytes())).with_source(source)
        })
    }
}

/// Returns `null`.
impl Default for Json {
    fn default() -> Self {
        Json(Ok(RawValue::NULL.to_owned()))
    }
}

/// Compares the texts: `1` and `1.0` differ.
impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        match (self.raw(), other.raw()) {
            (Ok(one), Ok(other)) => one.get() == other.get(),
            (Err(one), Err(other)) => one == other,
            _ => false,
        }
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.raw() {
            Ok(raw) => write!(formatter, "Json({})", raw.get()),
            Err(problem) => write!(formatter, "Json(none: {problem})"),
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.raw() {
            Ok(raw) => raw.serialize(serializer),
            Err(problem) => Err(S::Error::custom(problem)),
        }
    }
}

/// Supports only JSON deserializers.
impl<'a> Deserialize<'a> for Json {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(|raw| Json(Ok(raw)))
    }
}

#[cfg(test)]
mod tests {
    use super::Json;
    use crate::ErrorKind;
    use std::collections::BTreeMap;

    #[test]
    fn texts_are_unchanged() {
        let json = Json::from_text(" {\"b\" :1.0,\"a\":1e2} ").unwrap();
        assert_eq!(json.as_str(), "{\"b\" :1.0,\"a\":1e2}");
        assert_eq!(
            serde_json::to_string(&[&json]).unwrap(),
            "[{\"b\" :1.0,\"a\":1e2}]"
        );
        let back: Vec<Json> = serde_json::from_str("[1.50, null]").unwrap();
        assert_eq!(back[0].as_str(), "1.50");
        assert_eq!(back[1], Json::default());
        assert_ne!(Json::new(&1), Json::new(&1.0));
    }

    #[test]
    fn a_value_without_json_is_recorded() {
        let json = Json::new(&BTreeMap::from([((), 1)]));
        assert_eq!(json.as_str(), "");
        assert!(json.decode::<u8>().is_err());
        assert!(serde_json::to_string(&json).is_err());
        let error = Json::from_text("{").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert_eq!(error.to_string(), "the text is not JSON");
    }
}
