//! `SignatureAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// The algorithm that signs a digest. Components support different algorithms.
    pub enum SignatureAlgorithm {
        /// RSA with PKCS #1 v1.5 padding and SHA-256.
        Rs256 = "RS256",
        /// RSA with PKCS #1 v1.5 padding and SHA-384.
        Rs384 = "RS384",
        /// RSA with PKCS #1 v1.5 padding and SHA-512.
        Rs512 = "RS512",
        /// RSA-PSS with SHA-256.
        Ps256 = "PS256",
        /// RSA-PSS with SHA-384.
        Ps384 = "PS384",
        /// RSA-PSS with SHA-512.
        Ps512 = "PS512",
        /// ECDSA with SHA-256, on the curve P-256. The local storage component also accepts other
        /// curves.
        Es256 = "ES256",
        /// ECDSA with SHA-384, on the curve P-384. The local storage component also accepts other
        /// curves.
        Es384 = "ES384",
        /// ECDSA with SHA-512, on the curve P-521. The local storage component also accepts other
        /// curves.
        Es512 = "ES512",
        /// Ed25519. Signs the message itself instead of a digest.
        EdDsa = "EdDSA",
    }
}
