//! `StateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, OptionalText, whole_seconds};
use serde::Serialize;

use super::StateOptions;

dapr_client_runtime::json_struct! {
    /// A key and the value to store.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateItem (StateItemParts) {
        /// The key. Must not be empty and must not contain `||`.
        pub key: String = default "key",
        /// The value, as any JSON. If the field is omitted in the request, daprd stores `null`.
        pub value: Json = default "value",
        /// The ETag that the current value must have for the write to succeed. If the key has no
        /// value, no ETag matches. An empty string is the same as no ETag.
        pub etag: Option<String> = optional "etag",
        /// Metadata for the state store. All values are strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// The concurrency and consistency options of the write.
        pub options: Option<StateOptions> = optional "options",
        /// The media type of the value. Few stores use it.
        pub content_type: Option<String> = optional "contentType",
    }
}

impl StateItem {
    /// Creates a value with only its required fields set.
    pub fn new(key: impl Into<String>, value: impl Serialize) -> Self {
        Self {
            key: key.into(),
            value: Json::new(&value),
            etag: None,
            metadata: BTreeMap::new(),
            options: None,
            content_type: None,
        }
    }

    /// The ETag that the current value must have for the write to succeed. If the key has no
    /// value, no ETag matches. An empty string is the same as no ETag.
    ///
    /// An `Option` will do as well: `None` sets nothing.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<OptionalText>) -> Self {
        self.etag = Into::<OptionalText>::into(etag).into_option();
        self
    }

    /// Metadata for the state store. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// The concurrency and consistency options of the write.
    #[must_use]
    pub fn options(mut self, options: StateOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// The media type of the value. Few stores use it.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// The time to live of the value. With 0, the value never expires.
    ///
    /// It travels in whole seconds; a part of a second is rounded up to a whole one.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.metadata
            .insert("ttlInSeconds".to_owned(), whole_seconds(ttl));
        self
    }
}
