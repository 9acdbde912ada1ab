//! A walk through what a Dapr sidecar offers: calls one thing after another, says in a line what
//! came back, and stops at the first answer that is not as it should be.
//!
//! It needs a sidecar with the components of `examples/components`, and the example `echo` as the
//! application `echo-service`. The same source runs natively and, as WebAssembly, in WasmEdge.
//!
//! Each step is a function in [`steps`]: that is where to look for how something is called.

mod check;
mod steps;

use std::process::ExitCode;

use check::{Failure, Tour};
use dapr_client::DaprClient;
use steps::{invocation, secrets, sidecar, state};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match walk().await {
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

async fn walk() -> Result<u32, Failure> {
    // The environment says where the sidecar is: DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT.
    let dapr = &DaprClient::from_env()?;
    let mut tour = Tour::default();

    tour.step("wait_for_sidecar", sidecar::wait(dapr)).await?;
    tour.step("check_health", sidecar::health(dapr)).await?;
    tour.step("check_outbound_health", sidecar::outbound_health(dapr))
        .await?;

    tour.step("invoke_method with bytes", invocation::bytes(dapr))
        .await?;
    tour.step("invoke_method with JSON", invocation::json(dapr))
        .await?;
    tour.step("invoke_method with GET", invocation::last(dapr))
        .await?;
    tour.step("invoke_method, no such path", invocation::not_found(dapr))
        .await?;

    tour.step("save_state", state::save(dapr)).await?;
    tour.step("get_state", state::get(dapr)).await?;
    tour.step("get_state, no such key", state::get_missing(dapr))
        .await?;
    tour.step("get_bulk_state", state::get_bulk(dapr)).await?;
    tour.step(
        "save_state and delete_state, old ETag",
        state::conflict(dapr),
    )
    .await?;
    tour.step("delete_state", state::delete(dapr)).await?;
    tour.step("execute_state_transaction", state::transaction(dapr))
        .await?;

    tour.step("get_secret", secrets::get(dapr)).await?;
    tour.step("get_bulk_secret", secrets::get_bulk(dapr))
        .await?;

    Ok(tour.steps())
}
