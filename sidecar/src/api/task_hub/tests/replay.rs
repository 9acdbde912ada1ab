//! Runs workflow code by replaying its history.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, SystemTime};

use crate::workflow::messages::actions::{
    Action, ActionKind, Complete, CreateChild, CreateTimer, Named, ScheduleTask, TimerOrigin,
};
use crate::workflow::messages::{
    Event, EventRaised, FailureDetails, HistoryEvent, Status, TaskRouter, Timestamp,
    WorkflowRequest, WorkflowResponse,
};

/// The outcome of an activity or a child workflow.
pub(super) type Outcome = Result<String, String>;

/// How a workflow ends.
pub(super) enum End {
    Completed(String),
    Failed(String),
    /// Continues as new with this input, and carries over unprocessed events.
    Anew(String),
}

/// The context of workflow code. Its methods return `None` until the awaited result is available.
#[derive(Default)]
pub(super) struct Replay {
    pub(super) input: Option<String>,
    pub(super) name: String,
    now: Option<Timestamp>,
    /// The actions of earlier turns.
    known: BTreeSet<i32>,
    outcomes: BTreeMap<i32, Outcome>,
    events: VecDeque<EventRaised>,
    terminated: Option<Option<String>>,
    last: i32,
    status: Option<String>,
    actions: Vec<Action>,
}

impl Replay {
    /// Runs a turn.
    pub(super) fn turn(
        request: WorkflowRequest,
        token: String,
        code: impl Fn(&mut Replay) -> Option<End>,
    ) -> WorkflowResponse {
        let mut replay = Self::default();
        let mut suspended = None::<Vec<Event>>;
        for HistoryEvent {
            event_id,
            timestamp,
            event,
            ..
        } in request.past_events.into_iter().chain(request.new_events)
        {
            match (event.unwrap(), &mut suspended) {
                (Event::WorkflowStarted(_), _) => replay.now = timestamp,
                (Event::ExecutionSuspended(_), _) => suspended = Some(Vec::new()),
                (Event::ExecutionResumed(_), _) => {
                    let buffered = suspended.take().unwrap_or_default();
                    buffered
                        .into_iter()
                        .for_each(|event| replay.apply(-1, event));
                }
                (event @ Event::ExecutionTerminated(_), _) | (event, None) => {
                    replay.apply(event_id, event);
                }
                (event, Some(buffered)) => buffered.push(event),
            }
        }
        let end = match replay.terminated.take() {
            Some(output) => Some(Complete {
                status: Status::Terminated as i32,
                result: output,
                ..Complete::default()
            }),
            None => code(&mut replay).map(|end| replay.end(end)),
        };
        if let Some(complete) = end {
            // The code of a terminated instance did not reach this action.
            let last = replay.known.last().copied().unwrap_or_default();
            replay.last = replay.last.max(last);
            replay.schedule(ActionKind::Complete(complete));
        }
        WorkflowResponse {
            instance_id: request.instance_id,
            actions: replay.actions,
            custom_status: replay.status,
            completion_token: token,
            version: None,
        }
    }

    fn apply(&mut self, id: i32, event: Event) {
        let failed = |failure: Option<FailureDetails>| Err(failure.unwrap_or_default().message);
        let (outcome_id, outcome) = match event {
            Event::ExecutionStarted(started) => {
                (self.input, self.name) = (started.input, started.name);
                return;
            }
            Event::EventRaised(raised) => return self.events.push_back(raised),
            Event::ExecutionTerminated(terminated) => {
                self.terminated = Some(terminated.input);
                return;
            }
            Event::TaskCompleted(task) => {
                (task.task_scheduled_id, Ok(task.result.unwrap_or_default()))
            }
            Event::ChildCompleted(child) => (
                child.task_scheduled_id,
                Ok(child.result.unwrap_or_default()),
            ),
            Event::TaskFailed(task) | Event::ChildFailed(task) => {
                (task.task_scheduled_id, failed(task.failure))
            }
            Event::TimerFired(timer) => (timer.timer_id, Ok(String::new())),
            _ => {
                self.known.insert(id);
                return;
            }
        };
        let previous = self.outcomes.insert(outcome_id, outcome);
        assert!(previous.is_none(), "{outcome_id} has two outcomes");
    }

    fn schedule(&mut self, kind: ActionKind) -> i32 {
        self.schedule_for(kind, None)
    }

    fn schedule_for(&mut self, kind: ActionKind, app: Option<&str>) -> i32 {
        self.last += 1;
        if !self.known.contains(&self.last) {
            self.actions.push(Action {
                id: self.last,
                kind: Some(kind),
                router: app.map(|app| TaskRouter {
                    target_app_id: Some(app.to_owned()),
                    ..TaskRouter::default()
                }),
            });
        }
        self.last
    }

    fn end(&mut self, end: End) -> Complete {
        let mut complete = Complete::default();
        match end {
            End::Completed(result) => {
                complete.set_status(Status::Completed);
                complete.result = Some(result);
            }
            End::Failed(message) => {
                complete.set_status(Status::Failed);
                complete.failure = Some(FailureDetails::new("Bust", message));
            }
            End::Anew(input) => {
                complete.set_status(Status::ContinuedAsNew);
                complete.result = Some(input);
                complete.carryover = self
                    .events
                    .drain(..)
                    .map(|raised| HistoryEvent {
                        event_id: -1,
                        timestamp: self.now,
                        event: Some(Event::EventRaised(raised)),
                        router: None,
                    })
                    .collect();
            }
        }
        complete
    }

    /// Schedules an activity; several may run concurrently.
    pub(super) fn begin(&mut self, name: &str, input: &str) -> i32 {
        self.schedule(activity(name, input))
    }

    /// The outcome of a scheduled activity or child workflow.
    pub(super) fn outcome(&mut self, id: i32) -> Option<Outcome> {
        self.outcomes.get(&id).cloned()
    }

    pub(super) fn activity(&mut self, name: &str, input: &str) -> Option<Outcome> {
        let id = self.begin(name, input);
        self.outcome(id)
    }

    /// Calls an activity of another application.
    pub(super) fn activity_of(&mut self, app: &str, name: &str) -> Option<Outcome> {
        let id = self.schedule_for(activity(name, ""), Some(app));
        self.outcome(id)
    }

    /// Creates a timer; with `event`, the timeout of waiting for that event.
    pub(super) fn timer(&mut self, delay: Duration, event: Option<&str>) -> Option<()> {
        let now = SystemTime::try_from(self.now.unwrap()).unwrap();
        let id = self.schedule(ActionKind::CreateTimer(CreateTimer {
            fire_at: Some((now + delay).into()),
            name: None,
            origin: event.map(|name| {
                TimerOrigin::ExternalEvent(Named {
                    name: name.to_owned(),
                })
            }),
        }));
        self.outcome(id).map(drop)
    }

    pub(super) fn child(&mut self, name: &str, id: &str, input: &str) -> Option<Outcome> {
        let id = self.schedule(ActionKind::CreateChild(CreateChild {
            instance_id: id.to_owned(),
            name: name.to_owned(),
            version: None,
            input: Some(input.to_owned()),
        }));
        self.outcome(id)
    }

    /// Takes the next event with this name.
    pub(super) fn event(&mut self, name: &str) -> Option<String> {
        let place = self.events.iter().position(|event| event.name == name)?;
        self.events.remove(place)?.input
    }

    /// Schedules an action that has no method.
    pub(super) fn other(&mut self, kind: ActionKind) {
        self.schedule(kind);
    }

    pub(super) fn set_status(&mut self, status: &str) {
        self.status = Some(status.to_owned());
    }
}

fn activity(name: &str, input: &str) -> ActionKind {
    ActionKind::ScheduleTask(ScheduleTask {
        name: name.to_owned(),
        version: None,
        input: Some(input.to_owned()),
        task_execution_id: format!("the {name}"),
    })
}
