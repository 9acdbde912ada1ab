//! A running sidecar.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use dapr_client::{Config, DaprClient};

use crate::app::AppWithClient;
use crate::core::{Core, Phase};
use crate::error::StartError;
use crate::invocation::Names;
use crate::servers::{Listen, Servers};
use crate::{Clock, FailureInjection, Network, Operation, RecordedCall, SidecarBuilder};

/// A Dapr sidecar that runs in this process. Dropping it stops it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use dapr_sidecar::{Component, Sidecar};
///
/// let sidecar = Sidecar::builder().app_id("shop").component(Component::new("statestore", "state.in-memory")).start().await?;
///
/// sidecar.client().check_health().await?;
/// # Ok(())
/// # }
/// ```
pub struct Sidecar {
    pub(crate) core: Arc<Core>,
    servers: Servers,
    client: DaprClient,
    // Dropped last, so that the thread outlives everything that runs on it.
    network: Network,
}

impl Sidecar {
    /// Returns a builder with default settings: the app ID `app`, no application, no components.
    pub fn builder() -> SidecarBuilder {
        SidecarBuilder::new("app".to_owned())
    }

    pub(crate) async fn start(
        core: Arc<Core>,
        network: Network,
        listen: Listen,
        names: Option<PathBuf>,
        in_process: bool,
        app_with_client: Option<AppWithClient>,
    ) -> Result<Self, StartError> {
        let servers = Servers::open(&core, &listen)?;
        let client = client(&core, servers.http_address())?;
        // The application must exist before it is called for the first time.
        if let Some(app) = app_with_client {
            app.create(client.clone());
        }
        if let Some(folder) = names {
            let joined = Names::join(&folder, &core.app_id, servers.http_address());
            // This is the only place that sets it.
            let _ = core
                .names
                .set(joined.map_err(|error| StartError::Names(folder, error))?);
        }
        network.inner.join(&core);
        let sidecar = Self {
            core,
            servers,
            client,
            network,
        };
        let core = Arc::clone(&sidecar.core);
        sidecar.core.spawn(async move { core.start().await });
        if in_process || sidecar.core.app.is_none() {
            sidecar.wait_until_ready().await;
        }
        Ok(sidecar)
    }

    /// Returns a client for this sidecar, with its API token.
    #[must_use]
    pub fn client(&self) -> DaprClient {
        self.client.clone()
    }

    /// Returns the URL of the HTTP API, such as `http://127.0.0.1:43127`, for `DAPR_HTTP_ENDPOINT` or other
    /// clients.
    #[must_use]
    pub fn http_endpoint(&self) -> String {
        format!("http://{}", self.address())
    }

    /// Returns the socket address of the HTTP API.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.servers.http_address()
    }

    /// Returns the addresses that the sidecar could not listen on, with the reasons, one line each.
    #[must_use]
    pub fn skipped_addresses(&self) -> Vec<String> {
        let skipped = self.servers.skipped.iter();
        skipped.map(ToString::to_string).collect()
    }

    /// Returns the port of the gRPC server for `DAPR_GRPC_PORT`, or `None` if it is disabled.
    #[must_use]
    pub fn grpc_port(&self) -> Option<u16> {
        self.servers.grpc_address().map(|address| address.port())
    }

    /// Returns the URL of the gRPC server, such as `http://127.0.0.1:43128`, for `DAPR_GRPC_ENDPOINT`; `None`
    /// if it is disabled.
    #[must_use]
    pub fn grpc_endpoint(&self) -> Option<String> {
        let address = self.servers.grpc_address()?;
        Some(format!("http://{address}"))
    }

    /// Returns the URL of the admin API, such as `http://127.0.0.1:43129`; `None` if it is disabled.
    #[must_use]
    pub fn admin_endpoint(&self) -> Option<String> {
        let address = self.servers.admin_address()?;
        Some(format!("http://{address}"))
    }

    /// Returns the app ID.
    #[must_use]
    pub fn app_id(&self) -> &str {
        &self.core.app_id
    }

    /// Returns the network of the sidecar.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Returns the clock of the sidecar.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.core.clock
    }

    /// Advances the clock and returns after all work that became due has finished; see [`Clock::advance`].
    pub async fn advance(&self, by: Duration) {
        self.core.clock.advance(by).await;
    }

    /// Waits until the application accepts connections and has returned its configuration and subscriptions.
    /// After that the sidecar calls it, and `GET /v1.0/healthz` returns 204. Returns immediately if there is
    /// no application.
    pub async fn wait_until_ready(&self) {
        let mut phases = self.core.phases();
        // Fails only if the core is dropped, and `self` holds it.
        let _ = phases.wait_for(|phase| *phase >= Phase::Ready).await;
    }

    /// Injects a failure into the next request of an operation. The last method of the call chain selects the
    /// kind of failure.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use dapr_sidecar::{Operation, Sidecar};
    ///
    /// let sidecar = Sidecar::builder().start().await?;
    /// sidecar.inject_failure(Operation::GetMetadata).times(2).status(503);
    ///
    /// let dapr = sidecar.client();
    /// assert_eq!(dapr.get_metadata().await.unwrap_err().status().unwrap().as_u16(), 503);
    /// assert_eq!(dapr.get_metadata().await.unwrap_err().status().unwrap().as_u16(), 503);
    /// assert_eq!(dapr.get_metadata().await?.id, "app");
    /// # Ok(())
    /// # }
    /// ```
    pub fn inject_failure(&self, operation: Operation) -> FailureInjection {
        FailureInjection::new(Arc::clone(&self.core), operation)
    }

    /// Removes all injected failures that are still pending.
    pub fn clear_failures(&self) {
        self.core.failures.clear();
    }

    /// Returns the recorded calls in order of arrival; at most the last 10,000.
    #[must_use]
    pub fn calls(&self) -> Vec<RecordedCall> {
        self.core.recorder.calls()
    }

    /// Returns the recorded calls of one operation.
    #[must_use]
    pub fn calls_of(&self, operation: Operation) -> Vec<RecordedCall> {
        let mut calls = self.calls();
        calls.retain(|call| call.operation == operation);
        calls
    }

    /// Deletes all recorded calls.
    pub fn clear_calls(&self) {
        self.core.recorder.clear();
    }

    /// Returns the skipped documents and the unsupported settings of the resources, one line each.
    #[must_use]
    pub fn ignored_settings(&self) -> &[String] {
        &self.core.ignored
    }

    /// Stops the sidecar: accepts no more requests, waits for active requests, and deactivates the actors of
    /// the application. Each step waits for at most `grace`.
    pub async fn stop(self, grace: Duration) {
        self.servers.finish_http(grace).await;
        #[cfg(feature = "grpc")]
        self.core.workflows.dismiss_workers();
        self.servers.finish_other_servers(grace).await;
        if let Some(actors) = &self.core.actors {
            // An application that does not respond in time is ignored.
            let _ = tokio::time::timeout(grace, actors.deactivate_all()).await;
        }
    }

    /// Waits until `POST /v1.0/shutdown` requests a shutdown.
    pub async fn wait_for_shutdown(&self) {
        let mut phases = self.core.phases();
        let _ = phases.wait_for(|phase| *phase >= Phase::Stopping).await;
    }

    /// Whether the shutdown request had the header `dapr-force-shutdown`.
    #[must_use]
    pub fn is_shutdown_forced(&self) -> bool {
        self.core.forced.load(Ordering::Acquire)
    }
}

/// A client without a timeout: a request may wait until the test advances the clock.
fn client(core: &Core, address: SocketAddr) -> Result<DaprClient, StartError> {
    let mut config = Config::default()
        .endpoint(format!("http://{address}"))
        .no_timeout();
    if let Some(token) = &core.options.api_token {
        config = config.api_token(token.as_str());
    }
    DaprClient::new(config)
        .map_err(|error| StartError::Option("api token", format!("cannot be sent: {error}")))
}

impl Drop for Sidecar {
    fn drop(&mut self) {
        self.core.end();
        self.servers.close();
    }
}

impl fmt::Debug for Sidecar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Sidecar")
            .field("app_id", &self.core.app_id)
            .field("address", &self.address())
            .finish_non_exhaustive()
    }
}
