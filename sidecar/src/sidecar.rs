//! A sidecar that runs.

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
use crate::{Clock, FaultPlan, Network, Operation, RecordedCall, SidecarBuilder};

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
    // Last, so that the thread ends after everything that runs on it.
    network: Network,
}

impl Sidecar {
    /// Begins a sidecar. Without more it is that of an application `app`, without components.
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
        // Before the application is called for the first time.
        if let Some(app) = app_with_client {
            app.create(client.clone());
        }
        if let Some(folder) = names {
            let joined = Names::join(&folder, &core.app_id, servers.http_address());
            // Nobody else sets it.
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
        sidecar.core.spawn(async move { core.begin().await });
        if in_process || sidecar.core.app.is_none() {
            sidecar.ready().await;
        }
        Ok(sidecar)
    }

    /// A client of this sidecar, with its token.
    #[must_use]
    pub fn client(&self) -> DaprClient {
        self.client.clone()
    }

    /// Where the API is, such as `http://127.0.0.1:43127`: for `DAPR_HTTP_ENDPOINT` and for other clients.
    #[must_use]
    pub fn http_endpoint(&self) -> String {
        format!("http://{}", self.address())
    }

    /// The address of the API.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.servers.http_address()
    }

    /// Addresses at which the sidecar could not listen, and why, in one line each. At the others it listens.
    #[must_use]
    pub fn skipped_addresses(&self) -> Vec<String> {
        let skipped = self.servers.skipped.iter();
        skipped.map(ToString::to_string).collect()
    }

    /// The port of the gRPC server, if there is one: for workers of workflows, and for `DAPR_GRPC_PORT`.
    #[must_use]
    pub fn grpc_port(&self) -> Option<u16> {
        self.servers.grpc_address().map(|address| address.port())
    }

    /// Where the gRPC server is, such as `http://127.0.0.1:43128`, if there is one: for `DAPR_GRPC_ENDPOINT`.
    #[must_use]
    pub fn grpc_endpoint(&self) -> Option<String> {
        let address = self.servers.grpc_address()?;
        Some(format!("http://{address}"))
    }

    /// The id of the application.
    #[must_use]
    pub fn app_id(&self) -> &str {
        &self.core.app_id
    }

    /// The network that the sidecar belongs to.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The clock: all that depends on time goes by it.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.core.clock
    }

    /// Moves the clock on, and returns when all that became due has been done; see [`Clock::advance`].
    pub async fn advance(&self, by: Duration) {
        self.core.clock.advance(by).await;
    }

    /// Waits until the application is there and has been asked what it wants: from then on it is called, and
    /// `GET /v1.0/healthz` is 204. Without an application that is at once.
    pub async fn ready(&self) {
        let mut phases = self.core.phases();
        // It fails only once the core is gone, and this holds it.
        let _ = phases.wait_for(|phase| *phase >= Phase::Ready).await;
    }

    /// Plans a fault: the next request of an operation fails in a way that the next call says.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use dapr_sidecar::{Operation, Sidecar};
    ///
    /// let sidecar = Sidecar::builder().start().await?;
    /// sidecar.fail(Operation::GetMetadata).times(2).status(503);
    ///
    /// let dapr = sidecar.client();
    /// assert_eq!(dapr.get_metadata().await.unwrap_err().status().unwrap().as_u16(), 503);
    /// assert_eq!(dapr.get_metadata().await.unwrap_err().status().unwrap().as_u16(), 503);
    /// assert_eq!(dapr.get_metadata().await?.id, "app");
    /// # Ok(())
    /// # }
    /// ```
    pub fn fail(&self, operation: Operation) -> FaultPlan {
        FaultPlan::new(Arc::clone(&self.core), operation)
    }

    /// Forgets all faults that were planned and have not happened.
    pub fn heal(&self) {
        self.core.faults.clear();
    }

    /// The calls that came, in their order; the last 10,000.
    #[must_use]
    pub fn calls(&self) -> Vec<RecordedCall> {
        self.core.recorder.calls()
    }

    /// The calls of one operation.
    #[must_use]
    pub fn calls_of(&self, operation: Operation) -> Vec<RecordedCall> {
        let mut calls = self.calls();
        calls.retain(|call| call.operation == operation);
        calls
    }

    /// Forgets the calls that came.
    pub fn forget_calls(&self) {
        self.core.recorder.clear();
    }

    /// What the resources say and the embedded sidecar does not follow, in one line each.
    #[must_use]
    pub fn ignored(&self) -> &[String] {
        &self.core.ignored
    }

    /// Stops it: takes no more requests, waits until those that came are answered, and tells the application that its
    /// actors are no longer active. It waits for `grace` at the most, each time.
    pub async fn stop(self, grace: Duration) {
        self.servers.finish_http(grace).await;
        self.core.workflows.dismiss_workers();
        self.servers.finish_others(grace).await;
        if let Some(actors) = &self.core.actors {
            // An application that does not answer is not waited for.
            let _ = tokio::time::timeout(grace, actors.deactivate_all()).await;
        }
    }

    /// Waits until it is told to end by `POST /v1.0/shutdown`.
    pub async fn stopped(&self) {
        let mut phases = self.core.phases();
        let _ = phases.wait_for(|phase| *phase >= Phase::Stopping).await;
    }

    /// Whether it was told to end at once, with the header `dapr-force-shutdown`.
    #[must_use]
    pub fn was_forced(&self) -> bool {
        self.core.forced.load(Ordering::Acquire)
    }
}

/// A client without a limit of time: what a sidecar waits for may need the clock to be moved.
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
