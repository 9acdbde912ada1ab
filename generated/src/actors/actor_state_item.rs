//! `ActorStateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, JsonWriter, ToJson, whole_seconds};
use serde::Serialize;

/// A key and the value to store under it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActorStateItem {
    /// The key. It must not be empty.
    pub key: String,
    /// The value: any JSON. On the wire it may be left out, which stores `null`.
    pub value: Json,
    /// Stores only if this is the ETag of the present value. An empty one counts as none. No
    /// operation of actors tells an ETag.
    pub etag: Option<String>,
    /// Something that the store wants to know about the item. All values are strings.
    pub metadata: BTreeMap<String, String>,
}

impl ActorStateItem {
    /// With what it must have, and nothing else.
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

impl ToJson for ActorStateItem {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.field("value", &self.value);
        object.optional("etag", self.etag.as_ref());
        object.map("metadata", &self.metadata);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ActorStateItem {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            key: object.default("key")?,
            value: object.default("value")?,
            etag: object.optional("etag")?,
            metadata: object.default("metadata")?,
        })
    }
}
