//! What is asked from outside.

use super::engine::{Engine, Workflows};
use super::fault::Fault;
use super::history;
use super::instance::{Instance, Received, View};
use super::messages::{
    ActivityResponse, Event, EventRaised, ExecutionStarted, ExecutionTerminated, HistoryEvent,
    Reason, Status, Timestamp, WorkflowId, WorkflowResponse,
};

/// An instance that is to be started.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewInstance {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) input: Option<String>,
    /// When it is to start; at once otherwise.
    pub(crate) start: Option<Timestamp>,
}

impl Workflows {
    /// Starts an instance. One of the same id has to have ended, with all its children.
    pub(crate) fn start(&self, new: NewInstance) -> Result<(), Fault> {
        let mut engine = self.engine();
        engine.need_worker(&new.id)?;
        let started = Event::ExecutionStarted(ExecutionStarted {
            name: new.name,
            input: new.input,
            workflow: Some(WorkflowId::new(&new.id)),
            scheduled_start: new.start,
            ..ExecutionStarted::default()
        });
        let event = HistoryEvent::new(engine.now(), started);
        engine.begin(&new.id, event, false)
    }

    /// What is known about an instance.
    pub(crate) fn get(&self, id: &str) -> Result<View, Fault> {
        let engine = self.engine();
        engine.need_state()?;
        let instance = engine.instances.get(id).ok_or(Fault::NotFound)?;
        Ok(instance.view(id))
    }

    /// The history of an instance.
    pub(crate) fn history(&self, id: &str) -> Result<Vec<HistoryEvent>, Fault> {
        let engine = self.engine();
        engine.need_state()?;
        let instance = engine.instances.get(id).ok_or(Fault::NotFound)?;
        Ok(instance.history.clone())
    }

    /// An event for the code of an instance.
    pub(crate) fn raise(&self, id: &str, name: String, input: Option<String>) -> Result<(), Fault> {
        self.tell(id, Event::EventRaised(EventRaised { name, input }))
    }

    /// Ends an instance.
    pub(crate) fn terminate(
        &self,
        id: &str,
        output: Option<String>,
        recurse: bool,
    ) -> Result<(), Fault> {
        let event = ExecutionTerminated {
            input: output,
            recurse,
        };
        self.tell(id, Event::ExecutionTerminated(event))
    }

    /// Its code does not go on until it is resumed.
    pub(crate) fn suspend(&self, id: &str, reason: Option<String>) -> Result<(), Fault> {
        let input = reason.filter(|reason| !reason.is_empty());
        self.tell(id, Event::ExecutionSuspended(Reason { input }))
    }

    /// Its code goes on.
    pub(crate) fn resume(&self, id: &str, reason: Option<String>) -> Result<(), Fault> {
        let input = reason.filter(|reason| !reason.is_empty());
        self.tell(id, Event::ExecutionResumed(Reason { input }))
    }

    fn tell(&self, id: &str, event: Event) -> Result<(), Fault> {
        let mut engine = self.engine();
        engine.need_worker(id)?;
        let instance = engine.instances.get(id).ok_or(Fault::NotFound)?;
        if instance.status() == Status::Stalled && matches!(event, Event::EventRaised(_)) {
            return Err(Fault::Stalled);
        }
        let event = HistoryEvent::new(engine.now(), event);
        engine.receive(id, event, false);
        Ok(())
    }

    /// A worker has carried a turn out.
    pub(crate) fn complete_turn(&self, response: WorkflowResponse) {
        self.engine().complete_turn(response);
    }

    /// A worker has carried an activity out.
    pub(crate) fn complete_activity(&self, response: ActivityResponse) {
        self.engine().complete_activity(response);
    }
}

impl Engine {
    /// Without a worker most of what is asked cannot be done: in daprd nobody hosts the actors then.
    pub(super) fn need_worker(&self, id: &str) -> Result<(), Fault> {
        if !self.workers.is_empty() {
            return self.need_state();
        }
        Err(Fault::NoWorker {
            actor_type: self.owner.actor_type("workflow"),
            id: id.to_owned(),
        })
    }

    /// Without a place for their state there are no instances.
    pub(super) fn need_state(&self) -> Result<(), Fault> {
        match self.owner.has_state {
            true => Ok(()),
            false => Err(Fault::NoState),
        }
    }

    /// Begins an instance, unless one of its id is in the way.
    pub(super) fn begin(
        &mut self,
        id: &str,
        mut event: HistoryEvent,
        timed: bool,
    ) -> Result<(), Fault> {
        if let Some(existing) = self.instances.get(id) {
            if !existing.is_completed() {
                let reason = format!("an active workflow with ID '{id}' already exists");
                return Err(Fault::Taken(reason));
            }
            if let Some(reason) = self.running_child(id) {
                let reason = format!("cannot recreate workflow with ID '{id}': {reason}");
                return Err(Fault::Taken(reason));
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
                engine.go_on(&sleeping);
                drop(due);
            }));
        }
        self.instances.insert(id.to_owned(), instance);
        self.changed(id);
        self.go_on(id);
        Ok(())
    }

    /// The child, or a child of it, that has not ended.
    fn running_child(&self, id: &str) -> Option<String> {
        let instance = self.instances.get(id)?;
        history::children(&instance.history)
            .into_iter()
            .find_map(|child| {
                let found = self.instances.get(&child)?;
                let reason = match found.is_completed() {
                    false => Fault::NotCompleted.to_string(),
                    true => self.running_child(&child)?,
                };
                Some(format!("child workflow '{child}': {reason}"))
            })
    }
}
