//! `KeyWrapAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// The algorithm that wraps the data key. Components support different algorithms. The
    /// local storage component supports `A256KW` and `RSA-OAEP-256`, and their aliases `AES`
    /// and `RSA`.
    pub enum KeyWrapAlgorithm {
        /// AES key wrap with a 256-bit key, as defined by RFC 3394.
        A256kw = "A256KW",
        /// An alias of `A256KW`.
        Aes = "AES",
        /// AES-CBC with a 128-bit key.
        A128cbcNopad = "A128CBC-NOPAD",
        /// AES-CBC with a 192-bit key.
        A192cbcNopad = "A192CBC-NOPAD",
        /// AES-CBC with a 256-bit key.
        A256cbcNopad = "A256CBC-NOPAD",
        /// An alias of `RSA-OAEP-256`.
        Rsa = "RSA",
        /// RSA-OAEP with SHA-256.
        RsaOaep256 = "RSA-OAEP-256",
    }
}
