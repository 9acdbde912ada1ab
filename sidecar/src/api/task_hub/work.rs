//! Work items for workers.

use std::sync::Arc;

use futures_util::{Stream, StreamExt as _, stream};
use tonic::Status;

use crate::core::Core;
use crate::workflow::messages::{ActivityResponse, Nothing, WorkItem, WorkflowResponse};

/// Connects a worker, which receives work items until it disconnects.
pub(super) async fn items(
    core: Arc<Core>,
) -> Result<impl Stream<Item = Result<WorkItem, Status>> + Send + 'static, Status> {
    core.require_placement("unable to establish work item stream at this time: ")?;
    let worker = core.workflows.connect();
    drop(core);
    let items = stream::unfold(worker, |mut worker| async {
        let item = worker.next().await?;
        Some((Ok(item), worker))
    });
    let end = stream::once(async { Err(Status::cancelled("shutting down")) });
    Ok(items.chain(end))
}

pub(super) async fn complete_turn(
    core: Arc<Core>,
    response: WorkflowResponse,
) -> Result<Nothing, Status> {
    core.workflows.complete_turn(response);
    Ok(Nothing {})
}

pub(super) async fn complete_activity(
    core: Arc<Core>,
    response: ActivityResponse,
) -> Result<Nothing, Status> {
    core.workflows.complete_activity(response);
    Ok(Nothing {})
}
