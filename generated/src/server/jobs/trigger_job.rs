//! `POST /job/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Runs a job in the application.
///
/// The scheduler selects one available, healthy instance of the application. Missed runs
/// are made up for. The `content-type` header is always `application/json`, whatever the
/// data is.
pub const TRIGGER_JOB: Callback = Callback {
    name: "trigger_job",
    method: "POST",
    path: "/job/{name}",
    content_type: None,
};
