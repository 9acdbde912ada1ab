//! Bulk delivery to the application.

use std::collections::BTreeMap;

use dapr_client::Headers;
use tokio::sync::mpsc;

use super::content_type::to_base64;
use super::delivery::{headers_of, parse_event};
#[cfg(feature = "grpc")]
use super::grpc;
use super::subscription::Bulk;
use super::{Message, Metadata, Subscriber, is_raw, routes, trace_header};
use crate::app::failure;
#[cfg(feature = "grpc")]
use crate::app::{BulkEvents, BulkOutcome, GrpcApp};
use crate::go::path::route_target;
use crate::json::{self, Value};

/// The type of a bulk event.
const BULK_EVENT: &str = "com.dapr.event.sent.bulk";

/// A message of a bulk event.
struct Entry {
    id: String,
    message: Message,
    event: Value,
}

impl Subscriber {
    /// Collects messages until the maximum count is reached or the maximum time has elapsed.
    pub(super) async fn run_bulk(self, mut messages: mpsc::UnboundedReceiver<Message>, bulk: Bulk) {
        while let Some(first) = messages.recv().await {
            let mut batch = vec![first];
            while batch.len() < bulk.max_messages {
                let Ok(next) = messages.try_recv() else { break };
                batch.push(next);
            }
            if batch.len() < bulk.max_messages {
                // An in-memory broker sends one message and waits for it, so no second one arrives; but daprd
                // waits too. The clock may advance during this wait.
                let sleep = self.clock.sleep(bulk.wait);
                let waiting: Vec<_> = batch.into_iter().map(|one| one.parted().0).collect();
                let due = sleep.await;
                batch = waiting
                    .into_iter()
                    .map(|waiting| waiting.wake(&due))
                    .collect();
            }
            self.deliver_bulk(batch).await;
        }
    }

    async fn deliver_bulk(&self, batch: Vec<Message>) {
        let Ok(raw) = is_raw(&self.spec.metadata) else {
            for message in batch {
                self.send_to_dead_letter(message.data, message.metadata);
            }
            return;
        };
        let mut routed: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for message in batch {
            let event = if raw {
                Some(Value::String(to_base64(&message.data)))
            } else {
                parse_event(&message.data).and_then(|event| event.through_float().ok())
            };
            let path = event
                .as_ref()
                .filter(|event| raw || !self.is_expired(event))
                .and_then(|event| {
                    routes::find(&self.spec.rules, event).unwrap_or_else(|error| {
                        self.report(
                            event,
                            &format!("a rule of the subscription failed: {error}"),
                        );
                        None
                    })
                });
            match (event, path) {
                (Some(event), Some(path)) => routed.entry(path).or_default().push(Entry {
                    id: uuid::Uuid::new_v4().to_string(),
                    message,
                    event,
                }),
                _ => self.send_to_dead_letter(message.data, message.metadata),
            }
        }
        for (path, entries) in routed {
            let dead = self.send_bulk(path, &entries, raw).await;
            for entry in entries {
                if dead.contains(&entry.id) {
                    self.report(
                        &entry.event,
                        "the application did not respond with SUCCESS for its entry",
                    );
                    self.send_to_dead_letter(entry.message.data, entry.message.metadata);
                }
            }
        }
    }

    /// Sends a bulk event. Returns the IDs of failed entries.
    async fn send_bulk(&self, path: &str, entries: &[Entry], raw: bool) -> Vec<String> {
        let metadata = Metadata::from([("pubsubName".to_owned(), self.spec.pubsub.clone())]);
        let traces = entries.iter().map(|entry| trace_header(&entry.event));
        let trace = traces.flatten().next_back();
        #[cfg(feature = "grpc")]
        if let Some(app) = self.app.grpc() {
            return self
                .send_messages(&app, path, entries, metadata, trace, raw)
                .await;
        }
        let body = self.envelope(entries, &metadata, raw).to_go_string();
        let mut headers: Headers = headers_of(&metadata);
        if let Some(parent) = trace {
            headers.set("traceparent", parent);
        }
        let response = self
            .app
            .post(&route_target(path), "application/json", headers, body)
            .await;
        let all_ids = || entries.iter().map(|entry| entry.id.clone()).collect();
        let is_success = matches!(&response, Ok(response) if response.is_success());
        if !is_success {
            let (count, failure) = (entries.len(), failure(&response));
            let reason = format!(
                "the application's handler at {} {failure} ({count} events)",
                route_target(path)
            );
            self.report(&Value::Null, &reason);
        }
        match response {
            // All messages are dropped, and not sent to the dead letter topic.
            Ok(response) if response.status == 404 => Vec::new(),
            Ok(response) if response.is_success() => match json::decode_first(&response.body) {
                Ok(statuses) => failed(entries, &statuses),
                Err(_) => all_ids(),
            },
            _ => all_ids(),
        }
    }

    /// Sends a bulk event to a gRPC application.
    #[cfg(feature = "grpc")]
    async fn send_messages(
        &self,
        app: &GrpcApp<'_>,
        path: &str,
        entries: &[Entry],
        metadata: Metadata,
        trace: Option<String>,
        raw: bool,
    ) -> Vec<String> {
        let bulk_entries = entries
            .iter()
            .filter_map(|entry| grpc::entry_of(&entry.id, &entry.event, &entry.message, raw));
        let events = BulkEvents {
            id: uuid::Uuid::new_v4().to_string(),
            entries: bulk_entries.collect(),
            metadata,
            topic: self.spec.topic.clone(),
            pubsub: self.spec.pubsub.clone(),
            event_type: BULK_EVENT.to_owned(),
            path: path.to_owned(),
        };
        let accepted_ids = match app.bulk_events(events, trace).await {
            BulkOutcome::Unimplemented => return Vec::new(),
            BulkOutcome::Acknowledged(accepted_ids) => accepted_ids,
        };
        let ids = entries.iter().map(|entry| entry.id.clone());
        ids.filter(|id| !accepted_ids.contains(id)).collect()
    }

    fn envelope(&self, entries: &[Entry], metadata: &Metadata, raw: bool) -> Value {
        let content_type = if raw {
            "application/octet-stream"
        } else {
            "application/cloudevents+json"
        };
        let entries = entries.iter().map(|entry| {
            object([
                ("entryId", Value::text(&entry.id)),
                ("event", entry.event.clone()),
                ("metadata", texts(&entry.message.metadata)),
                ("contentType", Value::text(content_type)),
            ])
        });
        object([
            ("id", Value::String(uuid::Uuid::new_v4().to_string())),
            ("type", Value::text(BULK_EVENT)),
            ("topic", Value::text(&self.spec.topic)),
            ("pubsubname", Value::text(&self.spec.pubsub)),
            ("metadata", texts(metadata)),
            ("entries", Value::Array(entries.collect())),
        ])
    }
}

/// The entries that failed: all but those with `SUCCESS` or `DROP`. An entry without a status has failed.
fn failed(entries: &[Entry], statuses: &Value) -> Vec<String> {
    let empty = Vec::new();
    let statuses = match statuses.field("statuses") {
        Some(Value::Array(statuses)) => statuses,
        _ => &empty,
    };
    let status_of = |id: &str| {
        statuses
            .iter()
            .rev()
            .find(|status| status.field("entryId").and_then(Value::as_str) == Some(id))
            .and_then(|status| status.field("status"))
            .and_then(Value::as_str)
    };
    entries
        .iter()
        .filter(|entry| status_of(&entry.id) != Some("SUCCESS"))
        .map(|entry| entry.id.clone())
        .collect()
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
}

fn texts(metadata: &Metadata) -> Value {
    Value::Object(
        metadata
            .iter()
            .map(|(name, value)| (name.clone(), Value::text(value)))
            .collect(),
    )
}
