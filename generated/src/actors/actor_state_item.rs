//! `ActorStateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, whole_seconds};
use serde::Serialize;

dapr_client_runtime::json_struct! {
    /// A key and the value to store.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorStateItem (ActorStateItemParts) {
        /// The key. Must not be empty.
        pub key: String = default "key",
        /// The value, as any JSON. If the field is omitted in the request, daprd stores `null`.
        pub value: Json = default "value",
        /// The ETag that the current value must have for the write to succeed. An empty string is
        /// the same as no ETag. No actor operation returns an ETag.
        pub etag: Option<String> = optional "etag",
        /// Metadata for the state store. All values are strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}

impl ActorStateItem {
    /// Creates a value with only its required fields set.
    pub fn new(key: impl Into<String>, value: impl Serialize) -> Self {
        Self {
            key: key.into(),
            value: Json::new(&value),
            etag: None,
            metadata: BTreeMap::new(),
        }
    }

    /// The ETag that the current value must have for the write to succeed. An empty string is
    /// the same as no ETag. No actor operation returns an ETag.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
        self
    }

    /// Metadata for the state store. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// The time to live of the value. With 0, the value never expires. daprd rejects it unless
    /// the feature `ActorStateTTL` is enabled.
    ///
    /// It travels in whole seconds; a part of a second is rounded up to a whole one.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.metadata
            .insert("ttlInSeconds".to_owned(), whole_seconds(ttl));
        self
    }
}
