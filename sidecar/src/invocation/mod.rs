//! Service invocation: finds the target of a request, and calls it.
//!
//! The target is the sidecar's own application, that of another sidecar in the network or in another process,
//! or an external service.

mod call;
mod headers;
mod names;
mod peer;
mod policy;
mod target;

pub(crate) use self::call::{Failure, Invocation, Reply};
pub(crate) use self::headers::forwarded;
pub(crate) use self::names::Names;
pub(crate) use self::peer::CALL_HEADER;
pub(crate) use self::target::{Target, find_target};
