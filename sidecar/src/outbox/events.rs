//! The events of a transaction.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::Outbox;
use crate::go::text::plain;
use crate::json::Value;
use crate::pubsub::{Draft, Metadata, new_envelope};
use crate::resources::is_truthy;
use crate::state::{Change, Set};

/// The sending application, and its trace.
pub(crate) struct Sender<'a> {
    pub(crate) app_id: &'a str,
    /// Both are empty without a trace.
    pub(crate) trace_parent: &'a str,
    pub(crate) trace_state: &'a str,
}

/// A transaction of a store with an outbox.
#[derive(Debug)]
pub(crate) struct Events {
    /// One event per saved value, in JSON.
    pub(crate) events: Vec<String>,
    /// The operations to save: with a marker per event, without projections.
    pub(crate) changes: Vec<Change>,
}

/// The events of a transaction. Deletions have none. Fails where daprd fails.
pub(crate) fn events_of(
    outbox: &Outbox,
    changes: Vec<Change>,
    sender: &Sender<'_>,
    now: SystemTime,
) -> Result<Events, String> {
    let (mut changes, projections) = without_projections(changes)?;
    let mut events = Vec::new();
    let mut marks = Vec::new();
    for change in &changes {
        let Change::Set(set) = change else { continue };
        let marker_key = format!("outbox-{}", uuid::Uuid::new_v4());
        let published = projections.get(&set.key).unwrap_or(set);
        let mut event = event(outbox, published, &marker_key, sender, now)?;
        // The metadata of the saved value, not of the projection.
        for (name, value) in &set.metadata {
            if name != "data" && name != "id" {
                event.set(name, Value::text(value));
            }
        }
        events.push(event.to_go_string());
        marks.push(Change::Set(Set::new(marker_key, Value::text("0"))));
    }
    changes.extend(marks);
    Ok(Events { events, changes })
}

fn event(
    outbox: &Outbox,
    set: &Set,
    marker_key: &str,
    sender: &Sender<'_>,
    now: SystemTime,
) -> Result<Value, String> {
    let content_type = set
        .content_type
        .as_deref()
        .or_else(|| set.metadata.get("contentType").map(String::as_str))
        .unwrap_or_default();
    // If it is not JSON, the data is Go's text format of the value.
    let data = if content_type.eq_ignore_ascii_case("application/json") {
        let value = set.value.through_float();
        value
            .map_err(|number| format!("json: unsupported value: {number}"))?
            .to_go_string()
    } else {
        plain(&set.value)
    };
    let draft = Draft {
        app_id: sender.app_id,
        pubsub: &outbox.between,
        topic: "",
        content_type,
        data: data.as_bytes(),
        trace_parent: "",
        trace_state: sender.trace_state,
    };
    let id = Metadata::from([("cloudevent.id".to_owned(), marker_key.to_owned())]);
    let mut event = new_envelope(&draft, &id, now);
    event.set("traceid", Value::text(sender.trace_parent));
    Ok(event)
}

/// Removes the projections, which are published in place of saved values, and returns them by key.
///
/// daprd removes operations from the list while it iterates, so it skips the operation after each removed one
/// and visits the last ones twice; for some lists it crashes. This function does the same.
fn without_projections(
    mut changes: Vec<Change>,
) -> Result<(Vec<Change>, BTreeMap<String, Set>), String> {
    let mut projections = BTreeMap::new();
    let mut length = changes.len();
    for at in 0..changes.len() {
        let Change::Set(set) = &changes[at] else {
            continue;
        };
        if !set
            .metadata
            .get("outbox.projection")
            .is_some_and(|text| is_truthy(text))
        {
            continue;
        }
        projections.insert(set.key.clone(), set.clone());
        if at >= length {
            return Err(
                "more than one projection (outbox.projection) in one transaction: daprd 1.18.2 closes the connection; send \
                 one transaction per projection"
                    .to_owned(),
            );
        }
        for index in at + 1..length {
            changes[index - 1] = changes[index].clone();
        }
        length -= 1;
    }
    changes.truncate(length);
    Ok((changes, projections))
}
