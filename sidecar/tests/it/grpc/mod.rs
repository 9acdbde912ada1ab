//! gRPC applications and pluggable components, on a small server.

mod app;
mod app_events;
mod app_messages;
#[cfg(unix)]
mod droid;
#[cfg(unix)]
mod messages;
#[cfg(unix)]
mod pluggable;
#[cfg(unix)]
mod pluggable_errors;
mod server;
