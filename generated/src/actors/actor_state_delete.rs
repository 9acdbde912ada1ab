//! `ActorStateDelete`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::ActorStateKey;

/// A step that deletes a key.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActorStateDelete {
    /// What to delete. An ETag that does not match undoes the whole transaction.
    pub request: ActorStateKey,
}

impl ActorStateDelete {
    /// With what it must have, and nothing else.
    pub fn new(request: ActorStateKey) -> Self {
        Self { request }
    }
}

impl ToJson for ActorStateDelete {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("operation", "delete");
        object.field("request", &self.request);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ActorStateDelete {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            request: object.required("request")?,
        })
    }
}
