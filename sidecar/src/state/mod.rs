//! State stores.
//!
//! A [`Store`] behaves like daprd's component of the same type, including its error messages; the stores
//! differ in the format of ETags and in when they are checked. Keys contain their prefix ([`KeyPrefix`]).
//!
//! - `memory`: `state.in-memory`;
//! - `sqlite`: `state.sqlite`, in daprd's table layout, so that daprd can use the same file;
//! - `redis`: the stand-in for `state.redis`;
//! - `pluggable`: stores in another program.

mod component;
mod error;
mod key;
mod memory;
#[cfg(feature = "grpc")]
mod pluggable;
mod redis;
mod request;
#[cfg(feature = "sqlite")]
mod sqlite;
mod stand_in;
mod store;
#[cfg(test)]
#[cfg(feature = "sqlite")]
mod tests;
mod ttl;

pub(crate) use self::component::{Queries, StateComponent};
pub(crate) use self::error::{StateError, StoreStatus};
pub(crate) use self::key::{IllegalKey, KeyPrefix, original_key};
pub(crate) use self::request::{Change, Delete, Entry, Found, Get, Set};
pub(crate) use self::stand_in::SharedValues;
pub(crate) use self::store::Store;
