//! A walk through what a Dapr sidecar offers: calls one thing after another, says in a line what
//! came back, and stops at the first answer that is not as it should be.
//!
//! It needs a sidecar with the components of `examples/components`, and the example `echo` as the
//! application `echo-service`. The same source runs natively and, as WebAssembly, in WasmEdge.
//!
//! Each step is a function in `steps`: that is where to look for how something is called.

mod check;
mod steps;

use std::process::ExitCode;

use check::{Failure, Tour};
use dapr_client::DaprClient;
use steps::{invocation, secrets, sidecar, state};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tour().await {
        Ok(steps) => {
            println!("tour: {steps} steps, all as expected");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            check::print(failure.as_ref());
            ExitCode::FAILURE
        }
    }
}

async fn tour() -> Result<usize, Failure> {
    // The environment says where the sidecar is: DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT.
    let dapr = &DaprClient::from_env()?;

    Tour::default()
        .step("wait_for_sidecar", sidecar::wait(dapr))
        .step("check_health", sidecar::health(dapr))
        .step("check_outbound_health", sidecar::outbound_health(dapr))
        .step("invoke_method, POST bytes", invocation::bytes(dapr))
        .step("invoke_method, POST JSON", invocation::json(dapr))
        .step("invoke_method, GET", invocation::last(dapr))
        .step("invoke_method, wrong path", invocation::not_found(dapr))
        .step("save_state", state::save(dapr))
        .step("get_state", state::get(dapr))
        .step("get_state, missing key", state::get_missing(dapr))
        .step("get_bulk_state", state::get_bulk(dapr))
        .step("save_state, old ETag", state::save_conflict(dapr))
        .step("delete_state, old ETag", state::delete_conflict(dapr))
        .step("delete_state", state::delete(dapr))
        .step("execute_state_transaction", state::transaction(dapr))
        .step("get_secret", secrets::get(dapr))
        .step("get_bulk_secret", secrets::get_bulk(dapr))
        .walk()
        .await
}
