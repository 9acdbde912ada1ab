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
        /// The key. Must not contain `||`. Unlike in other operations, daprd accepts an empty key.
        pub key: String = default "key",
        /// The ETag that the current value must have for the delete to succeed. An empty string is
        /// the same as no ETag.
        pub etag: Option<String> = optional "etag",
        /// Metadata for this operation. All values are strings.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// The concurrency and consistency options of the delete.
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

    /// The ETag that the current value must have for the delete to succeed. An empty string is
    /// the same as no ETag.
    ///
    /// An `Option` will do as well: `None` sets nothing.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<OptionalText>) -> Self {
        self.etag = Into::<OptionalText>::into(etag).into_option();
        self
    }

    /// Metadata for this operation. All values are strings.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(key.into(), value.into());
        self
    }

    /// The concurrency and consistency options of the delete.
    #[must_use]
    pub fn options(mut self, options: StateOptions) -> Self {
        self.options = Some(options);
        self
    }
}
