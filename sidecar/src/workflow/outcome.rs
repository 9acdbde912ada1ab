//! Interprets the actions of a turn.

use super::messages::{
    Action, ActionKind, ChildCompleted, ChildCreated, Complete, CreateTimer, DetachedCreated,
    Event, ExecutionCompleted, ExecutionStalled, ExecutionStarted, FailureDetails, HistoryEvent,
    ParentInstance, Status, TaskFailed, TaskRouter, TaskScheduled, TimerCreated, Timestamp,
    WorkflowId, WorkflowStarted,
};

/// Facts about the instance.
pub(super) struct InstanceInfo<'a> {
    pub(super) id: &'a str,
    pub(super) app_id: &'a str,
    pub(super) start: &'a ExecutionStarted,
    /// The version name in its history.
    pub(super) version: &'a str,
    pub(super) now: Timestamp,
}

/// The effects of the actions.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Events for the history.
    pub(super) events: Vec<HistoryEvent>,
    pub(super) tasks: Vec<(i32, TaskScheduled)>,
    pub(super) timers: Vec<(i32, CreateTimer)>,
    /// Instances to start, with their IDs.
    pub(super) starts: Vec<(String, HistoryEvent)>,
    /// The completion event for the parent, with the parent's ID.
    pub(super) parent_event: Option<(String, HistoryEvent)>,
    /// Events for the next turn of the instance.
    pub(super) later: Vec<HistoryEvent>,
    /// The initial events of the next execution, if the instance continues as new. All other effects are
    /// discarded.
    pub(super) next_execution: Option<Vec<HistoryEvent>>,
    /// Set if the instance is stalled.
    pub(super) stalled: Option<ExecutionStalled>,
}

/// The stall reason: the worker does not have the version.
const VERSION_NOT_AVAILABLE: i32 = 1;

impl Outcome {
    /// Interprets actions.
    pub(super) fn of(actions: Vec<Action>, info: &InstanceInfo<'_>) -> Self {
        let mut outcome = Self::default();
        for action in actions {
            let router = TaskRouter {
                source_app_id: info.app_id.to_owned(),
                target_app_id: action.router.and_then(|router| router.target_app_id),
            };
            if let Some(kind) = action.kind {
                outcome.add(action.id, kind, router, info);
            }
            if outcome.next_execution.is_some() {
                break;
            }
        }
        outcome
    }

    fn add(&mut self, id: i32, kind: ActionKind, router: TaskRouter, info: &InstanceInfo<'_>) {
        let elsewhere = router
            .target_app_id
            .clone()
            .filter(|target| !target.is_empty() && target != info.app_id);
        let event = |event| HistoryEvent {
            event_id: id,
            timestamp: Some(info.now),
            event: Some(event),
            router: Some(router.clone()),
        };
        match kind {
            ActionKind::ScheduleTask(task) => {
                let scheduled = TaskScheduled {
                    name: task.name,
                    version: task.version,
                    input: task.input,
                    task_execution_id: task.task_execution_id,
                };
                self.events
                    .push(event(Event::TaskScheduled(scheduled.clone())));
                match elsewhere {
                    None => self.tasks.push((id, scheduled)),
                    Some(app) => {
                        self.later
                            .push(other_application(id, &app, info, Event::TaskFailed))
                    }
                }
            }
            ActionKind::CreateTimer(timer) => {
                let created = TimerCreated {
                    fire_at: timer.fire_at,
                    name: timer.name.clone(),
                    purpose: timer.origin.clone().map(Into::into),
                };
                self.events.push(event(Event::TimerCreated(created)));
                self.timers.push((id, timer));
            }
            ActionKind::CreateChild(child) => {
                let child_id = match child.instance_id {
                    id if !id.is_empty() => id,
                    _ => format!("{}:{:04x}", info.id, id & 0xffff),
                };
                self.events.push(event(Event::ChildCreated(ChildCreated {
                    instance_id: child_id.clone(),
                    name: child.name.clone(),
                    version: child.version,
                    input: child.input.clone(),
                })));
                let start = ExecutionStarted {
                    name: child.name,
                    input: child.input,
                    workflow: Some(WorkflowId::new(&child_id)),
                    parent: Some(parent(id, info)),
                    ..ExecutionStarted::default()
                };
                match elsewhere {
                    None => self.start(child_id, start, info.now, Some(router)),
                    Some(app) => {
                        self.later
                            .push(other_application(id, &app, info, Event::ChildFailed))
                    }
                }
            }
            ActionKind::CreateDetached(other) => {
                self.events
                    .push(event(Event::DetachedCreated(DetachedCreated {
                        instance_id: other.instance_id.clone(),
                    })));
                let mut workflow = WorkflowId::new(&other.instance_id);
                if let Some(id) = other.execution_id.filter(|id| !id.is_empty()) {
                    workflow.execution_id = Some(id);
                }
                let start = ExecutionStarted {
                    name: other.name,
                    input: other.input,
                    workflow: Some(workflow),
                    scheduled_start: other.scheduled_start,
                    tags: other.tags,
                    parent: None,
                };
                if elsewhere.is_none() {
                    self.start(other.instance_id, start, info.now, None);
                }
            }
            ActionKind::Complete(complete) => match complete.status() {
                Status::ContinuedAsNew => {
                    self.next_execution = Some(next_execution(complete, router, info))
                }
                _ => self.complete(id, complete, &router, info),
            },
            ActionKind::SendEvent(send) => {
                let to = send.instance.unwrap_or_default().instance_id;
                let what = format!("send the event `{}` to `{to}`", send.name);
                self.complete(id, unsupported(&what), &router, info);
            }
            ActionKind::Terminate(other) => {
                let what = format!("terminate `{}`", other.instance_id);
                self.complete(id, unsupported(&what), &router, info);
            }
            ActionKind::VersionNotAvailable(_) => {
                self.stalled = Some(ExecutionStalled {
                    reason: VERSION_NOT_AVAILABLE,
                    description: Some(format!("Version not available: {}", info.version)),
                });
            }
        }
    }

    fn start(
        &mut self,
        id: String,
        start: ExecutionStarted,
        now: Timestamp,
        router: Option<TaskRouter>,
    ) {
        let mut event = HistoryEvent::new(now, Event::ExecutionStarted(start));
        event.router = router;
        self.starts.push((id, event));
    }

    /// Completes the instance, at most once.
    fn complete(
        &mut self,
        id: i32,
        complete: Complete,
        router: &TaskRouter,
        info: &InstanceInfo<'_>,
    ) {
        let is_over =
            |event: &HistoryEvent| matches!(event.event, Some(Event::ExecutionCompleted(_)));
        if self.events.iter().any(is_over) {
            return;
        }
        let event = |event_id, event| HistoryEvent {
            event_id,
            timestamp: Some(info.now),
            event: Some(event),
            router: Some(router.clone()),
        };
        self.parent_event = info.start.parent.as_ref().and_then(|parent| {
            let number = parent.task_scheduled_id;
            let news = match complete.status() {
                Status::Completed => Event::ChildCompleted(ChildCompleted {
                    task_scheduled_id: number,
                    result: complete.result.clone(),
                }),
                _ => Event::ChildFailed(TaskFailed {
                    task_scheduled_id: number,
                    failure: complete.failure.clone(),
                    task_execution_id: String::new(),
                }),
            };
            Some((
                parent.workflow.as_ref()?.instance_id.clone(),
                event(-1, news),
            ))
        });
        let completed = ExecutionCompleted {
            status: complete.status,
            result: complete.result,
            failure: complete.failure,
        };
        self.events
            .push(event(id, Event::ExecutionCompleted(completed)));
    }
}

impl WorkflowId {
    /// A new execution of an instance.
    pub(super) fn new(instance_id: &str) -> Self {
        Self {
            instance_id: instance_id.to_owned(),
            execution_id: Some(uuid::Uuid::new_v4().to_string()),
        }
    }
}

fn parent(number: i32, info: &InstanceInfo<'_>) -> ParentInstance {
    ParentInstance {
        task_scheduled_id: number,
        name: Some(info.start.name.clone()),
        workflow: Some(WorkflowId {
            instance_id: info.id.to_owned(),
            execution_id: info
                .start
                .workflow
                .as_ref()
                .and_then(|workflow| workflow.execution_id.clone()),
        }),
        app_id: Some(info.app_id.to_owned()),
    }
}

/// The initial events of the next execution: the original start event with the new input.
fn next_execution(
    complete: Complete,
    router: TaskRouter,
    info: &InstanceInfo<'_>,
) -> Vec<HistoryEvent> {
    let start = ExecutionStarted {
        name: info.start.name.clone(),
        input: complete.result,
        workflow: Some(WorkflowId::new(info.id)),
        parent: info.start.parent.clone(),
        ..ExecutionStarted::default()
    };
    let mut events = Vec::with_capacity(2 + complete.carryover.len());
    for event in [
        Event::WorkflowStarted(WorkflowStarted::default()),
        Event::ExecutionStarted(start),
    ] {
        let mut event = HistoryEvent::new(info.now, event);
        event.router = Some(router.clone());
        events.push(event);
    }
    events.extend(complete.carryover);
    events
}

/// Fails a task of another application, which in daprd runs on that application's sidecar.
fn other_application(
    number: i32,
    app: &str,
    info: &InstanceInfo<'_>,
    failed: fn(TaskFailed) -> Event,
) -> HistoryEvent {
    let message = format!(
        "the embedded sidecar does not run activities and child workflows of other applications, and this one belongs to \
         `{app}`; register it with a worker of `{}`",
        info.app_id
    );
    HistoryEvent::new(
        info.now,
        failed(TaskFailed {
            task_scheduled_id: number,
            failure: Some(FailureDetails {
                is_not_retriable: true,
                ..FailureDetails::new("OtherApplication", message)
            }),
            task_execution_id: String::new(),
        }),
    )
}

/// Fails the instance, where daprd retries forever and the instance hangs.
fn unsupported(what: &str) -> Complete {
    let message = format!(
        "the workflow tried to {what}, which daprd 1.18.2 cannot do: the instance would hang. Call the API of the sidecar \
         from an activity instead"
    );
    let mut complete = Complete {
        failure: Some(FailureDetails::new("NotSupported", message)),
        ..Complete::default()
    };
    complete.set_status(Status::Failed);
    complete
}
