//! The workflow API. Workflow code runs in workers, which connect over gRPC (`task_hub`). Without a worker,
//! instances can only be queried and purged, as in daprd.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use dapr_client::server::ErrorResponse;
use dapr_client::server::workflow::{
    GetWorkflowError, GetWorkflowRequest, PauseWorkflowError, PauseWorkflowRequest,
    PurgeWorkflowError, PurgeWorkflowRequest, RaiseEventWorkflowError, RaiseEventWorkflowRequest,
    ResumeWorkflowError, ResumeWorkflowRequest, StartWorkflowError, StartWorkflowRequest,
    TerminateWorkflowError, TerminateWorkflowRequest, WorkflowApi,
};
use dapr_client::server::workflow::{StartedWorkflowParts, WorkflowStateParts};
use dapr_client::workflow::{StartedWorkflow, WorkflowState, WorkflowStatus};

use super::actors::NO_PLACEMENT;
use super::body;
use crate::core::Core;
use crate::workflow::messages::Timestamp;
use crate::workflow::{
    InstanceIdError, NewInstance, Status, View, WorkflowError, check_instance_id,
};

/// Common steps of most operations: read the body if it must be an object, and check for actors.
macro_rules! prepare {
    ($core:expr, $request:expr, $error:ident) => {{
        let text = body::read($request.body).await;
        let text = text.map_err(|error| $error::BodyRead(error.into()))?;
        crate::json::proto::object(&text).map_err(|error| {
            $error::MalformedRequest(format!("failed deserializing HTTP body: {error}").into())
        })?;
        $core.has_actors().map_err($error::ActorNoPlacement)?;
    }};
}

impl WorkflowApi for Core {
    async fn start_workflow(
        &self,
        request: StartWorkflowRequest,
    ) -> Result<StartedWorkflow, StartWorkflowError> {
        use StartWorkflowError as Error;
        let input = body::read(request.body).await;
        let input = input.map_err(|error| Error::BodyRead(error.into()))?;
        self.has_actors().map_err(Error::ActorNoPlacement)?;
        let requested_id = request.instance_id.filter(|id| !id.is_empty());
        let instance = requested_id.unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
        check_instance_id(&instance).map_err(|error| match error {
            InstanceIdError::TooLong(message) => Error::InstanceIdTooLong(message.into()),
            InstanceIdError::Invalid(message) => Error::InstanceIdInvalid(message.into()),
        })?;
        // Like daprd, waits for a worker, if one can connect.
        if self.options.grpc {
            self.workflows.worker().await;
        }
        let started = self.workflows.start(NewInstance {
            id: instance.clone(),
            name: request.workflow_name.clone(),
            input: Some(String::from_utf8_lossy(&input).into_owned()),
            start: None,
        });
        started.map_err(|error| {
            let name = request.workflow_name;
            let message = format!(
                "error starting workflow '{name}': unable to start workflow: failed to start workflow: {error}"
            );
            Error::StartWorkflow(message.into())
        })?;
        Ok(StartedWorkflow::from(StartedWorkflowParts {
            instance_id: instance,
        }))
    }

    async fn get_workflow(
        &self,
        request: GetWorkflowRequest,
    ) -> Result<WorkflowState, GetWorkflowError> {
        use GetWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        self.workflows
            .get(&instance)
            .map(to_state)
            .map_err(|error| match error {
                WorkflowError::NotFound => Error::InstanceIdNotFound(not_found(&instance).into()),
                error => {
                    let message = format!(
                        "error while getting workflow info on instance '{instance}': failed to get workflow metadata for '{instance}': failed to fetch workflow metadata: {error}"
                    );
                    Error::GetWorkflow(message.into())
                }
            })
    }

    async fn pause_workflow(
        &self,
        request: PauseWorkflowRequest,
    ) -> Result<(), PauseWorkflowError> {
        use PauseWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        self.workflows.suspend(&instance, None).map_err(|error| {
            let message = format!(
                "error pausing workflow {instance}: failed to pause workflow {instance}: failed to suspend workflow: {error}"
            );
            Error::PauseWorkflow(message.into())
        })
    }

    async fn resume_workflow(
        &self,
        request: ResumeWorkflowRequest,
    ) -> Result<(), ResumeWorkflowError> {
        use ResumeWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        self.workflows.resume(&instance, None).map_err(|error| {
            let message = format!(
                "error resuming workflow {instance}: failed to resume workflow {instance}: failed to resume workflow: {error}"
            );
            Error::ResumeWorkflow(message.into())
        })
    }

    async fn raise_event_workflow(
        &self,
        request: RaiseEventWorkflowRequest,
    ) -> Result<(), RaiseEventWorkflowError> {
        use RaiseEventWorkflowError as Error;
        let input = body::read(request.body).await;
        let input = input.map_err(|error| Error::BodyRead(error.into()))?;
        self.has_actors().map_err(Error::ActorNoPlacement)?;
        let (instance, event) = (request.instance_id, request.event_name);
        let input = String::from_utf8_lossy(&input).into_owned();
        let raised = self.workflows.raise(&instance, event.clone(), Some(input));
        raised.map_err(|error| {
            let message = format!(
                "error raising event on workflow '{instance}': failed to raise event {event} on workflow {instance}: failed to raise event: {error}"
            );
            Error::RaiseEventWorkflow(message.into())
        })
    }

    async fn terminate_workflow(
        &self,
        request: TerminateWorkflowRequest,
    ) -> Result<(), TerminateWorkflowError> {
        use TerminateWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        let result = self.workflows.terminate(&instance, None, true);
        result.map_err(|error| {
            let tried = format!("failed to submit termination request:: {error}");
            match error {
                WorkflowError::NotFound => Error::InstanceIdNotFound(not_found_because(&instance, &tried)),
                _ => Error::TerminateWorkflow(
                    format!(
                        "error terminating workflow '{instance}': failed to terminate workflow {instance}: {tried}"
                    )
                    .into(),
                ),
            }
        })
    }

    async fn purge_workflow(
        &self,
        request: PurgeWorkflowRequest,
    ) -> Result<(), PurgeWorkflowError> {
        use PurgeWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        let purged = self.workflows.purge(&instance, true, false);
        purged.map(drop).map_err(|error| {
            let tried = format!("failed to purge workflow state: {}", error.text);
            match error.error {
                WorkflowError::NotFound => Error::InstanceIdNotFound(not_found_because(&instance, &tried)),
                _ => Error::PurgeWorkflow(
                    format!("error purging workflow {instance}: failed to Purge workflow {instance}: {tried}").into(),
                ),
            }
        })
    }
}

fn not_found(instance: &str) -> String {
    format!("unable to find workflow with the provided instance ID: {instance}")
}

/// daprd's text has no placeholder for the cause; Go then appends it in this form.
fn not_found_because(instance: &str, cause: &str) -> ErrorResponse {
    format!("{}%!(EXTRA *fmt.wrapError={cause})", not_found(instance)).into()
}

/// The state of an instance for the HTTP API.
fn to_state(view: View) -> WorkflowState {
    let mut properties = BTreeMap::new();
    let mut add = |name: &str, value: Option<String>| {
        value.map(|value| properties.insert(format!("dapr.workflow.{name}"), value))
    };
    add("custom_status", view.custom_status);
    add("input", view.input);
    add("output", view.output);
    if let Some(failure) = view.failure {
        add("failure.error_type", Some(failure.error_type));
        add("failure.error_message", Some(failure.message));
        add("failure.stack_trace", failure.stack_trace);
    }
    let has_started = view.created.is_some();
    WorkflowState::from(WorkflowStateParts {
        instance_id: view.id,
        workflow_name: Some(view.name).filter(|name| has_started && !name.is_empty()),
        created_at: time(view.created),
        last_updated_at: time(view.last_updated),
        runtime_status: to_status(view.status),
        properties,
    })
}

pub(crate) fn to_status(status: Status) -> WorkflowStatus {
    match status {
        Status::Running => WorkflowStatus::Running,
        Status::Completed => WorkflowStatus::Completed,
        Status::ContinuedAsNew => WorkflowStatus::ContinuedAsNew,
        Status::Failed => WorkflowStatus::Failed,
        Status::Canceled => WorkflowStatus::Canceled,
        Status::Terminated => WorkflowStatus::Terminated,
        Status::Pending => WorkflowStatus::Pending,
        Status::Suspended => WorkflowStatus::Suspended,
        // The HTTP API has no such status.
        Status::Stalled => WorkflowStatus::Unknown,
    }
}

/// A missing time is Go's zero time, the start of the year 1.
fn time(time: Option<Timestamp>) -> SystemTime {
    const YEAR_ONE: Duration = Duration::from_secs(62_135_596_800);
    time.and_then(|time| SystemTime::try_from(time).ok())
        .unwrap_or(SystemTime::UNIX_EPOCH - YEAR_ONE)
}

impl Core {
    pub(super) fn has_actors(&self) -> Result<(), ErrorResponse> {
        match self.actors {
            Some(_) => Ok(()),
            None => Err(NO_PLACEMENT.into()),
        }
    }
}
