//! `ConfigurationSubscription`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// A subscription.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConfigurationSubscription {
    /// The id of the subscription. It comes with every update, and ends the subscription.
    pub id: String,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConfigurationSubscription {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("id", &self.id);
        object.end();
    }
}

impl FromJson for ConfigurationSubscription {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            id: object.required("id")?,
        })
    }
}
