//! Workflows, which are written in a program called a worker.
//!
//! A worker speaks gRPC to its sidecar, so neither echo nor the tour can be one. What a client
//! does with workflows needs none: here it meets an instance that does not exist, and a start that
//! nobody takes.

use std::time::Duration;

use dapr_client::{DaprClient, ErrorCode, ErrorKind};

use crate::check::{Failure, expect};

/// The engine that is built into the sidecar.
const ENGINE: &str = "dapr";

pub(crate) async fn get(dapr: &DaprClient) -> Result<String, Failure> {
    match dapr.get_workflow(ENGINE, "order-66").await {
        Err(error) if error.code() == Some(ErrorCode::InstanceIdNotFound) => {
            let text = "that error is one of those that mean missing";
            expect(text, error.is_not_found(), true)?;
            Ok("404, there is no such instance".into())
        }
        Err(error) => Err(error.into()),
        Ok(state) => Err(format!("there is one: {state:?}").into()),
    }
}

pub(crate) async fn start(dapr: &DaprClient) -> Result<String, Failure> {
    // A sidecar waits until a worker takes it, so give such a call some time of its own.
    let patience = Duration::from_millis(500);
    let call = dapr.start_workflow(ENGINE, "build-a-ship");
    let call = call.instance_id("never-begun").json(&"X-wing");
    match call.timeout(patience).await {
        Err(error) if error.kind() == ErrorKind::Timeout => {
            Ok(format!("no worker has taken it within {patience:?}"))
        }
        Err(error) => Err(error.into()),
        Ok(_) => Err("somebody has started it".into()),
    }
}
