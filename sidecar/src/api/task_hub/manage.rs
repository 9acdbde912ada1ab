//! Starting instances and raising events.

use std::sync::Arc;

use tonic::{Code, Status};

use crate::core::Core;
use crate::workflow::messages::{
    CreateInstance, CreatedInstance, Nothing, PurgeInstances, PurgedInstances, RaiseEvent, Resume,
    Suspend, Terminate,
};
use crate::workflow::{NO_STATE, NewInstance, WaitCondition, WorkflowError};

/// daprd's prefix for errors of starting an instance.
const CREATE: &str = "failed to create workflow instance: ";
const TERMINATE: &str = "failed to submit termination request: ";

/// Starts an instance, and waits for its first turn unless its start is scheduled for later.
pub(super) async fn start(
    core: Arc<Core>,
    request: CreateInstance,
) -> Result<CreatedInstance, Status> {
    core.require_placement(CREATE)?;
    let id = request.instance_id;
    let later = request.scheduled_start.is_some();
    core.workflows.worker().await;
    let started = core.workflows.start(NewInstance {
        id: id.clone(),
        name: request.name,
        input: request.input,
        start: request.scheduled_start,
    });
    started.map_err(|error| status(&error, CREATE))?;
    if !later {
        let started = core.workflows.wait_for(&id, WaitCondition::Started).await;
        started.map_err(|error| status(&error, ""))?;
    }
    Ok(CreatedInstance { instance_id: id })
}

pub(super) async fn raise(core: Arc<Core>, request: RaiseEvent) -> Result<Nothing, Status> {
    core.require_placement("")?;
    let raised = core
        .workflows
        .raise(&request.instance_id, request.name, request.input);
    raised.map_err(|error| status(&error, ""))?;
    Ok(Nothing {})
}

pub(super) async fn terminate(core: Arc<Core>, request: Terminate) -> Result<Nothing, Status> {
    core.require_placement(TERMINATE)?;
    let id = request.instance_id;
    let result = core
        .workflows
        .terminate(&id, request.output, request.recursive);
    result.map_err(|error| status(&error, TERMINATE))?;
    wait(core, &id, WaitCondition::Completed).await
}

pub(super) async fn suspend(core: Arc<Core>, request: Suspend) -> Result<Nothing, Status> {
    core.require_placement("")?;
    let id = request.instance_id;
    let result = core.workflows.suspend(&id, request.reason);
    result.map_err(|error| status(&error, ""))?;
    wait(core, &id, WaitCondition::Suspended).await
}

pub(super) async fn resume(core: Arc<Core>, request: Resume) -> Result<Nothing, Status> {
    core.require_placement("")?;
    let id = request.instance_id;
    let result = core.workflows.resume(&id, request.reason);
    result.map_err(|error| status(&error, ""))?;
    wait(core, &id, WaitCondition::Running).await
}

pub(super) async fn purge(
    core: Arc<Core>,
    request: PurgeInstances,
) -> Result<PurgedInstances, Status> {
    core.require_placement("failed to purge workflow state: failed to fetch workflow state: ")?;
    if request.filter.is_some() {
        return Err(Status::unknown("multi-instance purge is not unimplemented"));
    }
    let id = request.instance_id.unwrap_or_default();
    let force = request.force.unwrap_or(false);
    let purged = core.workflows.purge(&id, request.recursive, force);
    let count = purged.map_err(|error| {
        let text = format!("failed to purge workflow state: {}", error.text);
        Status::new(code(&error.error), text)
    })?;
    Ok(PurgedInstances {
        count: i32::try_from(count).unwrap_or(i32::MAX),
    })
}

async fn wait(core: Arc<Core>, id: &str, wanted: WaitCondition) -> Result<Nothing, Status> {
    let reached = core.workflows.wait_for(id, wanted).await;
    reached.map_err(|error| status(&error, ""))?;
    Ok(Nothing {})
}

/// The gRPC status of an error, with a prefix.
pub(super) fn status(error: &WorkflowError, tried: &str) -> Status {
    let text = match error {
        // Without a prefix, the text of an API error omits its code.
        WorkflowError::NoState if tried.is_empty() => NO_STATE.to_owned(),
        _ => format!("{tried}{error}"),
    };
    Status::new(code(error), text)
}

/// Go reports errors without a code as `Unknown`.
fn code(error: &WorkflowError) -> Code {
    match error {
        WorkflowError::NoWorker { .. } => Code::FailedPrecondition,
        WorkflowError::NoState => Code::Internal,
        WorkflowError::AlreadyExists(_) => Code::AlreadyExists,
        WorkflowError::NotFound | WorkflowError::NotCompleted | WorkflowError::Stalled => {
            Code::Unknown
        }
    }
}

impl Core {
    /// Fails unless the placement service is available, which workflows need.
    pub(super) fn require_placement(&self, tried: &str) -> Result<(), Status> {
        self.has_actors().map_err(|error| {
            let code_text = match tried {
                "" => "",
                _ => "api error: code = Unavailable desc = ",
            };
            Status::unavailable(format!("{tried}{code_text}{}", error.message))
        })
    }
}
