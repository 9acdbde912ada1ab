//! `DataEncryptionCipher`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// How the data is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
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
        self.as_str().write_json(writer);
    }
}
