//! `ActorStateKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A key to delete.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorStateKey (ActorStateKeyParts) {
        /// The key. Must not be empty.
        pub key: String = default "key",
        /// The ETag that the current value must have for the delete to succeed. An empty string is
        /// the same as no ETag.
        pub etag: Option<String> = optional "etag",
    }
}

impl ActorStateKey {
    /// Creates a value with only its required fields set.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            etag: None,
        }
    }

    /// The ETag that the current value must have for the delete to succeed. An empty string is
    /// the same as no ETag.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
        self
    }
}
