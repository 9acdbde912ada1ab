//! Published events.

use serde_json::{Value, json};

use super::content::content;
use super::request::AdminRequest;
use super::response::{AdminError, AdminResponse};
use crate::core::Core;
use crate::pubsub::PubsubComponent;

pub(super) fn list(core: &Core, mut request: AdminRequest) -> Result<AdminResponse, AdminError> {
    let pubsub = request.query.take("pubsub");
    let topic = request.query.take("topic");
    let last = request.query.take_count("last")?;
    request.query.finish()?;
    let mut events: Vec<Value> = Vec::new();
    for (name, component) in components(core, pubsub.as_deref())? {
        let published = component.published().into_iter();
        let published =
            published.filter(|event| topic.as_ref().is_none_or(|topic| event.topic == *topic));
        events.extend(published.map(|event| {
            json!({
                "pubsub": name,
                "topic": event.topic,
                "data": content(&event.data),
                "metadata": event.metadata,
            })
        }));
    }
    let skipped = events.len().saturating_sub(last.unwrap_or(usize::MAX));
    Ok(AdminResponse::json(&json!({ "events": events[skipped..] })))
}

pub(super) fn clear(core: &Core, mut request: AdminRequest) -> Result<AdminResponse, AdminError> {
    let pubsub = request.query.take("pubsub");
    request.query.finish()?;
    for (_, component) in components(core, pubsub.as_deref())? {
        component.clear_published();
    }
    Ok(AdminResponse::no_content())
}

/// The pub/sub component with this name, or all.
fn components<'c>(
    core: &'c Core,
    name: Option<&str>,
) -> Result<Vec<(&'c str, &'c PubsubComponent)>, AdminError> {
    let all = core.pubsubs.all().iter();
    let all = all.map(|(name, component)| (name.as_str(), component.as_ref()));
    let found: Vec<_> = all
        .filter(|(other, _)| name.is_none_or(|name| name == *other))
        .collect();
    match name {
        Some(name) if found.is_empty() => {
            let names: Vec<&str> = core.pubsubs.all().keys().map(String::as_str).collect();
            Err(AdminError::not_found(format!(
                "there is no pubsub component `{name}`; the sidecar has: {}",
                listed(&names)
            )))
        }
        _ => Ok(found),
    }
}

/// A list of names for an error message.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}
