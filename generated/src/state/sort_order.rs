//! `SortOrder`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// In which direction results are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub enum SortOrder {
    /// The smallest first. This is the default.
    Asc,
    /// The largest first.
    Desc,
}

impl SortOrder {
    /// The text on the wire.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Asc => "ASC",
            Self::Desc => "DESC",
        }
    }
}

impl fmt::Display for SortOrder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for SortOrder {
    fn write_json(&self, writer: &mut JsonWriter) {
        writer.string(self.as_str());
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromHeader for SortOrder {
    fn from_header(text: &str) -> Result<Self, dapr_client_runtime::DecodeError> {
        match text {
            "ASC" => Ok(Self::Asc),
            "DESC" => Ok(Self::Desc),
            _ => {
                let known = ["ASC", "DESC"];
                Err(dapr_client_runtime::server::unknown_word(text, &known))
            }
        }
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for SortOrder {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        dapr_client_runtime::FromHeader::from_header(&value.string()?)
    }
}
