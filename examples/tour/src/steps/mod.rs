//! The steps, by building block. Each gives a line about what came back.

pub(crate) mod actors;
pub(crate) mod bindings;
pub(crate) mod configuration;
pub(crate) mod conversation;
pub(crate) mod crypto;
pub(crate) mod health;
pub(crate) mod invocation;
pub(crate) mod jobs;
pub(crate) mod lock;
pub(crate) mod metadata;
pub(crate) mod publish;
pub(crate) mod secrets;
pub(crate) mod shutdown;
pub(crate) mod state;
pub(crate) mod subtle_crypto;
pub(crate) mod workflow;
