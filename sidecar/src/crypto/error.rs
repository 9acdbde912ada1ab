//! Errors of algorithms, with daprd's messages.

/// Why an operation failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum CryptoError {
    #[error("unsupported algorithm")]
    UnsupportedAlgorithm,
    #[error("key type mismatch")]
    KeyTypeMismatch,
    #[error("invalid nonce")]
    Nonce,
    #[error("invalid tag")]
    Tag,
    #[error("invalid ciphertext length")]
    CiphertextLength,
    #[error("pkcs7: incorrect padding")]
    Padding,
    #[error("cek must be in 8-byte blocks")]
    WrapLength,
    #[error("integrity check failed - unexpected IV")]
    Unwrap,
    #[error("message authentication failed")]
    Authentication,
    #[error("crypto/rsa: encryption error")]
    RsaEncryption,
    #[error("crypto/rsa: decryption error")]
    RsaDecryption,
    /// Go's error for a message that is too long for the key.
    #[error("crypto/rsa: message too long for RSA key size")]
    RsaLength,
    /// The length of the digest does not match the algorithm's hash.
    #[error("crypto/rsa: input must be hashed message")]
    Digest,
}
