//! `POST /job/{name}`, at the application
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::server::Callback;

/// Calls the application because of a job.
///
/// One of the application's instances is called, as soon as one is there and healthy; what
/// was missed is made up for. The header `content-type` is `application/json`, whatever the
/// data is.
pub const TRIGGER_JOB: Callback = Callback {
    name: "trigger_job",
    method: "POST",
    path: "/job/{name}",
    content_type: None,
};
