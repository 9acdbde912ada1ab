//! An application that records every kind of call that a sidecar makes.
//!
//! Started by `cargo test -p tests --test daprd callbacks`. The same source is compiled natively and to
//! WebAssembly. Prints a line for each call, `seen NAME`: a WASI 0.2 component has no memory that outlives a call.

use std::time::Duration;

use dapr_app::{
    Actor, ActorContext, ActorFailure, ActorMethod, ActorType, BuildError, Bytes, Context, DaprApp,
    Event, EventResult, Json, Reminder, Reply, Timer, Topic, Update,
};
use serde::{Deserialize, Serialize};

/// Records the name of a call.
fn seen(name: impl std::fmt::Display) {
    println!("seen {name}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let port: u16 = std::env::var("APP_PORT")?.parse()?;
    app()?.serve(([127, 0, 0, 1], port).into()).await?;
    Ok(())
}

fn app() -> Result<DaprApp, BuildError> {
    let recorder = ActorType::<Recorder>::new()
        .method::<Add>()
        .method::<Visit>()
        .idle_timeout(Duration::from_secs(1))
        .reentrant(None);
    DaprApp::builder()
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
        .actor(ActorType::<Loner>::new().method::<Meet>())
        .method("PUT", "/items/{id}", invoked)
        .build()
}

dapr_app::export_wasi_http!(app);

async fn plain(event: Event<u32>) {
    let has_id = event.envelope.id.is_some();
    seen(format!("event: data {}, with an ID: {has_id}", event.data));
}

async fn matched() {
    seen("event: route of a rule");
}

async fn unmatched() {
    seen("event: default route");
}

async fn raw(bytes: Bytes) {
    seen(format!("event: raw payload {bytes:?}"));
}

async fn bulk(context: Context, Json(data): Json<u32>) {
    let media_type = context.headers().get("content-type").unwrap_or_default();
    let is_bulk = media_type.starts_with(b"application/json");
    seen(format!("event: data {data}, in a bulk: {is_bulk}"));
}

async fn dropped() -> EventResult {
    EventResult::Drop
}

async fn dead() {
    seen("event: dead letter");
}

async fn tick() {
    seen("binding: cron");
}

async fn job(Json(data): Json<u32>) {
    seen(format!("job: data {data}"));
}

async fn changed(Update(update): Update) {
    for (key, item) in update.items {
        let value = item.value.unwrap_or_default();
        seen(format!("configuration: {key} = {value}"));
    }
}

async fn health() {
    seen("health: probe");
}

async fn invoked(context: Context, body: String) -> Reply {
    let id = context.parameter("id").unwrap_or_default();
    let query = context.query().unwrap_or_default();
    let text = format!("{id} {query} {body}");
    Reply::new(201).header("x-own", "1").text(text)
}

struct Recorder;

impl Actor for Recorder {
    const TYPE: &'static str = "recorder";

    async fn activate(_: &ActorContext) -> Result<Self, ActorFailure> {
        seen("actor: activation");
        Ok(Recorder)
    }

    async fn deactivate(&self, _: &ActorContext) -> Result<(), ActorFailure> {
        seen("actor: deactivation");
        Ok(())
    }

    async fn reminder(&self, reminder: Reminder, _: &ActorContext) -> Result<(), ActorFailure> {
        seen(format!("actor: reminder {}", reminder.name));
        Ok(())
    }

    async fn timer(&self, timer: Timer, _: &ActorContext) -> Result<(), ActorFailure> {
        seen(format!("actor: timer {}", timer.name));
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

/// An actor whose calls must not come back to it.
struct Loner;

impl Actor for Loner {
    const TYPE: &'static str = "loner";

    async fn activate(_: &ActorContext) -> Result<Self, ActorFailure> {
        Ok(Loner)
    }
}

/// Calls the other actors, one after another, and waits for at most a second.
#[derive(Serialize, Deserialize)]
struct Meet(Vec<String>);

impl ActorMethod for Meet {
    type Actor = Loner;
    type Output = u32;
    const NAME: &'static str = "meet";

    async fn call(self, _: &Loner, context: &ActorContext) -> Result<u32, ActorFailure> {
        let mut others = self.0;
        if others.is_empty() {
            return Ok(1);
        }
        let next = others.remove(0);
        let call = context.dapr().invoke_actor(Loner::TYPE, &next, Self::NAME);
        let reply = call.timeout(Duration::from_secs(1)).json(&others).await?;
        let met: u32 = reply.error_for_status().await?.json().await?;
        Ok(met + 1)
    }
}
