//! `StateKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::OptionalText;

use super::StateOptions;

dapr_client_runtime::json_struct! {
    /// A key to delete.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StateKey (StateKeyParts) {
        /// The key. It must not contain `||`. daprd does not refuse an empty one here.
        pub key: String = default "key",
        /// Deletes only if this is the ETag of the present value. An empty one counts as none.
        pub etag: Option<String> = optional "etag",
        /// Something that the store wants to know about this step. All values are strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// How the key is deleted.
        pub options: Option<StateOptions> = optional "options",
    }
}

impl StateKey {
    /// Creates a value with only its required fields set.
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
