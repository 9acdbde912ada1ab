//! Actions: the results of a turn.

use std::collections::HashMap;

use super::{FailureDetails, HistoryEvent, Status, TaskRouter, Timestamp, WorkflowId};

/// An action of a workflow; the worker assigns its ID.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Action {
    #[prost(int32, tag = "1")]
    pub(crate) id: i32,
    #[prost(oneof = "ActionKind", tags = "2, 3, 4, 5, 6, 7, 10, 11")]
    pub(crate) kind: Option<ActionKind>,
    #[prost(message, optional, tag = "9")]
    pub(crate) router: Option<TaskRouter>,
}

#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum ActionKind {
    #[prost(message, tag = "2")]
    ScheduleTask(ScheduleTask),
    #[prost(message, tag = "3")]
    CreateChild(CreateChild),
    #[prost(message, tag = "4")]
    CreateTimer(CreateTimer),
    #[prost(message, tag = "5")]
    SendEvent(SendEvent),
    #[prost(message, tag = "6")]
    Complete(Complete),
    #[prost(message, tag = "7")]
    Terminate(TerminateOther),
    #[prost(message, tag = "10")]
    VersionNotAvailable(VersionNotAvailable),
    #[prost(message, tag = "11")]
    CreateDetached(CreateDetached),
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ScheduleTask {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "2")]
    pub(crate) version: Option<String>,
    #[prost(message, optional, tag = "3")]
    pub(crate) input: Option<String>,
    #[prost(string, tag = "5")]
    pub(crate) task_execution_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct CreateChild {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) version: Option<String>,
    #[prost(message, optional, tag = "4")]
    pub(crate) input: Option<String>,
}

/// Starts an instance without a parent.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct CreateDetached {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "4")]
    pub(crate) input: Option<String>,
    #[prost(message, optional, tag = "5")]
    pub(crate) scheduled_start: Option<Timestamp>,
    #[prost(message, optional, tag = "6")]
    pub(crate) execution_id: Option<String>,
    #[prost(map = "string, string", tag = "7")]
    pub(crate) tags: HashMap<String, String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct CreateTimer {
    #[prost(message, optional, tag = "1")]
    pub(crate) fire_at: Option<Timestamp>,
    #[prost(string, optional, tag = "2")]
    pub(crate) name: Option<String>,
    #[prost(oneof = "TimerOrigin", tags = "3, 4, 5, 6")]
    pub(crate) origin: Option<TimerOrigin>,
}

/// The purpose of a timer. Histories use other field numbers: [`super::history::TimerPurpose`].
#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum TimerOrigin {
    #[prost(message, tag = "3")]
    Timer(()),
    /// The timeout of a wait for an event.
    #[prost(message, tag = "4")]
    ExternalEvent(Named),
    #[prost(message, tag = "5")]
    ActivityRetry(Named),
    #[prost(message, tag = "6")]
    ChildRetry(Named),
}

/// The name of an event, or the ID of the retried task.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Named {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct SendEvent {
    #[prost(message, optional, tag = "1")]
    pub(crate) instance: Option<WorkflowId>,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
}

/// Completes the instance, or continues as new.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Complete {
    #[prost(enumeration = "Status", tag = "1")]
    pub(crate) status: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) result: Option<String>,
    /// Events carried over to the next execution.
    #[prost(message, repeated, tag = "5")]
    pub(crate) carryover: Vec<HistoryEvent>,
    #[prost(message, optional, tag = "6")]
    pub(crate) failure: Option<FailureDetails>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TerminateOther {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
}

/// The worker does not have the version of the instance's code.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct VersionNotAvailable {}
