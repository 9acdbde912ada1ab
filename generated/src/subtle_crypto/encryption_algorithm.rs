//! `EncryptionAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// With what a message or a key is encrypted. Which of these there are depends on the
    /// component.
    pub enum EncryptionAlgorithm {
        /// AES with a key of 128 bits in CBC mode. The nonce has 16 bytes. It does not notice
        /// tampering.
        A128cbc = "A128CBC",
        /// AES with a key of 192 bits in CBC mode. The nonce has 16 bytes. It does not notice
        /// tampering.
        A192cbc = "A192CBC",
        /// AES with a key of 256 bits in CBC mode. The nonce has 16 bytes. It does not notice
        /// tampering.
        A256cbc = "A256CBC",
        /// AES with a key of 128 bits in GCM mode. The nonce has 12 bytes.
        A128gcm = "A128GCM",
        /// AES with a key of 192 bits in GCM mode. The nonce has 12 bytes.
        A192gcm = "A192GCM",
        /// AES with a key of 256 bits in GCM mode. The nonce has 12 bytes.
        A256gcm = "A256GCM",
        /// AES in CBC mode with an HMAC of SHA-256. The key has 256 bits, and the nonce 16 bytes.
        A128cbcHs256 = "A128CBC-HS256",
        /// AES in CBC mode with an HMAC of SHA-384. The key has 384 bits, and the nonce 16 bytes.
        A192cbcHs384 = "A192CBC-HS384",
        /// AES in CBC mode with an HMAC of SHA-512. The key has 512 bits, and the nonce 16 bytes.
        A256cbcHs512 = "A256CBC-HS512",
        /// AES key wrapping with a key of 128 bits, without a nonce. What is encrypted has a
        /// multiple of 8 bytes.
        A128kw = "A128KW",
        /// AES key wrapping with a key of 192 bits, without a nonce. What is encrypted has a
        /// multiple of 8 bytes.
        A192kw = "A192KW",
        /// AES key wrapping with a key of 256 bits, without a nonce. What is encrypted has a
        /// multiple of 8 bytes.
        A256kw = "A256KW",
        /// ChaCha20-Poly1305. The key has 256 bits, and the nonce 12 bytes.
        C20p = "C20P",
        /// XChaCha20-Poly1305. The key has 256 bits, and the nonce 24 bytes.
        Xc20p = "XC20P",
        /// The same as `C20P`, for keys.
        C20pkw = "C20PKW",
        /// The same as `XC20P`, for keys.
        Xc20pkw = "XC20PKW",
        /// RSA with the padding of PKCS #1 version 1.5, for old systems only.
        Rsa15 = "RSA1_5",
        /// RSA with OAEP and SHA-1.
        RsaOaep = "RSA-OAEP",
        /// RSA with OAEP and SHA-256.
        RsaOaep256 = "RSA-OAEP-256",
        /// RSA with OAEP and SHA-384.
        RsaOaep384 = "RSA-OAEP-384",
        /// RSA with OAEP and SHA-512.
        RsaOaep512 = "RSA-OAEP-512",
    }
}
