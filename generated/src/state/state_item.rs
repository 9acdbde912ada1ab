//! `StateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, OptionalText, whole_seconds};
use serde::Serialize;

use super::StateOptions;

dapr_client_runtime::json_struct! {
    /// A key and the value to store under it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateItem (StateItemParts) {
        /// The key. It must not be empty and must not contain `||`.
        pub key: String = default "key",
        /// The value: any JSON. On the wire it may be left out, which stores `null`.
        pub value: Json = default "value",
        /// Stores only if this is the ETag of the present value; without a value nothing matches.
        /// An empty one counts as none.
        pub etag: Option<String> = optional "etag",
        /// Something that the store wants to know about the item. All values are strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// How the item is written.
        pub options: Option<StateOptions> = optional "options",
        /// The media type of the value. Few stores look at it.
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

    /// Stores only if this is the ETag of the present value; without a value nothing matches.
    /// An empty one counts as none.
    ///
    /// An `Option` will do as well: `None` sets nothing.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<OptionalText>) -> Self {
        self.etag = Into::<OptionalText>::into(etag).into_option();
        self
    }

    /// Something that the store wants to know about the item. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// How the item is written.
    #[must_use]
    pub fn options(mut self, options: StateOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// The media type of the value. Few stores look at it.
    #[must_use]
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// After how many seconds the value expires: a whole number. Zero, -1 and an empty string
    /// mean never.
    ///
    /// It travels in whole seconds; a part of a second is rounded up to a whole one.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.metadata
            .insert("ttlInSeconds".to_owned(), whole_seconds(ttl));
        self
    }
}
