//! Actors beside one sidecar and several, with applications in this process.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_client::Headers;

use super::names::{check, tidy_method};
use super::{
    ActorId, Call, Host, HostedTypes, InvokeFault, Placement, Reminder, ReminderFault, Timer,
};
use crate::app::{App, AppConfig, AppReply, AppRequest, Target};
use crate::clock::Clock;
use crate::jobs::{Connection, Scheduler};
use crate::json::{Value, decode_first};
use crate::resiliency::{Resiliency, Settings};

const SECOND: Duration = Duration::from_secs(1);

fn start() -> SystemTime {
    SystemTime::UNIX_EPOCH + 1_795_380_312 * SECOND
}

/// What applications were asked: the second, the method, the path with its query, and the body.
type Calls = Arc<Mutex<Vec<(u64, String, String)>>>;

struct Stage {
    clock: Clock,
    placement: Arc<Placement>,
    scheduler: Scheduler,
    calls: Calls,
    connections: Vec<Connection>,
}

impl Stage {
    fn new() -> Self {
        let clock = Clock::frozen(start());
        Self {
            scheduler: Scheduler::new(clock.clone(), "default"),
            placement: Arc::default(),
            calls: Calls::default(),
            connections: Vec::new(),
            clock,
        }
    }

    /// A sidecar whose application hosts what its configuration says.
    fn host(&mut self, config: &str) -> Arc<Host> {
        let (calls, clock) = (self.calls.clone(), self.clock.clone());
        let this: Arc<Mutex<Option<Arc<Host>>>> = Arc::default();
        let own = this.clone();
        let app = App::new(
            Target::Function(Arc::new(move |request: AppRequest| {
                let (calls, clock, own) = (calls.clone(), clock.clone(), own.clone());
                async move {
                    let query = request
                        .query
                        .clone()
                        .map(|query| format!("?{query}"))
                        .unwrap_or_default();
                    let path = format!("{} {}{query}", request.method, request.path);
                    let second = clock.now().duration_since(start()).unwrap().as_secs();
                    let body = String::from_utf8_lossy(&request.body).into_owned();
                    calls.lock().unwrap().push((second, path.clone(), body));
                    answer(&path, &request, own).await
                }
            })),
            None,
            None,
        );
        let clock = self.clock.clone();
        let resiliency = Arc::new(Resiliency::new(clock.clone(), Settings::default()));
        let host = Host::new(clock, Some(app), self.placement.clone(), resiliency);
        *this.lock().unwrap() = Some(host.clone());
        let config: AppConfig = serde_json::from_str(config).unwrap();
        self.connections.push(host.connect(&self.scheduler));
        host.begin(HostedTypes::new(&config));
        host
    }

    /// What happened, without bodies.
    fn paths(&self) -> Vec<(u64, String)> {
        let calls = std::mem::take(&mut *self.calls.lock().unwrap());
        calls
            .into_iter()
            .map(|(second, path, _)| (second, path))
            .collect()
    }
}

async fn answer(path: &str, request: &AppRequest, host: Arc<Mutex<Option<Arc<Host>>>>) -> AppReply {
    if path.ends_with("/fail") {
        return AppReply::new(418).body("teapot");
    }
    if path.ends_with("/missing") {
        return AppReply::new(404);
    }
    if path.ends_with("/err") {
        return AppReply::new(200)
            .header("X-DaprErrorResponseHeader", "true")
            .body("{}");
    }
    if path.ends_with("/cancel") {
        return AppReply::new(200).header("X-DaprReminderCancel", "true");
    }
    if path.ends_with("/again") {
        let host = host.lock().unwrap().clone().unwrap();
        let mut again = call("again");
        again.headers.set(
            "Dapr-Reentrancy-Id",
            request.headers.get("dapr-reentrancy-id").unwrap(),
        );
        let outcome = Box::pin(host.invoke(&ActorId::new("mirror", "m"), again)).await;
        return AppReply::new(200).body(match outcome {
            Ok(answer) => answer.body,
            Err(fault) => fault.to_string().into(),
        });
    }
    if path.ends_with("/once") {
        // What calls takes itself away, and is answered all the same.
        let host = host.lock().unwrap().clone().unwrap();
        host.unregister_timer(&droid(), "once");
        tokio::task::yield_now().await;
        return AppReply::new(200).header("x-finished", "true");
    }
    AppReply::new(200).body("done")
}

fn call(method: &str) -> Call {
    Call {
        method: method.to_owned(),
        query: None,
        headers: Headers::new(),
        body: "".into(),
    }
}

fn droid() -> ActorId {
    ActorId::new("droid", "r2")
}

fn at(second: u64, path: &str) -> (u64, String) {
    (second, path.to_owned())
}

#[test]
fn names_are_checked_in_the_words_of_daprd() {
    for (name, words) in [
        ("a/b", "name contains forbidden character: \"a/b\""),
        (
            "a\u{1}b",
            "name contains control character at position 1: \"a\\x01b\"",
        ),
        ("..", "name is a path traversal sequence: \"..\""),
    ] {
        assert_eq!(check(name).unwrap_err(), words);
    }
    assert_eq!(
        tidy_method("a?b").unwrap_err(),
        "method contains forbidden character: \"a?b\""
    );
    assert_eq!(tidy_method("../../b//c/./d/../e"), Ok("b/c/e".to_owned()));
}

#[tokio::test]
async fn only_a_plain_200_is_an_answer() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"]}"#);
    let mut asked = call("wake");
    asked.query = Some("fast=1".to_owned());
    let answer = host.invoke(&droid(), asked).await.unwrap();
    assert_eq!(&answer.body[..], b"done");
    assert_eq!(
        answer.headers.get("content-type"),
        Some(&b"application/json"[..])
    );
    assert_eq!(
        stage.paths(),
        [at(0, "PUT /actors/droid/r2/method/wake?fast=1")]
    );
    for (method, words) in [
        ("fail", "error from actor service: (418) teapot"),
        (
            "missing",
            "actor method not found: actors/droid/r2/method/missing",
        ),
        ("cancel", "reminder has been canceled"),
    ] {
        assert_eq!(
            host.invoke(&droid(), call(method))
                .await
                .unwrap_err()
                .to_string(),
            words
        );
    }
    assert!(host.invoke(&droid(), call("err")).await.is_ok());
    let nobody = host
        .invoke(&ActorId::new("nohost", "x"), call("m"))
        .await
        .unwrap_err();
    assert_eq!(
        nobody.to_string(),
        "failed to lookup actor: api error: code = FailedPrecondition desc = did not find address for actor 'nohost/x'"
    );
}

#[tokio::test]
async fn calls_within_calls_go_as_deep_as_the_type_allows() {
    let mut stage = Stage::new();
    let host = stage.host(
        r#"{"entities":["mirror"],"entitiesConfig":[{"entities":["mirror"],"reentrancy":{"enabled":true,"maxStackDepth":3}}]}"#,
    );
    let answer = host
        .invoke(&ActorId::new("mirror", "m"), call("again"))
        .await
        .unwrap();
    assert_eq!(&answer.body[..], b"maximum stack depth exceeded");
    assert_eq!(stage.paths().len(), 3);
    // It answers afterwards, unlike in daprd.
    assert!(
        host.invoke(&ActorId::new("mirror", "m"), call("wake"))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn one_call_waits_for_the_other() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"]}"#);
    let turn = super::turn::Turn::new(None);
    let first = turn.take(None).await.unwrap();
    let waiting = tokio::spawn({
        let turn = turn.clone();
        async move { turn.take(None).await.map(drop) }
    });
    tokio::task::yield_now().await;
    assert!(!waiting.is_finished() && !turn.close());
    drop(first);
    waiting.await.unwrap().unwrap();
    assert!(turn.close());
    assert_eq!(turn.take(None).await.unwrap_err(), InvokeFault::Closed);
    drop(host);
}

#[tokio::test]
async fn an_idle_actor_is_deactivated() {
    let mut stage = Stage::new();
    let host = stage.host(r#"{"entities":["droid"],"actorIdleTimeout":"10s"}"#);
    host.invoke(&droid(), call("wake")).await.unwrap();
    stage.clock.advance(6 * SECOND).await;
    host.invoke(&droid(), call("wake")).await.unwrap();
    assert_eq!(host.census(), [("droid".to_owned(), 1)]);
    stage.clock.advance(60 * SECOND).await;
    let calls = stage.paths();
    assert_eq!(calls.last(), Some(&at(16, "DELETE /actors/droid/r2")));
    assert_eq!(calls.len(), 3);
    assert!(!host.is_active(&droid()));
    host.invoke(&droid(), call("wake")).await.unwrap();
    host.deactivate_all().await;
    assert_eq!(
        stage.paths().last(),
        Some(&at(66, "DELETE /actors/droid/r2"))
    );
}

#[tokio::test]
async fn timers_call_until_they_end() {
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
    for (given, words) in [
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
            host.register_timer(&droid(), "n", given).unwrap_err(),
            words
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
async fn a_timer_that_is_taken_away_by_its_own_call_finishes_it() {
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
    // Its turn is over: another call gets through.
    host.invoke(&droid(), call("wake")).await.unwrap();
}

#[tokio::test]
async fn reminders_call_and_outlast_the_actor() {
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
    let kept = host.reminder(&scheduler, &droid(), "oil").unwrap();
    assert_eq!(kept.schedule.as_deref(), Some("@every 30s"));
    stage.clock.advance(100 * SECOND).await;
    let remind = "PUT /actors/droid/r2/method/remind/oil";
    let gone = "DELETE /actors/droid/r2";
    assert_eq!(
        stage.paths(),
        [at(10, remind), at(15, gone), at(40, remind), at(45, gone)]
    );
    assert!(host.reminder(&scheduler, &droid(), "oil").is_err());
    for (given, words) in [
        (reminder("1h", "P1D"), "unsupported period format: P1D"),
        (
            reminder("1h", "R2/300ms"),
            "unsupported period format: R2/300ms",
        ),
    ] {
        let fault = host
            .register_reminder(&scheduler, &droid(), "n", given)
            .unwrap_err();
        assert_eq!(fault, ReminderFault::Period(words.to_owned()));
    }
    let ship = ActorId::new("ship", "x");
    assert_eq!(
        host.register_reminder(&scheduler, &ship, "n", reminder("1h", "")),
        Err(ReminderFault::NotHosted)
    );
}

#[tokio::test]
async fn actors_live_beside_one_of_several_sidecars() {
    let mut stage = Stage::new();
    let first = stage.host(r#"{"entities":["droid"]}"#);
    let actors: Vec<ActorId> = (0..20)
        .map(|number| ActorId::new("droid", number.to_string()))
        .collect();
    for actor in &actors {
        first.invoke(actor, call("wake")).await.unwrap();
    }
    assert_eq!(first.census()[0].1, 20);
    stage.paths();
    let second = stage.host(r#"{"entities":["droid"]}"#);
    stage.clock.quiet().await;
    let moved = stage.paths();
    assert!(!moved.is_empty() && moved.len() < 20);
    assert!(
        moved
            .iter()
            .all(|(_, path)| path.starts_with("DELETE /actors/droid/"))
    );
    for actor in &actors {
        // Whom one asks makes no difference.
        let asked = if actor.id.len() == 1 { &first } else { &second };
        asked.invoke(actor, call("wake")).await.unwrap();
    }
    assert_eq!(first.census()[0].1 + second.census()[0].1, 20);
    assert_eq!(second.census()[0].1, moved.len());
    let there = actors.iter().find(|actor| second.is_active(actor)).unwrap();
    assert_eq!(
        first
            .invoke(there, call("fail"))
            .await
            .unwrap_err()
            .to_string(),
        "rpc error: code = Internal desc = error invoke actor method: error from actor service: (418) teapot"
    );
}
