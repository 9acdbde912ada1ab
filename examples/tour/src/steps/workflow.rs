//! Workflows, whose code runs in a worker.
//!
//! Workers use gRPC, so neither echo nor the tour can be one. Clients need no worker: this step queries a
//! missing instance, and starts a workflow that no worker accepts.

use std::time::Duration;

use dapr_client::{DaprClient, ErrorCode, ErrorKind};

use crate::check::{Failure, expect};

/// The sidecar's built-in engine.
const ENGINE: &str = "dapr";

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    match dapr.get_workflow(ENGINE, "order-66").await {
        Err(error) if error.code() == Some(ErrorCode::InstanceIdNotFound) => {
            let text = "whether the error code means a missing instance";
            expect(text, error.is_not_found(), true)?;
            Ok("404, there is no such instance".into())
        }
        Err(error) => Err(error.into()),
        Ok(state) => Err(format!("there is one: {state:?}").into()),
    }
}

pub(crate) async fn start(dapr: &DaprClient) -> Result<String, Failure> {
    // The sidecar waits for a worker, so the call needs a timeout of its own.
    let patience = Duration::from_millis(500);
    let call = dapr.start_workflow(ENGINE, "build-a-ship");
    let call = call.instance_id("never-begun").json(&"X-wing");
    match call.timeout(patience).await {
        Err(error) if error.kind() == ErrorKind::Timeout => {
            Ok(format!("no worker accepted it within {patience:?}"))
        }
        Err(error) => Err(error.into()),
        Ok(_) => Err("a worker has started it".into()),
    }
}
