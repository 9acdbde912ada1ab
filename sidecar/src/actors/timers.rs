//! Timers: scheduled calls that end with the sidecar.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use super::{ActorId, Call, Host, delivery};
use crate::clock::Sleep;
use crate::json::Value;
use crate::tasks::{NextTime, Stop, Stopped};
use crate::timing::{Calendar, format_rfc3339_seconds, parse_duration, parse_iso_duration};
use crate::timing::{add_nanoseconds, parse_go_duration, parse_rfc3339};

/// A timer as registered. Omitted times are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Timer {
    pub(crate) due_time: String,
    pub(crate) period: String,
    pub(crate) ttl: String,
    pub(crate) callback: String,
    pub(crate) data: Option<Value>,
}

/// The timers of a sidecar.
#[derive(Debug, Default)]
pub(super) struct Timers(Mutex<HashMap<(ActorId, String), Entry>>);

#[derive(Debug)]
struct Entry {
    timer: Timer,
    next: NextTime,
    stop: Stop,
}

/// A registered timer, and the time of its next call.
#[derive(Clone, Debug)]
pub(crate) struct RegisteredTimer {
    pub(crate) actor: ActorId,
    pub(crate) name: String,
    pub(crate) timer: Timer,
    pub(crate) next: SystemTime,
}

/// The minimum interval between two calls. daprd calls without pause if the period is negative.
const SHORTEST: Duration = Duration::from_millis(1);

/// The schedule of a timer.
struct Plan {
    next: SystemTime,
    step: Calendar,
    /// The number of remaining calls. Unlimited if `None`.
    remaining: Option<i64>,
    end: Option<SystemTime>,
}

impl Timers {
    /// Replaces or removes a timer. Its active call continues: it may have requested the change.
    fn put(&self, key: (ActorId, String), timer: Option<Entry>) {
        let mut timers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        timers.retain(|_, timer| !timer.stop.has_ended());
        match timer {
            Some(timer) => timers.insert(key, timer),
            None => timers.remove(&key),
        };
    }

    pub(super) fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }
}

impl Host {
    /// Registers a timer and replaces one with the same name. The error is daprd's message.
    pub(crate) fn register_timer(
        self: &Arc<Self>,
        actor: &ActorId,
        name: &str,
        timer: Timer,
    ) -> Result<(), String> {
        let ActorId { actor_type, id } = actor;
        if !self.hosts(actor_type) {
            return Err(format!(
                "can't create timer for actor {actor_type}||{id}: actor type not registered"
            ));
        }
        let plan = Plan::new(&timer, actor, name, self.clock.now())?;
        let sleep = self.clock.sleep_until(plan.next);
        let call = Call::own(
            format!("timer/{name}"),
            delivery::timer_body(
                timer.data.as_ref(),
                &timer.callback,
                &timer.due_time,
                &timer.period,
            ),
        );
        let (stop, stopped) = Stop::new();
        let next = NextTime::new(plan.next);
        let entry = Entry {
            timer,
            next: next.clone(),
            stop,
        };
        self.timers
            .put((actor.clone(), name.to_owned()), Some(entry));
        self.tasks.spawn(run(
            Arc::downgrade(self),
            actor.clone(),
            call,
            (plan, next),
            sleep,
            stopped,
        ));
        Ok(())
    }

    /// Returns all timers, sorted by actor and name.
    pub(crate) fn registered_timers(&self) -> Vec<RegisteredTimer> {
        let timers = self.timers.0.lock();
        let timers = timers.unwrap_or_else(PoisonError::into_inner);
        let active = timers.iter().filter(|(_, entry)| !entry.stop.has_ended());
        let mut all: Vec<RegisteredTimer> = active
            .map(|((actor, name), entry)| RegisteredTimer {
                actor: actor.clone(),
                name: name.clone(),
                timer: entry.timer.clone(),
                next: entry.next.get(),
            })
            .collect();
        all.sort_by(|one, other| (&one.actor, &one.name).cmp(&(&other.actor, &other.name)));
        all
    }

    /// Deletes a timer, if it exists.
    pub(crate) fn unregister_timer(&self, actor: &ActorId, name: &str) {
        self.timers.put((actor.clone(), name.to_owned()), None);
    }
}

async fn run(
    host: Weak<Host>,
    actor: ActorId,
    call: Call,
    (mut plan, next): (Plan, NextTime),
    mut sleep: Sleep,
    mut stopped: Stopped,
) {
    loop {
        let Some(due) = stopped.unless_stopped(sleep).await else {
            return;
        };
        let Some(host) = host.upgrade() else {
            return;
        };
        // A failed call is not retried; the next call is made when it is due.
        if let Err(error) = host.invoke(&actor, call.clone()).await {
            host.report(&actor, &call.method, &error);
        }
        if !plan.advance() {
            return;
        }
        next.set(plan.next);
        sleep = due.sleep_until(plan.next);
    }
}

impl Plan {
    fn new(timer: &Timer, actor: &ActorId, name: &str, now: SystemTime) -> Result<Self, String> {
        let mut next = now;
        if !timer.due_time.is_empty() {
            next = parse_time(&timer.due_time, now)
                .map_err(|error| format!("error parsing timer due time: {error}"))?;
        }
        let (mut step, mut remaining) = (Calendar::default(), None);
        if !timer.period.is_empty() {
            let period = parse_duration(&timer.period).ok_or_else(|| {
                let period = &timer.period;
                format!("invalid timer period: parse error: unsupported duration format: {period}")
            })?;
            if period.repeats == Some(0) {
                return Err("invalid timer period: has zero repetitions".to_owned());
            }
            (step, remaining) = (period.span, period.repeats.filter(|repeats| *repeats > 0));
        }
        let mut end = None;
        if !timer.ttl.is_empty() {
            let expires = parse_time(&timer.ttl, next)
                .map_err(|error| format!("error parsing timer TTL: {error}"))?;
            if now > expires || next > expires {
                let ActorId { actor_type, id } = actor;
                let due = format_rfc3339_seconds(next)
                    .replace('T', " ")
                    .replace('Z', " +0000 UTC");
                let ttl = &timer.ttl;
                return Err(format!(
                    "timer {actor_type}||{id}||{name} has already expired: dueTime: {due} TTL: {ttl}"
                ));
            }
            end = Some(expires);
        }
        Ok(Self {
            next,
            step,
            remaining,
            end,
        })
    }

    /// Whether there is a next call.
    fn advance(&mut self) -> bool {
        self.remaining = self.remaining.map(|remaining| remaining - 1);
        if self.step.is_zero() || self.remaining == Some(0) {
            return false;
        }
        self.next = self.step.after(self.next).max(self.next + SHORTEST);
        self.end.is_none_or(|end| self.next < end)
    }
}

fn parse_time(text: &str, from: SystemTime) -> Result<SystemTime, String> {
    if let Some(duration) = parse_iso_duration(text) {
        return match duration.repeats {
            Some(repeats) if repeats != -1 => Err("repetitions are not allowed".to_owned()),
            _ => Ok(duration.span.after(from)),
        };
    }
    if let Ok(nanoseconds) = parse_go_duration(text) {
        return Ok(add_nanoseconds(from, nanoseconds));
    }
    parse_rfc3339(text).ok_or_else(|| format!("unsupported time/duration format: {text}"))
}
