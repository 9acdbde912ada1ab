//! The gRPC server, as far as there is one: for workers and clients of workflows.
//!
//! [`server`] takes connections, checks the token and finds the service; [`call`] is what all its methods have in common. The
//! services are in `api/`.

mod call;
mod server;

pub(crate) use self::call::{Answer, Call};
pub(crate) use self::server::serve;
