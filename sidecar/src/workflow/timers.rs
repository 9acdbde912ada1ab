//! Timers of instances.

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::SystemTime;

use tokio::task::AbortHandle;

use super::engine::Engine;
use super::messages::{CreateTimer, Event, HistoryEvent, TimerFired, TimerOrigin, Timestamp};
use crate::clock::BusyGuard;

/// A wait for a time. Dropping it cancels the wait.
#[derive(Debug)]
pub(super) struct Timer {
    /// The event that cancels the timer, in upper case.
    pub(super) event: Option<String>,
    task: AbortHandle,
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Engine {
    /// Runs a function on the engine at a time; immediately if it has passed. The wait starts now.
    pub(super) fn wait_until(
        &self,
        fire_at: Option<Timestamp>,
        event: Option<String>,
        then: impl FnOnce(&mut Engine, BusyGuard) + Send + 'static,
    ) -> Timer {
        let fire_at = fire_at.and_then(|fire_at| SystemTime::try_from(fire_at).ok());
        let sleep = self
            .clock
            .sleep_until(fire_at.unwrap_or_else(|| self.clock.now()));
        let engine: Weak<Mutex<Engine>> = Weak::clone(&self.me);
        let waiting = self.handle.spawn(async move {
            let due = sleep.await;
            if let Some(engine) = engine.upgrade() {
                then(&mut lock(&engine), due);
            }
        });
        Timer {
            event,
            task: waiting.abort_handle(),
        }
    }

    /// Starts a timer of an instance.
    pub(super) fn start_timer(&mut self, id: &str, number: i32, timer: &CreateTimer) {
        let instance_id = id.to_owned();
        let fire_at = timer.fire_at;
        let new_timer = self.wait_until(fire_at, guarded_event(timer), move |engine, due| {
            let forgotten = engine
                .instances
                .get_mut(&instance_id)
                .and_then(|instance| instance.timers.remove(&number))
                .is_none();
            if !forgotten {
                let fired = Event::TimerFired(TimerFired {
                    fire_at,
                    timer_id: number,
                });
                let fired = HistoryEvent::new(engine.now(), fired);
                engine.receive(&instance_id, fired, true);
            }
            // A turn that this started has its own guard.
            drop(due);
        });
        if let Some(instance) = self.instances.get_mut(id) {
            instance.timers.insert(number, new_timer);
        }
    }

    /// Cancels the timeouts of events that have arrived: for each event, the oldest.
    pub(super) fn forget_timers_of(&mut self, id: &str, new: &[HistoryEvent]) {
        let Some(instance) = self.instances.get_mut(id) else {
            return;
        };
        for event in new {
            if let Some(Event::EventRaised(raised)) = &event.event {
                let name = raised.name.to_uppercase();
                let guarding = instance
                    .timers
                    .iter()
                    .find(|(_, timer)| timer.event.as_ref() == Some(&name))
                    .map(|(number, _)| *number);
                if let Some(number) = guarding {
                    instance.timers.remove(&number);
                }
            }
        }
    }
}

/// The event for which the timer is the timeout. Older workers put it in the timer's name.
fn guarded_event(timer: &CreateTimer) -> Option<String> {
    match (&timer.origin, &timer.name) {
        (Some(TimerOrigin::ExternalEvent(event)), _) => Some(event.name.to_uppercase()),
        (None, Some(name)) => Some(name.to_uppercase()),
        _ => None,
    }
}

pub(super) fn lock(engine: &Arc<Mutex<Engine>>) -> std::sync::MutexGuard<'_, Engine> {
    engine.lock().unwrap_or_else(PoisonError::into_inner)
}
