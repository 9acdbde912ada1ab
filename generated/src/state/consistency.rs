//! `Consistency`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// How fresh a read, or how safe a write, has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum Consistency {
    /// One copy is enough. The others follow.
    Eventual,
    /// The copies have to agree first.
    Strong,
}

impl Consistency {
    /// The text on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Eventual => "eventual",
            Self::Strong => "strong",
        }
    }
}

impl fmt::Display for Consistency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for Consistency {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for Consistency {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        match text {
            "eventual" => Ok(Self::Eventual),
            "strong" => Ok(Self::Strong),
            _ => {
                let known = ["eventual", "strong"];
                Err(dapr_client_runtime::server::unknown_word(text, &known))
            }
        }
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for Consistency {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
