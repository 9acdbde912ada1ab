//! `DataEncryptionCipher`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// How the data is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum DataEncryptionCipher {
    /// With AES-GCM and a key of 256 bits.
    AesGcm,
    /// With ChaCha20-Poly1305, which is faster where the processor has no AES instructions.
    Chacha20Poly1305,
}

impl DataEncryptionCipher {
    /// The text on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::AesGcm => "aes-gcm",
            Self::Chacha20Poly1305 => "chacha20-poly1305",
        }
    }
}

impl fmt::Display for DataEncryptionCipher {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for DataEncryptionCipher {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for DataEncryptionCipher {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        match text {
            "aes-gcm" => Ok(Self::AesGcm),
            "chacha20-poly1305" => Ok(Self::Chacha20Poly1305),
            _ => {
                let known = ["aes-gcm", "chacha20-poly1305"];
                Err(dapr_client_runtime::server::unknown_word(text, &known))
            }
        }
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for DataEncryptionCipher {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
