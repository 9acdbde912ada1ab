//! Timers and reminders.

use crate::actors::{ActorId, Reminder, ReminderError, Timer};
use crate::json::{Value, decode_first};

use super::{SECOND, Stage, at, call, droid};

#[tokio::test]
async fn timers_fire_until_they_end() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"]}"#);
    let timer = |due_time: &str, period: &str, ttl: &str| Timer {
        due_time: due_time.to_owned(),
        period: period.to_owned(),
        ttl: ttl.to_owned(),
        callback: "on".to_owned(),
        data: Some(decode_first(b"{\"z\":1.0}").unwrap()),
    };
    host.register_timer(&droid(), "beep", timer("0s", "R2/PT10S", ""))
        .unwrap();
    stage.clock.advance(60 * SECOND).await;
    let calls = std::mem::take(&mut *stage.calls.lock().unwrap());
    assert_eq!(
        calls.iter().map(|(second, ..)| *second).collect::<Vec<_>>(),
        [0, 10]
    );
    assert_eq!(calls[0].1, "PUT /actors/droid/r2/method/timer/beep");
    assert_eq!(
        calls[0].2,
        r#"{"data":{"z":1.0},"callback":"on","dueTime":"0s","period":"R2/PT10S"}"#
    );
    host.register_timer(&droid(), "fail", timer("", "10s", "25s"))
        .unwrap();
    stage.clock.advance(60 * SECOND).await;
    assert_eq!(stage.paths().len(), 3);
    host.register_timer(&droid(), "beep", timer("", "10s", ""))
        .unwrap();
    host.unregister_timer(&droid(), "beep");
    stage.clock.advance(60 * SECOND).await;
    assert!(stage.paths().len() <= 1);
    for (request, message) in [
        (
            timer("soon", "", ""),
            "error parsing timer due time: unsupported time/duration format: soon",
        ),
        (
            timer("R2/PT1H", "", ""),
            "error parsing timer due time: repetitions are not allowed",
        ),
        (
            timer("", "R0/PT1S", ""),
            "invalid timer period: has zero repetitions",
        ),
        (
            timer("", "bogus", ""),
            "invalid timer period: parse error: unsupported duration format: bogus",
        ),
        (
            timer("", "", "bogus"),
            "error parsing timer TTL: unsupported time/duration format: bogus",
        ),
    ] {
        assert_eq!(
            host.register_timer(&droid(), "n", request).unwrap_err(),
            message
        );
    }
    let ship = ActorId::new("ship", "x");
    assert_eq!(
        host.register_timer(&ship, "n", timer("", "", ""))
            .unwrap_err(),
        "can't create timer for actor ship||x: actor type not registered"
    );
}

#[tokio::test]
async fn a_timer_deleted_by_its_own_callback_completes_that_callback() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"]}"#);
    let timer = Timer {
        period: "10s".to_owned(),
        ..Timer::default()
    };
    host.register_timer(&droid(), "once", timer).unwrap();
    stage.clock.advance(60 * SECOND).await;
    assert_eq!(
        stage.paths(),
        [at(0, "PUT /actors/droid/r2/method/timer/once")]
    );
    // The turn is over: another call succeeds.
    host.invoke(&droid(), call("wake")).await.unwrap();
}

#[tokio::test]
async fn reminders_fire_and_outlive_the_actor() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"],"actorIdleTimeout":"5s"}"#);
    let reminder = |due_time: &str, period: &str| Reminder {
        due_time: due_time.to_owned(),
        period: period.to_owned(),
        data: Some(Value::text("d")),
        ..Reminder::default()
    };
    let scheduler = stage.scheduler.clone();
    host.register_reminder(&scheduler, &droid(), "oil", reminder("10s", "R2/PT30S"))
        .unwrap();
    let stored = host.reminder(&scheduler, &droid(), "oil").unwrap();
    assert_eq!(stored.schedule.as_deref(), Some("@every 30s"));
    stage.clock.advance(100 * SECOND).await;
    let remind = "PUT /actors/droid/r2/method/remind/oil";
    let deactivation = "DELETE /actors/droid/r2";
    assert_eq!(
        stage.paths(),
        [
            at(10, remind),
            at(15, deactivation),
            at(40, remind),
            at(45, deactivation)
        ]
    );
    assert!(host.reminder(&scheduler, &droid(), "oil").is_err());
    for (request, message) in [
        (reminder("1h", "P1D"), "unsupported period format: P1D"),
        (
            reminder("1h", "R2/300ms"),
            "unsupported period format: R2/300ms",
        ),
    ] {
        let error = host
            .register_reminder(&scheduler, &droid(), "n", request)
            .unwrap_err();
        assert_eq!(error, ReminderError::Period(message.to_owned()));
    }
    let ship = ActorId::new("ship", "x");
    assert_eq!(
        host.register_reminder(&scheduler, &ship, "n", reminder("1h", "")),
        Err(ReminderError::NotHosted)
    );
}
