//! Timers use the clock of the sidecar, which the test controls.

use std::time::{Duration, SystemTime};

use dapr_client::workflow::WorkflowStatus;

use super::hub::Hub;
use super::replay::{End, Replay};
use super::worker::Worker;
use super::{output, sidecar, start, status};
use crate::workflow::messages::{CreateInstance, CreatedInstance};

const HOUR: Duration = Duration::from_secs(3600);

fn waits_for_an_hour(replay: &mut Replay) -> Option<End> {
    replay.timer(HOUR, None)?;
    Some(End::Completed("an hour is over".to_owned()))
}

#[tokio::test]
async fn advancing_the_clock_fires_timers() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, waits_for_an_hour).await;
    let hub = start(&sidecar, "hour").await;
    sidecar.advance(HOUR - Duration::from_secs(1)).await;
    assert_eq!(status(&sidecar, "hour").await, WorkflowStatus::Running);
    sidecar.advance(Duration::from_secs(1)).await;
    // `advance` waited for the turn, so the workflow is complete.
    assert_eq!(status(&sidecar, "hour").await, WorkflowStatus::Completed);
    assert_eq!(output(&hub, "hour").await, "an hour is over");
}

#[tokio::test]
async fn work_triggered_by_a_timer_completes_before_the_clock_advances() {
    let sidecar = sidecar().await;
    let clock = sidecar.clock().clone();
    let start_time = clock.now();
    let _worker = Worker::connect(
        &sidecar,
        |replay| {
            if replay.name == "echo" {
                return Some(End::Completed(replay.input.clone().unwrap()));
            }
            let mut hours = Vec::new();
            for _ in 0..3 {
                replay.timer(HOUR, None)?;
                hours.push(replay.activity("hour", "")?.unwrap());
                hours.push(replay.child("echo", "", "tick")?.unwrap());
            }
            Some(End::Completed(hours.join(" ")))
        },
        move |_, _| {
            let passed = clock.now().duration_since(start_time).unwrap();
            Ok((passed.as_secs() / 3600).to_string())
        },
    )
    .await;
    let hub = start(&sidecar, "hours").await;
    sidecar.advance(10 * HOUR).await;
    assert_eq!(status(&sidecar, "hours").await, WorkflowStatus::Completed);
    assert_eq!(output(&hub, "hours").await, "1 tick 2 tick 3 tick");
}

#[tokio::test]
async fn waiting_for_an_event_times_out() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, |replay| {
        let late = replay.timer(HOUR, Some("paid"));
        match (replay.event("paid"), late) {
            (Some(sum), _) => Some(End::Completed(sum)),
            (None, Some(())) => Some(End::Failed("nobody pays".to_owned())),
            (None, None) => None,
        }
    })
    .await;
    let hub = start(&sidecar, "patient").await;
    hub.raise("patient", "paid", "7").await;
    assert_eq!(output(&hub, "patient").await, "7");

    hub.start("late", "late", None).await.unwrap();
    sidecar.advance(HOUR).await;
    assert_eq!(output(&hub, "late").await, "Bust: nobody pays");
}

#[tokio::test]
async fn the_timer_of_a_received_event_is_discarded() {
    let sidecar = sidecar().await;
    let worker = Worker::of(&sidecar, |replay| {
        replay.timer(HOUR, Some("first"));
        replay.event("first")?;
        replay.event("second")?;
        Some(End::Completed(String::new()))
    })
    .await;
    let hub = start(&sidecar, "two").await;
    hub.raise("two", "first", "").await;
    let turns = worker.wait_for_items(2).await.len();
    sidecar.advance(2 * HOUR).await;
    assert_eq!(worker.log().len(), turns);
    hub.raise("two", "second", "").await;
    assert_eq!(output(&hub, "two").await, "");
}

#[tokio::test]
async fn an_instance_starts_at_its_scheduled_time() {
    let sidecar = sidecar().await;
    let _worker = Worker::of(&sidecar, |_| Some(End::Completed("here".to_owned()))).await;
    let hub = Hub::of(&sidecar);
    let request = CreateInstance {
        instance_id: "later".to_owned(),
        name: "later".to_owned(),
        input: None,
        scheduled_start: Some((sidecar.clock().now() + HOUR).into()),
    };
    let _: CreatedInstance = hub.call("StartInstance", request).await.unwrap();
    let state = super::state(&sidecar, "later").await;
    assert_eq!(state.runtime_status, WorkflowStatus::Pending);
    assert_eq!(state.workflow_name, None);
    let year_one = SystemTime::UNIX_EPOCH - Duration::from_secs(62_135_596_800);
    assert_eq!(state.created_at, year_one);

    sidecar.advance(HOUR).await;
    assert_eq!(output(&hub, "later").await, "here");
}
