//! The client.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::time::Duration;

use dapr_client_runtime::{Client, Config, Error, TraceContext, Transport};

/// A client of one Dapr sidecar.
///
/// Cheap to clone: all clones share the connections to the sidecar. The operations are methods,
/// grouped by building block in the modules of this crate.
#[derive(Clone, Debug)]
pub struct DaprClient {
    pub(crate) client: Client,
}

impl DaprClient {
    /// Creates a client from the environment.
    ///
    /// `DAPR_HTTP_ENDPOINT` is the URL of the sidecar. If it is not set, the sidecar is at 127.0.0.1 and
    /// `DAPR_HTTP_PORT`, which defaults to 3500. `DAPR_API_TOKEN` is sent with every request.
    ///
    /// # Errors
    ///
    /// Fails if one of the variables has an invalid value. The error names the variable and its value.
    #[cfg(feature = "http")]
    pub fn from_env() -> Result<Self, Error> {
        Self::new(Config::from_env()?)
    }

    /// Creates a client from a [`Config`].
    ///
    /// # Errors
    ///
    /// Fails if the endpoint is invalid.
    #[cfg(feature = "http")]
    pub fn new(config: Config) -> Result<Self, Error> {
        Client::new(config).map(|client| Self { client })
    }

    /// Creates a client that sends its requests through `transport`, for example a fake in a test.
    ///
    /// # Errors
    ///
    /// Fails if the endpoint is invalid.
    pub fn with_transport(config: Config, transport: impl Transport) -> Result<Self, Error> {
        Client::with_transport(config, transport).map(|client| Self { client })
    }

    /// Returns a client that shares the connections of this one and sends a header with every request,
    /// unless the call sets a header of the same name.
    #[must_use]
    pub fn with_header(&self, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            client: self.client.with_header(name, value),
        }
    }

    /// Returns a client that shares the connections of this one and whose calls belong to a trace,
    /// unless the call sets a trace context of its own.
    #[must_use]
    pub fn with_trace_context(&self, trace: &TraceContext) -> Self {
        Self {
            client: self.client.with_trace_context(trace),
        }
    }

    /// Waits until the sidecar is ready, for `timeout` at the longest.
    ///
    /// It asks [`GET /v1.0/healthz/outbound`](Self::check_outbound_health) again and again,
    /// with short breaks.
    ///
    /// # Errors
    ///
    /// When the time is over, with the address that was tried and the last failure.
    pub fn wait_for_sidecar(
        &self,
        timeout: Duration,
    ) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        use crate::health::{READY_PROBE, decode_ready_probe};
        self.client
            .wait_until_ready(&READY_PROBE, decode_ready_probe, timeout)
    }
}
