//! Events of transactions. Expected values were observed from daprd.

use std::time::{Duration, SystemTime};

use super::{Outbox, Sender, events_of};
use crate::json::{Value, decode_first};
use crate::resources::Properties;
use crate::state::{Change, Delete, Set};

fn outbox() -> Outbox {
    let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let properties: Properties = [
        ("outboxPublishPubsub", "rebel-net"),
        ("outboxPublishTopic", "saved"),
    ]
    .map(pair)
    .into_iter()
    .collect();
    Outbox::from_properties(&properties).unwrap()
}

fn upsert(key: &str, value: &str, metadata: &[(&str, &str)]) -> Change {
    let mut set = Set::new(key, decode_first(value.as_bytes()).unwrap());
    for (name, value) in metadata {
        set.metadata.insert((*name).to_owned(), (*value).to_owned());
    }
    Change::Set(set)
}

/// The saved keys without markers, and the data of the events.
fn outcome(changes: Vec<Change>) -> Result<(Vec<String>, Vec<String>), String> {
    let sender = Sender {
        app_id: "base",
        trace_parent: "",
        trace_state: "",
    };
    let filled = events_of(&outbox(), changes, &sender, SystemTime::UNIX_EPOCH)?;
    let key = |change: &Change| match change {
        Change::Set(set) => Some(set.key.clone()).filter(|key| !key.starts_with("outbox-")),
        Change::Delete(delete) => Some(delete.key.clone()),
    };
    let data = |event: &String| {
        let event = decode_first(event.as_bytes()).unwrap();
        event.member("data").unwrap().to_go_string()
    };
    Ok((
        filled.changes.iter().filter_map(key).collect(),
        filled.events.iter().map(data).collect(),
    ))
}

#[test]
fn events_equal_those_of_daprd() {
    let metadata = [
        ("contentType", "application/json"),
        ("subject", "s"),
        ("data", "x"),
        ("id", "x"),
        ("ttlInSeconds", "60"),
    ];
    let sender = Sender {
        app_id: "base",
        trace_parent: "00-11111111111111111111111111111111-2222222222222222-01",
        trace_state: "a=b",
    };
    let changes = vec![upsert("k", r#"{"b":1.0,"a":"<"}"#, &metadata)];
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_380_312);
    let filled = events_of(&outbox(), changes, &sender, now).unwrap();
    let [Change::Set(_), Change::Set(mark)] = filled.changes.as_slice() else {
        panic!("{filled:?}");
    };
    let id = mark.key.strip_prefix("outbox-").unwrap();
    assert_eq!(mark.value, Value::text("0"));
    assert_eq!(
        filled.events[0].replace(id, "ID"),
        r#"{"contentType":"application/json","data":{"a":"\u003c","b":1},"datacontenttype":"application/json","id":"outbox-ID","pubsubname":"rebel-net","source":"base","specversion":"1.0","subject":"s","time":"2026-11-22T20:45:12Z","topic":"","traceid":"00-11111111111111111111111111111111-2222222222222222-01","traceparent":"","tracestate":"a=b","ttlInSeconds":"60","type":"com.dapr.event.sent"}"#
    );
}

#[test]
fn values_without_json_are_formatted_as_in_go() {
    let (_, events) = outcome(vec![
        upsert("a", r#"{"b":[1,null],"a":true}"#, &[]),
        upsert("b", "1000000", &[]),
        upsert("c", r#""text""#, &[]),
        Change::Delete(Delete::new("d")),
    ])
    .unwrap();
    let expected = [
        r#""map[a:true b:[1 \u003cnil\u003e]]""#,
        r#""1e+06""#,
        r#""text""#,
    ];
    assert_eq!(events, expected);
}

#[test]
fn a_projection_is_published_and_not_saved() {
    let shown = [("outbox.projection", "true")];
    let (keys, events) = outcome(vec![
        upsert("k", "1", &[]),
        upsert("k", "2", &shown),
        upsert("l", "3", &[]),
    ])
    .unwrap();
    assert_eq!(
        (keys, events),
        (
            vec!["k".into(), "l".into()],
            vec![r#""2""#.into(), r#""3""#.into()]
        )
    );
}

#[test]
fn several_projections_fail_as_in_daprd() {
    let shown = [("outbox.projection", "true")];
    // The operation after a projection is skipped and therefore saved.
    let (keys, events) = outcome(vec![
        upsert("k", "1", &shown),
        upsert("l", "2", &shown),
        upsert("k", "3", &[]),
        upsert("l", "4", &[]),
    ])
    .unwrap();
    assert_eq!(keys, ["l", "k", "l"]);
    assert_eq!(events, [r#""2""#, r#""1""#, r#""4""#]);
    let error = outcome(vec![
        upsert("k", "1", &[]),
        upsert("k", "2", &shown),
        upsert("l", "3", &[]),
        upsert("l", "4", &shown),
    ]);
    assert!(error.unwrap_err().contains("closes the connection"));
}
