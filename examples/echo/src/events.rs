//! Events: which ones echo wants, and what it does with them.

use dapr_client::from_json;
use dapr_client::publish::{CloudEvent, EventResponse, EventStatus, Subscription};
use hyper::{Body, Response};

use crate::arrivals::Arrivals;
use crate::{responses, with_sources};

/// The pub/sub component, and the topic there that echo wants.
const PUBSUB: &str = "holonet";
const TOPIC: &str = "orders";

/// Where the sidecar delivers its events.
const ROUTE: &str = "/events/orders";

/// What the sidecar asks once, when it starts.
pub(crate) fn subscriptions() -> Response<Body> {
    responses::answer(&[Subscription::new(PUBSUB, TOPIC).route(ROUTE)])
}

/// An event, in the envelope that CloudEvents define.
pub(crate) async fn order(arrivals: &Arrivals, body: &[u8]) -> Response<Body> {
    let status = match from_json::<CloudEvent>(body) {
        Ok(event) => {
            let data = event.data.unwrap_or_default();
            arrivals.add("event", TOPIC, data).await;
            EventStatus::Success
        }
        // It would be no more readable if it came again.
        Err(error) => {
            eprintln!("echo drops an event: {}", with_sources(&error));
            EventStatus::Drop
        }
    };
    responses::answer(&EventResponse::new().status(status))
}
