//! Stores jobs and triggers them.

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::SystemTime;

use tokio::sync::Notify;

use super::counter::Counter;
use super::{Job, Plan};
use crate::clock::{BusyGuard, Clock, Sleep};
use crate::json::{Value, quote};
use crate::tasks::{NextTime, Stop, Stopped, Tasks};

/// The key of a job.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    /// A job of an application.
    Job { app_id: String, name: String },
    /// A reminder of an actor.
    Reminder {
        actor_type: String,
        actor_id: String,
        name: String,
    },
}

/// A due job.
#[derive(Clone, Debug)]
pub(crate) struct Trigger {
    pub(crate) key: Key,
    pub(crate) job: Job,
}

/// The maximum size of a write of the scheduler service.
const LARGEST: usize = 2 << 20;
/// The approximate size of a job without its data.
const OVERHEAD_SIZE: usize = 207;

/// The errors of the scheduler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SchedulerError {
    /// The job exists already.
    Exists(String),
    /// The job does not exist.
    Missing(String),
    /// The request is invalid.
    Invalid(String),
    /// The job is too large, with the approximate message size.
    TooLarge(usize),
}

/// Formatted like gRPC errors in Go.
impl fmt::Display for SchedulerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, text) = match self {
            Self::Exists(key) => ("AlreadyExists", format!("job already exists: '{key}'")),
            Self::Missing(name) => ("NotFound", format!("job not found: {name}")),
            Self::Invalid(text) => ("Unknown", text.clone()),
            Self::TooLarge(size) => (
                "ResourceExhausted",
                format!("trying to send message larger than max ({size} vs. {LARGEST})"),
            ),
        };
        write!(formatter, "rpc error: code = {code} desc = {text}")
    }
}

type Outcome = Pin<Box<dyn Future<Output = bool> + Send>>;
type Call = Arc<dyn Fn(Trigger, BusyGuard) -> Outcome + Send + Sync>;

/// The jobs of a namespace. Clones share the same scheduler.
#[derive(Clone)]
pub(crate) struct Scheduler {
    inner: Arc<Inner>,
}

struct Inner {
    clock: Clock,
    namespace: String,
    jobs: Mutex<HashMap<Key, Entry>>,
    connections: Mutex<Vec<Connected>>,
    /// Notified when a receiver connects.
    connected: Arc<Notify>,
    tasks: Tasks,
    begun: std::sync::atomic::AtomicU64,
}

struct Entry {
    job: Job,
    /// Distinguishes jobs that had the same key.
    number: u64,
    next: NextTime,
    _stop: Stop,
}

/// A job that is stored, and the time of its next trigger.
#[derive(Clone, Debug)]
pub(crate) struct StoredJob {
    pub(crate) key: Key,
    pub(crate) job: Job,
    pub(crate) next: SystemTime,
}

struct Connected {
    number: u64,
    accepts: Arc<dyn Fn(&Key) -> bool + Send + Sync>,
    call: Call,
}

/// A connected receiver of triggers. Dropping it disconnects.
#[must_use = "dropping this disconnects the receiver"]
pub(crate) struct Connection {
    scheduler: Weak<Inner>,
    number: u64,
}

impl Drop for Connection {
    fn drop(&mut self) {
        if let Some(inner) = self.scheduler.upgrade() {
            inner
                .connections()
                .retain(|connected| connected.number != self.number);
        }
    }
}

impl Scheduler {
    pub(crate) fn new(clock: Clock, namespace: &str) -> Self {
        Self {
            inner: Arc::new(Inner {
                clock,
                namespace: namespace.to_owned(),
                jobs: Mutex::default(),
                connections: Mutex::default(),
                connected: Arc::default(),
                tasks: Tasks::default(),
                begun: std::sync::atomic::AtomicU64::new(0),
            }),
        }
    }

    /// Connects a receiver: `call` is called for the jobs that it accepts, and returns whether the trigger
    /// succeeded.
    pub(crate) fn connect<F>(
        &self,
        accepts: impl Fn(&Key) -> bool + Send + Sync + 'static,
        call: impl Fn(Trigger, BusyGuard) -> F + Send + Sync + 'static,
    ) -> Connection
    where
        F: Future<Output = bool> + Send + 'static,
    {
        let number = self.inner.number();
        self.inner.connections().push(Connected {
            number,
            accepts: Arc::new(accepts),
            call: Arc::new(move |trigger, due| Box::pin(call(trigger, due))),
        });
        self.inner.connected.notify_waiters();
        Connection {
            scheduler: Arc::downgrade(&self.inner),
            number,
        }
    }

    /// Adds a job. Must be called within a runtime.
    pub(crate) fn add(&self, key: Key, job: Job, overwrite: bool) -> Result<(), SchedulerError> {
        self.inner.check(&key)?;
        let invalid = |text| SchedulerError::Invalid(format!("job failed validation: {text}"));
        let plan = Plan::new(&job, self.inner.clock.now()).map_err(invalid)?;
        let data = job.data.as_ref().map(Value::to_proto_string);
        let size = data.map_or(0, |data| data.len() + OVERHEAD_SIZE);
        if size > LARGEST {
            return Err(SchedulerError::TooLarge(size));
        }
        let mut jobs = self.inner.jobs();
        if !overwrite && jobs.contains_key(&key) {
            return Err(SchedulerError::Exists(self.inner.full_name(&key)));
        }
        // An active call finishes first: it may be the call that replaces the job.
        jobs.remove(&key);
        let Some(counter) = Counter::new(plan) else {
            // The job never triggers, so it is complete.
            return Ok(());
        };
        let number = self.inner.number();
        // The wait starts before the clock can move.
        let sleep = self.inner.clock.sleep_until(counter.next());
        let trigger = Trigger {
            key: key.clone(),
            job: job.clone(),
        };
        let (stop, stopped) = Stop::new();
        let scheduler = Arc::downgrade(&self.inner);
        let next = NextTime::new(counter.next());
        let progress = Progress {
            number,
            counter,
            next: next.clone(),
        };
        self.inner
            .tasks
            .spawn(run(scheduler, trigger, progress, sleep, stopped));
        let entry = Entry {
            job,
            number,
            next,
            _stop: stop,
        };
        jobs.insert(key, entry);
        Ok(())
    }

    /// Returns a job as registered, with its effective failure policy.
    pub(crate) fn get(&self, key: &Key) -> Result<Job, SchedulerError> {
        self.inner.check(key)?;
        let jobs = self.inner.jobs();
        let entry = jobs
            .get(key)
            .ok_or_else(|| SchedulerError::Missing(key.name().to_owned()))?;
        let mut job = entry.job.clone();
        job.failure_policy.get_or_insert_default();
        Ok(job)
    }

    /// Returns all jobs and reminders, sorted by key.
    pub(crate) fn all(&self) -> Vec<StoredJob> {
        let jobs = self.inner.jobs();
        let mut all: Vec<StoredJob> = jobs
            .iter()
            .map(|(key, entry)| StoredJob {
                key: key.clone(),
                job: entry.job.clone(),
                next: entry.next.get(),
            })
            .collect();
        all.sort_by(|one, other| one.key.cmp(&other.key));
        all
    }

    /// Deletes a job, if it exists.
    pub(crate) fn delete(&self, key: &Key) -> Result<(), SchedulerError> {
        self.inner.check(key)?;
        self.inner.jobs().remove(key);
        Ok(())
    }
}

/// The triggers of a job so far.
struct Progress {
    number: u64,
    counter: Counter,
    next: NextTime,
}

/// Waits and triggers repeatedly.
async fn run(
    scheduler: Weak<Inner>,
    trigger: Trigger,
    mut progress: Progress,
    mut sleep: Sleep,
    mut stopped: Stopped,
) {
    loop {
        let Some(due) = stopped.unless_stopped(sleep).await else {
            return;
        };
        let Some((due, outcome)) = call(&scheduler, &trigger, due, &mut stopped).await else {
            return;
        };
        let Some(inner) = scheduler.upgrade() else {
            return;
        };
        let goes_on = if outcome {
            progress.counter.succeeded()
        } else {
            progress.counter.failed()
        };
        if !goes_on {
            let mut jobs = inner.jobs();
            if jobs
                .get(&trigger.key)
                .is_some_and(|entry| entry.number == progress.number)
            {
                jobs.remove(&trigger.key);
            }
            return;
        }
        progress.next.set(progress.counter.next());
        sleep = due.sleep_until(progress.counter.next());
    }
}

/// Calls a receiver that accepts the job. Otherwise waits and lets the clock move. `None` if the
/// scheduler ended, or the job was deleted during the wait.
async fn call(
    scheduler: &Weak<Inner>,
    trigger: &Trigger,
    due: BusyGuard,
    stopped: &mut Stopped,
) -> Option<(BusyGuard, bool)> {
    let mut due = Some(due);
    loop {
        let inner = scheduler.upgrade()?;
        let notify = inner.connected.clone();
        let connected = notify.notified();
        tokio::pin!(connected);
        // Enabled before the check, so that no notification is lost.
        connected.as_mut().enable();
        let call = inner
            .connections()
            .iter()
            .find(|connected| (connected.accepts)(&trigger.key))
            .map(|connected| connected.call.clone());
        if let Some(call) = call {
            let due = due.unwrap_or_else(|| inner.clock.busy());
            let outcome = call(trigger.clone(), due.clone()).await;
            return Some((due, outcome));
        }
        // The scheduler may be dropped during this wait.
        drop(inner);
        drop(due.take());
        stopped.unless_stopped(connected).await?;
    }
}

impl Key {
    fn name(&self) -> &str {
        match self {
            Self::Job { name, .. } | Self::Reminder { name, .. } => name,
        }
    }
}

impl Inner {
    /// The name of a job in the scheduler service.
    fn full_name(&self, key: &Key) -> String {
        let namespace = &self.namespace;
        match key {
            Key::Job { app_id, name } => format!("app||{namespace}||{app_id}||{name}"),
            Key::Reminder {
                actor_type,
                actor_id,
                name,
            } => {
                format!("actorreminder||{namespace}||{actor_type}||{actor_id}||{name}")
            }
        }
    }

    fn check(&self, key: &Key) -> Result<(), SchedulerError> {
        let name = self.full_name(key);
        let rule = if name.len() > 512 {
            "must be at most 512 characters"
        } else if name.contains(['#', '?', '/', '\\']) {
            "must not contain '/', '\\', '#' or '?'"
        } else if name.chars().any(char::is_control) {
            "must not contain control characters"
        } else {
            return Ok(());
        };
        Err(SchedulerError::Invalid(format!(
            "job name is invalid {}: {rule}",
            quote(&name)
        )))
    }

    fn number(&self) -> u64 {
        self.begun
            .fetch_add(1, std::sync::atomic::Ordering::Relaxed)
    }

    fn jobs(&self) -> MutexGuard<'_, HashMap<Key, Entry>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connections(&self) -> MutexGuard<'_, Vec<Connected>> {
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Scheduler {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Scheduler")
            .field("jobs", &self.inner.jobs().len())
            .finish_non_exhaustive()
    }
}
