//! Service invocation: which application a request is for, and what passes between the two.
//!
//! The target is the sidecar's own application, that of another sidecar of the network or of another process, or a service outside.

mod call;
mod headers;
mod names;
mod peer;
mod policy;
mod target;

pub(crate) use self::call::{Failure, Invocation, Reply};
pub(crate) use self::headers::passed_on;
pub(crate) use self::names::Names;
pub(crate) use self::peer::CALL_HEADER;
pub(crate) use self::target::{Target, find_target};
