//! The sidecar of a program: in its own process, or in the host of a named network.

use std::net::SocketAddr;
use std::time::Duration;

use dapr_sidecar::Sidecar;

use super::network::SharedSidecar;

pub(super) enum Handle {
    Own(Box<Sidecar>),
    Shared(Box<SharedSidecar>),
}

impl Handle {
    /// The address of the HTTP API, and the port of the gRPC API.
    pub(super) fn addresses(&self) -> (SocketAddr, Option<u16>) {
        match self {
            Self::Own(sidecar) => (sidecar.address(), sidecar.grpc_port()),
            Self::Shared(sidecar) => (sidecar.http, sidecar.grpc_port),
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
