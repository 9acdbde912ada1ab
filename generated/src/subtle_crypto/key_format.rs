//! `KeyFormat`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// In which format a public key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for KeyFormat {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        match text {
            "PEM" => Ok(Self::Pem),
            "JSON" => Ok(Self::Json),
            _ => {
                let known = ["PEM", "JSON"];
                Err(dapr_client_runtime::server::unknown_word(text, &known))
            }
        }
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for KeyFormat {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
