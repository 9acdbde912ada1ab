//! `StateQueryItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Json};
use serde::de::DeserializeOwned;

dapr_client_runtime::json_struct! {
    /// A result of a query.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateQueryItem (StateQueryItemParts) {
        /// The key.
        pub key: String = required "key",
        /// The value. `null` if it could not be read.
        pub data: Option<Json> = optional "data",
        /// The version of the value, if the store keeps versions.
        pub etag: Option<String> = optional "etag",
        /// The error message if the value could not be read.
        pub error: Option<String> = optional "error",
    }
}

impl StateQueryItem {
    /// Decodes `data` as JSON. Returns `None` if it is absent.
    ///
    /// # Errors
    ///
    /// Fails if it is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.data.as_ref().map(Json::decode).transpose()
    }
}
