//! `ActorStateKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

/// A key to delete.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActorStateKey {
    /// The key. It must not be empty.
    pub key: String,
    /// Deletes only if this is the ETag of the present value. An empty one counts as none.
    pub etag: Option<String>,
}

impl ActorStateKey {
    /// With what it must have, and nothing else.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            etag: None,
        }
    }

    /// Deletes only if this is the ETag of the present value. An empty one counts as none.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
        self
    }
}

impl ToJson for ActorStateKey {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.optional("etag", self.etag.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ActorStateKey {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            key: object.default("key")?,
            etag: object.optional("etag")?,
        })
    }
}
