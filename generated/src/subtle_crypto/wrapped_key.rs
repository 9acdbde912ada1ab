//! `WrappedKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The encrypted key.
    #[derive(Clone, Debug, PartialEq)]
    pub struct WrappedKey (WrappedKeyParts) {
        /// The encrypted key.
        pub wrapped_key: Bytes = required "wrappedKey",
        /// What proves that nobody has tampered with it. It is absent when the algorithm has none.
        pub tag: Option<Bytes> = optional "tag",
    }
}
