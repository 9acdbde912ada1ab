//! Actors: reminders and timers that are triggered.

use std::time::{Duration, SystemTime};

use dapr_client::{ErrorCode, ErrorKind, Moment, Period};
use serde_json::{Value, json};

use super::actors::{TYPE, awaken};
use super::check::{fails_as, fails_with, same};
use super::inbox::Inbox;
use super::{Case, Outcome, World};

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("actors: a reminder fires, with its data", reminder),
        Case::new("actors: a reminder is read, replaced and removed", reading),
        Case::new("actors: a reminder that is refused", bad_reminder),
        Case::new("actors: a timer fires until it is removed", timer),
        Case::new("actors: a timer that is refused", bad_timer),
    ]
}

async fn reminder(world: World) -> Outcome {
    let (dapr, id) = (&world.dapr, "reminded");
    let inbox = Inbox::open(&world, &format!("/actors/{TYPE}/{id}/method/remind/oil")).await?;
    let data = json!({ "part": "grün", "n": [1.5, 18_446_744_073_709_551_615_u64] });
    let call = dapr.register_actor_reminder(TYPE, id, "oil").data(&data);
    let twice = Period::repeated(2, Duration::from_secs(1));
    call.due_time(Duration::ZERO).period(twice).await?;
    let seen = inbox.wait(2).await?;
    for seen in &seen[..2] {
        same("the method", &*seen.method, "PUT")?;
        let body: Value = serde_json::from_str(&seen.body)?;
        same("the data", &body["data"], &data)?;
    }
    tokio::time::sleep(Duration::from_millis(1300)).await;
    same("the calls", inbox.now().await?.len(), 2)?;
    let call = dapr.get_actor_reminder(TYPE, id, "oil");
    fails_with(
        "after that",
        call.await,
        404,
        ErrorCode::ActorReminderNotFound,
    )?;
    Ok(())
}

async fn reading(world: World) -> Outcome {
    let (dapr, id, name) = (&world.dapr, "read", "a b ü");
    let register = || dapr.register_actor_reminder(TYPE, id, name);
    let (hour, ten_minutes) = (Duration::from_secs(3600), Duration::from_secs(600));
    let end = SystemTime::UNIX_EPOCH + Duration::from_secs(4_102_444_800);
    register()
        .due_time(hour)
        .period(ten_minutes)
        .ttl(end)
        .data("first")
        .await?;
    let reminder = dapr.get_actor_reminder(TYPE, id, name).await?;
    same("the type", &*reminder.actor_type, TYPE)?;
    same("the id", &*reminder.actor_id, id)?;
    let data: Option<String> = reminder.json()?;
    same("the data", data.as_deref(), Some("first"))?;
    same("the due time", reminder.due_time, Some(hour.into()))?;
    same("the period", reminder.period, Some(ten_minutes.into()))?;
    same("the end", reminder.ttl, Some(end))?;
    let call = register().due_time(hour * 2).overwrite(false);
    fails_with(
        "again",
        call.await,
        409,
        ErrorCode::ActorReminderAlreadyExists,
    )?;
    register().due_time(hour * 2).await?;
    let reminder = dapr.get_actor_reminder(TYPE, id, name).await?;
    same("the due time", reminder.due_time, Some((hour * 2).into()))?;
    same("the period", reminder.period, None)?;
    dapr.unregister_actor_reminder(TYPE, id, name).await?;
    let call = dapr.get_actor_reminder(TYPE, id, name);
    fails_with(
        "after that",
        call.await,
        404,
        ErrorCode::ActorReminderNotFound,
    )?;
    // Deleting a missing reminder is not an error.
    Ok(dapr.unregister_actor_reminder(TYPE, id, name).await?)
}

async fn bad_reminder(world: World) -> Outcome {
    let dapr = &world.dapr;
    let hour = Duration::from_secs(3600);
    let register = |kind, name| dapr.register_actor_reminder(kind, "bad", name);
    let call = register(TYPE, "bad").due_time(Moment::from_text("soon"));
    fails_with("the time", call.await, 500, ErrorCode::ActorReminderCreate)?;
    let call = register(TYPE, "a/b").due_time(hour);
    fails_with("the name", call.await, 400, ErrorCode::BadRequest)?;
    let call = register("no such type", "bad").due_time(hour);
    fails_with(
        "the type",
        call.await,
        403,
        ErrorCode::ActorReminderNonHosted,
    )?;
    for period in [
        Period::repeated(2, Duration::from_millis(300)),
        Period::repeated(0, hour),
    ] {
        let result = register(TYPE, "bad").period(period).await;
        fails_as("the period", result, ErrorKind::InvalidArgument)?;
    }
    Ok(())
}

async fn timer(world: World) -> Outcome {
    let (dapr, id) = (&world.dapr, "timed");
    awaken(dapr, id).await?;
    let inbox = Inbox::open(&world, &format!("/actors/{TYPE}/{id}/method/timer/blink")).await?;
    let call = dapr
        .register_actor_timer(TYPE, id, "blink")
        .callback("lamp");
    call.due_time(Duration::ZERO)
        .period(Duration::from_millis(200))
        .data(json!(["ü", 1]))
        .await?;
    let seen = inbox.wait(3).await?;
    let body: Value = serde_json::from_str(&seen[2].body)?;
    same("the data", &body["data"], &json!(["ü", 1]))?;
    same("the callback", &body["callback"], "lamp")?;
    same("the due time", &body["dueTime"], "0s")?;
    same("the period", &body["period"], "200ms")?;
    dapr.unregister_actor_timer(TYPE, id, "blink").await?;
    tokio::time::sleep(Duration::from_millis(300)).await;
    let before = inbox.now().await?.len();
    tokio::time::sleep(Duration::from_millis(600)).await;
    same("the calls", inbox.now().await?.len(), before)
}

async fn bad_timer(world: World) -> Outcome {
    let register = |name| world.dapr.register_actor_timer(TYPE, "bad", name);
    let call = register("bad").due_time(Moment::from_text("soon"));
    fails_with("the time", call.await, 500, ErrorCode::ActorTimerCreate)?;
    fails_with(
        "the name",
        register("a/b").due_time(Duration::from_secs(3600)).await,
        400,
        ErrorCode::BadRequest,
    )?;
    Ok(())
}
