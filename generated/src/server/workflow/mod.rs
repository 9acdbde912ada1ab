//! Managing long-running workflows.
//!
//! Starts workflow instances, raises events for them, and pauses, resumes, terminates and
//! purges them.
//!
//! Workflows run in workers, which connect over gRPC. The HTTP API only manages them.
//! Requires a placement service, a scheduler service and a state store with
//! `actorStateStore` set to `true`.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod get_workflow;
mod pause_workflow;
mod purge_workflow;
mod raise_event_workflow;
mod resume_workflow;
mod start_workflow;
mod terminate_workflow;

pub use get_workflow::{GET_WORKFLOW, GetWorkflowError, GetWorkflowRequest};
pub use pause_workflow::{PAUSE_WORKFLOW, PauseWorkflowError, PauseWorkflowRequest};
pub use purge_workflow::{PURGE_WORKFLOW, PurgeWorkflowError, PurgeWorkflowRequest};
pub use raise_event_workflow::{
    RAISE_EVENT_WORKFLOW, RaiseEventWorkflowError, RaiseEventWorkflowRequest,
};
pub use resume_workflow::{RESUME_WORKFLOW, ResumeWorkflowError, ResumeWorkflowRequest};
pub use start_workflow::{START_WORKFLOW, StartWorkflowError, StartWorkflowRequest};
pub use terminate_workflow::{
    TERMINATE_WORKFLOW, TerminateWorkflowError, TerminateWorkflowRequest,
};

pub use crate::workflow::started_workflow::StartedWorkflowParts;
pub use crate::workflow::workflow_state::WorkflowStateParts;

use std::future::Future;

use crate::workflow::{StartedWorkflow, WorkflowState};

/// What a sidecar does for each operation of this building block.
pub trait WorkflowApi: Send + Sync {
    /// `GET /v1.0/workflows/{workflowComponent}/{instanceID}`
    fn get_workflow(
        &self,
        request: GetWorkflowRequest,
    ) -> impl Future<Output = Result<WorkflowState, GetWorkflowError>> + Send;

    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/pause`
    fn pause_workflow(
        &self,
        request: PauseWorkflowRequest,
    ) -> impl Future<Output = Result<(), PauseWorkflowError>> + Send;

    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/purge`
    fn purge_workflow(
        &self,
        request: PurgeWorkflowRequest,
    ) -> impl Future<Output = Result<(), PurgeWorkflowError>> + Send;

    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/raiseEvent/{eventName}`
    fn raise_event_workflow(
        &self,
        request: RaiseEventWorkflowRequest,
    ) -> impl Future<Output = Result<(), RaiseEventWorkflowError>> + Send;

    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/resume`
    fn resume_workflow(
        &self,
        request: ResumeWorkflowRequest,
    ) -> impl Future<Output = Result<(), ResumeWorkflowError>> + Send;

    /// `POST /v1.0/workflows/{workflowComponent}/{workflowName}/start`
    fn start_workflow(
        &self,
        request: StartWorkflowRequest,
    ) -> impl Future<Output = Result<StartedWorkflow, StartWorkflowError>> + Send;

    /// `POST /v1.0/workflows/{workflowComponent}/{instanceID}/terminate`
    fn terminate_workflow(
        &self,
        request: TerminateWorkflowRequest,
    ) -> impl Future<Output = Result<(), TerminateWorkflowError>> + Send;
}
