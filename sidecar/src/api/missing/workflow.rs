//! Without the feature `grpc`: the workers of workflows connect over gRPC.

use dapr_client::server::workflow::{
    GetWorkflowError, GetWorkflowRequest, PauseWorkflowError, PauseWorkflowRequest,
    PurgeWorkflowError, PurgeWorkflowRequest, RaiseEventWorkflowError, RaiseEventWorkflowRequest,
    ResumeWorkflowError, ResumeWorkflowRequest, StartWorkflowError, StartWorkflowRequest,
    TerminateWorkflowError, TerminateWorkflowRequest, WorkflowApi,
};
use dapr_client::workflow::{StartedWorkflow, WorkflowState};

super::missing! { Grpc, WorkflowApi,
    start_workflow(StartWorkflowRequest) -> StartedWorkflow, StartWorkflowError::StartWorkflow;
    get_workflow(GetWorkflowRequest) -> WorkflowState, GetWorkflowError::GetWorkflow;
    pause_workflow(PauseWorkflowRequest) -> (), PauseWorkflowError::PauseWorkflow;
    resume_workflow(ResumeWorkflowRequest) -> (), ResumeWorkflowError::ResumeWorkflow;
    raise_event_workflow(RaiseEventWorkflowRequest) -> (), RaiseEventWorkflowError::RaiseEventWorkflow;
    terminate_workflow(TerminateWorkflowRequest) -> (), TerminateWorkflowError::TerminateWorkflow;
    purge_workflow(PurgeWorkflowRequest) -> (), PurgeWorkflowError::PurgeWorkflow;
}
