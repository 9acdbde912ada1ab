//! The history of an instance.

use std::collections::HashMap;

use super::{Named, Status, TimerOrigin, Timestamp};

/// An event of a history.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct HistoryEvent {
    /// The ID of the action that caused it; -1 for external events.
    #[prost(int32, tag = "1")]
    pub(crate) event_id: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) timestamp: Option<Timestamp>,
    #[prost(
        oneof = "Event",
        tags = "3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17, 21, 22, 31, 32"
    )]
    pub(crate) event: Option<Event>,
    #[prost(message, optional, tag = "30")]
    pub(crate) router: Option<TaskRouter>,
}

/// The kind of an event.
#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum Event {
    #[prost(message, tag = "3")]
    ExecutionStarted(ExecutionStarted),
    #[prost(message, tag = "4")]
    ExecutionCompleted(ExecutionCompleted),
    #[prost(message, tag = "5")]
    ExecutionTerminated(ExecutionTerminated),
    #[prost(message, tag = "6")]
    TaskScheduled(TaskScheduled),
    #[prost(message, tag = "7")]
    TaskCompleted(TaskCompleted),
    #[prost(message, tag = "8")]
    TaskFailed(TaskFailed),
    #[prost(message, tag = "9")]
    ChildCreated(ChildCreated),
    #[prost(message, tag = "10")]
    ChildCompleted(ChildCompleted),
    /// Has the same fields as for an activity.
    #[prost(message, tag = "11")]
    ChildFailed(TaskFailed),
    #[prost(message, tag = "12")]
    TimerCreated(TimerCreated),
    #[prost(message, tag = "13")]
    TimerFired(TimerFired),
    #[prost(message, tag = "14")]
    WorkflowStarted(WorkflowStarted),
    #[prost(message, tag = "17")]
    EventRaised(EventRaised),
    #[prost(message, tag = "21")]
    ExecutionSuspended(Reason),
    #[prost(message, tag = "22")]
    ExecutionResumed(Reason),
    #[prost(message, tag = "31")]
    ExecutionStalled(ExecutionStalled),
    #[prost(message, tag = "32")]
    DetachedCreated(DetachedCreated),
}

/// The source and target applications of a task.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TaskRouter {
    #[prost(string, tag = "1")]
    pub(crate) source_app_id: String,
    #[prost(string, optional, tag = "2")]
    pub(crate) target_app_id: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ExecutionStarted {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) input: Option<String>,
    #[prost(message, optional, tag = "4")]
    pub(crate) workflow: Option<WorkflowId>,
    #[prost(message, optional, tag = "5")]
    pub(crate) parent: Option<ParentInstance>,
    #[prost(message, optional, tag = "6")]
    pub(crate) scheduled_start: Option<Timestamp>,
    #[prost(map = "string, string", tag = "9")]
    pub(crate) tags: HashMap<String, String>,
}

/// An instance ID and execution ID.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WorkflowId {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(message, optional, tag = "2")]
    pub(crate) execution_id: Option<String>,
}

/// The parent, which is notified of the completion.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ParentInstance {
    #[prost(int32, tag = "1")]
    pub(crate) task_scheduled_id: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) name: Option<String>,
    #[prost(message, optional, tag = "4")]
    pub(crate) workflow: Option<WorkflowId>,
    #[prost(string, optional, tag = "5")]
    pub(crate) app_id: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ExecutionCompleted {
    #[prost(enumeration = "Status", tag = "1")]
    pub(crate) status: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) result: Option<String>,
    #[prost(message, optional, tag = "3")]
    pub(crate) failure: Option<FailureDetails>,
}

/// The failure of a task.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct FailureDetails {
    #[prost(string, tag = "1")]
    pub(crate) error_type: String,
    #[prost(string, tag = "2")]
    pub(crate) message: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) stack_trace: Option<String>,
    #[prost(message, optional, boxed, tag = "4")]
    pub(crate) inner: Option<Box<FailureDetails>>,
    #[prost(bool, tag = "5")]
    pub(crate) is_not_retriable: bool,
}

impl FailureDetails {
    pub(crate) fn new(error_type: &str, message: impl Into<String>) -> Self {
        Self {
            error_type: error_type.to_owned(),
            message: message.into(),
            ..Self::default()
        }
    }
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ExecutionTerminated {
    #[prost(message, optional, tag = "1")]
    pub(crate) input: Option<String>,
    /// Whether to terminate children as well.
    #[prost(bool, tag = "2")]
    pub(crate) recurse: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TaskScheduled {
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
pub(crate) struct TaskCompleted {
    #[prost(int32, tag = "1")]
    pub(crate) task_scheduled_id: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) result: Option<String>,
    #[prost(string, tag = "3")]
    pub(crate) task_execution_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TaskFailed {
    #[prost(int32, tag = "1")]
    pub(crate) task_scheduled_id: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) failure: Option<FailureDetails>,
    /// Only for activities: in events of children, this number belongs to an unused field.
    #[prost(string, tag = "3")]
    pub(crate) task_execution_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ChildCreated {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
    #[prost(string, tag = "2")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "3")]
    pub(crate) version: Option<String>,
    #[prost(message, optional, tag = "4")]
    pub(crate) input: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ChildCompleted {
    #[prost(int32, tag = "1")]
    pub(crate) task_scheduled_id: i32,
    #[prost(message, optional, tag = "2")]
    pub(crate) result: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct DetachedCreated {
    #[prost(string, tag = "1")]
    pub(crate) instance_id: String,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TimerCreated {
    #[prost(message, optional, tag = "1")]
    pub(crate) fire_at: Option<Timestamp>,
    #[prost(string, optional, tag = "2")]
    pub(crate) name: Option<String>,
    #[prost(oneof = "TimerPurpose", tags = "4, 5, 6, 7")]
    pub(crate) purpose: Option<TimerPurpose>,
}

/// The purpose of a timer: [`TimerOrigin`], with the field numbers of histories.
#[derive(Clone, PartialEq, prost::Oneof)]
pub(crate) enum TimerPurpose {
    #[prost(message, tag = "4")]
    Timer(()),
    #[prost(message, tag = "5")]
    ExternalEvent(Named),
    #[prost(message, tag = "6")]
    ActivityRetry(Named),
    #[prost(message, tag = "7")]
    ChildRetry(Named),
}

impl From<TimerOrigin> for TimerPurpose {
    fn from(origin: TimerOrigin) -> Self {
        match origin {
            TimerOrigin::Timer(()) => Self::Timer(()),
            TimerOrigin::ExternalEvent(event) => Self::ExternalEvent(event),
            TimerOrigin::ActivityRetry(activity) => Self::ActivityRetry(activity),
            TimerOrigin::ChildRetry(child) => Self::ChildRetry(child),
        }
    }
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct TimerFired {
    #[prost(message, optional, tag = "1")]
    pub(crate) fire_at: Option<Timestamp>,
    #[prost(int32, tag = "2")]
    pub(crate) timer_id: i32,
}

/// The start of a turn.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WorkflowStarted {
    #[prost(message, optional, tag = "1")]
    pub(crate) version: Option<WorkflowVersion>,
}

/// The version of the code that ran a turn.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct WorkflowVersion {
    #[prost(string, repeated, tag = "1")]
    pub(crate) patches: Vec<String>,
    #[prost(string, optional, tag = "2")]
    pub(crate) name: Option<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct EventRaised {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    #[prost(message, optional, tag = "2")]
    pub(crate) input: Option<String>,
}

/// The reason of a suspension or resumption.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct Reason {
    #[prost(message, optional, tag = "1")]
    pub(crate) input: Option<String>,
}

/// The instance is stalled: it cannot continue with the worker's code.
#[derive(Clone, PartialEq, prost::Message)]
pub(crate) struct ExecutionStalled {
    /// 0: patch mismatch; 1: version not available.
    #[prost(int32, tag = "1")]
    pub(crate) reason: i32,
    #[prost(string, optional, tag = "2")]
    pub(crate) description: Option<String>,
}
