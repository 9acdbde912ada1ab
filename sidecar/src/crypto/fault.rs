//! What goes wrong with an algorithm, in daprd's words.

/// Why something was not encrypted, decrypted, signed or verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
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
    /// What Go says of a message that is larger than the key.
    #[error("crypto/rsa: message too long for RSA key size")]
    RsaLength,
    /// The digest does not have the length of the algorithm's hash.
    #[error("crypto/rsa: input must be hashed message")]
    Digest,
}
