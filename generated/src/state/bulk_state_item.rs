//! `BulkStateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Json};
use serde::de::DeserializeOwned;

dapr_client_runtime::json_struct! {
    /// What a store has for one of several keys.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkStateItem (BulkStateItemParts) {
        /// The key.
        pub key: String = required "key",
        /// The value; a stored `null` is `null`. It is absent when the key has none, or when it
        /// could not be read.
        pub data: Option<Json> = optional "data",
        /// The version of the value, if the store keeps versions.
        pub etag: Option<String> = optional "etag",
        /// What else the store says about the value, for example `ttlExpireTime`. Names keep their
        /// case here.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// Why this key could not be read.
        pub error: Option<String> = optional "error",
    }
}

impl BulkStateItem {
    /// Decodes `data` as JSON. Returns `None` if it is absent.
    ///
    /// # Errors
    ///
    /// Fails if it is not the JSON of a `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<Option<T>, Error> {
        self.data.as_ref().map(Json::decode).transpose()
    }
}
