//! `SignatureAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// With what a digest is signed. Which of these there are depends on the component.
    pub enum SignatureAlgorithm {
        /// RSA with the padding of PKCS #1 version 1.5 and SHA-256.
        Rs256 = "RS256",
        /// RSA with the padding of PKCS #1 version 1.5 and SHA-384.
        Rs384 = "RS384",
        /// RSA with the padding of PKCS #1 version 1.5 and SHA-512.
        Rs512 = "RS512",
        /// RSA with PSS and SHA-256.
        Ps256 = "PS256",
        /// RSA with PSS and SHA-384.
        Ps384 = "PS384",
        /// RSA with PSS and SHA-512.
        Ps512 = "PS512",
        /// ECDSA with SHA-256, by its name on the curve P-256; the component of local files does
        /// not insist on it.
        Es256 = "ES256",
        /// ECDSA with SHA-384, by its name on the curve P-384; the component of local files does
        /// not insist on it.
        Es384 = "ES384",
        /// ECDSA with SHA-512, by its name on the curve P-521; the component of local files does
        /// not insist on it.
        Es512 = "ES512",
        /// Ed25519, with the message itself in place of the digest.
        EdDsa = "EdDSA",
    }
}
