//! Pluggable components: programs beside the sidecar that are a component, and are spoken to by gRPC over a Unix socket.
//!
//! A socket is found by its folder ([`Sockets`]). What is behind it says which services it has, and by that which types of
//! components there are: `droid.sock` with the service of state stores makes `state.droid`. What is common to all calls is the
//! [`Connector`]; what the services are asked is with the engines: [`crate::state`], [`crate::secrets`],
//! [`crate::bindings`].

mod connector;
mod discovery;
mod reflection;

pub(crate) use self::connector::{Connector, Nothing};
pub(crate) use self::discovery::{Binding, Sockets};
