//! `ActorStateKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A key to delete.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorStateKey (ActorStateKeyParts) {
        /// The key. It must not be empty.
        pub key: String = default "key",
        /// Deletes only if this is the ETag of the present value. An empty one counts as none.
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

    /// Deletes only if this is the ETag of the present value. An empty one counts as none.
    #[must_use]
    pub fn etag(mut self, etag: impl Into<String>) -> Self {
        self.etag = Some(etag.into());
        self
    }
}
