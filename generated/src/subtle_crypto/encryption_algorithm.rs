//! `EncryptionAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// The algorithm that encrypts a message or wraps a key. Components support different
    /// algorithms.
    pub enum EncryptionAlgorithm {
        /// AES-CBC with a 128-bit key and a 16-byte nonce. Does not detect tampering.
        A128cbc = "A128CBC",
        /// AES-CBC with a 192-bit key and a 16-byte nonce. Does not detect tampering.
        A192cbc = "A192CBC",
        /// AES-CBC with a 256-bit key and a 16-byte nonce. Does not detect tampering.
        A256cbc = "A256CBC",
        /// AES-GCM with a 128-bit key and a 12-byte nonce.
        A128gcm = "A128GCM",
        /// AES-GCM with a 192-bit key and a 12-byte nonce.
        A192gcm = "A192GCM",
        /// AES-GCM with a 256-bit key and a 12-byte nonce.
        A256gcm = "A256GCM",
        /// AES-CBC with HMAC-SHA-256, a 256-bit key and a 16-byte nonce.
        A128cbcHs256 = "A128CBC-HS256",
        /// AES-CBC with HMAC-SHA-384, a 384-bit key and a 16-byte nonce.
        A192cbcHs384 = "A192CBC-HS384",
        /// AES-CBC with HMAC-SHA-512, a 512-bit key and a 16-byte nonce.
        A256cbcHs512 = "A256CBC-HS512",
        /// AES key wrap with a 128-bit key, without a nonce. The length of the input must be a
        /// multiple of 8 bytes.
        A128kw = "A128KW",
        /// AES key wrap with a 192-bit key, without a nonce. The length of the input must be a
        /// multiple of 8 bytes.
        A192kw = "A192KW",
        /// AES key wrap with a 256-bit key, without a nonce. The length of the input must be a
        /// multiple of 8 bytes.
        A256kw = "A256KW",
        /// ChaCha20-Poly1305 with a 256-bit key and a 12-byte nonce.
        C20p = "C20P",
        /// XChaCha20-Poly1305 with a 256-bit key and a 24-byte nonce.
        Xc20p = "XC20P",
        /// The same as `C20P`, for wrapping keys.
        C20pkw = "C20PKW",
        /// The same as `XC20P`, for wrapping keys.
        Xc20pkw = "XC20PKW",
        /// RSA with PKCS #1 v1.5 padding, for legacy systems only.
        Rsa15 = "RSA1_5",
        /// RSA-OAEP with SHA-1.
        RsaOaep = "RSA-OAEP",
        /// RSA-OAEP with SHA-256.
        RsaOaep256 = "RSA-OAEP-256",
        /// RSA-OAEP with SHA-384.
        RsaOaep384 = "RSA-OAEP-384",
        /// RSA-OAEP with SHA-512.
        RsaOaep512 = "RSA-OAEP-512",
    }
}
