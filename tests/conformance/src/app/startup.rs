//! Responses to startup requests: hosted actor types and subscriptions.
//!
//! `guarded` receives 404, `main` the full response, and every other sidecar an empty one.

use serde_json::{Value, json};

use super::AppRequest;
use super::replies::Reply;

const MAIN: &str = "echo-service";

fn reply_for(incoming: &AppRequest, main: &Value, other: &Value) -> Reply {
    match incoming.header("dapr-app-id") {
        Some("guarded") => Reply::empty(404),
        Some(MAIN) => Reply::json(main),
        _ => Reply::json(other),
    }
}

pub(super) fn actors(incoming: &AppRequest) -> Reply {
    let main = json!({
        "entities": ["droid", "mirror", "mayfly"],
        "actorIdleTimeout": "1h",
        "drainOngoingCallTimeout": "10s",
        "drainRebalancedActors": true,
        "reentrancy": {"enabled": false},
        "remindersStoragePartitions": 0,
        "entitiesConfig": [
            {"entities": ["mirror"], "reentrancy": {"enabled": true, "maxStackDepth": 2}},
            {
                "entities": ["mayfly"],
                "actorIdleTimeout": "1s",
                "drainOngoingCallTimeout": "2s",
                "drainRebalancedActors": false,
            },
        ],
    });
    reply_for(incoming, &main, &json!({}))
}

pub(super) fn subscriptions(incoming: &AppRequest) -> Reply {
    let main = json!([
        {"pubsubname": "rebel-net", "topic": "orders", "route": "/events/orders"},
        {
            "pubsubname": "rebel-net",
            "topic": "raw",
            "route": "/events/raw",
            "metadata": {"rawPayload": "true"},
        },
        {
            "pubsubname": "rebel-net",
            "topic": "ships",
            "deadLetterTopic": "lost",
            "routes": {
                "rules": [
                    {"match": "event.type == \"ship.failing\"", "path": "/events/failing"},
                    {"match": "event.type == \"ship.unknown\"", "path": "/events/unknown"},
                    {"path": "/events/ships"},
                ],
            },
        },
        {
            "pubsubname": "rebel-net",
            "topic": "lost",
            "routes": {"default": "/events/lost"},
            "metadata": {"note": "x"},
        },
        {
            "pubsubname": "rebel-net",
            "topic": "crates",
            "route": "/crates/all",
            "bulkSubscribe": {"enabled": true, "maxMessagesCount": 10, "maxAwaitDurationMs": 100},
        },
        {
            "pubsubname": "rebel-net",
            "topic": "crates.unknown",
            "route": "/crates/unknown",
            "bulkSubscribe": {"enabled": true},
        },
        {
            "pubsubname": "rebel-net",
            "topic": "crates.failing",
            "route": "/crates/failing",
            "bulkSubscribe": {"enabled": true},
        },
    ]);
    reply_for(incoming, &main, &json!([]))
}
