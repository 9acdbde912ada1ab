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

pub(crate) mod get_workflow;
pub(crate) mod pause_workflow;
pub(crate) mod purge_workflow;
pub(crate) mod raise_event_workflow;
pub(crate) mod resume_workflow;
pub(crate) mod start_workflow;
pub(crate) mod started_workflow;
pub(crate) mod terminate_workflow;
pub(crate) mod workflow_state;
mod workflow_status;

pub use get_workflow::GetWorkflowCall;
pub use pause_workflow::PauseWorkflowCall;
pub use purge_workflow::PurgeWorkflowCall;
pub use raise_event_workflow::RaiseEventWorkflowCall;
pub use resume_workflow::ResumeWorkflowCall;
pub use start_workflow::StartWorkflowCall;
pub use started_workflow::StartedWorkflow;
pub use terminate_workflow::TerminateWorkflowCall;
pub use workflow_state::WorkflowState;
pub use workflow_status::WorkflowStatus;
