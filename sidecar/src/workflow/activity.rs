//! Activities: what the code of a workflow has others do.

use super::engine::Engine;
use super::messages::{
    ActivityRequest, ActivityResponse, Event, HistoryEvent, TaskCompleted, TaskFailed,
    TaskScheduled, WorkItemRequest, WorkflowId,
};
use super::workers::Handed;
use crate::clock::Due;

/// An activity whose result is not there yet.
#[derive(Debug)]
pub(super) struct Activity {
    task: TaskScheduled,
    /// Who has it; nobody while no worker is there.
    handed: Option<Handed>,
    /// Held if the clock is the cause of it, and as long as somebody has it.
    due: Option<Due>,
}

impl Activity {
    pub(super) fn new(task: TaskScheduled, due: Option<Due>) -> Self {
        Self {
            task,
            handed: None,
            due,
        }
    }

    /// Nobody has it any more, if it was this worker.
    pub(super) fn take_from(&mut self, worker: u64) {
        if self
            .handed
            .as_ref()
            .is_some_and(|handed| handed.worker == worker)
        {
            self.handed = None;
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
    /// Gives the activities of an instance out that nobody has.
    pub(super) fn hand_out_activities(&mut self, id: &str) {
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        for (number, activity) in &mut instance.activities {
            if activity.handed.is_none() {
                let request = WorkItemRequest::Activity(activity.request(id, *number));
                activity.handed = self.workers.hand_out(request);
            }
            if activity.handed.is_none() {
                // The clock does not wait for a worker to come.
                activity.due = None;
            }
        }
    }

    /// An activity is done. One that nobody waits for is nothing, as in daprd.
    pub(super) fn complete_activity(&mut self, response: ActivityResponse) {
        let (id, number) = (response.instance_id, response.task_id);
        let Some(instance) = self.instances.get_mut(&id) else {
            return;
        };
        let expected = instance
            .activities
            .get(&number)
            .and_then(|activity| activity.handed.as_ref())
            .is_some_and(|handed| handed.is_answered_by(&response.completion_token));
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
        // Not before the next turn has a guard of its own.
        drop(activity.due);
    }
}
