//! `ConfigurationUnsubscribed`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Whether a subscription has ended.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConfigurationUnsubscribed {
    /// Whether it has ended, which it has.
    pub ok: Option<bool>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConfigurationUnsubscribed {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("ok", self.ok.as_ref());
        object.end();
    }
}

impl FromJson for ConfigurationUnsubscribed {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            ok: object.optional("ok")?,
        })
    }
}
