//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::workflow::{
    GetWorkflowError, GetWorkflowRequest, PauseWorkflowError, PauseWorkflowRequest,
    PurgeWorkflowError, PurgeWorkflowRequest, RaiseEventWorkflowError, RaiseEventWorkflowRequest,
    ResumeWorkflowError, ResumeWorkflowRequest, StartWorkflowError, StartWorkflowRequest,
    TerminateWorkflowError, TerminateWorkflowRequest, WorkflowApi,
};
use dapr_client::workflow::{StartedWorkflow, WorkflowState};

use crate::dispatch::{Refusing, refused};

impl WorkflowApi for Refusing {
    async fn get_workflow(&self, _: GetWorkflowRequest) -> Result<WorkflowState, GetWorkflowError> {
        Err(refused("get_workflow").into())
    }

    async fn pause_workflow(&self, _: PauseWorkflowRequest) -> Result<(), PauseWorkflowError> {
        Err(refused("pause_workflow").into())
    }

    async fn purge_workflow(&self, _: PurgeWorkflowRequest) -> Result<(), PurgeWorkflowError> {
        Err(refused("purge_workflow").into())
    }

    async fn raise_event_workflow(
        &self,
        _: RaiseEventWorkflowRequest,
    ) -> Result<(), RaiseEventWorkflowError> {
        Err(refused("raise_event_workflow").into())
    }

    async fn resume_workflow(&self, _: ResumeWorkflowRequest) -> Result<(), ResumeWorkflowError> {
        Err(refused("resume_workflow").into())
    }

    async fn start_workflow(
        &self,
        _: StartWorkflowRequest,
    ) -> Result<StartedWorkflow, StartWorkflowError> {
        Err(refused("start_workflow").into())
    }

    async fn terminate_workflow(
        &self,
        _: TerminateWorkflowRequest,
    ) -> Result<(), TerminateWorkflowError> {
        Err(refused("terminate_workflow").into())
    }
}
