//! `AppHealthCheck`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::{DecodeError, FromJson, GoDuration, JsonValue};

/// How the sidecar checks the health of the application.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct AppHealthCheck {
    /// The path that is asked. It is absent for a gRPC application.
    pub health_check_path: Option<String>,
    /// How long it is between two probes.
    pub health_probe_interval: Option<Duration>,
    /// How long the application has for its answer.
    pub health_probe_timeout: Option<Duration>,
    /// How many probes in a row have to fail.
    pub health_threshold: Option<i32>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for AppHealthCheck {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("healthCheckPath", self.health_check_path.as_ref());
        object.optional(
            "healthProbeInterval",
            self.health_probe_interval.map(GoDuration).as_ref(),
        );
        object.optional(
            "healthProbeTimeout",
            self.health_probe_timeout.map(GoDuration).as_ref(),
        );
        object.optional("healthThreshold", self.health_threshold.as_ref());
        object.end();
    }
}

impl FromJson for AppHealthCheck {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            health_check_path: object.optional("healthCheckPath")?,
            health_probe_interval: object
                .optional::<GoDuration>("healthProbeInterval")?
                .map(|value| value.0),
            health_probe_timeout: object
                .optional::<GoDuration>("healthProbeTimeout")?
                .map(|value| value.0),
            health_threshold: object.optional("healthThreshold")?,
        })
    }
}
