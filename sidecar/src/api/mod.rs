//! The Dapr HTTP API: one file a building block, each thin: order of checks, messages, error codes.

mod bindings;
mod body;
mod configuration;
mod details;
mod lock;
mod secrets;
mod state;
#[cfg(test)]
mod tests;
