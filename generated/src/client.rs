//! The client itself.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::time::Duration;

use dapr_client_runtime::{Client, Config, Error, Transport};

/// A client of one Dapr sidecar.
///
/// Cheap to clone; all clones share the connections to the sidecar. The operations are
/// methods, grouped by building block in the modules of this crate.
#[derive(Clone, Debug)]
pub struct DaprClient {
    pub(crate) client: Client,
}

impl DaprClient {
    /// A client of the sidecar that the environment names.
    ///
    /// `DAPR_HTTP_ENDPOINT` is its address; without it the sidecar is at 127.0.0.1, at the
    /// port `DAPR_HTTP_PORT` or 3500. `DAPR_API_TOKEN` is sent with every request.
    ///
    /// # Errors
    ///
    /// When one of the variables has a value that cannot be used, with its name and the value.
    #[cfg(feature = "http")]
    pub fn from_env() -> Result<Self, Error> {
        Self::new(Config::from_env()?)
    }

    /// A client with settings of its own.
    ///
    /// # Errors
    ///
    /// When the endpoint cannot be used.
    #[cfg(feature = "http")]
    pub fn new(config: Config) -> Result<Self, Error> {
        Client::new(config).map(|client| Self { client })
    }

    /// A client that sends its requests through `transport`.
    ///
    /// # Errors
    ///
    /// When the endpoint cannot be used.
    pub fn with_transport(config: Config, transport: impl Transport) -> Result<Self, Error> {
        Client::with_transport(config, transport).map(|client| Self { client })
    }

    /// Waits until the sidecar is ready, for `timeout` at the longest.
    ///
    /// It asks [`GET /v1.0/healthz/outbound`](Self::check_outbound_health) again and again, with
    /// short breaks.
    ///
    /// # Errors
    ///
    /// When the time is over, with the address that was tried and the last failure.
    pub fn wait_for_sidecar(
        &self,
        timeout: Duration,
    ) -> impl Future<Output = Result<(), Error>> + Send + use<> {
        self.client
            .wait_until_ready(&crate::health::READY_PROBE, timeout)
    }
}
