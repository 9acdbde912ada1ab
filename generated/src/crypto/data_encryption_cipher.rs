//! `DataEncryptionCipher`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// How the data is encrypted.
    pub enum DataEncryptionCipher {
        /// With AES-GCM and a key of 256 bits.
        AesGcm = "aes-gcm",
        /// With ChaCha20-Poly1305, which is faster where the processor has no AES instructions.
        Chacha20Poly1305 = "chacha20-poly1305",
    }
}
