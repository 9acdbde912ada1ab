//! `BulkStateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{Error, Json};
use serde::de::DeserializeOwned;

dapr_client_runtime::json_struct! {
    /// The result of a bulk read for one key.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkStateItem (BulkStateItemParts) {
        /// The key.
        pub key: String = required "key",
        /// The value. A stored `null` is `null`. Absent if the key has no value or could not be
        /// read.
        pub data: Option<Json> = optional "data",
        /// The version of the value, if the store keeps versions.
        pub etag: Option<String> = optional "etag",
        /// Metadata of the value, for example `ttlExpireTime`. Names keep their case.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// The error message if the key could not be read.
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
