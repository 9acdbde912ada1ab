//! Workflows. Their code runs in workers, which speak gRPC only: there is never one here, so that no instance is
//! ever there either, and each operation answers as daprd does without a worker.

use dapr_client::server::ErrorAnswer;
use dapr_client::server::workflow::{
    GetWorkflowError, GetWorkflowRequest, PauseWorkflowError, PauseWorkflowRequest,
    PurgeWorkflowError, PurgeWorkflowRequest, RaiseEventWorkflowError, RaiseEventWorkflowRequest,
    ResumeWorkflowError, ResumeWorkflowRequest, StartWorkflowError, StartWorkflowRequest,
    TerminateWorkflowError, TerminateWorkflowRequest, WorkflowApi,
};
use dapr_client::workflow::{StartedWorkflow, WorkflowState};

use super::actors::NO_PLACEMENT;
use super::body;
use crate::core::Core;
use crate::workflow::{InstanceIdFault, check_instance_id};

/// What most operations do: read the body, if it is an object, and look for actors.
macro_rules! prepare {
    ($core:expr, $request:expr, $error:ident) => {{
        let text = body::read($request.body).await;
        let text = text.map_err(|fault| $error::BodyRead(fault.into()))?;
        crate::json::proto::object(&text).map_err(|fault| {
            $error::MalformedRequest(format!("failed deserializing HTTP body: {fault}").into())
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
        let text = body::read(request.body).await;
        text.map_err(|fault| Error::BodyRead(fault.into()))?;
        self.has_actors().map_err(Error::ActorNoPlacement)?;
        let given = request.instance_id.filter(|id| !id.is_empty());
        let instance = given.unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
        check_instance_id(&instance).map_err(|fault| match fault {
            InstanceIdFault::TooLong(message) => Error::InstanceIdTooLong(message.into()),
            InstanceIdFault::Invalid(message) => Error::InstanceIdInvalid(message.into()),
        })?;
        // daprd waits for a worker, and says this when the caller has waited long enough for others to give up.
        let name = request.workflow_name;
        let message = format!(
            "error starting workflow '{name}': failed to start workflow: {}",
            self.no_workflow_address(&instance)
        );
        Err(Error::StartWorkflow(message.into()))
    }

    async fn get_workflow(
        &self,
        request: GetWorkflowRequest,
    ) -> Result<WorkflowState, GetWorkflowError> {
        use GetWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        if !self.keeps_workflows() {
            let message =
                format!("error while getting workflow info on instance '{instance}': {NO_STATE}");
            return Err(Error::GetWorkflow(message.into()));
        }
        Err(Error::InstanceIdNotFound(not_found(&instance).into()))
    }

    async fn pause_workflow(
        &self,
        request: PauseWorkflowRequest,
    ) -> Result<(), PauseWorkflowError> {
        use PauseWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        let message = format!(
            "error pausing workflow {instance}: failed to pause workflow {instance}: failed to suspend workflow: {}",
            self.no_workflow_address(&instance)
        );
        Err(Error::PauseWorkflow(message.into()))
    }

    async fn resume_workflow(
        &self,
        request: ResumeWorkflowRequest,
    ) -> Result<(), ResumeWorkflowError> {
        use ResumeWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        let message = format!(
            "error resuming workflow {instance}: failed to resume workflow {instance}: failed to resume workflow: {}",
            self.no_workflow_address(&instance)
        );
        Err(Error::ResumeWorkflow(message.into()))
    }

    async fn raise_event_workflow(
        &self,
        request: RaiseEventWorkflowRequest,
    ) -> Result<(), RaiseEventWorkflowError> {
        use RaiseEventWorkflowError as Error;
        let text = body::read(request.body).await;
        text.map_err(|fault| Error::BodyRead(fault.into()))?;
        self.has_actors().map_err(Error::ActorNoPlacement)?;
        let (instance, event) = (request.instance_id, request.event_name);
        let message = format!(
            "error raising event on workflow '{instance}': failed to raise event {event} on workflow {instance}: failed to raise event: {}",
            self.no_workflow_address(&instance)
        );
        Err(Error::RaiseEventWorkflow(message.into()))
    }

    async fn terminate_workflow(
        &self,
        request: TerminateWorkflowRequest,
    ) -> Result<(), TerminateWorkflowError> {
        use TerminateWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        let message = format!(
            "error terminating workflow '{instance}': failed to terminate workflow {instance}: failed to submit termination request:: {}",
            self.no_workflow_address(&instance)
        );
        Err(Error::TerminateWorkflow(message.into()))
    }

    async fn purge_workflow(
        &self,
        request: PurgeWorkflowRequest,
    ) -> Result<(), PurgeWorkflowError> {
        use PurgeWorkflowError as Error;
        prepare!(self, request, Error);
        let instance = request.instance_id;
        if !self.keeps_workflows() {
            let message = format!(
                "error purging workflow {instance}: failed to purge workflow state: failed to fetch workflow state: {NO_STATE}"
            );
            return Err(Error::PurgeWorkflow(message.into()));
        }
        // daprd fills a text that has no place for the cause, and so does this.
        let message = format!(
            "{}%!(EXTRA *fmt.wrapError=failed to purge workflow state: failed to fetch workflow state: no such instance exists)",
            not_found(&instance)
        );
        Err(Error::InstanceIdNotFound(message.into()))
    }
}

/// What daprd says when no state store is meant for actors.
const NO_STATE: &str = "the state store is not configured to use the actor runtime";

fn not_found(instance: &str) -> String {
    format!("unable to find workflow with the provided instance ID: {instance}")
}

impl Core {
    fn has_actors(&self) -> Result<(), ErrorAnswer> {
        match self.actors {
            Some(_) => Ok(()),
            None => Err(NO_PLACEMENT.into()),
        }
    }

    fn keeps_workflows(&self) -> bool {
        self.actor_state().is_some()
    }

    /// Nobody hosts the actors behind workflows.
    fn no_workflow_address(&self, instance: &str) -> String {
        let (namespace, app_id) = (&self.namespace, &self.app_id);
        format!(
            "failed to lookup actor: api error: code = FailedPrecondition desc = did not find address for actor 'dapr.internal.{namespace}.{app_id}.workflow/{instance}'"
        )
    }
}
