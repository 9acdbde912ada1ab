//! How requests reach the sidecar.
//!
//! [`Transport`] is all that the rest of the crate knows. Which one of the transports in this
//! folder a client gets is decided here and nowhere else:
//!
//! | target | `http` | `hyper-wasi` |
//! |---|---|---|
//! | `wasm32-wasip1` | `reqwest_wasi`, and `hyper_wasi` for requests with a body | `hyper_wasi` |
//! | all others | `hyper_util` | `hyper_util` |

mod types;

pub(crate) use types::Failure;
pub use types::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};

#[cfg(all(
    not(all(target_os = "wasi", target_env = "p1")),
    any(feature = "http", feature = "hyper-wasi")
))]
#[path = "hyper_util.rs"]
mod chosen;

#[cfg(all(
    target_os = "wasi",
    target_env = "p1",
    any(feature = "http", feature = "hyper-wasi")
))]
mod connect;

#[cfg(all(
    target_os = "wasi",
    target_env = "p1",
    any(feature = "http", feature = "hyper-wasi")
))]
mod hyper_wasi;

// Both features on: the smaller one was asked for by name.
#[cfg(all(target_os = "wasi", target_env = "p1", feature = "hyper-wasi"))]
use hyper_wasi as chosen;

#[cfg(all(
    target_os = "wasi",
    target_env = "p1",
    feature = "http",
    not(feature = "hyper-wasi")
))]
#[path = "reqwest_wasi.rs"]
mod chosen;

#[cfg(all(
    target_os = "wasi",
    target_env = "p1",
    any(feature = "http", feature = "hyper-wasi")
))]
mod wake;

/// The transport of this target and these features, or why it cannot talk to such an endpoint.
#[cfg(any(feature = "http", feature = "hyper-wasi"))]
pub(crate) use chosen::choose;
