//! `StateQueryItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, Error, FromJson, Json, JsonValue};
use serde::de::DeserializeOwned;

/// One result of a query.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StateQueryItem {
    /// The key.
    pub key: String,
    /// The value. It is `null` when it could not be read.
    pub data: Option<Json>,
    /// The version of the value, if the store keeps versions.
    pub etag: Option<String>,
    /// Why the value could not be read.
    pub error: Option<String>,
}

impl StateQueryItem {
    /// Reads `data` as JSON of a type, or gives `None` when it is absent.
    ///
    /// # Errors
    ///
    /// When it is not JSON of this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.data.as_ref().map(Json::decode).transpose()
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for StateQueryItem {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.optional("data", self.data.as_ref());
        object.optional("etag", self.etag.as_ref());
        object.optional("error", self.error.as_ref());
        object.end();
    }
}

impl FromJson for StateQueryItem {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            key: object.required("key")?,
            data: object.optional("data")?,
            etag: object.optional("etag")?,
            error: object.optional("error")?,
        })
    }
}
