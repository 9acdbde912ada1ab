//! Schedules with a frozen clock.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use super::{Connection, FailurePolicy, Job, Key, Scheduler, SchedulerError};
use crate::clock::Clock;
use crate::json::Value;

const SECOND: Duration = Duration::from_secs(1);

struct Stage {
    clock: Clock,
    scheduler: Scheduler,
    /// The times of calls in seconds.
    calls: Arc<Mutex<Vec<u64>>>,
}

fn start() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_380_312)
}

fn key(name: &str) -> Key {
    Key::Job {
        app_id: "echo-service".to_owned(),
        name: name.to_owned(),
    }
}

fn job(schedule: Option<&str>, due_time: Option<&str>) -> Job {
    Job {
        schedule: schedule.map(str::to_owned),
        due_time: due_time.map(str::to_owned),
        ..Job::default()
    }
}

impl Stage {
    fn new() -> Self {
        let clock = Clock::frozen(start());
        Self {
            scheduler: Scheduler::new(clock.clone(), "default"),
            clock,
            calls: Arc::default(),
        }
    }

    /// Fails the first `failures` calls.
    fn connect(&self, failures: usize) -> Connection {
        let (calls, clock) = (self.calls.clone(), self.clock.clone());
        self.scheduler.connect(
            |key| matches!(key, Key::Job { app_id, .. } if app_id == "echo-service"),
            move |_, due| {
                let mut calls = calls.lock().unwrap();
                calls.push(clock.now().duration_since(start()).unwrap().as_secs());
                let outcome = calls.len() > failures;
                async move {
                    drop(due);
                    outcome
                }
            },
        )
    }

    async fn after(&self, seconds: u32) -> Vec<u64> {
        self.clock.advance(seconds * SECOND).await;
        std::mem::take(&mut *self.calls.lock().unwrap())
    }
}

#[tokio::test]
async fn a_due_time_without_schedule_fires_once() {
    let stage = Stage::new();
    let _connection = stage.connect(0);
    stage
        .scheduler
        .add(key("once"), job(None, Some("10s")), false)
        .unwrap();
    assert!(stage.scheduler.get(&key("once")).is_ok());
    assert_eq!(stage.after(60).await, [10]);
    assert_eq!(
        stage.scheduler.get(&key("once")).unwrap_err().to_string(),
        "rpc error: code = NotFound desc = job not found: once"
    );
}

#[tokio::test]
async fn a_schedule_starts_one_period_later_or_at_its_due_time() {
    let stage = Stage::new();
    let _connection = stage.connect(0);
    stage
        .scheduler
        .add(key("a"), job(Some("@every 10s"), None), false)
        .unwrap();
    assert_eq!(stage.after(35).await, [10, 20, 30]);
    stage.scheduler.delete(&key("a")).unwrap();
    let limited = Job {
        repeats: Some(3),
        ..job(Some("@every 10s"), Some("5s"))
    };
    stage.scheduler.add(key("b"), limited, false).unwrap();
    assert_eq!(stage.after(100).await, [40, 50, 60]);
    let ending = Job {
        ttl: Some("25s".to_owned()),
        ..job(Some("@every 10s"), None)
    };
    stage.scheduler.add(key("c"), ending, false).unwrap();
    assert_eq!(stage.after(100).await, [145, 155]);
    // The job would never trigger, so it is deleted at once.
    let over = Job {
        ttl: Some("5s".to_owned()),
        ..job(Some("@every 10s"), None)
    };
    stage.scheduler.add(key("d"), over, false).unwrap();
    assert!(stage.scheduler.get(&key("d")).is_err());
}

#[tokio::test]
async fn failed_calls_are_retried_by_policy() {
    let stage = Stage::new();
    let _connection = stage.connect(100);
    stage
        .scheduler
        .add(key("a"), job(Some("@every 60s"), Some("0s")), false)
        .unwrap();
    assert_eq!(stage.after(59).await, [0, 1, 2, 3]);
    assert_eq!(stage.after(10).await, [60, 61, 62, 63]);
    let dropped = Job {
        failure_policy: Some(FailurePolicy::Drop),
        ..job(None, Some("1s"))
    };
    stage.scheduler.add(key("a"), dropped, true).unwrap();
    assert_eq!(stage.after(100).await, [70]);
}

#[tokio::test]
async fn a_due_job_waits_for_a_subscriber() {
    let stage = Stage::new();
    stage
        .scheduler
        .add(key("late"), job(None, Some("10s")), false)
        .unwrap();
    assert!(stage.after(100).await.is_empty());
    let connection = stage.connect(0);
    tokio::task::yield_now().await;
    assert_eq!(stage.after(1).await, [100]);
    drop(connection);
    stage
        .scheduler
        .add(key("late"), job(None, Some("10s")), false)
        .unwrap();
    assert!(stage.after(100).await.is_empty());
}

#[tokio::test]
async fn a_job_that_replaces_itself_completes_its_call() {
    let stage = Stage::new();
    let finished = Arc::new(Mutex::new(0));
    let (scheduler, done) = (stage.scheduler.clone(), finished.clone());
    let _connection = stage.scheduler.connect(
        |_| true,
        move |trigger, due| {
            let (scheduler, done) = (scheduler.clone(), done.clone());
            async move {
                scheduler
                    .add(trigger.key, job(None, Some("10s")), true)
                    .unwrap();
                tokio::task::yield_now().await;
                *done.lock().unwrap() += 1;
                drop(due);
                true
            }
        },
    );
    stage
        .scheduler
        .add(key("again"), job(None, Some("10s")), false)
        .unwrap();
    stage.clock.advance(35 * SECOND).await;
    assert_eq!(*finished.lock().unwrap(), 3);
    // The finished call belongs to the replaced job, not to the current one.
    assert!(stage.scheduler.get(&key("again")).is_ok());
}

#[tokio::test]
async fn a_schedule_with_a_zero_period_does_not_block_the_clock() {
    let stage = Stage::new();
    let _connection = stage.connect(0);
    stage
        .scheduler
        .add(key("hot"), job(Some("@every 0s"), None), false)
        .unwrap();
    assert_eq!(stage.after(1).await.len(), 1000);
}

#[tokio::test]
async fn invalid_jobs_are_refused_with_the_errors_of_the_scheduler() {
    let stage = Stage::new();
    let text = |text: &str| Some(text.to_owned());
    for (job, message) in [
        (
            job(None, None),
            "job must have either a due time or a schedule",
        ),
        (job(None, Some("soon")), "due time format not recognized"),
        (
            job(None, Some("R2/PT1H")),
            "repeats not supported for due time",
        ),
        (
            Job {
                repeats: Some(2),
                ..job(None, Some("1h"))
            },
            "job must have a schedule to repeat",
        ),
        (
            Job {
                repeats: Some(0),
                ..job(None, Some("1h"))
            },
            "defined repeats must be greater than 0",
        ),
        (
            Job {
                ttl: text("2h"),
                ..job(None, Some("1h"))
            },
            "job must have a schedule to have a ttl",
        ),
        (
            Job {
                ttl: text("x"),
                ..job(Some("@every 1h"), None)
            },
            "ttl format not recognized",
        ),
        (
            Job {
                ttl: text("2020-01-01T00:00:00Z"),
                ..job(Some("@daily"), Some("2h"))
            },
            "ttl must be greater than due time",
        ),
        (
            job(Some("sometimes"), None),
            "expected exactly 6 fields, found 1: [sometimes]",
        ),
    ] {
        let error = stage.scheduler.add(key("j"), job, false).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("rpc error: code = Unknown desc = job failed validation: {message}")
        );
    }
    let error = stage.scheduler.get(&key("a?b")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "rpc error: code = Unknown desc = job name is invalid \"app||default||echo-service||a?b\": must not contain '/', '\\', '#' or '?'"
    );
    stage
        .scheduler
        .add(key("j"), job(None, Some("1h")), false)
        .unwrap();
    assert_eq!(
        stage
            .scheduler
            .add(key("j"), job(None, Some("1h")), false)
            .unwrap_err(),
        SchedulerError::Exists("app||default||echo-service||j".to_owned())
    );
    let mut large = job(None, Some("1h"));
    for (length, fits) in [(2_096_900, true), (2_097_000, false)] {
        large.data = Some(Value::String("x".repeat(length)));
        let outcome = stage.scheduler.add(key("large"), large.clone(), true);
        assert_eq!(outcome.is_ok(), fits, "{length}");
    }
    large.data = Some(Value::String("x".repeat(2_097_000)));
    assert_eq!(
        stage
            .scheduler
            .add(key("large"), large, true)
            .unwrap_err()
            .to_string(),
        "rpc error: code = ResourceExhausted desc = trying to send message larger than max (2097209 vs. 2097152)"
    );
}
