//! The publish API.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use bytes::Bytes;
use dapr_client::Json;
use dapr_client::server::publish::{
    BulkPublishEventError, BulkPublishEventRequest, PublishApi, PublishEventError,
    PublishEventRequest,
};
use dapr_client::server::{ErrorResponse, RawResponse, RequestHead};

use super::body;
use super::details::error_info;
use crate::core::Core;
use crate::go::read::{Reader, TypeError, is_field};
use crate::json::Value;
use crate::pubsub::{
    Draft, Metadata, PublishError, PubsubComponent, envelope, event_bytes, is_raw, trace_of,
};
use crate::resiliency::{ComponentClass, Failing};

impl PublishApi for Core {
    async fn publish_event(&self, request: PublishEventRequest) -> Result<(), PublishEventError> {
        use PublishEventError as Error;
        let (pubsub, topic, metadata) = (&request.pubsub_name, &request.topic, &request.metadata);
        let component = self
            .pubsub(pubsub, metadata)
            .map_err(Error::PubsubNotFound404)?;
        let failed = |error: &str| Error::PubsubPublishMessage(not_published(pubsub, topic, error));
        let data = request.body.read_all().await;
        let data = data.map_err(|error| failed(&error.to_string()))?;
        let raw = is_raw(metadata).map_err(|error| {
            Error::PubsubRequestMetadata(bad_metadata(pubsub, &error, metadata))
        })?;
        let data = if raw {
            data
        } else {
            let draft = Draft {
                content_type: request.content_type.as_deref().unwrap_or_default(),
                data: &data,
                ..self.draft(pubsub, topic, &request.head)
            };
            let event = envelope(&draft, metadata, self.clock.now())
                .map_err(|error| Error::PubsubCloudEventsSer(self.no_event(pubsub, &error)))?;
            Bytes::from(event.to_go_string())
        };
        let publish =
            || std::future::ready(component.publish(topic, data.clone(), metadata.clone()));
        let policy = self.resiliency.outbound(pubsub, ComponentClass::Pubsub);
        policy
            .apply(publish, PublishError::from_text)
            .await
            .map_err(|error| match error {
                PublishError::Refused => Error::PubsubForbidden(self.forbidden(pubsub, topic)),
                PublishError::Failed(error) => failed(&error),
            })
    }

    async fn bulk_publish_event(
        &self,
        request: BulkPublishEventRequest,
    ) -> Result<(), BulkPublishEventError> {
        use BulkPublishEventError as Error;
        let (pubsub, topic, metadata) = (&request.pubsub_name, &request.topic, &request.metadata);
        let component = self
            .pubsub(pubsub, metadata)
            .map_err(Error::PubsubNotFound404)?;
        let raw = is_raw(metadata).map_err(|error| {
            Error::PubsubRequestMetadata(bad_metadata(pubsub, &error, metadata))
        })?;
        let unreadable = |error: String| {
            let message = format!(
                "error when unmarshaling the request for topic {topic} pubsub {pubsub}: {error}"
            );
            let facts = [("appID", self.app_id.as_str())];
            Error::PubsubEventsSer(detailed_error(pubsub, &message, "UNMARSHAL_EVENTS", &facts))
        };
        let body = body::decode(request.body.into_body())
            .await
            .map_err(unreadable)?;
        let entries = read(&body).map_err(|error| unreadable(error.to_string()))?;
        let mut messages = self
            .messages(pubsub, topic, &entries, metadata)
            .map_err(Error::PubsubEventsSer)?;
        if !raw {
            for ((data, metadata), entry) in messages.iter_mut().zip(&entries) {
                let draft = Draft {
                    content_type: &entry.content_type,
                    data,
                    ..self.draft(pubsub, topic, &request.head)
                };
                let event = envelope(&draft, metadata, self.clock.now())
                    .map_err(|error| Error::PubsubCloudEventsSer(self.no_event(pubsub, &error)))?;
                *data = event.to_go_string().into();
            }
        }
        let forbidden = || Error::PubsubForbidden(self.forbidden(pubsub, topic));
        component.may_publish(topic).map_err(|_| forbidden())?;
        let ids = entries.into_iter().map(|entry| entry.id);
        let mut unpublished_events: Vec<_> = ids.zip(messages).collect();
        // Failed events are published again as long as the policy retries.
        let publish = || {
            let mut failed = Vec::new();
            unpublished_events.retain(|(id, (data, metadata))| {
                let outcome = component.publish(topic, data.clone(), metadata.clone());
                failed.extend(outcome.err().map(|error| (id.clone(), error.to_string())));
                failed.last().is_some_and(|(last, _)| last == id)
            });
            std::future::ready(if failed.is_empty() {
                Ok(())
            } else {
                Err(Unpublished::Entries(failed))
            })
        };
        let policy = self.resiliency.outbound(pubsub, ComponentClass::Pubsub);
        let to_error = |text: &str| Unpublished::All(text.to_owned());
        let outcome = policy.apply(publish, to_error).await;
        let Err(unpublished) = outcome else {
            return Ok(());
        };
        let failed = match unpublished {
            Unpublished::Entries(failed) => failed,
            Unpublished::All(error) => {
                let ids = unpublished_events.into_iter().map(|(id, _)| id);
                ids.map(|id| (id, error.clone())).collect()
            }
        };
        Err(Error::from(partly_failed(pubsub, topic, failed)))
    }
}

/// The events of a bulk request that were not published.
enum Unpublished {
    /// The failed entries, each with its error.
    Entries(Vec<(String, String)>),
    /// All entries, because of this error.
    All(String),
}

impl Failing for Unpublished {}

/// The failed entries, in the body and in a header. The generated type lacks this header.
fn partly_failed(pubsub: &str, topic: &str, failed: Vec<(String, String)>) -> RawResponse {
    let first = failed
        .first()
        .map(|(_, error)| error.clone())
        .unwrap_or_default();
    let entries = failed.into_iter().map(|(id, error)| {
        Value::Object(vec![
            ("entryId".to_owned(), Value::String(id)),
            ("error".to_owned(), Value::String(error)),
        ])
    });
    let body = Value::Object(vec![
        ("failedEntries".to_owned(), Value::Array(entries.collect())),
        (
            "errorCode".to_owned(),
            Value::text("ERR_PUBSUB_PUBLISH_MESSAGE"),
        ),
    ])
    .to_raw_string();
    let message = not_published(pubsub, topic, &first).message;
    RawResponse::new(500)
        .header("content-type", "application/json")
        .header(
            "metadata.error",
            format!("api error: code = Internal desc = {message}"),
        )
        .header("metadata.responseData", &body)
        .body(body)
}

/// The error for an event, or a bulk request, that was not published.
fn not_published(pubsub: &str, topic: &str, error: &str) -> ErrorResponse {
    let message = format!("error when publishing to topic {topic} in pubsub {pubsub}: {error}");
    detailed_error(
        pubsub,
        &message,
        "PUBLISH_MESSAGE",
        &[("topic", topic), ("error", error)],
    )
}

/// An event of a bulk request.
#[derive(Default)]
struct Entry {
    id: String,
    event: Option<Value>,
    content_type: String,
    metadata: Option<BTreeMap<String, String>>,
}

impl Core {
    fn pubsub(
        &self,
        name: &str,
        metadata: &Metadata,
    ) -> Result<&Arc<PubsubComponent>, ErrorResponse> {
        self.pubsubs.get(name).ok_or_else(|| {
            let facts = pairs(metadata);
            ErrorResponse::new(format!("pubsub {name} is not found"))
                .detail(error_info("DAPR_PUBSUB_NOT_FOUND", Some(&facts)))
        })
    }

    /// An event without content.
    fn draft<'a>(&'a self, pubsub: &'a str, topic: &'a str, head: &'a RequestHead) -> Draft<'a> {
        let (trace_parent, trace_state) = trace_of(&head.headers);
        Draft {
            app_id: &self.app_id,
            pubsub,
            topic,
            content_type: "",
            data: &[],
            trace_parent,
            trace_state,
        }
    }

    /// The data and metadata of each entry. Fails at the first invalid entry.
    fn messages(
        &self,
        pubsub: &str,
        topic: &str,
        entries: &[Entry],
        metadata: &Metadata,
    ) -> Result<Vec<(Bytes, Metadata)>, ErrorResponse> {
        let invalid_entry = |message: String, reason: &str, error: &str| {
            let facts = [("appID", self.app_id.as_str()), ("error", error)];
            detailed_error(pubsub, &message, reason, &facts)
        };
        let mut ids = HashSet::new();
        let mut messages = Vec::with_capacity(entries.len());
        for entry in entries {
            let event = entry.event.as_ref().unwrap_or(&Value::Null);
            let data = event_bytes(event, &entry.content_type).map_err(|error| {
                let message = format!(
                    "error when marshalling cloud event envelope for topic {topic} pubsub {pubsub}: {error}"
                );
                invalid_entry(message, "MARSHAL_ENVELOPE", &error)
            })?;
            if entry.id.is_empty() || !ids.insert(entry.id.as_str()) {
                let error = "entryId is duplicated or not present for entry";
                let message = format!(
                    "error marshaling events to bytes for topic {topic} pubsub {pubsub}. error: {error}"
                );
                return Err(invalid_entry(message, "MARSHAL_EVENTS", error));
            }
            // The request's metadata applies only to entries that have metadata.
            let metadata = entry.metadata.as_ref().map_or_else(Metadata::new, |own| {
                let mut merged = metadata.clone();
                merged.extend(own.clone());
                merged
            });
            messages.push((data.into(), metadata));
        }
        Ok(messages)
    }

    fn no_event(&self, pubsub: &str, error: &str) -> ErrorResponse {
        let facts = [("appID", self.app_id.as_str()), ("error", error)];
        detailed_error(
            pubsub,
            "cannot create cloudevent",
            "CLOUD_EVENT_CREATION",
            &facts,
        )
    }

    fn forbidden(&self, pubsub: &str, topic: &str) -> ErrorResponse {
        let message = format!("topic {topic} is not allowed for app id {}", self.app_id);
        detailed_error(
            pubsub,
            &message,
            "FORBIDDEN",
            &[("topic", topic), ("error", &message)],
        )
    }
}

fn bad_metadata(pubsub: &str, error: &str, metadata: &Metadata) -> ErrorResponse {
    let message = format!("failed deserializing metadata. Error: {error}");
    detailed_error(
        pubsub,
        &message,
        "METADATA_DESERIALIZATION",
        &pairs(metadata),
    )
}

fn pairs(metadata: &Metadata) -> Vec<(&str, &str)> {
    metadata
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// A structured error with `ResourceInfo` and `ErrorInfo`.
fn detailed_error(
    pubsub: &str,
    message: &str,
    reason: &str,
    facts: &[(&str, &str)],
) -> ErrorResponse {
    let resource = Value::Object(vec![
        (
            "@type".to_owned(),
            Value::text("type.googleapis.com/google.rpc.ResourceInfo"),
        ),
        ("description".to_owned(), Value::text(message)),
        ("owner".to_owned(), Value::text("")),
        ("resource_name".to_owned(), Value::text(pubsub)),
        ("resource_type".to_owned(), Value::text("pubsub")),
    ]);
    ErrorResponse::new(message)
        .detail(Json::from_text(&resource.to_go_string()).unwrap_or_default())
        .detail(error_info(&format!("DAPR_PUBSUB_{reason}"), Some(facts)))
}

fn read(body: &Value) -> Result<Vec<Entry>, TypeError> {
    let mut reader = Reader::new();
    let elements = reader
        .array(body, "[]http.bulkPublishMessageEntry")
        .unwrap_or_default();
    let entries = elements
        .iter()
        .map(|element| read_entry(&mut reader, element))
        .collect();
    reader.finish()?;
    Ok(entries)
}

fn read_entry(reader: &mut Reader, element: &Value) -> Entry {
    const HOLDER: &str = "bulkPublishMessageEntry";
    let mut entry = Entry::default();
    let members = reader.object(element, "http.bulkPublishMessageEntry");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "entryId") {
            let text = reader.field(HOLDER, "entryId", |reader| reader.text(value));
            entry.id = text.unwrap_or(entry.id);
        } else if is_field(name, "event") {
            entry.event = Some(reader.field(HOLDER, "event", |reader| reader.any(value)));
        } else if is_field(name, "contentType") {
            let text = reader.field(HOLDER, "contentType", |reader| reader.text(value));
            entry.content_type = text.unwrap_or(entry.content_type);
        } else if is_field(name, "metadata") {
            reader.field(HOLDER, "metadata", |reader| {
                reader.map(value, &mut entry.metadata)
            });
        }
    }
    entry
}
