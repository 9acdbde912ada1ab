//! Events: subscriptions and their handler.

use dapr_client::from_json;
use dapr_client::publish::{CloudEvent, EventResponse, EventStatus, Subscription};
use hyper::{Body, Response};

use crate::arrivals::Arrivals;
use crate::{responses, with_sources};

/// The pub/sub component and the subscribed topic.
const PUBSUB: &str = "holonet";
const TOPIC: &str = "orders";

/// The route of the events.
const ROUTE: &str = "/events/orders";

/// Responds to `GET /dapr/subscribe`, which the sidecar requests once at startup.
pub(crate) fn subscriptions() -> Response<Body> {
    responses::answer(&[Subscription::new(PUBSUB, TOPIC).route(ROUTE)])
}

/// Handles an event in a CloudEvents envelope.
pub(crate) async fn order(arrivals: &Arrivals, body: &[u8]) -> Response<Body> {
    let status = match from_json::<CloudEvent>(body) {
        Ok(event) => {
            let data = event.data.unwrap_or_default();
            arrivals.add("event", TOPIC, data).await;
            EventStatus::Success
        }
        // Retrying would not make it readable.
        Err(error) => {
            eprintln!("echo drops an event: {}", with_sources(&error));
            EventStatus::Drop
        }
    };
    responses::answer(&EventResponse::new().status(status))
}
