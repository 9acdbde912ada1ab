//! Subscriptions and events of gRPC applications.

use prost_types::Struct;

use super::bus::UnguardedMessage;
use super::content_type::{from_base64, is_cloud_event, is_json, is_text};
use super::routes::Rule;
use super::{Message, SubscriptionSpec};
use crate::app::{BulkEntry, BulkEvent, CloudEvent, GrpcApp, TopicEvent, TopicSubscription};
use crate::json::Value;
use crate::rpc::struct_of;

/// Queries the application's subscriptions. The last of several subscriptions to a topic wins.
pub(super) async fn declared_subscriptions(
    grpc: &GrpcApp<'_>,
) -> Result<Vec<SubscriptionSpec>, String> {
    let declared = grpc.subscriptions().await.map_err(|error| {
        format!("cannot get the subscriptions of the application (ListTopicSubscriptions): {error}")
    })?;
    let mut specs: Vec<SubscriptionSpec> = Vec::new();
    for subscription in declared {
        let spec = spec(subscription)?;
        specs.retain(|other| other.pubsub != spec.pubsub || other.topic != spec.topic);
        specs.push(spec);
    }
    Ok(specs)
}

fn spec(subscription: TopicSubscription) -> Result<SubscriptionSpec, String> {
    let TopicSubscription {
        pubsub,
        topic,
        metadata,
        routes,
        dead_letter_topic,
        bulk,
    } = subscription;
    let routes = routes.unwrap_or_default();
    let mut rules = Vec::new();
    for rule in routes.rules {
        rules.push(Rule::new(&rule.expression, &rule.path)?);
    }
    // Without rules every event matches, and there is no path.
    if !routes.default.is_empty() || rules.is_empty() {
        rules.push(Rule::new("", &routes.default)?);
    }
    Ok(SubscriptionSpec {
        pubsub,
        topic,
        metadata,
        rules,
        dead_letter_topic: Some(dead_letter_topic).filter(|topic| !topic.is_empty()),
        bulk: bulk.and_then(|bulk| {
            super::subscription::Bulk::new(bulk.enabled, bulk.max_messages, bulk.wait)
        }),
        declared: false,
    })
}

/// The gRPC message for an event. `None` if the data does not match its content type.
pub(super) fn event_of(
    event: &Value,
    message: &UnguardedMessage,
    pubsub: &str,
    path: &str,
) -> Option<TopicEvent> {
    let data_content_type = text(event, "datacontenttype");
    Some(TopicEvent {
        id: text(event, "id"),
        source: text(event, "source"),
        event_type: text(event, "type"),
        spec_version: text(event, "specversion"),
        topic: message.topic.clone(),
        data: data_of(event, &data_content_type)?,
        data_content_type,
        pubsub: pubsub.to_owned(),
        path: path.to_owned(),
        extensions: Some(extensions(event)),
    })
}

/// An entry of a bulk event; `raw` means without an envelope.
pub(super) fn entry_of(id: &str, event: &Value, message: &Message, raw: bool) -> Option<BulkEntry> {
    let event = match raw {
        true => BulkEvent::Bytes(message.data.to_vec()),
        false => BulkEvent::Event(cloud_event(event)?),
    };
    Some(BulkEntry {
        id: id.to_owned(),
        event: Some(event),
        metadata: message.metadata.clone(),
    })
}

fn cloud_event(event: &Value) -> Option<CloudEvent> {
    let data_content_type = text(event, "datacontenttype");
    // daprd ignores `data_base64` here.
    let data = match event.member("data") {
        None | Some(Value::Null) => Vec::new(),
        Some(data) => bytes_of(data, &data_content_type)?,
    };
    Some(CloudEvent {
        id: text(event, "id"),
        source: text(event, "source"),
        event_type: text(event, "type"),
        spec_version: text(event, "specversion"),
        data,
        data_content_type,
        extensions: Some(extensions(event)),
    })
}

fn text(event: &Value, name: &str) -> String {
    let value = event.member(name).and_then(Value::as_str);
    value.unwrap_or_default().to_owned()
}

/// The data as bytes. Empty for unknown content types.
fn data_of(event: &Value, content_type: &str) -> Option<Vec<u8>> {
    let member = |name: &str| event.member(name).filter(|value| **value != Value::Null);
    if let Some(base64) = member("data_base64") {
        return from_base64(base64.as_str()?).ok();
    }
    let data = member("data");
    data.map_or(Some(Vec::new()), |data| bytes_of(data, content_type))
}

fn bytes_of(data: &Value, content_type: &str) -> Option<Vec<u8>> {
    if is_text(content_type) {
        return Some(data.as_str()?.as_bytes().to_vec());
    }
    if is_json(content_type) || is_cloud_event(content_type) {
        return Some(data.to_go_string().into_bytes());
    }
    Some(Vec::new())
}

/// The attributes of an event that have no field in the message.
fn extensions(event: &Value) -> Struct {
    const FIELDS: &[&str] = &[
        "id",
        "source",
        "datacontenttype",
        "type",
        "specversion",
        "data",
        "data_base64",
    ];
    let Value::Object(members) = event else {
        return Struct::default();
    };
    let rest = members.iter();
    struct_of(rest.filter(|(name, _)| !FIELDS.contains(&name.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::decode_first;

    fn data(event: &str) -> Option<Vec<u8>> {
        let event = decode_first(event.as_bytes()).unwrap();
        let content_type = event.member("datacontenttype").and_then(Value::as_str);
        data_of(&event, content_type.unwrap_or_default())
    }

    #[test]
    fn data_is_read_by_its_content_type() {
        let json = data(r#"{"data":{"b":1,"a":"<"},"datacontenttype":"application/json"}"#);
        assert_eq!(json.unwrap(), br#"{"a":"\u003c","b":1}"#);
        let text = data(r#"{"data":"a\"b","datacontenttype":"text/plain; charset=utf-8"}"#);
        assert_eq!(text.unwrap(), b"a\"b");
        assert_eq!(data(r#"{"data":1,"datacontenttype":"text/plain"}"#), None);
        assert_eq!(data(r#"{"data_base64":"YWI=","data":"x"}"#).unwrap(), b"ab");
        assert_eq!(data(r#"{"data_base64":"!"}"#), None);
        assert_eq!(
            data(r#"{"data":"x","datacontenttype":"image/png"}"#).unwrap(),
            b""
        );
        assert_eq!(data(r#"{"data":null}"#).unwrap(), b"");
    }

    #[test]
    fn a_subscription_without_rules_matches_everything() {
        let spec = spec(TopicSubscription {
            pubsub: "net".to_owned(),
            topic: "orders".to_owned(),
            ..TopicSubscription::default()
        });
        let spec = spec.unwrap();
        assert_eq!((spec.rules.len(), spec.rules[0].path.as_str()), (1, ""));
        assert!(spec.dead_letter_topic.is_none() && spec.bulk.is_none());
    }
}
