//! `WrappedKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The wrapped key.
    #[derive(Clone, Debug, PartialEq)]
    pub struct WrappedKey (WrappedKeyParts) {
        /// The wrapped key.
        pub wrapped_key: Bytes = required "wrappedKey",
        /// The authentication tag. Absent if the algorithm has none.
        pub tag: Option<Bytes> = optional "tag",
    }
}
