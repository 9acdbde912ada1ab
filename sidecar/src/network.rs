//! Sidecars that see each other, and share a clock.

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

/// Sidecars that see each other: applications call each other through them, and actors live on any of them.
///
/// A sidecar that is started alone has a network of its own.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use dapr_sidecar::{AppReply, AppRequest, Network};
///
/// let network = Network::new()?;
/// let shop = network.sidecar("shop").start().await?;
/// let stock = network
///     .sidecar("stock")
///     .app(|request: AppRequest| async move { AppReply::new(200).body(request.body) })
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

/// What the sidecars of a network share.
pub(crate) struct NetworkCore {
    pub(crate) clock: Clock,
    /// What the stand-ins for Redis share.
    pub(crate) keyspaces: Keyspaces,
    /// What stands in for the servers of state stores.
    pub(crate) values: SharedValues,
    /// What stands in for brokers that all of them would call.
    pub(crate) brokers: Brokers,
    pub(crate) control_planes: ControlPlanes,
    members: Mutex<Vec<Weak<Core>>>,
    pub(crate) runtime: Runtime,
}

impl Network {
    /// A network whose clock runs with the machine's.
    ///
    /// # Errors
    ///
    /// When the thread on which its sidecars live cannot be started.
    pub fn new() -> io::Result<Self> {
        Self::with_clock(Clock::running())
    }

    /// A network with a clock of its own, for example one that stands still until a test moves it.
    ///
    /// # Errors
    ///
    /// As [`Network::new`].
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

    /// Begins a sidecar of this network.
    pub fn sidecar(&self, app_id: impl Into<String>) -> SidecarBuilder {
        SidecarBuilder::new(app_id.into()).network(self)
    }

    /// Lets the server of stand-ins be gone: the components that name this `redisHost`, such as
    /// `127.0.0.1:6379`, then fail as they fail in daprd when their Redis has gone. What it held stays.
    pub fn lose_server(&self, host: &str) {
        self.inner.keyspaces.set_gone(host, true, &self.inner.clock);
    }

    /// Lets the server be there again.
    pub fn restore_server(&self, host: &str) {
        self.inner
            .keyspaces
            .set_gone(host, false, &self.inner.clock);
    }

    /// The clock of all its sidecars.
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

    /// All sidecars that run, in the order in which they were started.
    pub(crate) fn all(&self) -> Vec<Arc<Core>> {
        self.members().iter().filter_map(Weak::upgrade).collect()
    }

    /// The sidecar of an application; the first, if there are several.
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
