//! Publishing events.

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
    Draft, Metadata, PublishFault, PubsubComponent, envelope, event_bytes, is_raw, trace_of,
};
use crate::resiliency::{Failing, Sort};

impl PublishApi for Core {
    async fn publish_event(&self, request: PublishEventRequest) -> Result<(), PublishEventError> {
        use PublishEventError as Error;
        let (pubsub, topic, metadata) = (&request.pubsub_name, &request.topic, &request.metadata);
        let component = self
            .pubsub(pubsub, metadata)
            .map_err(Error::PubsubNotFound404)?;
        let failed = |fault: &str| Error::PubsubPublishMessage(not_published(pubsub, topic, fault));
        let data = request.body.read_all().await;
        let data = data.map_err(|fault| failed(&fault.to_string()))?;
        let raw = is_raw(metadata).map_err(|fault| {
            Error::PubsubRequestMetadata(bad_metadata(pubsub, &fault, metadata))
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
                .map_err(|fault| Error::PubsubCloudEventsSer(self.no_event(pubsub, &fault)))?;
            Bytes::from(event.to_go_string())
        };
        let publish =
            || std::future::ready(component.publish(topic, data.clone(), metadata.clone()));
        let policy = self.resiliency.outbound(pubsub, Sort::Pubsub);
        policy
            .ask(publish, PublishFault::said)
            .await
            .map_err(|fault| match fault {
                PublishFault::Refused => Error::PubsubForbidden(self.forbidden(pubsub, topic)),
                PublishFault::Failed(fault) => failed(&fault),
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
        let raw = is_raw(metadata).map_err(|fault| {
            Error::PubsubRequestMetadata(bad_metadata(pubsub, &fault, metadata))
        })?;
        let unreadable = |fault: String| {
            let message = format!(
                "error when unmarshaling the request for topic {topic} pubsub {pubsub}: {fault}"
            );
            let facts = [("appID", self.app_id.as_str())];
            Error::PubsubEventsSer(rich(pubsub, &message, "UNMARSHAL_EVENTS", &facts))
        };
        let body = body::decode(request.body.into_body())
            .await
            .map_err(unreadable)?;
        let entries = read(&body).map_err(|fault| unreadable(fault.to_string()))?;
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
                    .map_err(|fault| Error::PubsubCloudEventsSer(self.no_event(pubsub, &fault)))?;
                *data = event.to_go_string().into();
            }
        }
        let forbidden = || Error::PubsubForbidden(self.forbidden(pubsub, topic));
        component.may_publish(topic).map_err(|_| forbidden())?;
        let ids = entries.into_iter().map(|entry| entry.id);
        let mut left: Vec<_> = ids.zip(messages).collect();
        // Those that fail are published once more, as long as the policy wants.
        let publish = || {
            let mut failed = Vec::new();
            left.retain(|(id, (data, metadata))| {
                let outcome = component.publish(topic, data.clone(), metadata.clone());
                failed.extend(outcome.err().map(|fault| (id.clone(), fault.to_string())));
                failed.last().is_some_and(|(last, _)| last == id)
            });
            std::future::ready(if failed.is_empty() {
                Ok(())
            } else {
                Err(Unpublished::Entries(failed))
            })
        };
        let policy = self.resiliency.outbound(pubsub, Sort::Pubsub);
        let said = |said: &str| Unpublished::All(said.to_owned());
        let outcome = policy.ask(publish, said).await;
        let Err(unpublished) = outcome else {
            return Ok(());
        };
        let failed = match unpublished {
            Unpublished::Entries(failed) => failed,
            Unpublished::All(fault) => {
                let ids = left.into_iter().map(|(id, _)| id);
                ids.map(|id| (id, fault.clone())).collect()
            }
        };
        Err(Error::from(partly_failed(pubsub, topic, failed)))
    }
}

/// What is left of a list of events.
enum Unpublished {
    /// The entries that failed, each with its fault.
    Entries(Vec<(String, String)>),
    /// Nothing was tried, for this reason.
    All(String),
}

impl Failing for Unpublished {}

/// The entries that failed, in the body and once more in a header, which the declared answer cannot carry.
fn partly_failed(pubsub: &str, topic: &str, failed: Vec<(String, String)>) -> RawResponse {
    let first = failed
        .first()
        .map(|(_, fault)| fault.clone())
        .unwrap_or_default();
    let entries = failed.into_iter().map(|(id, fault)| {
        Value::Object(vec![
            ("entryId".to_owned(), Value::String(id)),
            ("error".to_owned(), Value::String(fault)),
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

/// That a message, or the request that holds it, did not get through.
fn not_published(pubsub: &str, topic: &str, fault: &str) -> ErrorResponse {
    let message = format!("error when publishing to topic {topic} in pubsub {pubsub}: {fault}");
    rich(
        pubsub,
        &message,
        "PUBLISH_MESSAGE",
        &[("topic", topic), ("error", fault)],
    )
}

/// An event of a list of events.
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

    /// A draft without content.
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

    /// The bytes and the metadata of each entry. The first that is wrong is told.
    fn messages(
        &self,
        pubsub: &str,
        topic: &str,
        entries: &[Entry],
        metadata: &Metadata,
    ) -> Result<Vec<(Bytes, Metadata)>, ErrorResponse> {
        let wrong = |message: String, reason: &str, fault: &str| {
            let facts = [("appID", self.app_id.as_str()), ("error", fault)];
            rich(pubsub, &message, reason, &facts)
        };
        let mut ids = HashSet::new();
        let mut messages = Vec::with_capacity(entries.len());
        for entry in entries {
            let event = entry.event.as_ref().unwrap_or(&Value::Null);
            let data = event_bytes(event, &entry.content_type).map_err(|fault| {
                let message = format!(
                    "error when marshalling cloud event envelope for topic {topic} pubsub {pubsub}: {fault}"
                );
                wrong(message, "MARSHAL_ENVELOPE", &fault)
            })?;
            if entry.id.is_empty() || !ids.insert(entry.id.as_str()) {
                let fault = "entryId is duplicated or not present for entry";
                let message = format!(
                    "error marshaling events to bytes for topic {topic} pubsub {pubsub}. error: {fault}"
                );
                return Err(wrong(message, "MARSHAL_EVENTS", fault));
            }
            // The metadata of the request is for those entries alone that have some of their own.
            let metadata = entry.metadata.as_ref().map_or_else(Metadata::new, |own| {
                let mut all = metadata.clone();
                all.extend(own.clone());
                all
            });
            messages.push((data.into(), metadata));
        }
        Ok(messages)
    }

    fn no_event(&self, pubsub: &str, fault: &str) -> ErrorResponse {
        let facts = [("appID", self.app_id.as_str()), ("error", fault)];
        rich(
            pubsub,
            "cannot create cloudevent",
            "CLOUD_EVENT_CREATION",
            &facts,
        )
    }

    fn forbidden(&self, pubsub: &str, topic: &str) -> ErrorResponse {
        let message = format!("topic {topic} is not allowed for app id {}", self.app_id);
        rich(
            pubsub,
            &message,
            "FORBIDDEN",
            &[("topic", topic), ("error", &message)],
        )
    }
}

fn bad_metadata(pubsub: &str, fault: &str, metadata: &Metadata) -> ErrorResponse {
    let message = format!("failed deserializing metadata. Error: {fault}");
    rich(
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

/// An error with what it is about and which error of Dapr it is.
fn rich(pubsub: &str, message: &str, reason: &str, facts: &[(&str, &str)]) -> ErrorResponse {
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
