//! Management operations on instances.

use super::engine::{Engine, Workflows};
use super::error::WorkflowError;
use super::history;
use super::instance::{Instance, Received, View};
use super::messages::{
    ActivityResponse, Event, EventRaised, ExecutionStarted, ExecutionTerminated, HistoryEvent,
    Reason, Status, Timestamp, WorkflowId, WorkflowResponse,
};

/// An instance to start.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewInstance {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) input: Option<String>,
    /// The scheduled start time. Defaults to now.
    pub(crate) start: Option<Timestamp>,
}

impl Workflows {
    /// Starts an instance. An existing one with the same ID must be complete, with all its children.
    pub(crate) fn start(&self, new: NewInstance) -> Result<(), WorkflowError> {
        let mut engine = self.engine();
        engine.require_worker(&new.id)?;
        let started = Event::ExecutionStarted(ExecutionStarted {
            name: new.name,
            input: new.input,
            workflow: Some(WorkflowId::new(&new.id)),
            scheduled_start: new.start,
            ..ExecutionStarted::default()
        });
        let event = HistoryEvent::new(engine.now(), started);
        engine.create(&new.id, event, false)
    }

    /// Returns the state of an instance.
    pub(crate) fn get(&self, id: &str) -> Result<View, WorkflowError> {
        let engine = self.engine();
        engine.require_state()?;
        let instance = engine.instances.get(id).ok_or(WorkflowError::NotFound)?;
        Ok(instance.view(id))
    }

    /// Returns the history of an instance.
    pub(crate) fn history(&self, id: &str) -> Result<Vec<HistoryEvent>, WorkflowError> {
        let engine = self.engine();
        engine.require_state()?;
        let instance = engine.instances.get(id).ok_or(WorkflowError::NotFound)?;
        Ok(instance.history.clone())
    }

    /// Raises an event.
    pub(crate) fn raise(
        &self,
        id: &str,
        name: String,
        input: Option<String>,
    ) -> Result<(), WorkflowError> {
        self.add_event(id, Event::EventRaised(EventRaised { name, input }))
    }

    /// Terminates an instance.
    pub(crate) fn terminate(
        &self,
        id: &str,
        output: Option<String>,
        recurse: bool,
    ) -> Result<(), WorkflowError> {
        let event = ExecutionTerminated {
            input: output,
            recurse,
        };
        self.add_event(id, Event::ExecutionTerminated(event))
    }

    /// Suspends an instance.
    pub(crate) fn suspend(&self, id: &str, reason: Option<String>) -> Result<(), WorkflowError> {
        let input = reason.filter(|reason| !reason.is_empty());
        self.add_event(id, Event::ExecutionSuspended(Reason { input }))
    }

    /// Resumes an instance.
    pub(crate) fn resume(&self, id: &str, reason: Option<String>) -> Result<(), WorkflowError> {
        let input = reason.filter(|reason| !reason.is_empty());
        self.add_event(id, Event::ExecutionResumed(Reason { input }))
    }

    fn add_event(&self, id: &str, event: Event) -> Result<(), WorkflowError> {
        let mut engine = self.engine();
        engine.require_worker(id)?;
        let instance = engine.instances.get(id).ok_or(WorkflowError::NotFound)?;
        if instance.status() == Status::Stalled && matches!(event, Event::EventRaised(_)) {
            return Err(WorkflowError::Stalled);
        }
        let event = HistoryEvent::new(engine.now(), event);
        engine.receive(id, event, false);
        Ok(())
    }

    /// Handles the completion of a turn by a worker.
    pub(crate) fn complete_turn(&self, response: WorkflowResponse) {
        self.engine().complete_turn(response);
    }

    /// Handles the completion of an activity by a worker.
    pub(crate) fn complete_activity(&self, response: ActivityResponse) {
        self.engine().complete_activity(response);
    }
}

impl Engine {
    /// Fails without a worker: most operations need one, because in daprd no host has the actor type
    /// otherwise.
    pub(super) fn require_worker(&self, id: &str) -> Result<(), WorkflowError> {
        if !self.workers.is_empty() {
            return self.require_state();
        }
        Err(WorkflowError::NoWorker {
            actor_type: self.owner.actor_type("workflow"),
            id: id.to_owned(),
        })
    }

    /// Fails without an actor state store.
    pub(super) fn require_state(&self) -> Result<(), WorkflowError> {
        match self.owner.has_state {
            true => Ok(()),
            false => Err(WorkflowError::NoState),
        }
    }

    /// Creates an instance, unless one with the same ID prevents it.
    pub(super) fn create(
        &mut self,
        id: &str,
        mut event: HistoryEvent,
        timed: bool,
    ) -> Result<(), WorkflowError> {
        if let Some(existing) = self.instances.get(id) {
            if !existing.is_completed() {
                let reason = format!("an active workflow with ID '{id}' already exists");
                return Err(WorkflowError::AlreadyExists(reason));
            }
            if let Some(reason) = self.running_child(id) {
                let reason = format!("cannot recreate workflow with ID '{id}': {reason}");
                return Err(WorkflowError::AlreadyExists(reason));
            }
        }
        event.router.get_or_insert_with(|| self.own_router());
        let start = match &event.event {
            Some(Event::ExecutionStarted(started)) => started.scheduled_start,
            _ => None,
        };
        let mut instance = Instance::default();
        instance.inbox.push(Received { event, timed });
        if start.is_some() {
            let sleeping = id.to_owned();
            instance.sleeps = Some(self.wait_until(start, None, move |engine, due| {
                if let Some(instance) = engine.instances.get_mut(&sleeping) {
                    instance.sleeps = None;
                }
                engine.start_turn(&sleeping);
                drop(due);
            }));
        }
        self.instances.insert(id.to_owned(), instance);
        self.changed(id);
        self.start_turn(id);
        Ok(())
    }

    /// The first descendant that is not complete.
    fn running_child(&self, id: &str) -> Option<String> {
        let instance = self.instances.get(id)?;
        history::children(&instance.history)
            .into_iter()
            .find_map(|child| {
                let found = self.instances.get(&child)?;
                let reason = match found.is_completed() {
                    false => WorkflowError::NotCompleted.to_string(),
                    true => self.running_child(&child)?,
                };
                Some(format!("child workflow '{child}': {reason}"))
            })
    }
}
