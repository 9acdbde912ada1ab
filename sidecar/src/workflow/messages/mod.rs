//! The messages of `TaskHubSidecarService` between a sidecar and its workers, with the fields that are used
//! here. Other fields are ignored when read, as Protobuf allows.

pub(crate) mod actions;
mod history;
mod management;
mod work;

pub(crate) use prost_types::Timestamp;

pub(crate) use self::actions::{Action, ActionKind, Complete, CreateTimer, Named, TimerOrigin};
pub(crate) use self::history::{
    ChildCompleted, ChildCreated, DetachedCreated, Event, EventRaised, ExecutionCompleted,
    ExecutionStalled, ExecutionStarted, ExecutionTerminated, FailureDetails, HistoryEvent,
    ParentInstance, Reason, TaskCompleted, TaskFailed, TaskRouter, TaskScheduled, TimerCreated,
    TimerFired, WorkflowId, WorkflowStarted, WorkflowVersion,
};
pub(crate) use self::management::{
    CreateInstance, CreatedInstance, GetInstance, History, HistoryOf, Instances, ListInstances,
    Nothing, PurgeInstances, PurgedInstances, RaiseEvent, Resume, State, StateOf, Suspend,
    Terminate,
};
pub(crate) use self::work::{
    ActivityRequest, ActivityResponse, WorkItem, WorkItemRequest, WorkflowRequest, WorkflowResponse,
};

/// The status of an instance, with the protocol's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, prost::Enumeration)]
#[repr(i32)]
pub(crate) enum Status {
    Running = 0,
    Completed = 1,
    ContinuedAsNew = 2,
    Failed = 3,
    Canceled = 4,
    Terminated = 5,
    Pending = 6,
    Suspended = 7,
    Stalled = 8,
}

impl Status {
    /// Whether the status is terminal.
    pub(crate) fn is_final(self) -> bool {
        matches!(
            self,
            Self::Completed | Self::Failed | Self::Canceled | Self::Terminated
        )
    }
}
