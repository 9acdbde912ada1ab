//! `ActorStateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, whole_seconds};
use serde::Serialize;

dapr_client_runtime::json_struct! {
    /// A key and the value to store under it.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorStateItem (ActorStateItemParts) {
        /// The key. It must not be empty.
        pub key: String = default "key",
        /// The value: any JSON. On the wire it may be left out, which stores `null`.
        pub value: Json = default "value",
        /// Stores only if this is the ETag of the present value. An empty one counts as none. No
        /// operation of actors tells an ETag.
        pub etag: Option<String> = optional "etag",
        /// Something that the store wants to know about the item. All values are strings.
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

    /// Stores only if this is the ETag of the present value. An empty one counts as none. No
    /// operation of actors tells an ETag.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
        self
    }

    /// Something that the store wants to know about the item. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// After how many seconds the value expires: a whole number. daprd refuses it, unless its
    /// feature `ActorStateTTL` is on.
    ///
    /// It travels in whole seconds; a part of a second is rounded up to a whole one.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.metadata
            .insert("ttlInSeconds".to_owned(), whole_seconds(ttl));
        self
    }
}
