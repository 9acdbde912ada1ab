//! `KeyWrapAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// How the key of the data is encrypted. A component supports some of these only: that of
    /// local files, the first and the last.
    pub enum KeyWrapAlgorithm {
        /// With an AES key of 256 bits, as RFC 3394 has it.
        A256kw = "A256KW",
        /// The same as `A256KW`.
        Aes = "AES",
        /// With an AES key of 128 bits in CBC mode.
        A128cbcNopad = "A128CBC-NOPAD",
        /// With an AES key of 192 bits in CBC mode.
        A192cbcNopad = "A192CBC-NOPAD",
        /// With an AES key of 256 bits in CBC mode.
        A256cbcNopad = "A256CBC-NOPAD",
        /// The same as `RSA-OAEP-256`.
        Rsa = "RSA",
        /// With an RSA key, OAEP and SHA-256.
        RsaOaep256 = "RSA-OAEP-256",
    }
}
