//! An application that records every kind of call that a sidecar makes.
//!
//! Started by `cargo test -p tests --test daprd callbacks`. The same source is compiled natively and to
//! WebAssembly. `GET /seen` returns the names of the calls so far.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dapr_app::{
    Actor, ActorContext, ActorFailure, ActorMethod, ActorType, Bytes, Context, DaprApp, Event,
    EventResult, Json, Reminder, Reply, State, Timer, Topic, Update,
};
use serde::{Deserialize, Serialize};

/// The names of the calls.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<BTreeSet<String>>>);

impl Seen {
    fn add(&self, name: impl Into<String>) {
        let mut names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        names.insert(name.into());
    }

    fn names(&self) -> BTreeSet<String> {
        let names = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        names.clone()
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let port: u16 = std::env::var("APP_PORT")?.parse()?;
    let recorder = ActorType::<Recorder>::new()
        .method::<Add>()
        .method::<Visit>()
        .idle_timeout(Duration::from_secs(1))
        .reentrant(None);
    let app = DaprApp::builder()
        .state(Seen::default())
        .subscribe(Topic::new("bus", "plain").handler(plain))
        .subscribe(
            Topic::new("bus", "ruled")
                .rule("event.data == 'a'", matched)
                .handler(unmatched),
        )
        .subscribe(Topic::new("bus", "raw").raw_payload().handler(raw))
        .subscribe(
            Topic::new("bus", "bulk")
                .bulk(Some(10), Some(Duration::from_millis(200)))
                .handler(bulk),
        )
        .subscribe(
            Topic::new("bus", "dropped")
                .handler(dropped)
                .dead_letter_topic("dead"),
        )
        .subscribe(Topic::new("bus", "dead").handler(dead))
        .binding("tick", tick)
        .job("once", job)
        .configuration("settings", changed)
        .health(health)
        .actor(recorder)
        .method("GET", "/seen", seen)
        .method("PUT", "/items/{id}", invoked)
        .build()?;
    app.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

async fn plain(seen: State<Seen>, event: Event<u32>) {
    let has_id = event.envelope.id.is_some();
    seen.add(format!("event: data {}, with an ID: {has_id}", event.data));
}

async fn matched(seen: State<Seen>) {
    seen.add("event: route of a rule");
}

async fn unmatched(seen: State<Seen>) {
    seen.add("event: default route");
}

async fn raw(seen: State<Seen>, bytes: Bytes) {
    seen.add(format!("event: raw payload {bytes:?}"));
}

async fn bulk(seen: State<Seen>, context: Context, Json(data): Json<u32>) {
    let media_type = context.headers().get("content-type").unwrap_or_default();
    let is_bulk = media_type.starts_with(b"application/json");
    seen.add(format!("event: data {data}, in a bulk: {is_bulk}"));
}

async fn dropped() -> EventResult {
    EventResult::Drop
}

async fn dead(seen: State<Seen>) {
    seen.add("event: dead letter");
}

async fn tick(seen: State<Seen>) {
    seen.add("binding: cron");
}

async fn job(seen: State<Seen>, Json(data): Json<u32>) {
    seen.add(format!("job: data {data}"));
}

async fn changed(seen: State<Seen>, Update(update): Update) {
    for (key, item) in update.items {
        let value = item.value.unwrap_or_default();
        seen.add(format!("configuration: {key} = {value}"));
    }
}

async fn health(seen: State<Seen>) {
    seen.add("health: probe");
}

async fn seen(seen: State<Seen>) -> Json<BTreeSet<String>> {
    Json(seen.names())
}

async fn invoked(context: Context, body: String) -> Reply {
    let id = context.parameter("id").unwrap_or_default();
    let query = context.query().unwrap_or_default();
    let text = format!("{id} {query} {body}");
    Reply::new(201).header("x-own", "1").text(text)
}

struct Recorder;

impl Recorder {
    fn add(context: &ActorContext, name: &str) {
        if let Some(seen) = context.shared::<Seen>() {
            seen.add(name);
        }
    }
}

impl Actor for Recorder {
    const TYPE: &'static str = "recorder";

    async fn activate(context: &ActorContext) -> Result<Self, ActorFailure> {
        Self::add(context, "actor: activation");
        Ok(Recorder)
    }

    async fn deactivate(&self, context: &ActorContext) -> Result<(), ActorFailure> {
        Self::add(context, "actor: deactivation");
        Ok(())
    }

    async fn reminder(
        &self,
        reminder: Reminder,
        context: &ActorContext,
    ) -> Result<(), ActorFailure> {
        Self::add(context, &format!("actor: reminder {}", reminder.name));
        Ok(())
    }

    async fn timer(&self, timer: Timer, context: &ActorContext) -> Result<(), ActorFailure> {
        Self::add(context, &format!("actor: timer {}", timer.name));
        Ok(())
    }
}

/// Adds to the count in the state.
#[derive(Serialize, Deserialize)]
struct Add(u32);

impl ActorMethod for Add {
    type Actor = Recorder;
    type Output = u32;
    const NAME: &'static str = "add";

    async fn call(self, _: &Recorder, context: &ActorContext) -> Result<u32, ActorFailure> {
        let sum = context.state().get::<u32>("count").await?.unwrap_or(0) + self.0;
        context.state().set("count", &sum)?;
        Ok(sum)
    }
}

/// Visits the other actors, one after another. They can include this one.
#[derive(Serialize, Deserialize)]
struct Visit(Vec<String>);

impl ActorMethod for Visit {
    type Actor = Recorder;
    type Output = u32;
    const NAME: &'static str = "visit";

    async fn call(self, _: &Recorder, context: &ActorContext) -> Result<u32, ActorFailure> {
        let mut others = self.0;
        if others.is_empty() {
            return Ok(1);
        }
        let next = others.remove(0);
        let visited = context.actor::<Recorder>(next).call(Visit(others)).await?;
        Ok(visited + 1)
    }
}
