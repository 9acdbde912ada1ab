//! Scheduled work: the scheduler service for jobs and actor reminders.
//!
//! ```text
//! job        what is to happen when, and which of it is refused
//! counter    when it happens next, after a success and after a failure
//! delivery   calls the application for its jobs
//! scheduler  keeps the jobs and calls whoever they are for
//! ```

mod counter;
mod delivery;
mod job;
mod scheduler;
#[cfg(test)]
mod tests;

pub(crate) use self::delivery::deliver_jobs;
pub(crate) use self::job::{FailurePolicy, Job, Plan};
pub(crate) use self::scheduler::{Connection, Key, Scheduler, SchedulerError};
