//! `KeyWrapAlgorithm`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// How the key of the data is encrypted. A component supports some of these only: that of local
/// files, the first and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum KeyWrapAlgorithm {
    /// With an AES key of 256 bits, as RFC 3394 has it.
    A256kw,
    /// The same as `A256KW`.
    Aes,
    /// With an AES key of 128 bits in CBC mode.
    A128cbcNopad,
    /// With an AES key of 192 bits in CBC mode.
    A192cbcNopad,
    /// With an AES key of 256 bits in CBC mode.
    A256cbcNopad,
    /// The same as `RSA-OAEP-256`.
    Rsa,
    /// With an RSA key, OAEP and SHA-256.
    RsaOaep256,
}

impl KeyWrapAlgorithm {
    /// The text on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::A256kw => "A256KW",
            Self::Aes => "AES",
            Self::A128cbcNopad => "A128CBC-NOPAD",
            Self::A192cbcNopad => "A192CBC-NOPAD",
            Self::A256cbcNopad => "A256CBC-NOPAD",
            Self::Rsa => "RSA",
            Self::RsaOaep256 => "RSA-OAEP-256",
        }
    }
}

impl fmt::Display for KeyWrapAlgorithm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for KeyWrapAlgorithm {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for KeyWrapAlgorithm {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        match text {
            "A256KW" => Ok(Self::A256kw),
            "AES" => Ok(Self::Aes),
            "A128CBC-NOPAD" => Ok(Self::A128cbcNopad),
            "A192CBC-NOPAD" => Ok(Self::A192cbcNopad),
            "A256CBC-NOPAD" => Ok(Self::A256cbcNopad),
            "RSA" => Ok(Self::Rsa),
            "RSA-OAEP-256" => Ok(Self::RsaOaep256),
            _ => {
                let known = [
                    "A256KW",
                    "AES",
                    "A128CBC-NOPAD",
                    "A192CBC-NOPAD",
                    "A256CBC-NOPAD",
                    "RSA",
                    "RSA-OAEP-256",
                ];
                Err(dapr_client_runtime::server::unknown_word(text, &known))
            }
        }
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for KeyWrapAlgorithm {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
