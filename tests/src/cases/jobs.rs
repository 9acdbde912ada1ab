//! Jobs that are triggered.

use std::time::{Duration, SystemTime};

use anyhow::{Context as _, ensure};
use dapr_client::jobs::{JobFailurePolicy, JobRetry};
use dapr_client::{ErrorCode, ErrorKind, Moment};
use serde_json::{Value, json};

use super::check::{fails_as, fails_with, same};
use super::inbox::Inbox;
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("jobs: a job fires with its data", fires),
        Case::new("jobs: a job fires as often as scheduled", repeats),
        Case::new("jobs: a job is read, replaced and deleted", reading),
        Case::new("jobs: invalid requests", invalid_requests),
    ]
}

async fn fires(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/job/once").await?;
    let data = json!({ "base": "écho", "n": [1, 2.5, null] });
    let call = world
        .dapr
        .schedule_job("once", &data)
        .due_time(Duration::ZERO);
    call.overwrite(true).await?;
    let seen = inbox.wait(1).await?;
    same("the method", &*seen[0].method, "POST")?;
    let body: Value = serde_json::from_str(&seen[0].body)?;
    same("the data", &body, &data)
}

async fn repeats(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/job/thrice").await?;
    let call = world
        .dapr
        .schedule_job("thrice", 7)
        .schedule("@every 500ms");
    call.repeats(3).overwrite(true).await?;
    inbox.wait(3).await?;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    same("the calls", inbox.now().await?.len(), 3)?;
    let call = world.dapr.get_job("thrice");
    fails_with(
        "after that",
        call.await,
        500,
        ErrorCode::DaprSchedulerGetJob,
    )?;
    Ok(())
}

async fn reading(world: World) -> Outcome {
    let (dapr, name) = (&world.dapr, "read ü");
    let retry = JobRetry::new()
        .interval(Duration::from_millis(1500))
        .max_retries(5);
    let call = dapr
        .schedule_job(name, json!({ "a": "b" }))
        .schedule("@every 1h30m");
    let ten_minutes = Duration::from_secs(600);
    let two_hours = Duration::from_secs(7200);
    let end = SystemTime::UNIX_EPOCH + Duration::from_millis(4_102_444_800_250);
    let call = call.due_time(ten_minutes).repeats(4).ttl(end);
    let call = call.overwrite(true);
    call.failure_policy(JobFailurePolicy::Constant(retry))
        .await?;
    let job = dapr.get_job(name).await?;
    same("the name", &*job.name, name)?;
    same(
        "the schedule",
        job.schedule.as_deref(),
        Some("@every 1h30m"),
    )?;
    same("the repeats", job.repeats, Some(4))?;
    same("the due time", job.due_time, Some(ten_minutes.into()))?;
    same("the end", job.ttl, Some(end.into()))?;
    let data = job.data.context("there is no data")?;
    same("the data", data.json::<Value>()?, Some(json!({ "a": "b" })))?;
    let Some(JobFailurePolicy::Constant(retry)) = job.failure_policy else {
        anyhow::bail!("the policy is {:?}", job.failure_policy);
    };
    let interval = Some(Duration::from_millis(1500));
    same("the interval", retry.interval, interval)?;
    same("the retries", retry.max_retries, Some(5))?;
    let again = || dapr.schedule_job(name, 1).due_time(two_hours);
    let code = || ErrorCode::DaprSchedulerScheduleJob;
    let error = fails_with("again", again().await, 409, code())?;
    ensure!(error.is_conflict(), "the error is not a conflict");
    again().overwrite(true).await?;
    let job = dapr.get_job(name).await?;
    same("the due time", job.due_time, Some(two_hours.into()))?;
    same("the schedule", job.schedule, None)?;
    dapr.delete_job(name).await?;
    let call = dapr.get_job(name);
    fails_with(
        "after that",
        call.await,
        500,
        ErrorCode::DaprSchedulerGetJob,
    )?;
    // Deleting a missing job is not an error.
    Ok(dapr.delete_job(name).await?)
}

async fn invalid_requests(world: World) -> Outcome {
    let job = |name| world.dapr.schedule_job(name, 1);
    fails_with(
        "no time",
        job("bad").await,
        400,
        ErrorCode::DaprSchedulerScheduleEmpty,
    )?;
    let code = || ErrorCode::DaprSchedulerScheduleJob;
    let soon = job("bad").due_time(Moment::from_text("soon"));
    fails_with("the time", soon.await, 500, code())?;
    fails_with(
        "the schedule",
        job("bad").schedule("often").await,
        500,
        code(),
    )?;
    let hour = Duration::from_secs(3600);
    fails_with("the name", job("a/b").due_time(hour).await, 500, code())?;
    for name in ["100%", " blank", "blank "] {
        let result = job(name).due_time(hour).await;
        fails_as(name, result, ErrorKind::InvalidArgument)?;
    }
    let result = job("bad").due_time(Duration::MAX).await;
    fails_as("too long", result, ErrorKind::InvalidArgument)?;
    Ok(())
}
