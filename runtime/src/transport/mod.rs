//! How requests reach the sidecar.
//!
//! [`Transport`] is all that the rest of the crate knows. Which one of the transports in this
//! folder a client gets is decided here and nowhere else:
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

/// The transport of this target and these features, or why it cannot talk to such an endpoint.
#[cfg(feature = "http")]
pub(crate) use chosen::choose;
