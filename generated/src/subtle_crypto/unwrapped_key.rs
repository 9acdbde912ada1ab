//! `UnwrappedKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Bytes;

dapr_client_runtime::json_struct! {
    /// The key.
    #[derive(Clone, Debug, PartialEq)]
    pub struct UnwrappedKey (UnwrappedKeyParts) {
        /// The bytes of a symmetric key, or a private key in DER (PKCS #8), whatever its original
        /// format.
        pub plaintext_key: Bytes = required "plaintextKey",
    }
}
