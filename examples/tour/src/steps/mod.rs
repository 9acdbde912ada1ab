//! The steps, by building block. Each gives a line about what came back.

pub(crate) mod invocation;
pub(crate) mod secrets;
pub(crate) mod sidecar;
pub(crate) mod state;
