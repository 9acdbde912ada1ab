//! Scheduled work: the scheduler service for jobs and actor reminders.
//!
//! ```text
//! job        jobs, and their validation
//! counter    the next trigger time, after a success or failure
//! delivery   triggers jobs in the application
//! scheduler  stores jobs and triggers them
//! ```

mod counter;
mod delivery;
mod job;
mod scheduler;
#[cfg(test)]
mod tests;

pub(crate) use self::delivery::deliver_jobs;
pub(crate) use self::job::{FailurePolicy, Job, Plan};
pub(crate) use self::scheduler::{Connection, Key, Scheduler, SchedulerError, StoredJob};
