//! Transports: how requests reach the sidecar.
//!
//! The rest of the crate uses only [`Transport`]. This module alone selects the implementation:
//!
//! | target | `http` | `reqwest-wasi` |
//! |---|---|---|
//! | `wasm32-wasip1` | `hyper_wasi` | `reqwest_wasi` |
//! | all others | `hyper_util` | `hyper_util` |

mod types;

pub(crate) use types::Failure;
pub use types::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};

#[cfg(all(feature = "http", not(all(target_os = "wasi", target_env = "p1"))))]
#[path = "hyper_util.rs"]
mod chosen;

#[cfg(all(
    feature = "http",
    not(feature = "reqwest-wasi"),
    target_os = "wasi",
    target_env = "p1"
))]
#[path = "hyper_wasi/mod.rs"]
mod chosen;

#[cfg(all(feature = "reqwest-wasi", target_os = "wasi", target_env = "p1"))]
#[path = "reqwest_wasi/mod.rs"]
mod chosen;

#[cfg(feature = "http")]
mod convert;

/// Returns the transport for this target and these features.
///
/// Fails if it does not support the endpoint.
#[cfg(feature = "http")]
pub(crate) use chosen::choose;
