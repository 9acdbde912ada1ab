//! Activities of workflows.

use super::engine::Engine;
use super::messages::{
    ActivityRequest, ActivityResponse, Event, HistoryEvent, TaskCompleted, TaskFailed,
    TaskScheduled, WorkItemRequest, WorkflowId,
};
use super::workers::Assignment;
use crate::clock::BusyGuard;

/// A pending activity.
#[derive(Debug)]
pub(super) struct Activity {
    task: TaskScheduled,
    /// The worker that has it. `None` while no worker is connected.
    assignment: Option<Assignment>,
    /// Held while a worker has the activity, if the clock triggered it.
    due: Option<BusyGuard>,
}

impl Activity {
    pub(super) fn new(task: TaskScheduled, due: Option<BusyGuard>) -> Self {
        Self {
            task,
            assignment: None,
            due,
        }
    }

    /// Unassigns the activity if this worker has it.
    pub(super) fn take_from(&mut self, worker: u64) {
        if self
            .assignment
            .as_ref()
            .is_some_and(|assignment| assignment.worker == worker)
        {
            self.assignment = None;
        }
    }

    fn request(&self, instance_id: &str, task_id: i32) -> ActivityRequest {
        ActivityRequest {
            name: self.task.name.clone(),
            version: self.task.version.clone(),
            input: self.task.input.clone(),
            workflow: Some(WorkflowId {
                instance_id: instance_id.to_owned(),
                execution_id: None,
            }),
            task_id,
            task_execution_id: self.task.task_execution_id.clone(),
        }
    }
}

impl Engine {
    /// Assigns the unassigned activities of an instance to workers.
    pub(super) fn hand_out_activities(&mut self, id: &str) {
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        for (number, activity) in &mut instance.activities {
            if activity.assignment.is_none() {
                let request = WorkItemRequest::Activity(activity.request(id, *number));
                activity.assignment = self.workers.hand_out(request);
            }
            if activity.assignment.is_none() {
                // The clock does not wait for a worker to connect.
                activity.due = None;
            }
        }
    }

    /// Completes an activity. An unknown one is ignored, as in daprd.
    pub(super) fn complete_activity(&mut self, response: ActivityResponse) {
        let (id, number) = (response.instance_id, response.task_id);
        let Some(instance) = self.instances.get_mut(&id) else {
            return;
        };
        let expected = instance
            .activities
            .get(&number)
            .and_then(|activity| activity.assignment.as_ref())
            .is_some_and(|assignment| assignment.is_completed_by(&response.completion_token));
        if !expected {
            return;
        }
        let Some(activity) = instance.activities.remove(&number) else {
            return;
        };
        let task_execution_id = activity.task.task_execution_id;
        let event = match response.failure {
            Some(failure) => Event::TaskFailed(TaskFailed {
                task_scheduled_id: number,
                failure: Some(failure),
                task_execution_id,
            }),
            None => Event::TaskCompleted(TaskCompleted {
                task_scheduled_id: number,
                result: response.result,
                task_execution_id,
            }),
        };
        let event = HistoryEvent::new(self.now(), event);
        self.receive(&id, event, activity.due.is_some());
        // Released only after the next turn has its own guard.
        drop(activity.due);
    }
}
