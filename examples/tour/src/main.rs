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

    let name = "wait for the sidecar";
    tour.step(name, sidecar::wait(dapr)).await?;
    let name = "health of sidecar and application";
    tour.step(name, sidecar::health(dapr)).await?;
    let name = "health of the sidecar alone";
    tour.step(name, sidecar::outbound_health(dapr)).await?;

    let name = "send bytes to echo";
    tour.step(name, invocation::bytes(dapr)).await?;
    let name = "send JSON to echo";
    tour.step(name, invocation::json(dapr)).await?;
    let name = "ask echo for the last message";
    tour.step(name, invocation::last(dapr)).await?;
    let name = "call what echo does not have";
    tour.step(name, invocation::not_found(dapr)).await?;

    let name = "save a value for a minute";
    tour.step(name, state::save(dapr)).await?;
    let name = "get it back";
    tour.step(name, state::get(dapr)).await?;
    let name = "get what is not there";
    tour.step(name, state::get_missing(dapr)).await?;
    let name = "get several values at once";
    tour.step(name, state::get_bulk(dapr)).await?;
    let name = "write with an outdated ETag";
    tour.step(name, state::conflict(dapr)).await?;
    let name = "delete a value";
    tour.step(name, state::delete(dapr)).await?;
    let name = "change two values in a transaction";
    tour.step(name, state::transaction(dapr)).await?;

    let name = "get a secret";
    tour.step(name, secrets::get(dapr)).await?;
    let name = "get all secrets";
    tour.step(name, secrets::get_bulk(dapr)).await?;

    Ok(tour.steps())
}
