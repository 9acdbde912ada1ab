//! The client behaves the same with this crate among the dev-dependencies, which enables the feature
//! `server`: it parses strictly, and no data is lost.

use dapr_client::publish::CloudEvent;
use dapr_client::workflow::WorkflowStatus;
use dapr_client::{Bytes, Json, from_json, to_json};

#[test]
fn member_names_are_case_sensitive() {
    let event: CloudEvent = from_json(br#"{"id": "1", "SUBJECT": "x"}"#).unwrap();
    assert_eq!(event.subject, None);
    assert_eq!(event.extensions["SUBJECT"], Json::new("x"));
}

#[test]
fn url_safe_base64_is_refused() {
    assert!(from_json::<Bytes>(br#""-__-""#).is_err());
    assert!(from_json::<Bytes>(br#""+//+""#).is_ok());
}

#[test]
fn an_event_keeps_its_extensions_in_both_directions() {
    let text = r#"{"id":"1","type":"t","data":7,"expiry":{"days":[1,2]},"priority":"high"}"#;
    let event: CloudEvent = from_json(text.as_bytes()).unwrap();
    assert_eq!(event.extensions["priority"], Json::new("high"));
    assert_eq!(to_json(&event).unwrap(), text);
}

#[test]
fn an_open_enumeration_keeps_unknown_values_in_both_directions() {
    let status: WorkflowStatus = from_json(br#""HIBERNATING""#).unwrap();
    assert_eq!(status, WorkflowStatus::Other("HIBERNATING".into()));
    assert_eq!(to_json(&status).unwrap(), r#""HIBERNATING""#);
}
