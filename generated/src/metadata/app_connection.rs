//! `AppConnection`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::AppHealthCheck;

/// How the sidecar reaches its application.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct AppConnection {
    /// The port of the application. It is absent when the sidecar does not know of one.
    pub port: Option<i32>,
    /// One of `http`, `https`, `h2c`, `grpc` and `grpcs`.
    pub protocol: Option<String>,
    /// The address of the application.
    pub channel_address: Option<String>,
    /// How many calls to the application there can be at once. It is absent when there is no limit.
    pub max_concurrency: Option<i32>,
    /// How the sidecar checks the health of the application. It is absent when it does not.
    pub health: Option<AppHealthCheck>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for AppConnection {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("port", self.port.as_ref());
        object.optional("protocol", self.protocol.as_ref());
        object.optional("channelAddress", self.channel_address.as_ref());
        object.optional("maxConcurrency", self.max_concurrency.as_ref());
        object.optional("health", self.health.as_ref());
        object.end();
    }
}

impl FromJson for AppConnection {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            port: object.optional("port")?,
            protocol: object.optional("protocol")?,
            channel_address: object.optional("channelAddress")?,
            max_concurrency: object.optional("maxConcurrency")?,
            health: object.optional("health")?,
        })
    }
}
