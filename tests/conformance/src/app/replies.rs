//! Responses of the application. Names select the behavior: `failing...` and `unknown...` are rejected.

use serde_json::{Value, json};

use super::{AppRequest, Recorder, startup};
use crate::http::{Request, agent, send};

/// A response of the application.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(super) fn json(body: &Value) -> Self {
        Self::typed(200, "application/json", body.to_string().into_bytes())
    }

    pub(super) fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    fn typed(status: u16, media_type: &str, body: Vec<u8>) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), media_type.to_owned())],
            body,
        }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

pub(super) fn reply_to(incoming: &AppRequest, recorder: &Recorder) -> Reply {
    let (path, query) = incoming
        .path
        .split_once('?')
        .unwrap_or((&incoming.path, ""));
    let parts: Vec<_> = path.split('/').skip(1).collect();
    match (incoming.method.as_str(), parts.as_slice()) {
        ("GET", ["dapr", "config"]) => startup::actors(incoming),
        ("GET", ["dapr", "subscribe"]) => startup::subscriptions(incoming),
        ("GET", ["healthz"]) if query == "unwell" => Reply::empty(503),
        // Whether the application handles the binding.
        ("OPTIONS", ["ticker" | "limper"]) => Reply::empty(200),
        ("OPTIONS", _) => Reply::empty(404),
        ("POST", ["limper"]) => Reply::empty(500),
        ("POST", ["events", "raw"]) => Reply::json(&json!({})),
        ("POST", ["events", route]) => {
            refused(route).unwrap_or_else(|| Reply::json(&json!({"status": "SUCCESS"})))
        }
        ("POST", ["crates", route]) => refused(route).unwrap_or_else(|| entries(incoming)),
        ("POST", ["configuration" | "job", .., name]) => by_name(name),
        // The requested status, with the request body.
        (_, ["status", status]) => {
            let status = status.parse().unwrap_or(500);
            Reply::typed(status, "text/x-echo", incoming.body.clone())
                .with("x-echo", &incoming.method)
        }
        ("PUT", ["actors", _, _, "method", "remind" | "timer", name]) => match *name {
            "cancel" => Reply::empty(200).with("X-DaprReminderCancel", "true"),
            name => by_name(name),
        },
        ("PUT", ["actors", kind, id, "method", method]) => {
            actor(kind, id, method, incoming, recorder)
        }
        ("DELETE", ["actors", _, id]) => by_name(id),
        _ => Reply::empty(200),
    }
}

fn by_name(name: &str) -> Reply {
    refused(name).unwrap_or_else(|| Reply::empty(200))
}

fn refused(name: &str) -> Option<Reply> {
    match name {
        _ if name.starts_with("failing") => Some(Reply::empty(500)),
        _ if name.starts_with("unknown") => Some(Reply::empty(404)),
        _ => None,
    }
}

/// Acknowledges all events of a bulk delivery.
fn entries(incoming: &AppRequest) -> Reply {
    let event: Value = serde_json::from_slice(&incoming.body).unwrap_or_default();
    let entries = event.get("entries").and_then(Value::as_array);
    let statuses = entries.into_iter().flatten();
    let statuses = statuses.map(|it| json!({"entryId": it.get("entryId"), "status": "SUCCESS"}));
    Reply::json(&json!({"statuses": statuses.collect::<Vec<_>>()}))
}

fn actor(kind: &str, id: &str, method: &str, incoming: &AppRequest, recorder: &Recorder) -> Reply {
    match method {
        "failing" => Reply::typed(500, "text/plain", b"a teapot".to_vec()),
        "unknown" => Reply::empty(404),
        "again" => again(kind, id, incoming, recorder),
        "apologize" => {
            Reply::json(&json!({"why": "a teapot"})).with("X-DaprErrorResponseHeader", "true")
        }
        _ => Reply::json(
            &json!({"method": incoming.method, "path": incoming.path, "body": String::from_utf8_lossy(&incoming.body)}),
        ),
    }
}

/// An actor that calls itself until the sidecar rejects the call.
fn again(kind: &str, id: &str, incoming: &AppRequest, recorder: &Recorder) -> Reply {
    let reentrancy = incoming.header("dapr-reentrancy-id").unwrap_or_default();
    let request = Request {
        method: "POST".to_owned(),
        url: format!(
            "{}/v1.0/actors/{kind}/{id}/method/again",
            recorder.sidecar()
        ),
        query: Vec::new(),
        headers: vec![("Dapr-Reentrancy-Id".to_owned(), reentrancy.to_owned())],
        body: None,
    };
    match send(&agent(), &request) {
        // The error of the inner call becomes this response, so that the caller sees it.
        Ok(inner) => Reply::typed(200, "application/json", inner.body),
        Err(error) => Reply::typed(500, "text/plain", error.to_string().into_bytes()),
    }
}
