//! Spans of `tracing` with the attribute names of OpenTelemetry.

use dapr_client::application::{CallbackId, RequestHead};
use tracing::Span;
use tracing::field::Empty;

/// Returns the span of a request. `callback` is `None` for an invocation.
pub(crate) fn of_request(head: &RequestHead, callback: Option<CallbackId>) -> Span {
    let text = |name| {
        let value = head.headers.get(name)?;
        std::str::from_utf8(value).ok()
    };
    let traceparent = text("traceparent");
    match callback {
        Some(CallbackId::DeliverEvent | CallbackId::DeliverBulkEvents) => tracing::info_span!(
            "dapr.event",
            otel.kind = "consumer",
            messaging.system = "dapr",
            messaging.operation.type = "process",
            messaging.destination.name = Empty,
            url.path = head.path,
            http.response.status_code = Empty,
            traceparent,
        ),
        _ => tracing::info_span!(
            "http.server",
            otel.kind = "server",
            http.request.method = head.method,
            url.path = head.path,
            http.response.status_code = Empty,
            traceparent,
        ),
    }
}

/// Sets the topic of the event that the current span handles.
pub(crate) fn set_topic(topic: &str) {
    Span::current().record("messaging.destination.name", topic);
}
