//! Actors: turns, state, reminders, timers, reentrancy.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dapr_app::{
    Actor, ActorContext, ActorFailure, ActorMethod, ActorProxy, ActorType, MemoryState, Reminder,
    Timer,
};
use serde::{Deserialize, Serialize};

use crate::world::{start, start_with};

/// Counts; its turns must not overlap.
struct Counter {
    busy: AtomicBool,
}

impl Actor for Counter {
    const TYPE: &'static str = "counter";

    async fn activate(_: &ActorContext) -> Result<Self, ActorFailure> {
        let busy = AtomicBool::new(false);
        Ok(Counter { busy })
    }

    async fn reminder(
        &self,
        reminder: Reminder,
        context: &ActorContext,
    ) -> Result<(), ActorFailure> {
        let by: u64 = reminder.data.unwrap_or_default().decode()?;
        Add(by).call(self, context).await.map(drop)
    }

    async fn timer(&self, _: Timer, context: &ActorContext) -> Result<(), ActorFailure> {
        Add(100).call(self, context).await.map(drop)
    }
}

#[derive(Serialize, Deserialize)]
struct Add(u64);

impl ActorMethod for Add {
    type Actor = Counter;
    type Output = u64;
    const NAME: &'static str = "add";

    async fn call(self, counter: &Counter, context: &ActorContext) -> Result<u64, ActorFailure> {
        if counter.busy.swap(true, Ordering::SeqCst) {
            return Err(ActorFailure::new("two turns overlap"));
        }
        let sum = context.state().get::<u64>("sum").await?.unwrap_or(0) + self.0;
        context.state().set("sum", &sum)?;
        counter.busy.store(false, Ordering::SeqCst);
        if self.0 == 13 {
            return Err(ActorFailure::new("thirteen"));
        }
        Ok(sum)
    }
}

/// Calls another counter, which calls back.
#[derive(Serialize, Deserialize)]
struct Bounce {
    to: Option<String>,
    back: Option<String>,
}

impl ActorMethod for Bounce {
    type Actor = Counter;
    type Output = u64;
    const NAME: &'static str = "bounce";

    async fn call(self, _: &Counter, context: &ActorContext) -> Result<u64, ActorFailure> {
        let Some(to) = self.to else { return Ok(1) };
        let next = Bounce {
            to: self.back,
            back: None,
        };
        let call = context.dapr().invoke_actor("counter", &to, "bounce");
        let reply = call.timeout(Duration::from_secs(2)).json(&next).await?;
        let count: u64 = reply.error_for_status().await?.json().await?;
        Ok(count + 1)
    }
}

fn counter() -> ActorType<Counter> {
    ActorType::new().method::<Add>().method::<Bounce>()
}

#[tokio::test]
async fn concurrent_calls_take_turns() {
    let sidecar = start(|app| app.actor(counter())).await;
    let dapr = sidecar.client();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let proxy = ActorProxy::<Counter>::new(&dapr, "one");
        calls.spawn(async move { proxy.call(Add(1)).await });
    }
    while let Some(call) = calls.join_next().await {
        call.unwrap().unwrap();
    }
    let sum = ActorProxy::<Counter>::new(&dapr, "one")
        .call(Add(0))
        .await
        .unwrap();
    assert_eq!(sum, 64);
    let other = ActorProxy::<Counter>::new(&dapr, "two")
        .call(Add(5))
        .await
        .unwrap();
    assert_eq!(other, 5);
}

#[tokio::test]
async fn the_changes_of_a_failed_turn_are_dropped() {
    let sidecar = start(|app| app.actor(counter()).on_failure(|_| {})).await;
    let proxy = ActorProxy::<Counter>::new(&sidecar.client(), "one");
    assert_eq!(proxy.call(Add(1)).await.unwrap(), 1);
    let error = proxy.call(Add(13)).await.unwrap_err();
    assert!(error.to_string().contains("thirteen"), "{error}");
    assert_eq!(proxy.call(Add(1)).await.unwrap(), 2);
}

#[tokio::test]
async fn reminders_and_timers_are_turns() {
    let sidecar = start(|app| app.actor(counter())).await;
    sidecar.clock().freeze();
    let dapr = sidecar.client();
    let proxy = ActorProxy::<Counter>::new(&dapr, "one");
    proxy.call(Add(1)).await.unwrap();
    let due = Duration::from_secs(10);
    let call = dapr.register_actor_reminder("counter", "one", "r");
    call.due_time(due).data(10).await.unwrap();
    let call = dapr.register_actor_timer("counter", "one", "t");
    call.due_time(due).await.unwrap();
    sidecar.advance(Duration::from_secs(11)).await;
    assert_eq!(proxy.call(Add(0)).await.unwrap(), 111);
}

#[tokio::test]
async fn reentrant_calls_come_within_the_turn() {
    let sidecar = start_with(
        |app| app.actor(counter().reentrant(Some(8))),
        |builder| builder,
    )
    .await;
    let proxy = ActorProxy::<Counter>::new(&sidecar.client(), "a");
    let bounce = Bounce {
        to: Some("b".to_owned()),
        back: Some("a".to_owned()),
    };
    let call = tokio::time::timeout(Duration::from_secs(10), proxy.call(bounce));
    assert_eq!(call.await.unwrap().unwrap(), 3);
}

#[tokio::test]
async fn calls_that_come_back_without_reentrancy_end_with_an_error() {
    let sidecar = start(|app| app.actor(counter()).on_failure(|_| {})).await;
    let bounce = Bounce {
        to: Some("b".to_owned()),
        back: Some("a".to_owned()),
    };
    let proxy = ActorProxy::<Counter>::new(&sidecar.client(), "a");
    let call = tokio::time::timeout(Duration::from_secs(20), proxy.call(bounce));
    let error = call.await.expect("the call ends").unwrap_err();
    assert!(
        error.to_string().contains("no complete response within 2s"),
        "{error}"
    );
    // The turn is over: the actor takes calls again.
    assert_eq!(proxy.call(Add(1)).await.unwrap(), 1);
}

#[tokio::test]
async fn an_actor_is_tested_without_a_sidecar() {
    let store = MemoryState::default();
    let context = ActorContext::for_test::<Counter>("one", store.clone());
    let counter = Counter::activate(&context).await.unwrap();
    assert_eq!(Add(2).call(&counter, &context).await.unwrap(), 2);
    context
        .state()
        .set_with_ttl("brief", "x", Duration::from_secs(60))
        .unwrap();
    context.state().save().await.unwrap();
    let again = ActorContext::for_test::<Counter>("one", store.clone());
    assert_eq!(again.state().get::<u64>("sum").await.unwrap(), Some(2));
    assert!(again.state().contains("brief").await.unwrap());
    store.advance(Duration::from_secs(61));
    let again = ActorContext::for_test::<Counter>("one", store);
    assert!(!again.state().contains("brief").await.unwrap());
    assert!(again.state().set("bad", &f64::NAN).is_err());
}
