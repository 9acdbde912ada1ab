//! `ActorRuntime`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::{ActiveActors, ActorRuntimeStatus};

/// The state of the part that runs actors.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActorRuntime {
    /// Whether actors can run.
    pub runtime_status: ActorRuntimeStatus,
    /// The types of actors that the application hosts, those without an active actor among them.
    pub active_actors: Vec<ActiveActors>,
    /// Whether the application's actors can be called.
    pub host_ready: bool,
    /// The state of the connection to the placement service, for example `placement: connected`.
    pub placement: Option<String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ActorRuntime {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("runtimeStatus", &self.runtime_status);
        object.list("activeActors", &self.active_actors);
        object.field("hostReady", &self.host_ready);
        object.optional("placement", self.placement.as_ref());
        object.end();
    }
}

impl FromJson for ActorRuntime {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            runtime_status: object.required("runtimeStatus")?,
            active_actors: object.default("activeActors")?,
            host_ready: object.required("hostReady")?,
            placement: object.optional("placement")?,
        })
    }
}
