//! `Encrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The encrypted message.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Encrypted (EncryptedParts) {
        /// The encrypted message. Absent if empty.
        pub ciphertext: Option<Bytes> = optional "ciphertext",
        /// The authentication tag. Absent if the algorithm has none.
        pub tag: Option<Bytes> = optional "tag",
    }
}
