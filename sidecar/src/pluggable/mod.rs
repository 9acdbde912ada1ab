//! Pluggable components: programs that implement a component and are called by gRPC over a Unix socket.
//!
//! A folder contains the sockets ([`Sockets`]). gRPC reflection lists the services behind a socket, which
//! determine its component types: `droid.sock` with the state store service provides `state.droid`.
//! [`Connector`] makes the calls; the methods of each service are with the engines: [`crate::state`],
//! [`crate::secrets`], [`crate::bindings`].

mod connector;
mod discovery;
mod reflection;

pub(crate) use self::connector::{Connector, Nothing};
pub(crate) use self::discovery::{Binding, Sockets};
