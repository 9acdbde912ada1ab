//! The HTTP server.
//!
//! Follows daprd's order: [`server`] accepts connections; [`process`] checks size, trace, CORS and token;
//! [`matcher`] finds the operation; `api/` handles it.

mod baggage;
mod body;
mod cors;
mod listener;
mod matcher;
mod plain;
mod process;
mod server;
mod sniff;
mod trace;

pub(crate) use self::listener::{Listener, Stream};
pub(crate) use self::server::{Server, until_stopped};
