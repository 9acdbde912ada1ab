//! The state engine: stores of keys and values.
//!
//! A [`Store`] does what daprd's component of the same type does, down to the texts of its faults: the
//! stores differ in what an ETag is and in when it matters. Keys come with their prefix ([`KeyPrefix`]).
//!
//! - `memory`: `state.in-memory`;
//! - `sqlite`: `state.sqlite`, in daprd's own table layout, so that either can read what the other wrote;
//! - `redis`: what stands in for `state.redis`;
//! - `pluggable`: a program beside the sidecar.

mod component;
mod fault;
mod key;
mod memory;
mod pluggable;
mod redis;
mod request;
mod sqlite;
mod stand_in;
mod store;
#[cfg(test)]
mod tests;
mod ttl;

pub(crate) use self::component::{Queries, StateComponent};
pub(crate) use self::fault::{Chosen, StateFault};
pub(crate) use self::key::{IllegalKey, KeyPrefix, original_key};
pub(crate) use self::request::{Change, Delete, Entry, Found, Get, Set};
pub(crate) use self::stand_in::SharedValues;
pub(crate) use self::store::Store;
