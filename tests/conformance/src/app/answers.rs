//! What the application answers.

use serde_json::{Value, json};

use super::{Got, Recorder};
use crate::http::{Request, agent, send};

pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Reply {
    fn json(status: u16, body: &Value) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: body.to_string().into_bytes(),
        }
    }

    fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }
}

pub(super) fn answer(got: &Got, recorder: &Recorder) -> Reply {
    let path = got.path.split('?').next().unwrap_or_default();
    let parts: Vec<_> = path.split('/').skip(1).collect();
    match (got.method.as_str(), parts.as_slice()) {
        ("GET", ["dapr", "config"]) => Reply::json(
            200,
            &json!({
                "entities": ["droid", "mirror"],
                "actorIdleTimeout": "1h",
                "reentrancy": {"enabled": false},
                "entitiesConfig": [
                    {"entities": ["mirror"], "reentrancy": {"enabled": true, "maxStackDepth": 2}},
                ],
            }),
        ),
        ("GET", ["dapr", "subscribe"]) => Reply::json(
            200,
            &json!([
                {"pubsubname": "rebel-net", "topic": "orders", "route": "/orders"},
                {"pubsubname": "rebel-net", "topic": "raw", "route": "/raw", "metadata": {"rawPayload": "true"}},
            ]),
        ),
        // A status of the application's own choice, with the body that was sent.
        (_, ["status", status]) => Reply {
            status: status.parse().unwrap_or(500),
            headers: vec![
                ("content-type".to_owned(), "text/x-answer".to_owned()),
                ("x-answer".to_owned(), got.method.clone()),
            ],
            body: got.body.clone(),
        },
        ("PUT", ["actors", _, _, "method", "fail"]) => {
            Reply::json(418, &json!({"why": "a teapot"}))
        }
        ("PUT", ["actors", kind, id, "method", "again"]) => again(kind, id, got, recorder),
        ("PUT", ["actors", _, _, "method", _]) => Reply::json(
            200,
            &json!({"method": got.method, "path": got.path, "body": String::from_utf8_lossy(&got.body)}),
        ),
        // daprd asks whether there is a binding of this name: no.
        ("OPTIONS", _) => Reply::empty(404),
        _ => Reply::empty(200),
    }
}

/// An actor that calls itself until the sidecar has had enough.
fn again(kind: &str, id: &str, got: &Got, recorder: &Recorder) -> Reply {
    let reentrancy = got.header("dapr-reentrancy-id").unwrap_or_default();
    let request = Request {
        method: "POST".to_owned(),
        url: format!(
            "{}/v1.0/actors/{kind}/{id}/method/again",
            recorder.sidecar()
        ),
        headers: vec![("Dapr-Reentrancy-Id".to_owned(), reentrancy.to_owned())],
        body: None,
    };
    match send(&agent(), &request) {
        // What the inner call failed with becomes the answer of this one, so that the caller sees it.
        Ok(inner) => Reply {
            status: 200,
            headers: vec![("content-type".to_owned(), "application/json".to_owned())],
            body: inner.body,
        },
        Err(error) => Reply::json(500, &json!({"why": error.to_string()})),
    }
}
