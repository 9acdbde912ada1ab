//! A tour of Dapr's building blocks: makes one call after another, prints a line for each response, and stops
//! at the first unexpected one.
//!
//! It needs a sidecar with the components of `examples/components`, and the example `echo` as the application
//! `echo-service`. The same source runs natively and, compiled to WebAssembly, in WasmEdge.
//!
//! Each step is a function in `steps`; look there for how to make a call.

mod arguments;
mod check;
mod echo;
mod steps;

use std::process::ExitCode;

use arguments::Arguments;
use check::{Failure, Tour};
use dapr_client::DaprClient;
use steps::*;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tour().await {
        Ok(summary) => {
            println!("tour: {summary}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            check::print(failure.as_ref());
            ExitCode::FAILURE
        }
    }
}

async fn tour() -> Result<String, Failure> {
    let arguments = Arguments::of_this_program()?;
    // DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT configure the sidecar's address.
    let dapr = &DaprClient::from_env()?;

    let mut tour = Tour::default()
        .block("health")
        .step("wait_for_sidecar", health::wait(dapr))
        .step("check_health", health::health(dapr))
        .step("check_outbound_health", health::outbound_health(dapr))
        .block("invocation")
        .step("invoke_method, POST bytes", invocation::bytes(dapr))
        .step("invoke_method, POST JSON", invocation::json(dapr))
        .step("invoke_method, GET", invocation::last(dapr))
        .step("invoke_method, wrong path", invocation::not_found(dapr))
        .block("state")
        .step("save_state", state::save(dapr))
        .step("get_state", state::get(dapr))
        .step("get_state, missing key", state::get_missing(dapr))
        .step("get_bulk_state", state::get_bulk(dapr))
        .step("save_state, old ETag", state::save_conflict(dapr))
        .step("delete_state, old ETag", state::delete_conflict(dapr))
        .step("delete_state", state::delete(dapr))
        .step("execute_state_transaction", state::transaction(dapr))
        .block("secrets")
        .step("get_secret", secrets::get(dapr))
        .step("get_bulk_secret", secrets::get_bulk(dapr))
        .block("publish")
        .step("publish_event", publish::one(dapr))
        .step("bulk_publish_event", publish::several(dapr))
        .block("bindings")
        .step("invoke_binding, create", bindings::create(dapr))
        .step("invoke_binding, get", bindings::get(dapr))
        .step("invoke_binding, delete", bindings::delete(dapr))
        .block("configuration")
        .step("get_configuration", configuration::get(dapr))
        .step("subscribe_configuration", configuration::subscribe(dapr))
        .block("actors")
        .step("invoke_actor", actors::invoke(dapr))
        .step("get_actor_state", actors::get_state(dapr))
        .step("execute_actor_state_transaction", actors::forget(dapr))
        .step("register_actor_timer", actors::timer(dapr))
        .step("register_actor_reminder", actors::reminder(dapr))
        .step("get_actor_reminder", actors::get_reminder(dapr))
        .block("jobs")
        .step("schedule_job", jobs::schedule(dapr))
        .step("get_job", jobs::get(dapr))
        .step("delete_job", jobs::delete(dapr))
        .block("workflow")
        .step("get_workflow, unknown instance", workflow::get(dapr))
        .step("start_workflow, without a worker", workflow::start(dapr))
        .block("lock")
        .step("try_lock_alpha1", lock::lock(dapr))
        .step("unlock_alpha1", lock::unlock(dapr))
        .block("crypto")
        .step("encrypt_alpha1, decrypt_alpha1", crypto::stream(dapr))
        .step("decrypt_alpha1, tampered data", crypto::tampered(dapr))
        .block("subtle_crypto")
        .step("subtle_encrypt_alpha1", subtle_crypto::encrypt(dapr))
        .step("subtle_wrap_key_alpha1", subtle_crypto::wrap_key(dapr))
        .step("subtle_sign_alpha1", subtle_crypto::sign(dapr))
        .step("subtle_get_key_alpha1", subtle_crypto::get_key(dapr))
        .block("conversation")
        .step("converse_alpha2", conversation::converse(dapr))
        .block("metadata")
        .step("get_metadata", metadata::get(dapr))
        .step("set_metadata", metadata::set(dapr));
    if arguments.shutdown {
        let shutdown = shutdown::shutdown(dapr);
        tour = tour.block("shutdown").step("shutdown", shutdown);
    }
    tour.without(&arguments.without)?.walk().await
}
