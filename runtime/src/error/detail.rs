//! Details that the sidecar adds to some errors.

use serde::de::DeserializeOwned;

use crate::{DecodeError, Error, FromJson, Json, JsonValue};

/// A detail that the sidecar adds to some errors: a JSON object with a type URL.
///
/// Dapr uses the detail types of Google's error model, for example
/// `type.googleapis.com/google.rpc.ErrorInfo` with the members `domain`, `reason` and `metadata`.
/// A member can be `null` instead of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorDetail {
    type_url: String,
    json: Json,
}

impl ErrorDetail {
    /// Returns the type URL, for example `type.googleapis.com/google.rpc.ErrorInfo`.
    ///
    /// Empty if the detail has none.
    pub fn type_url(&self) -> &str {
        &self.type_url
    }

    /// Returns the whole detail, including `@type`.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// Decodes the detail into a type of your own.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the detail is not a valid
    /// `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Error> {
        self.json.decode()
    }
}

impl FromJson for ErrorDetail {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let json = Json::from_json(value)?;
        // Details are optional: an invalid one must not hide the error itself.
        let named = value.object().and_then(|object| object.default("@type"));
        Ok(ErrorDetail {
            type_url: named.unwrap_or_default(),
            json,
        })
    }
}
