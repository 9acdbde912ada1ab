//! What a sidecar and its workers say to each other: the messages of the protocol `TaskHubSidecarService`, with the fields that
//! are used here. The others are left out of what is read, as Protocol Buffers allow.

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

/// How far an instance is, with the numbers of the protocol.
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
    /// Whether nothing comes after it.
    pub(crate) fn is_final(self) -> bool {
        matches!(
            self,
            Self::Completed | Self::Failed | Self::Canceled | Self::Terminated
        )
    }
}
