//! Pluggable components: programs that implement a component and are called by gRPC over a Unix socket.
//!
//! A folder contains the sockets ([`Sockets`]). gRPC reflection lists the services behind a socket, which
//! determine its component types: `droid.sock` with the state store service provides `state.droid`.
//! [`Connector`] makes the calls; the methods of each service are with the engines: [`crate::state`],
//! [`crate::secrets`], [`crate::bindings`].

#[cfg(feature = "grpc")]
mod connector;
#[cfg(feature = "grpc")]
mod discovery;
#[cfg(not(feature = "grpc"))]
mod missing;
#[cfg(feature = "grpc")]
mod reflection;

#[cfg(feature = "grpc")]
pub(crate) use self::connector::{Connector, Nothing};
#[cfg(feature = "grpc")]
pub(crate) use self::discovery::{Binding, Sockets};
#[cfg(not(feature = "grpc"))]
pub(crate) use self::missing::Sockets;
