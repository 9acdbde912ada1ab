//! `SignatureAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// With what a digest is signed. Which of these there are depends on the component.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum SignatureAlgorithm {
    /// RSA with the padding of PKCS #1 version 1.5 and SHA-256.
    Rs256,
    /// RSA with the padding of PKCS #1 version 1.5 and SHA-384.
    Rs384,
    /// RSA with the padding of PKCS #1 version 1.5 and SHA-512.
    Rs512,
    /// RSA with PSS and SHA-256.
    Ps256,
    /// RSA with PSS and SHA-384.
    Ps384,
    /// RSA with PSS and SHA-512.
    Ps512,
    /// ECDSA with SHA-256, by its name on the curve P-256; the component of local files does not
    /// insist on it.
    Es256,
    /// ECDSA with SHA-384, by its name on the curve P-384; the component of local files does not
    /// insist on it.
    Es384,
    /// ECDSA with SHA-512, by its name on the curve P-521; the component of local files does not
    /// insist on it.
    Es512,
    /// Ed25519, with the message itself in place of the digest.
    EdDsa,
    /// One that this description does not have.
    Other(String),
}

impl SignatureAlgorithm {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Rs256 => "RS256",
            Self::Rs384 => "RS384",
            Self::Rs512 => "RS512",
            Self::Ps256 => "PS256",
            Self::Ps384 => "PS384",
            Self::Ps512 => "PS512",
            Self::Es256 => "ES256",
            Self::Es384 => "ES384",
            Self::Es512 => "ES512",
            Self::EdDsa => "EdDSA",
            Self::Other(text) => text,
        }
    }
}

impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl From<&str> for SignatureAlgorithm {
    fn from(text: &str) -> Self {
        match text {
            "RS256" => Self::Rs256,
            "RS384" => Self::Rs384,
            "RS512" => Self::Rs512,
            "PS256" => Self::Ps256,
            "PS384" => Self::Ps384,
            "PS512" => Self::Ps512,
            "ES256" => Self::Es256,
            "ES384" => Self::Es384,
            "ES512" => Self::Es512,
            "EdDSA" => Self::EdDsa,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl ToJson for SignatureAlgorithm {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for SignatureAlgorithm {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        Ok(Self::from(text))
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for SignatureAlgorithm {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
