//! `StateKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{JsonWriter, OptionalText, ToJson};

use super::StateOptions;

/// A key to delete.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StateKey {
    /// The key. It must not contain `||`. daprd does not refuse an empty one here.
    pub key: String,
    /// Deletes only if this is the ETag of the present value. An empty one counts as none.
    pub etag: Option<String>,
    /// Something that the store wants to know about this step. All values are strings.
    pub metadata: BTreeMap<String, String>,
    /// How the key is deleted.
    pub options: Option<StateOptions>,
}

impl StateKey {
    /// With what it must have, and nothing else.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            etag: None,
            metadata: BTreeMap::new(),
            options: None,
        }
    }

    /// Deletes only if this is the ETag of the present value. An empty one counts as none.
    ///
    /// An `Option` will do as well: `None` sets nothing.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<OptionalText>) -> Self {
        self.etag = Into::<OptionalText>::into(etag).into_option();
        self
    }

    /// Something that the store wants to know about this step. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// How the key is deleted.
    #[must_use]
    pub fn options(mut self, options: StateOptions) -> Self {
        self.options = Some(options);
        self
    }
}

impl ToJson for StateKey {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.optional("etag", self.etag.as_ref());
        object.map("metadata", &self.metadata);
        object.optional("options", self.options.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for StateKey {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            key: object.default("key")?,
            etag: object.optional("etag")?,
            metadata: object.default("metadata")?,
            options: object.optional("options")?,
        })
    }
}
