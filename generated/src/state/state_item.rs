//! `StateItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, JsonWriter, OptionalText, ToJson, whole_seconds};
use serde::Serialize;

use super::StateOptions;

/// A key and the value to store under it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StateItem {
    /// The key. It must not be empty and must not contain `||`.
    pub key: String,
    /// The value: any JSON. On the wire it may be left out, which stores `null`.
    pub value: Json,
    /// Stores only if this is the ETag of the present value; without a value nothing matches. An
    /// empty one counts as none.
    pub etag: Option<String>,
    /// Something that the store wants to know about the item. All values are strings.
    pub metadata: BTreeMap<String, String>,
    /// How the item is written.
    pub options: Option<StateOptions>,
    /// The media type of the value. Few stores look at it.
    pub content_type: Option<String>,
}

impl StateItem {
    /// With what it must have, and nothing else.
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

    /// Stores only if this is the ETag of the present value; without a value nothing matches. An
    /// empty one counts as none.
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

    /// After how many seconds the value expires: a whole number. Zero, -1 and an empty string mean
    /// never.
    ///
    /// It travels in whole seconds; a part of a second is rounded up to a whole one.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.metadata
            .insert("ttlInSeconds".to_owned(), whole_seconds(ttl));
        self
    }
}

impl ToJson for StateItem {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.field("value", &self.value);
        object.optional("etag", self.etag.as_ref());
        object.map("metadata", &self.metadata);
        object.optional("options", self.options.as_ref());
        object.optional("contentType", self.content_type.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for StateItem {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            key: object.default("key")?,
            value: object.default("value")?,
            etag: object.optional("etag")?,
            metadata: object.default("metadata")?,
            options: object.optional("options")?,
            content_type: object.optional("contentType")?,
        })
    }
}
