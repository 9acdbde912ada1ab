//! Turns: run the workflow code with new events.

use super::activity::Activity;
use super::engine::Engine;
use super::error::WorkflowError;
use super::history;
use super::messages::{
    Event, ExecutionStalled, FailureDetails, HistoryEvent, WorkItemRequest, WorkflowRequest,
    WorkflowResponse, WorkflowStarted,
};
use super::outcome::{InstanceInfo, Outcome};
use super::patches;
use super::workers::Assignment;
use crate::clock::BusyGuard;

/// A turn that a worker is running.
#[derive(Debug)]
pub(super) struct Turn {
    /// Its new events, which will be added to the history.
    new: Vec<HistoryEvent>,
    /// The number of events taken from the inbox.
    inbox_count: usize,
    /// Whether the clock triggered one of them.
    timed: bool,
    /// Whether it is the first turn of a new execution, whose history is empty.
    is_new_life: bool,
    pub(super) assignment: Assignment,
    /// Prevents the clock from moving while the worker runs the turn.
    due: BusyGuard,
}

impl Engine {
    /// Starts the next turn if there are new events, no turn is active, and a worker is connected.
    pub(super) fn start_turn(&mut self, id: &str) {
        let now = self.now();
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        if instance.turn.is_some() || instance.sleeps.is_some() || instance.waits_for_other_code {
            return;
        }
        if instance.is_completed() {
            instance.inbox.clear();
        }
        if instance.inbox.is_empty() || self.workers.is_empty() {
            return;
        }
        let started_event = Event::WorkflowStarted(WorkflowStarted::default());
        let mut new = vec![HistoryEvent::new(now, started_event)];
        new.extend(instance.inbox.iter().map(|received| received.event.clone()));
        let inbox_count = instance.inbox.len();
        let timed = instance.inbox.iter().any(|received| received.timed);
        let due = self.clock.busy();
        self.hand_out_turn(id, new, inbox_count, timed, false, due);
    }

    fn hand_out_turn(
        &mut self,
        id: &str,
        new: Vec<HistoryEvent>,
        inbox_count: usize,
        timed: bool,
        is_new_life: bool,
        due: BusyGuard,
    ) {
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        let past_events = match is_new_life {
            true => Vec::new(),
            false => instance.history.clone(),
        };
        let assignment = self
            .workers
            .hand_out(WorkItemRequest::Workflow(WorkflowRequest {
                instance_id: id.to_owned(),
                past_events,
                new_events: new.clone(),
            }));
        instance.turn = assignment.map(|assignment| Turn {
            new,
            inbox_count,
            timed,
            is_new_life,
            assignment,
            due,
        });
    }

    /// Handles the result of a turn. An unknown one is ignored, as in daprd.
    pub(super) fn complete_turn(&mut self, response: WorkflowResponse) {
        let id = response.instance_id;
        let now = self.now();
        let Some(instance) = self.instances.get_mut(&id) else {
            return;
        };
        let is_completion =
            |turn: &mut Turn| turn.assignment.is_completed_by(&response.completion_token);
        let Some(mut turn) = instance.turn.take_if(is_completion) else {
            return;
        };
        patches::note(&mut turn.new, response.version);
        let past: &[HistoryEvent] = match turn.is_new_life {
            true => &[],
            false => &instance.history,
        };
        let start = history::started(past).or_else(|| history::started(&turn.new));
        let start = start.map(|(_, start)| start.clone()).unwrap_or_default();
        let version = instance.view(&id).version.unwrap_or_default();
        let info = InstanceInfo {
            id: &id,
            app_id: &self.owner.app_id,
            start: &start,
            version: &version,
            now,
        };
        let mut outcome = Outcome::of(response.actions, &info);
        if let Some(new) = outcome.next_execution.take() {
            let Turn {
                inbox_count,
                timed,
                due,
                ..
            } = turn;
            self.hand_out_turn(&id, new, inbox_count, timed, true, due);
            return;
        }
        let mismatch = patches::mismatch(past, &turn.new);
        let stalled = outcome.stalled.take().or_else(|| {
            Some(ExecutionStalled {
                reason: 0,
                description: Some(mismatch?),
            })
        });
        match stalled {
            Some(stalled) => self.stall(&id, stalled, response.custom_status),
            None => self.apply(&id, turn, outcome, response.custom_status),
        }
    }

    /// Adds a turn to the history and applies the effects of its actions.
    fn apply(&mut self, id: &str, turn: Turn, outcome: Outcome, custom_status: Option<String>) {
        let Turn {
            mut new,
            inbox_count,
            timed,
            is_new_life,
            due,
            ..
        } = turn;
        self.forget_timers_of(id, &new);
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        if is_new_life {
            instance.history.clear();
            // They belong to the previous execution, and IDs start again.
            instance.timers.clear();
            instance.activities.clear();
        } else {
            patches::compact(&instance.history, &mut new);
        }
        new.extend(outcome.events);
        let new = history::remove_unmatched(&instance.history, new);
        instance.history.extend(new);
        instance.inbox.drain(..inbox_count);
        instance.custom_status = custom_status;
        for (number, task) in outcome.tasks {
            let due = timed.then(|| self.clock.busy());
            instance.activities.insert(number, Activity::new(task, due));
        }
        if instance.is_completed() {
            instance.timers.clear();
        } else {
            for (number, timer) in &outcome.timers {
                self.start_timer(id, *number, timer);
            }
        }
        self.changed(id);
        self.hand_out_activities(id);
        for (child, start) in outcome.starts {
            self.start_other(id, child, start, timed);
        }
        if let Some((parent, news)) = outcome.parent_event {
            self.receive(&parent, news, timed);
        }
        for event in outcome.later {
            self.receive(id, event, timed);
        }
        self.terminate_children(id, timed);
        self.start_turn(id);
        // All consequences have their own guards by now.
        drop(due);
    }

    /// Starts an instance for another one. If that fails, the other one receives a failure event.
    fn start_other(&mut self, id: &str, other: String, start: HistoryEvent, timed: bool) {
        let number = match &start.event {
            Some(Event::ExecutionStarted(started)) => started
                .parent
                .as_ref()
                .map(|parent| parent.task_scheduled_id),
            _ => None,
        };
        if let (Err(WorkflowError::AlreadyExists(reason)), Some(number)) =
            (self.create(&other, start, timed), number)
        {
            let failure = FailureDetails::new("WorkflowInstanceAlreadyExists", reason);
            self.child_refused(id, number, failure, timed);
        }
    }

    /// Marks the instance as stalled. Its events wait for a worker with matching code.
    fn stall(&mut self, id: &str, stalled: ExecutionStalled, custom_status: Option<String>) {
        let now = self.now();
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        let last = instance.history.last().and_then(|last| last.event.as_ref());
        let is_known = matches!(last, Some(Event::ExecutionStalled(last)) if last.description == stalled.description);
        if !is_known {
            let event = HistoryEvent::new(now, Event::ExecutionStalled(stalled));
            instance.history.push(event);
        }
        instance.custom_status = custom_status;
        instance.waits_for_other_code = true;
        self.changed(id);
    }
}
