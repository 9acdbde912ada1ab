//! `TransactionRequest`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::{Json, JsonWriter, ToJson, whole_seconds};
use serde::Serialize;

use super::StateOptions;

/// What a step of a transaction stores or deletes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TransactionRequest {
    /// The key. It must not contain `||`. daprd does not refuse an empty one here.
    pub key: String,
    /// The value to store: any JSON. Left out it is `null`. A delete ignores it.
    pub value: Option<Json>,
    /// Carries the transaction out only if this is the ETag of the present value. An empty one
    /// counts as none.
    pub etag: Option<String>,
    /// Something that the store wants to know about this step. All values are strings.
    ///
    /// Where the store has an outbox, `outbox.projection` with the value `true` keeps the step from
    /// being stored and publishes its value in place of that of the other step with the same key.
    pub metadata: BTreeMap<String, String>,
    /// How the step is carried out.
    pub options: Option<StateOptions>,
    /// The media type of the value. Few stores look at it; an outbox does.
    pub content_type: Option<String>,
}

impl TransactionRequest {
    /// With what it must have, and nothing else.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: None,
            etag: None,
            metadata: BTreeMap::new(),
            options: None,
            content_type: None,
        }
    }

    /// The value to store: any JSON. Left out it is `null`. A delete ignores it.
    #[must_use]
    pub fn value(mut self, value: impl Serialize) -> Self {
        self.value = Some(Json::new(&value));
        self
    }

    /// Carries the transaction out only if this is the ETag of the present value. An empty one
    /// counts as none.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
        self
    }

    /// Something that the store wants to know about this step. All values are strings.
    ///
    /// Where the store has an outbox, `outbox.projection` with the value `true` keeps the step from
    /// being stored and publishes its value in place of that of the other step with the same key.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// How the step is carried out.
    #[must_use]
    pub fn options(mut self, options: StateOptions) -> Self {
        self.options = Some(options);
        self
    }

    /// The media type of the value. Few stores look at it; an outbox does.
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

impl ToJson for TransactionRequest {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.optional("value", self.value.as_ref());
        object.optional("etag", self.etag.as_ref());
        object.map("metadata", &self.metadata);
        object.optional("options", self.options.as_ref());
        object.optional("contentType", self.content_type.as_ref());
        object.end();
    }
}
