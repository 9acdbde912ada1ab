//! The effects of operations.

use serde_json::{Value, json};

use super::{admin, dapr, start};
use crate::Sidecar;

async fn get(sidecar: &Sidecar, path: &str) -> Value {
    let response = admin(sidecar, "GET", path, "").await;
    assert_eq!(response.status, 200, "{response:?}");
    response.json()
}

async fn post(sidecar: &Sidecar, path: &str, body: &str) -> Value {
    let response = admin(sidecar, "POST", path, body).await;
    assert!(response.status < 300, "{response:?}");
    response.json()
}

async fn save(sidecar: &Sidecar, body: &str) -> u16 {
    dapr(sidecar, "POST", "/v1.0/state/starwars", body)
        .await
        .status
}

#[tokio::test]
async fn the_clock_is_frozen_advanced_and_resumed() {
    let sidecar = start().await;
    let at = |now: &str, frozen: bool| json!({ "now": now, "frozen": frozen });
    assert_eq!(
        get(&sidecar, "/clock").await,
        at("2027-01-15T08:00:00Z", true)
    );
    let advanced = post(&sidecar, "/clock/advance", r#"{"by":"1h30m"}"#).await;
    assert_eq!(advanced, at("2027-01-15T09:30:00Z", true));
    let advanced = post(&sidecar, "/clock/advance", r#"{"by":1.5}"#).await;
    assert_eq!(advanced, at("2027-01-15T09:30:01.5Z", true));
    assert_eq!(post(&sidecar, "/clock/resume", "").await["frozen"], false);
    assert!(!sidecar.clock().is_frozen());
    assert_eq!(post(&sidecar, "/clock/freeze", "{}").await["frozen"], true);
    assert!(sidecar.clock().is_frozen());
}

#[tokio::test]
async fn advancing_finishes_what_became_due() {
    let sidecar = start().await;
    let job = r#"{"schedule":"@every 1h","repeats":2,"data":"x"}"#;
    assert_eq!(
        dapr(&sidecar, "POST", "/v1.0/jobs/tick", job).await.status,
        204
    );
    assert_eq!(
        save(
            &sidecar,
            r#"[{"key":"a","value":1,"metadata":{"ttlInSeconds":"60"}}]"#
        )
        .await,
        204
    );
    let overview = get(&sidecar, "/overview").await;
    assert_eq!(overview["jobs"][0]["next"], "2027-01-15T09:00:00Z");
    let values = get(&sidecar, "/state/starwars").await;
    assert_eq!(values["values"][0]["expires"], "2027-01-15T08:01:00Z");
    post(&sidecar, "/clock/advance", r#"{"by":"90m"}"#).await;
    let overview = get(&sidecar, "/overview").await;
    assert_eq!(overview["jobs"][0]["next"], "2027-01-15T10:00:00Z");
    assert_eq!(get(&sidecar, "/state/starwars").await["values"], json!([]));
    post(&sidecar, "/clock/advance", r#"{"by":"1h"}"#).await;
    assert_eq!(get(&sidecar, "/overview").await["jobs"], json!([]));
}

#[tokio::test]
async fn actors_are_shown_with_state_and_next_calls() {
    let sidecar = start().await;
    let actor = "/v1.0/actors/droid/r2";
    for (path, body) in [
        ("method/beep", ""),
        (
            "state",
            r#"[{"operation":"upsert","request":{"key":"mood","value":"good"}}]"#,
        ),
        ("timers/scan", r#"{"dueTime":"10m","period":"10m"}"#),
        ("reminders/charge", r#"{"dueTime":"1h","period":"1h"}"#),
    ] {
        let response = dapr(&sidecar, "POST", &format!("{actor}/{path}"), body).await;
        assert!(response.status < 300, "{path}: {response:?}");
    }
    post(&sidecar, "/clock/advance", r#"{"by":"15m"}"#).await;
    let overview = get(&sidecar, "/overview").await;
    let state = json!({ "mood": { "text": "\"good\"", "json": "good" } });
    assert_eq!(
        overview["actors"],
        json!([{ "type": "droid", "id": "r2", "state": state }])
    );
    assert_eq!(overview["timers"][0]["next"], "2027-01-15T08:20:00Z");
    assert_eq!(overview["reminders"][0]["next"], "2027-01-15T09:00:00Z");
    assert_eq!(
        dapr(&sidecar, "DELETE", &format!("{actor}/timers/scan"), "")
            .await
            .status,
        204
    );
    assert_eq!(get(&sidecar, "/overview").await["timers"], json!([]));
}

#[tokio::test]
async fn failures_are_injected_and_calls_recorded() {
    let sidecar = start().await;
    let body = r#"[{"key":"a","value":1}]"#;
    let failure = r#"{"operation":"saveState","times":2,"error":{"status":503,"code":"ERR_FULL","message":"no room"}}"#;
    post(&sidecar, "/failures", failure).await;
    let failed = dapr(&sidecar, "POST", "/v1.0/state/starwars", body).await;
    assert_eq!(
        (failed.status, &failed.json()["errorCode"]),
        (503, &json!("ERR_FULL"))
    );
    assert_eq!(get(&sidecar, "/failures").await["failures"][0]["times"], 1);
    assert_eq!(admin(&sidecar, "DELETE", "/failures", "").await.status, 204);
    assert_eq!(save(&sidecar, body).await, 204);
    post(
        &sidecar,
        "/failures",
        r#"{"operation":"getState","closeConnection":true}"#,
    )
    .await;
    assert_eq!(
        dapr(&sidecar, "GET", "/v1.0/state/starwars/a?x=1", "")
            .await
            .status,
        0
    );

    let calls = get(&sidecar, "/calls?operation=saveState").await;
    let statuses: Vec<_> = calls["calls"]
        .as_array()
        .unwrap()
        .iter()
        .map(|call| &call["status"])
        .collect();
    assert_eq!(statuses, [503, 204]);
    let last = &get(&sidecar, "/calls?last=1").await["calls"];
    assert_eq!(last.as_array().unwrap().len(), 1);
    let (query, status) = (&last[0]["query"], last[0].get("status"));
    assert_eq!((query, status), (&json!("x=1"), None));
    assert_eq!(calls["calls"][1]["body"]["json"][0]["key"], "a");
    assert_eq!(
        calls["calls"][1]["headers"]["content-type"],
        json!(["application/json"])
    );
    assert_eq!(admin(&sidecar, "DELETE", "/calls", "").await.status, 204);
    assert_eq!(get(&sidecar, "/calls").await["calls"], json!([]));
}

#[tokio::test]
async fn events_are_listed_by_component_and_topic() {
    let sidecar = start().await;
    for (topic, body) in [
        ("orders", r#"{"id":7}"#),
        ("other", "1"),
        ("orders", r#"{"id":8}"#),
    ] {
        let path = format!("/v1.0/publish/rebel-net/{topic}");
        assert_eq!(dapr(&sidecar, "POST", &path, body).await.status, 204);
    }
    assert_eq!(
        get(&sidecar, "/events").await["events"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    let events = get(&sidecar, "/events?pubsub=rebel-net&topic=orders").await;
    let ids: Vec<_> = events["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| &event["data"]["json"]["data"]["id"])
        .collect();
    assert_eq!(ids, [7, 8]);
    let last = get(&sidecar, "/events?topic=orders&last=1").await;
    assert_eq!(last["events"][0]["data"]["json"]["data"]["id"], 8);
    assert_eq!(
        admin(&sidecar, "DELETE", "/events?pubsub=rebel-net", "")
            .await
            .status,
        204
    );
    assert_eq!(get(&sidecar, "/events").await["events"], json!([]));
}

#[tokio::test]
async fn state_is_read_and_changed_by_stored_keys() {
    let sidecar = start().await;
    let path = "/state/starwars/base%7C%7Ca/b";
    let set = admin(
        &sidecar,
        "PUT",
        path,
        r#"{"value":{"big":12345678901234567890,"b":"\u00e9"}}"#,
    )
    .await;
    assert_eq!(set.status, 204, "{set:?}");
    let read = dapr(&sidecar, "GET", "/v1.0/state/starwars/a%2Fb", "").await;
    assert_eq!(read.text, "{\"b\":\"\u{e9}\",\"big\":12345678901234567890}");
    let value = get(&sidecar, path).await;
    assert_eq!(
        (&value["key"], &value["value"]["json"]["b"]),
        (&json!("base||a/b"), &json!("\u{e9}"))
    );
    assert_eq!(
        admin(
            &sidecar,
            "PUT",
            "/state/starwars/base||c",
            r#"{"value":null}"#
        )
        .await
        .status,
        204
    );
    assert_eq!(admin(&sidecar, "DELETE", path, "").await.status, 204);
    let keys = get(&sidecar, "/state/starwars").await;
    assert_eq!(keys["values"].as_array().unwrap().len(), 1);
    assert_eq!(
        admin(&sidecar, "DELETE", "/state/starwars", "")
            .await
            .status,
        204
    );
    assert_eq!(get(&sidecar, "/state/starwars").await["values"], json!([]));
}

#[tokio::test]
async fn the_admin_api_is_off_by_default_and_closed_with_the_sidecar() {
    let without = Sidecar::builder().start().await.unwrap();
    assert_eq!(without.admin_endpoint(), None);
    let sidecar = start().await;
    let address = sidecar.admin_endpoint().unwrap().replace("http://", "");
    assert!(address.starts_with("127.0.0.1:"), "{address}");
    drop(sidecar);
    assert!(std::net::TcpStream::connect(&address).is_err());
}

#[tokio::test]
async fn the_page_needs_nothing_from_elsewhere() {
    let sidecar = start().await;
    let response = admin(&sidecar, "GET", "/", "").await;
    let policy = response.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'sha256-"),
        "{policy}"
    );
    for absent in [
        "http://",
        "https://",
        "innerHTML",
        "src=",
        "@import",
        "onclick=",
    ] {
        assert!(!response.text.contains(absent), "{absent}");
    }
}
