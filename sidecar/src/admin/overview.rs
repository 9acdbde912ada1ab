//! The overview: components, subscriptions, and the contents of the engines.

use dapr_client::metadata::{ActiveRule, Metadata};
use serde_json::{Map, Value, json};

use super::clock;
use super::content::{content, time};
use super::response::AdminResponse;
use crate::actors::{ActorId, RegisteredTimer};
use crate::api::workflow::to_status;
use crate::core::Core;
use crate::jobs::{Key, StoredJob};
use crate::workflow::View;

pub(super) fn get(core: &Core) -> AdminResponse {
    let metadata = core.metadata();
    let workflows = core.workflows.all();
    let stored = stored_jobs(core);
    AdminResponse::json(&json!({
        "appId": core.app_id,
        "namespace": core.namespace,
        "clock": clock::state(core),
        "components": components(&metadata),
        "subscriptions": subscriptions(&metadata),
        "rejectedSubscriptions": core.pubsubs.refused(),
        "actors": actors(core),
        "reminders": stored.iter().filter_map(reminder).collect::<Vec<_>>(),
        "timers": timers(core),
        "jobs": stored.iter().filter_map(|stored| job(stored, &core.app_id)).collect::<Vec<_>>(),
        "workflows": workflows.iter().map(workflow).collect::<Vec<_>>(),
        "ignoredSettings": core.ignored,
    }))
}

fn components(metadata: &Metadata) -> Vec<Value> {
    let components = metadata.components.iter();
    let shown = components.map(|component| {
        json!({
            "name": component.name,
            "type": component.r#type,
            "version": component.version.as_deref().unwrap_or_default(),
            "capabilities": component.capabilities,
        })
    });
    shown.collect()
}

fn subscriptions(metadata: &Metadata) -> Vec<Value> {
    let rule = |rule: &ActiveRule| {
        object([
            ("match", rule.r#match.as_ref().map(|text| json!(text))),
            ("path", rule.path.as_ref().map(|text| json!(text))),
        ])
    };
    let subscriptions = metadata.subscriptions.iter();
    let shown = subscriptions.map(|subscription| {
        json!({
            "pubsub": subscription.pubsub_name,
            "topic": subscription.topic,
            "rules": subscription.rules.iter().map(rule).collect::<Vec<_>>(),
            "deadLetterTopic": subscription.dead_letter_topic,
            "type": subscription.r#type.as_str(),
        })
    });
    shown.collect()
}

/// The active actors and their state.
fn actors(core: &Core) -> Vec<Value> {
    let Some(actors) = &core.actors else {
        return Vec::new();
    };
    let active = actors.host.active_actors();
    let shown = active.iter().map(|actor| {
        let state = core.actor_state().and_then(|state| state.all(actor));
        let state = state.unwrap_or_default().into_iter();
        let state: Map<String, Value> = state
            .map(|(key, value)| (key, content(&value.data)))
            .collect();
        json!({ "type": actor.actor_type, "id": actor.id, "state": state })
    });
    shown.collect()
}

/// The jobs and reminders of the namespace.
fn stored_jobs(core: &Core) -> Vec<StoredJob> {
    let actors = core.actors.as_ref().map(|actors| &actors.scheduler);
    let scheduler = core.scheduler.as_ref().or(actors);
    scheduler
        .map(|scheduler| scheduler.all())
        .unwrap_or_default()
}

fn reminder(stored: &StoredJob) -> Option<Value> {
    match &stored.key {
        Key::Job { .. } => None,
        Key::Reminder {
            actor_type,
            actor_id,
            name,
        } => Some(scheduled(
            stored,
            json!({ "actorType": actor_type, "actorId": actor_id, "name": name }),
        )),
    }
}

fn job(stored: &StoredJob, app: &str) -> Option<Value> {
    match &stored.key {
        Key::Job { app_id, name } if app_id == app => {
            Some(scheduled(stored, json!({ "name": name })))
        }
        _ => None,
    }
}

/// Adds the schedule to the name of a job or reminder.
fn scheduled(stored: &StoredJob, mut shown: Value) -> Value {
    let job = &stored.job;
    let optional = [
        ("schedule", job.schedule.as_ref().map(|text| json!(text))),
        ("dueTime", job.due_time.as_ref().map(|text| json!(text))),
        ("ttl", job.ttl.as_ref().map(|text| json!(text))),
        ("repeats", job.repeats.map(|count| json!(count))),
        ("data", job.data.as_ref().map(as_json)),
    ];
    shown["next"] = json!(time(stored.next));
    merge(&mut shown, object(optional));
    shown
}

fn timers(core: &Core) -> Vec<Value> {
    let Some(actors) = &core.actors else {
        return Vec::new();
    };
    let timers = actors.host.registered_timers();
    timers.iter().map(timer).collect()
}

fn timer(registered: &RegisteredTimer) -> Value {
    let ActorId { actor_type, id } = &registered.actor;
    let timer = &registered.timer;
    let text = |text: &String| Some(json!(text)).filter(|_| !text.is_empty());
    let mut shown = json!({
        "actorType": actor_type,
        "actorId": id,
        "name": registered.name,
        "next": time(registered.next),
    });
    let optional = [
        ("dueTime", text(&timer.due_time)),
        ("period", text(&timer.period)),
        ("ttl", text(&timer.ttl)),
        ("callback", text(&timer.callback)),
        ("data", timer.data.as_ref().map(as_json)),
    ];
    merge(&mut shown, object(optional));
    shown
}

fn workflow(view: &View) -> Value {
    let text = |text: &Option<String>| text.as_ref().map(|text| json!(text));
    let failure = view
        .failure
        .as_ref()
        .map(|failure| json!({ "type": failure.error_type, "message": failure.message }));
    let mut shown = json!({
        "id": view.id,
        "name": view.name,
        "status": to_status(view.status).as_str(),
    });
    let optional = [
        ("input", text(&view.input)),
        ("output", text(&view.output)),
        ("customStatus", text(&view.custom_status)),
        ("failure", failure),
        ("parent", view.parent.as_ref().map(|(id, _)| json!(id))),
    ];
    merge(&mut shown, object(optional));
    shown
}

fn as_json(value: &crate::json::Value) -> Value {
    serde_json::from_str(&value.to_raw_string()).unwrap_or(Value::Null)
}

/// An object with the members that have a value.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let members = members.into_iter();
    let present = members.filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect())
}

fn merge(target: &mut Value, source: Value) {
    if let (Value::Object(target), Value::Object(source)) = (target, source) {
        target.extend(source);
    }
}
