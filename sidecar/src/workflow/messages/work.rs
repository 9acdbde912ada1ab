//! Work items and their results.

use super::{Action, FailureDetails, HistoryEvent, WorkflowId, WorkflowVersion};

/// A work item.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WorkItem {
    #[prost(oneof = "WorkItemRequest", tags = "1, 2")]
    pub(crate) request: Option<WorkItemRequest>,
    /// Returned with the result, to detect late results.
    #[prost(string, tag = "10")]
    pub(crate) completion_token: String,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum WorkItemRequest {
    #[prost(message, tag = "1")]
    Workflow(WorkflowRequest),
    #[prost(message, tag = "2")]
    Activity(ActivityRequest),
}

/// A turn: the past events to replay, and the new events.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WorkflowRequest {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(message, repeated, tag = "3")]
    pub(crate) past_events: Vec<HistoryEvent>,
    #[prost(message, repeated, tag = "4")]
    pub(crate) new_events: Vec<HistoryEvent>,
}

/// The result of a turn.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WorkflowResponse {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(message, repeated, tag = "2")]
    pub(crate) actions: Vec<Action>,
    #[prost(message, optional, tag = "3")]
    pub(crate) custom_status: Option<String>,
    #[prost(string, tag = "4")]
    pub(crate) completion_token: String,
    #[prost(message, optional, tag = "6")]
    pub(crate) version: Option<WorkflowVersion>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ActivityRequest {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "2")]
    pub(crate) version: Option<String>,
    #[prost(message, optional, tag = "3")]
    pub(crate) input: Option<String>,
    #[prost(message, optional, tag = "4")]
    pub(crate) workflow: Option<WorkflowId>,
    #[prost(int32, tag = "5")]
    pub(crate) task_id: i32,
    #[prost(string, tag = "7")]
    pub(crate) task_execution_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ActivityResponse {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(int32, tag = "2")]
    pub(crate) task_id: i32,
    #[prost(message, optional, tag = "3")]
    pub(crate) result: Option<String>,
    #[prost(message, optional, tag = "4")]
    pub(crate) failure: Option<FailureDetails>,
    #[prost(string, tag = "5")]
    pub(crate) completion_token: String,
}
