//! What the sidecar adds to some errors.

use serde::de::DeserializeOwned;

use crate::{DecodeError, Error, FromJson, Json, JsonValue};

/// What the sidecar adds to some errors: a JSON object whose type is told by a URL.
///
/// Dapr uses the detail types of Google's error model, for example
/// `type.googleapis.com/google.rpc.ErrorInfo` with the members `domain`, `reason` and `metadata`.
/// A member can be `null` where one would expect an object.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorDetail {
    type_url: String,
    json: Json,
}

impl ErrorDetail {
    /// The type, for example `type.googleapis.com/google.rpc.ErrorInfo`; empty when the detail
    /// has none.
    pub fn type_url(&self) -> &str {
        &self.type_url
    }

    /// The whole detail, its `@type` included.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// The detail as a type of your own.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) when it is not that of a `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Error> {
        self.json.decode()
    }
}

impl FromJson for ErrorDetail {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let json = Json::from_json(value)?;
        // A detail is an extra: whatever it looks like, the error itself must not suffer.
        let named = value.object().and_then(|object| object.default("@type"));
        Ok(ErrorDetail {
            type_url: named.unwrap_or_default(),
            json,
        })
    }
}
