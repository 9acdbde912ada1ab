//! `ActorStateUpsert`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::ActorStateItem;

/// A step that stores a value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActorStateUpsert {
    /// What to store. An ETag that does not match undoes the whole transaction.
    pub request: ActorStateItem,
}

impl ActorStateUpsert {
    /// With what it must have, and nothing else.
    pub fn new(request: ActorStateItem) -> Self {
        Self { request }
    }
}

impl ToJson for ActorStateUpsert {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("operation", "upsert");
        object.field("request", &self.request);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ActorStateUpsert {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            request: object.required("request")?,
        })
    }
}
