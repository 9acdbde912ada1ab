//! Routes HTTP requests.

use std::sync::Arc;

use dapr_client::{Bytes, DaprClient};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Body, Request, Response, StatusCode};

use crate::arrivals::Arrivals;
use crate::memory::Memory;
use crate::responses::{json, method_not_allowed, text};
use crate::{actors, configuration, events, jobs, with_sources};

const ABOUT: &str = "\
This is echo, a service beside a Dapr sidecar.

POST /echo      answers with the body that it gets
GET  /last      the last message, and how many there were
GET  /arrivals  what the sidecar has delivered lately: events, jobs, reminders and so on
GET  /healthz   whether the service is up
";

/// State shared by all requests.
pub(crate) struct Echo {
    dapr: DaprClient,
    memory: Memory,
    arrivals: Arrivals,
}

impl Echo {
    pub(crate) fn new(dapr: DaprClient) -> Self {
        let memory = Memory::new(dapr.clone());
        let arrivals = Arrivals::default();
        Self {
            dapr,
            memory,
            arrivals,
        }
    }
}

/// Handles a request. An error closes the connection; the only cause is a request body that breaks off.
pub(crate) async fn answer(
    echo: Arc<Echo>,
    request: Request<Body>,
) -> Result<Response<Body>, hyper::Error> {
    let (head, body) = request.into_parts();
    let body = hyper::body::to_bytes(body).await?;
    let path: Vec<&str> = head.uri.path().split('/').skip(1).collect();
    let Echo {
        dapr,
        memory,
        arrivals,
    } = &*echo;

    Ok(match (head.method.as_str(), path.as_slice()) {
        // Routes for clients.
        ("GET", [""]) => text(StatusCode::OK, ABOUT),
        ("POST", ["echo"]) => send_back(memory, head.headers.get(CONTENT_TYPE), body).await,
        ("GET", ["last"]) => last(memory).await,
        ("GET", ["arrivals"]) => json(arrivals.list().await.as_str().to_owned()),
        // Reports only on this service; the sidecar reports its own health.
        ("GET", ["healthz"]) => text(StatusCode::OK, "up\n"),

        // Routes that the sidecar requests at startup, and routes of its deliveries.
        ("GET", ["dapr", "subscribe"]) => events::subscriptions(),
        ("GET", ["dapr", "config"]) => actors::config(),
        ("POST", ["events", "orders"]) => events::order(arrivals, &body).await,
        ("POST", ["job", name]) => jobs::run(arrivals, name, &body).await,
        ("POST", ["configuration", store, _key]) => {
            configuration::changed(arrivals, store, &body).await
        }
        ("PUT", ["actors", actors::DROID, id, "method", "remind", name]) => {
            actors::due(arrivals, "reminder", id, name, body).await
        }
        ("PUT", ["actors", actors::DROID, id, "method", "timer", name]) => {
            actors::due(arrivals, "timer", id, name, body).await
        }
        ("PUT", ["actors", actors::DROID, id, "method", method]) => {
            actors::call(dapr, id, method).await
        }
        ("DELETE", ["actors", actors::DROID, id]) => actors::asleep(id),

        (_, ["" | "last" | "arrivals" | "healthz"]) => method_not_allowed("GET"),
        (_, ["echo"]) => method_not_allowed("POST"),
        _ => {
            let path = head.uri.path();
            let say = format!("There is nothing at {path}. GET / says what there is.\n");
            text(StatusCode::NOT_FOUND, say)
        }
    })
}

async fn send_back(
    memory: &Memory,
    content_type: Option<&HeaderValue>,
    body: Bytes,
) -> Response<Body> {
    // The echo does not depend on the state store: failures are only logged.
    if let Err(error) = memory.remember(&body).await {
        eprintln!("echo cannot remember a message: {}", with_sources(&error));
    }

    let mut response = Response::new(Body::from(body));
    if let Some(content_type) = content_type {
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, content_type.clone());
    }
    response
}

async fn last(memory: &Memory) -> Response<Body> {
    match memory.recall().await {
        Ok(Some(last)) => json(last),
        Ok(None) => text(StatusCode::NOT_FOUND, "There was no message yet.\n"),
        Err(error) => {
            let why = with_sources(&error);
            eprintln!("echo cannot recall the last message: {why}");
            let say = format!("The last message cannot be read: {why}\n");
            text(StatusCode::BAD_GATEWAY, say)
        }
    }
}
