//! Reminders: scheduled calls that are stored by the scheduler and outlive the actor's activation.

use std::sync::Arc;

use super::{ActorId, Call, Host, InvokeError, delivery};
use crate::jobs::{Connection, Job, Key, Scheduler, SchedulerError};
use crate::json::Value;
use crate::timing::{format_go_duration, parse_duration};

/// A reminder as registered. Omitted times are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reminder {
    pub(crate) due_time: String,
    pub(crate) period: String,
    pub(crate) ttl: String,
    pub(crate) data: Option<Value>,
    /// Whether to replace an existing reminder with the same name. Defaults to `true`.
    pub(crate) overwrite: Option<bool>,
}

/// Why a reminder cannot be registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReminderError {
    /// The application does not host the type.
    NotHosted,
    /// The period cannot be converted to a schedule.
    Period(String),
    /// The scheduler returned an error.
    Scheduler(SchedulerError),
}

impl Host {
    /// Registers a reminder.
    pub(crate) fn register_reminder(
        &self,
        scheduler: &Scheduler,
        actor: &ActorId,
        name: &str,
        reminder: Reminder,
    ) -> Result<(), ReminderError> {
        self.check_hosted(actor)?;
        let non_empty = |text: String| Some(text).filter(|text| !text.is_empty());
        let (schedule, repeats) = schedule(&reminder.period)?;
        let job = Job {
            schedule,
            repeats,
            due_time: non_empty(reminder.due_time),
            ttl: non_empty(reminder.ttl),
            data: reminder.data,
            failure_policy: None,
        };
        scheduler
            .add(key(actor, name), job, reminder.overwrite.unwrap_or(true))
            .map_err(ReminderError::Scheduler)
    }

    /// Returns a reminder from the scheduler.
    pub(crate) fn reminder(
        &self,
        scheduler: &Scheduler,
        actor: &ActorId,
        name: &str,
    ) -> Result<Job, ReminderError> {
        self.check_hosted(actor)?;
        scheduler
            .get(&key(actor, name))
            .map_err(ReminderError::Scheduler)
    }

    /// Deletes a reminder, if it exists.
    pub(crate) fn unregister_reminder(
        &self,
        scheduler: &Scheduler,
        actor: &ActorId,
        name: &str,
    ) -> Result<(), ReminderError> {
        self.check_hosted(actor)?;
        scheduler
            .delete(&key(actor, name))
            .map_err(ReminderError::Scheduler)
    }

    /// Starts triggering the reminders of the hosted types.
    pub(crate) fn connect(self: &Arc<Self>, scheduler: &Scheduler) -> Connection {
        let accepting = Arc::downgrade(self);
        let calling = Arc::downgrade(self);
        scheduler.connect(
            move |key| match (key, accepting.upgrade()) {
                (Key::Reminder { actor_type, .. }, Some(host)) => host.hosts(actor_type),
                _ => false,
            },
            move |trigger, due| {
                let host = calling.upgrade();
                async move {
                    let (
                        Key::Reminder {
                            actor_type,
                            actor_id,
                            name,
                        },
                        Some(host),
                    ) = (trigger.key, host)
                    else {
                        return false;
                    };
                    let actor = ActorId::new(actor_type, actor_id);
                    let body = delivery::reminder_body(trigger.job.data.as_ref());
                    let outcome = host
                        .invoke(&actor, Call::own(format!("remind/{name}"), body))
                        .await;
                    drop(due);
                    if let Err(error) = &outcome {
                        host.report(&actor, &format!("remind/{name}"), error);
                    }
                    match outcome {
                        Ok(_) | Err(InvokeError::Canceled) => true,
                        Err(InvokeError::Elsewhere(error)) => *error == InvokeError::Canceled,
                        Err(_) => false,
                    }
                }
            },
        )
    }

    fn check_hosted(&self, actor: &ActorId) -> Result<(), ReminderError> {
        if self.hosts(&actor.actor_type) {
            Ok(())
        } else {
            Err(ReminderError::NotHosted)
        }
    }
}

fn key(actor: &ActorId, name: &str) -> Key {
    Key::Reminder {
        actor_type: actor.actor_type.clone(),
        actor_id: actor.id.clone(),
        name: name.to_owned(),
    }
}

/// Converts a period to a schedule and a number of repetitions. The scheduler does not support months and
/// years.
fn schedule(period: &str) -> Result<(Option<String>, Option<u32>), ReminderError> {
    if period.is_empty() {
        return Ok((None, None));
    }
    let unsupported = || ReminderError::Period(format!("unsupported period format: {period}"));
    let parsed = parse_duration(period).ok_or_else(unsupported)?;
    let span = parsed.span;
    if span.years > 0 || span.months > 0 || span.days > 0 {
        return Err(unsupported());
    }
    let repeats = parsed.repeats.filter(|repeats| *repeats > 0);
    Ok((
        Some(format!("@every {}", format_go_duration(span.nanoseconds))),
        repeats.map(|repeats| u32::try_from(repeats).unwrap_or(u32::MAX)),
    ))
}
