//! HTTP servers around the application.

#[cfg(not(target_os = "wasi"))]
#[path = "native.rs"]
mod server;
#[cfg(all(target_os = "wasi", target_env = "p1"))]
#[path = "wasmedge.rs"]
mod server;
#[cfg(all(target_os = "wasi", target_env = "p2"))]
#[path = "wasi_http.rs"]
pub mod server;

mod export;

use std::fmt;
use std::future::Future;
use std::net::SocketAddr;

use crate::app::DaprApp;

/// Why the server ended.
#[derive(Debug)]
pub struct ServeError {
    address: SocketAddr,
    source: Box<dyn std::error::Error + Send + Sync>,
}

impl fmt::Display for ServeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "cannot serve the application at {}",
            self.address
        )
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}

impl DaprApp {
    /// Serves HTTP/1.1 at the address and does not return. Its port is the value of the sidecar flag
    /// `--app-port`.
    ///
    /// # Errors
    ///
    /// The address cannot be bound. In a WASI 0.2 component, always fails: the host serves (see
    /// [`export_wasi_http!`](crate::export_wasi_http)).
    pub async fn serve(&self, address: SocketAddr) -> Result<(), ServeError> {
        self.serve_until(address, std::future::pending()).await
    }

    /// Serves HTTP/1.1 until `stop` completes. Then it stops accepting connections, finishes running
    /// requests, and deactivates the actors.
    ///
    /// # Errors
    ///
    /// As of [`serve`](Self::serve).
    pub async fn serve_until(
        &self,
        address: SocketAddr,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        let served = server::serve(self.clone(), address, stop).await;
        self.shutdown().await;
        served.map_err(|source| ServeError { address, source })
    }
}
