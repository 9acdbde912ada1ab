//! `Decrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The message.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Decrypted (DecryptedParts) {
        /// The message. Absent if empty.
        pub plaintext: Option<Bytes> = optional "plaintext",
    }
}
