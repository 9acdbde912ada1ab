//! `Decrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The message.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Decrypted (DecryptedParts) {
        /// The message. It is absent when it is empty.
        pub plaintext: Option<Bytes> = optional "plaintext",
    }
}
