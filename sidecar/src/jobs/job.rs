//! Jobs: what to trigger, when and how often.

use std::time::SystemTime;

use crate::json::Value;
use crate::timing::cron::{Fields, Schedule};
use crate::timing::{add_nanoseconds, parse_go_duration, parse_iso_duration, parse_rfc3339};

/// A job as registered. Times keep their original notation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Job {
    pub(crate) schedule: Option<String>,
    pub(crate) repeats: Option<u32>,
    pub(crate) due_time: Option<String>,
    pub(crate) ttl: Option<String>,
    pub(crate) data: Option<Value>,
    pub(crate) failure_policy: Option<FailurePolicy>,
}

/// The behavior after a failed trigger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailurePolicy {
    /// Does not retry.
    Drop,
    /// Retries after this interval in nanoseconds, up to a maximum number of times.
    Constant {
        interval: Option<i64>,
        max_retries: Option<u32>,
    },
}

impl Default for FailurePolicy {
    fn default() -> Self {
        Self::Constant {
            interval: Some(1_000_000_000),
            max_retries: Some(3),
        }
    }
}

/// The schedule of a job, relative to its registration.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(super) schedule: Option<Schedule>,
    pub(super) repeats: Option<u32>,
    pub(super) begin: StartTime,
    pub(super) end: Option<SystemTime>,
    pub(super) failure_policy: FailurePolicy,
}

/// The start of the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StartTime {
    /// The first trigger is one interval after this time.
    From(SystemTime),
    /// The first trigger is at this time.
    At(SystemTime),
}

impl Plan {
    /// Evaluates the job at the current time. Fails with the scheduler's error message.
    pub(crate) fn new(job: &Job, now: SystemTime) -> Result<Self, String> {
        let error = |text: &str| Err(text.to_owned());
        if job.due_time.is_none() && job.schedule.is_none() {
            return error("job must have either a due time or a schedule");
        }
        if job.schedule.is_none() && job.repeats.is_some_and(|repeats| repeats > 1) {
            return error("job must have a schedule to repeat");
        }
        if job.repeats == Some(0) {
            return error("defined repeats must be greater than 0");
        }
        if job.schedule.is_none() && job.ttl.is_some() {
            return error("job must have a schedule to have a ttl");
        }
        let schedule = match &job.schedule {
            Some(schedule) => Some(Schedule::parse(schedule, Fields::Six)?),
            None => None,
        };
        let begin = match &job.due_time {
            Some(due_time) => StartTime::At(moment(due_time, now)?),
            None => StartTime::From(now),
        };
        let end = match &job.ttl {
            None => None,
            Some(ttl) => {
                let start = match begin {
                    StartTime::At(start) | StartTime::From(start) => start,
                };
                let end = moment(ttl, start).map_err(|_| "ttl format not recognized".to_owned())?;
                if matches!(begin, StartTime::At(start) if start > end) {
                    return error("ttl must be greater than due time");
                }
                Some(end)
            }
        };
        Ok(Self {
            schedule,
            repeats: job.repeats,
            begin,
            end,
            failure_policy: job.failure_policy.unwrap_or_default(),
        })
    }
}

fn moment(text: &str, from: SystemTime) -> Result<SystemTime, String> {
    if let Some(moment) = parse_rfc3339(text) {
        return Ok(moment);
    }
    if let Ok(nanoseconds) = parse_go_duration(text) {
        return Ok(add_nanoseconds(from, nanoseconds));
    }
    match parse_iso_duration(text) {
        None => Err("due time format not recognized".to_owned()),
        Some(duration) if duration.repeats.is_some_and(|repeats| repeats > 0) => {
            Err("repeats not supported for due time".to_owned())
        }
        Some(duration) => Ok(duration.span.after(from)),
    }
}
