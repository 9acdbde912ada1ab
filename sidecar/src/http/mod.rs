//! The HTTP server: from bytes to an operation, and back.

mod server;

pub(crate) use self::server::Server;
