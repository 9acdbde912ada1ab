//! `EncryptionAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// With what a message or a key is encrypted. Which of these there are depends on the
/// component.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum EncryptionAlgorithm {
    /// AES with a key of 128 bits in CBC mode. The nonce has 16 bytes. It does not notice
    /// tampering.
    A128cbc,
    /// AES with a key of 192 bits in CBC mode. The nonce has 16 bytes. It does not notice
    /// tampering.
    A192cbc,
    /// AES with a key of 256 bits in CBC mode. The nonce has 16 bytes. It does not notice
    /// tampering.
    A256cbc,
    /// AES with a key of 128 bits in GCM mode. The nonce has 12 bytes.
    A128gcm,
    /// AES with a key of 192 bits in GCM mode. The nonce has 12 bytes.
    A192gcm,
    /// AES with a key of 256 bits in GCM mode. The nonce has 12 bytes.
    A256gcm,
    /// AES in CBC mode with an HMAC of SHA-256. The key has 256 bits, and the nonce 16 bytes.
    A128cbcHs256,
    /// AES in CBC mode with an HMAC of SHA-384. The key has 384 bits, and the nonce 16 bytes.
    A192cbcHs384,
    /// AES in CBC mode with an HMAC of SHA-512. The key has 512 bits, and the nonce 16 bytes.
    A256cbcHs512,
    /// AES key wrapping with a key of 128 bits, without a nonce. What is encrypted has a multiple
    /// of 8 bytes.
    A128kw,
    /// AES key wrapping with a key of 192 bits, without a nonce. What is encrypted has a multiple
    /// of 8 bytes.
    A192kw,
    /// AES key wrapping with a key of 256 bits, without a nonce. What is encrypted has a multiple
    /// of 8 bytes.
    A256kw,
    /// ChaCha20-Poly1305. The key has 256 bits, and the nonce 12 bytes.
    C20p,
    /// XChaCha20-Poly1305. The key has 256 bits, and the nonce 24 bytes.
    Xc20p,
    /// The same as `C20P`, for keys.
    C20pkw,
    /// The same as `XC20P`, for keys.
    Xc20pkw,
    /// RSA with the padding of PKCS #1 version 1.5, for old systems only.
    Rsa15,
    /// RSA with OAEP and SHA-1.
    RsaOaep,
    /// RSA with OAEP and SHA-256.
    RsaOaep256,
    /// RSA with OAEP and SHA-384.
    RsaOaep384,
    /// RSA with OAEP and SHA-512.
    RsaOaep512,
    /// One that this description does not have.
    Other(String),
}

impl EncryptionAlgorithm {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::A128cbc => "A128CBC",
            Self::A192cbc => "A192CBC",
            Self::A256cbc => "A256CBC",
            Self::A128gcm => "A128GCM",
            Self::A192gcm => "A192GCM",
            Self::A256gcm => "A256GCM",
            Self::A128cbcHs256 => "A128CBC-HS256",
            Self::A192cbcHs384 => "A192CBC-HS384",
            Self::A256cbcHs512 => "A256CBC-HS512",
            Self::A128kw => "A128KW",
            Self::A192kw => "A192KW",
            Self::A256kw => "A256KW",
            Self::C20p => "C20P",
            Self::Xc20p => "XC20P",
            Self::C20pkw => "C20PKW",
            Self::Xc20pkw => "XC20PKW",
            Self::Rsa15 => "RSA1_5",
            Self::RsaOaep => "RSA-OAEP",
            Self::RsaOaep256 => "RSA-OAEP-256",
            Self::RsaOaep384 => "RSA-OAEP-384",
            Self::RsaOaep512 => "RSA-OAEP-512",
            Self::Other(text) => text,
        }
    }
}

impl fmt::Display for EncryptionAlgorithm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<&str> for EncryptionAlgorithm {
    fn from(text: &str) -> Self {
        match text {
            "A128CBC" => Self::A128cbc,
            "A192CBC" => Self::A192cbc,
            "A256CBC" => Self::A256cbc,
            "A128GCM" => Self::A128gcm,
            "A192GCM" => Self::A192gcm,
            "A256GCM" => Self::A256gcm,
            "A128CBC-HS256" => Self::A128cbcHs256,
            "A192CBC-HS384" => Self::A192cbcHs384,
            "A256CBC-HS512" => Self::A256cbcHs512,
            "A128KW" => Self::A128kw,
            "A192KW" => Self::A192kw,
            "A256KW" => Self::A256kw,
            "C20P" => Self::C20p,
            "XC20P" => Self::Xc20p,
            "C20PKW" => Self::C20pkw,
            "XC20PKW" => Self::Xc20pkw,
            "RSA1_5" => Self::Rsa15,
            "RSA-OAEP" => Self::RsaOaep,
            "RSA-OAEP-256" => Self::RsaOaep256,
            "RSA-OAEP-384" => Self::RsaOaep384,
            "RSA-OAEP-512" => Self::RsaOaep512,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl ToJson for EncryptionAlgorithm {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for EncryptionAlgorithm {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        Ok(Self::from(text))
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for EncryptionAlgorithm {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
