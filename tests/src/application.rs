//! The application that daprd calls in the tests.
//!
//! | path | response |
//! |---|---|
//! | `/status/NUMBER` | this status, some identifying headers, and the body `the body of NUMBER` |
//! | `/mirror` | the body of the request in chunks, with its content type |
//! | `/delivered/PATH` | an array of the requests received on `/PATH` |
//! | `/redis` | the response of Redis to the request body, a command |
//! | `/dapr/subscribe`, `/dapr/config` | its subscriptions, and the actors that it hosts |
//! | `.../method/fail`, `.../method/error` | status 418; or 200 with the header of an actor error |
//! | `/bulk-events` | success for each event |
//! | anything else | the received request as JSON: the `Seen` of the cases |

use std::io;

use serde_json::{Value, json};

use crate::server::{Reply, Request, Requests, Server};

/// Handles Redis commands.
pub type Redis = dyn Fn(&[u8]) -> io::Result<String> + Send + Sync;

/// Starts the application, which forwards Redis commands.
///
/// # Errors
///
/// Fails if no port is available.
pub fn start(redis: Box<Redis>) -> io::Result<Server> {
    Server::start(move |request, requests| respond(request, requests, &redis))
}

fn respond(request: &Request, requests: &Requests, redis: &Redis) -> Reply {
    let path = request.path();
    if let Some(status) = path.strip_prefix("/status/").and_then(|s| s.parse().ok()) {
        return chosen(status);
    }
    if let Some(path) = path.strip_prefix("/delivered") {
        let requests = requests.all();
        let seen = requests.iter().filter(|request| request.path() == path);
        return of_json(&seen.map(seen_of).collect());
    }
    match path {
        "/mirror" => {
            let content_type = request.header("content-type").unwrap_or_default();
            Reply::chunked(200, &[("content-type", &content_type)], &request.body)
        }
        "/redis" => match redis(&request.body) {
            Ok(response) => Reply::of(200, "text/plain", response),
            Err(error) => Reply::of(500, "text/plain", error.to_string()),
        },
        "/dapr/subscribe" => of_json(&subscriptions()),
        "/dapr/config" => {
            of_json(&json!({ "entities": ["droid", "probe"], "actorIdleTimeout": "1h" }))
        }
        // Startup requests of daprd, which this application does not handle.
        path if path.starts_with("/dapr/") => Reply::of(404, "text/plain", "not found"),
        path if path.ends_with("/method/fail") => chosen(418),
        path if path.ends_with("/method/error") => {
            Reply::with(200, &[("x-daprerrorresponseheader", "true")], "no oil")
        }
        "/bulk-events" => of_json(&all_right(&request.body)),
        _ => of_json(&seen_of(request)),
    }
}

fn of_json(value: &Value) -> Reply {
    Reply::of(200, "application/json", value.to_string())
}

fn seen_of(request: &Request) -> Value {
    json!({
        "method": request.method(),
        "path": request.path(),
        "query": request.query(),
        "headers": request.headers().collect::<Vec<_>>(),
        "body": String::from_utf8_lossy(&request.body),
    })
}

fn subscriptions() -> Value {
    json!([
        { "pubsubname": "holonet", "topic": "orders", "route": "/events/orders" },
        { "pubsubname": "holonet", "topic": "raw", "route": "/events/raw", "metadata": { "rawPayload": "true" } },
        { "pubsubname": "holonet", "topic": "a/b c%", "route": "/events/awkward" },
        {
            "pubsubname": "holonet",
            "topic": "several",
            "route": "/bulk-events",
            "bulkSubscribe": { "enabled": true, "maxMessagesCount": 10, "maxAwaitDurationMs": 100 },
        },
        {
            "pubsubname": "holonet",
            "topic": "routed",
            "routes": {
                "rules": [{ "match": "event.type == 'rebel'", "path": "/events/rebels" }],
                "default": "/events/others",
            },
        },
    ])
}

/// The response to a bulk delivery.
fn all_right(body: &[u8]) -> Value {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let entries = body["entries"].as_array().into_iter().flatten();
    let statuses = entries.map(|entry| json!({ "entryId": entry["entryId"], "status": "SUCCESS" }));
    json!({ "statuses": statuses.collect::<Vec<_>>() })
}

fn chosen(status: u16) -> Reply {
    let headers = [
        ("content-type", "text/x-odd"),
        ("location", "/elsewhere"),
        ("x-echo", "one"),
        ("x-echo", "two"),
    ];
    let body = match status {
        204 | 304 => String::new(),
        _ => format!("the body of {status}"),
    };
    Reply::with(status, &headers, body)
}
