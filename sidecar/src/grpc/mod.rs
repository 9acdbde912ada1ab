//! The gRPC server for workers and clients of workflows.
//!
//! [`server`] accepts connections, checks the token and selects the service; [`call`] contains what all
//! methods share. The services are in `api/`.

mod call;
mod server;

pub(crate) use self::call::{Call, HttpResponse};
pub(crate) use self::server::serve;
