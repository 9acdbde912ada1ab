//! `Encrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The encrypted message.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Encrypted (EncryptedParts) {
        /// The encrypted message. It is absent when it is empty.
        pub ciphertext: Option<Bytes> = optional "ciphertext",
        /// What proves that nobody has tampered with it. It is absent when the algorithm has none.
        pub tag: Option<Bytes> = optional "tag",
    }
}
