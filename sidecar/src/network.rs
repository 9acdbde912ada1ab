//! Networks: sidecars that discover each other and share a clock.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::control_plane::ControlPlanes;
use crate::core::Core;
use crate::pubsub::Brokers;
use crate::runtime::Runtime;
use crate::stand_in::Keyspaces;
use crate::state::SharedValues;
use crate::{Clock, SidecarBuilder};

/// Sidecars that discover each other: their applications invoke each other, and share actors.
///
/// A sidecar that is started on its own has its own network.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use dapr_sidecar::{AppResponse, AppRequest, Network};
///
/// let network = Network::new()?;
/// let shop = network.sidecar("shop").start().await?;
/// let stock = network
///     .sidecar("stock")
///     .app(|request: AppRequest| async move { AppResponse::new(200).body(request.body) })
///     .start()
///     .await?;
///
/// let reply = shop.client().invoke_method("stock", "count").json(&["apples"]).await?;
/// assert_eq!(reply.text().await?, "[\"apples\"]");
/// # drop(stock);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Network {
    pub(crate) inner: Arc<NetworkCore>,
}

/// The state that the sidecars of a network share.
pub(crate) struct NetworkCore {
    pub(crate) clock: Clock,
    /// The data of the stand-ins for Redis.
    pub(crate) keyspaces: Keyspaces,
    /// The data of the stand-ins for the servers of state stores.
    pub(crate) values: SharedValues,
    /// The brokers that are shared because they stand in for a server.
    pub(crate) brokers: Brokers,
    pub(crate) control_planes: ControlPlanes,
    members: Mutex<Vec<Weak<Core>>>,
    pub(crate) runtime: Runtime,
}

impl Network {
    /// Creates a network whose clock runs with the system clock.
    ///
    /// # Errors
    ///
    /// Fails if the thread of its sidecars cannot be started.
    pub fn new() -> io::Result<Self> {
        Self::with_clock(Clock::running())
    }

    /// Creates a network with this clock, for example a frozen one.
    ///
    /// # Errors
    ///
    /// See [`Network::new`].
    pub fn with_clock(clock: Clock) -> io::Result<Self> {
        let runtime = Runtime::start()?;
        Ok(Self {
            inner: Arc::new(NetworkCore {
                clock,
                keyspaces: Keyspaces::default(),
                values: SharedValues::default(),
                brokers: Brokers::default(),
                control_planes: ControlPlanes::default(),
                members: Mutex::default(),
                runtime,
            }),
        })
    }

    /// Returns the builder of a sidecar in this network.
    pub fn sidecar(&self, app_id: impl Into<String>) -> SidecarBuilder {
        SidecarBuilder::new(app_id.into()).network(self)
    }

    /// Makes a stand-in server unavailable: the components with this `redisHost`, such as `127.0.0.1:6379`,
    /// fail as in daprd without its Redis. The data is kept.
    pub fn stop_server(&self, host: &str) {
        self.inner
            .keyspaces
            .set_unavailable(host, true, &self.inner.clock);
    }

    /// Makes a stand-in server available again.
    pub fn restore_server(&self, host: &str) {
        self.inner
            .keyspaces
            .set_unavailable(host, false, &self.inner.clock);
    }

    /// Returns the clock of the network.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }
}

impl NetworkCore {
    pub(crate) fn join(&self, core: &Arc<Core>) {
        let mut members = self.members();
        members.retain(|member| member.strong_count() > 0);
        members.push(Arc::downgrade(core));
    }

    pub(crate) fn leave(&self, core: &Arc<Core>) {
        self.members()
            .retain(|member| !std::ptr::eq(member.as_ptr(), Arc::as_ptr(core)));
    }

    /// The running sidecars, in the order of their start.
    pub(crate) fn all(&self) -> Vec<Arc<Core>> {
        self.members().iter().filter_map(Weak::upgrade).collect()
    }

    /// The sidecar of an application; the first if there are several.
    pub(crate) fn find(&self, app_id: &str) -> Option<Arc<Core>> {
        self.all().into_iter().find(|core| core.app_id == app_id)
    }

    fn members(&self) -> std::sync::MutexGuard<'_, Vec<Weak<Core>>> {
        self.members.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self
            .inner
            .all()
            .iter()
            .map(|core| core.app_id.clone())
            .collect();
        formatter
            .debug_struct("Network")
            .field("sidecars", &ids)
            .finish_non_exhaustive()
    }
}
