//! Actors: objects with their own state that process one call at a time. These are the droids that echo
//! hosts.

use std::time::Duration;

use dapr_client::actors::{ActorStateKey, ActorStateOperation};
use dapr_client::{DaprClient, StatusCode};

use crate::check::{Failure, expect};
use crate::echo;

const TYPE: &str = "droid";
const ID: &str = "r2d2";

pub(crate) async fn invoke(dapr: &DaprClient) -> Result<String, Failure> {
    let tell = |what: &str| dapr.invoke_actor(TYPE, ID, "tell").json(what);
    // Two concurrent calls: the droid processes one after the other, so no message is lost.
    let (one, other) = tokio::join!(tell("go left"), tell("go right"));
    let (one, other) = (one?, other?);
    expect("the status", one.status(), StatusCode::OK)?;
    let (one, other): (u64, u64) = (one.json().await?, other.json().await?);
    expect("the difference of the counts", one.abs_diff(other), 1)?;
    Ok(format!("{ID} has counted {} calls", one.max(other)))
}

pub(crate) async fn get_state(dapr: &DaprClient) -> Result<String, Failure> {
    // Only the sidecar of the application that hosts the actor provides its state.
    let count: Option<u64> = dapr.get_actor_state(TYPE, ID, "count").await?.json()?;
    let count = count.ok_or("the droid has no count")?;
    expect("a count of two or more", count >= 2, true)?;
    Ok(format!("its count is {count}"))
}

pub(crate) async fn forget(dapr: &DaprClient) -> Result<String, Failure> {
    let operations = [ActorStateOperation::delete(ActorStateKey::new("count"))];
    dapr.execute_actor_state_transaction(TYPE, ID, operations)
        .await?;
    let count = dapr.get_actor_state(TYPE, ID, "count").await?.found();
    expect("whether the count is deleted", count.is_none(), true)?;
    Ok("its count is gone".into())
}

pub(crate) async fn timer(dapr: &DaprClient) -> Result<String, Failure> {
    let number = echo::new_number()?;
    let call = dapr.register_actor_timer(TYPE, ID, "beep");
    call.due_time(Duration::from_millis(100))
        .period(Duration::from_secs(1))
        .data(number)
        .await?;
    echo::was_sent(dapr, "timer", &format!("{ID}/beep"), &number).await?;
    // The timer would repeat until the droid is deactivated.
    dapr.unregister_actor_timer(TYPE, ID, "beep").await?;
    Ok(format!("{ID} has beeped, and stops now"))
}

pub(crate) async fn reminder(dapr: &DaprClient) -> Result<String, Failure> {
    let number = echo::new_number()?;
    // Unlike a timer, a reminder activates the droid and survives the sidecar.
    let call = dapr.register_actor_reminder(TYPE, ID, "oil-bath");
    call.due_time(Duration::ZERO).data(number).await?;
    echo::was_sent(dapr, "reminder", &format!("{ID}/oil-bath"), &number).await?;
    Ok(format!("{ID} was reminded of its oil bath"))
}

pub(crate) async fn get_reminder(dapr: &DaprClient) -> Result<String, Failure> {
    let call = dapr.register_actor_reminder(TYPE, ID, "service");
    let day = Duration::from_secs(24 * 3600);
    call.due_time(day).await?;
    let reminder = dapr.get_actor_reminder(TYPE, ID, "service").await?;
    expect("the due time", reminder.due_time, Some(day.into()))?;
    dapr.unregister_actor_reminder(TYPE, ID, "service").await?;
    let gone = dapr.get_actor_reminder(TYPE, ID, "service").await;
    let gone = gone.is_err_and(|error| error.is_not_found());
    expect("whether the reminder is deleted", gone, true)?;
    Ok("one that is due in 24h; cancelled".into())
}
