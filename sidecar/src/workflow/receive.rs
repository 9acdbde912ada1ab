//! Events that arrive for an instance.

use super::engine::Engine;
use super::history;
use super::instance::Received;
use super::messages::{Event, ExecutionTerminated, HistoryEvent, TaskFailed};
use super::messages::{FailureDetails, TaskRouter};

impl Engine {
    /// Adds an event to the inbox, and starts a turn if none is active. A completed instance ignores events,
    /// and a duplicate completion is ignored.
    pub(super) fn receive(&mut self, id: &str, event: HistoryEvent, timed: bool) {
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        let awaited = event.awaited();
        let is_duplicate = instance
            .inbox
            .iter()
            .map(|received| &received.event)
            .chain(&instance.history)
            .any(|earlier| awaited.is_some() && earlier.awaited() == awaited);
        if is_duplicate || instance.is_completed() {
            return;
        }
        instance.sleeps = None;
        instance.inbox.push(Received { event, timed });
        self.start_turn(id);
    }

    /// Reports a child that could not be started as failed.
    pub(super) fn child_refused(
        &mut self,
        id: &str,
        number: i32,
        failure: FailureDetails,
        timed: bool,
    ) {
        let failed = Event::ChildFailed(TaskFailed {
            task_scheduled_id: number,
            failure: Some(failure),
            task_execution_id: String::new(),
        });
        let mut event = HistoryEvent::new(self.now(), failed);
        event.router = Some(self.own_router());
        self.receive(id, event, timed);
    }

    /// Terminates the children of a terminated instance, if requested.
    pub(super) fn terminate_children(&mut self, id: &str, timed: bool) {
        let Some(instance) = self.instances.get(id) else {
            return;
        };
        let Some(terminated) = history::terminated(&instance.history) else {
            return;
        };
        if !terminated.recurse {
            return;
        }
        let event = Event::ExecutionTerminated(ExecutionTerminated {
            input: terminated.input.clone(),
            recurse: true,
        });
        for child in history::children(&instance.history) {
            let event = HistoryEvent::new(self.now(), event.clone());
            self.receive(&child, event, timed);
        }
    }

    /// The router for tasks of this application.
    pub(super) fn own_router(&self) -> TaskRouter {
        TaskRouter {
            source_app_id: self.owner.app_id.clone(),
            target_app_id: None,
        }
    }
}
