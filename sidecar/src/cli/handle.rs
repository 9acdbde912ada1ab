//! The sidecar of a program: in its own process, or in the host of a named network.

use std::net::SocketAddr;
use std::time::Duration;

use dapr_sidecar::Sidecar;
use serde::{Deserialize, Serialize};

use super::network::SharedSidecar;

pub(super) enum Handle {
    Own(Box<Sidecar>),
    Shared(Box<SharedSidecar>),
}

/// Where a sidecar listens.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Endpoints {
    /// The address of the HTTP API.
    pub(super) http: SocketAddr,
    pub(super) grpc_port: Option<u16>,
    /// The URL of the admin API.
    pub(super) admin: Option<String>,
}

impl Endpoints {
    pub(super) fn new(sidecar: &Sidecar) -> Self {
        Self {
            http: sidecar.address(),
            grpc_port: sidecar.grpc_port(),
            admin: sidecar.admin_endpoint(),
        }
    }
}

impl Handle {
    pub(super) fn endpoints(&self) -> Endpoints {
        match self {
            Self::Own(sidecar) => Endpoints::new(sidecar),
            Self::Shared(sidecar) => sidecar.endpoints.clone(),
        }
    }

    /// Flags and settings that have no effect, one line each.
    pub(super) fn warnings(&self) -> Vec<String> {
        match self {
            Self::Own(sidecar) => warnings_of(sidecar),
            Self::Shared(sidecar) => sidecar.warnings.clone(),
        }
    }

    /// Waits for a shutdown request to its API. Returns whether it must stop immediately.
    pub(super) async fn stopped(&mut self) -> bool {
        match self {
            Self::Own(sidecar) => {
                sidecar.wait_for_shutdown().await;
                sidecar.is_shutdown_forced()
            }
            Self::Shared(sidecar) => sidecar.stopped().await,
        }
    }

    pub(super) async fn stop(self, grace: Duration) {
        match self {
            Self::Own(sidecar) => sidecar.stop(grace).await,
            Self::Shared(sidecar) => sidecar.stop(grace).await,
        }
    }
}

/// Returns the flags and settings that the sidecar ignores.
pub(super) fn warnings_of(sidecar: &Sidecar) -> Vec<String> {
    let mut warnings = sidecar.skipped_addresses();
    warnings.extend_from_slice(sidecar.ignored_settings());
    warnings
}
