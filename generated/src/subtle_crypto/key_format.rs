//! `KeyFormat`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// In which format a public key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyFormat {
    /// PKIX in PEM.
    Pem,
    /// A JSON Web Key.
    Json,
}

impl KeyFormat {
    /// The text on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Pem => "PEM",
            Self::Json => "JSON",
        }
    }
}

impl fmt::Display for KeyFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for KeyFormat {
    fn write_json(&self, writer: &mut JsonWriter) {
        self.as_str().write_json(writer);
    }
}
