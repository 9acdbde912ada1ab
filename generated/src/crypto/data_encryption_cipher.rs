//! `DataEncryptionCipher`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// The cipher that encrypts the data.
    pub enum DataEncryptionCipher {
        /// AES-GCM with a 256-bit key.
        AesGcm = "aes-gcm",
        /// ChaCha20-Poly1305, which is faster on processors without AES instructions.
        Chacha20Poly1305 = "chacha20-poly1305",
    }
}
