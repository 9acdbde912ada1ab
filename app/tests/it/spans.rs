//! Spans of the feature `tracing`.

use std::fmt::{Debug, Write as _};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use dapr_app::{Body, DaprApp};
use dapr_client::DaprClient;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use tracing_core::span::Current;

use crate::world::Seen;

/// Writes down spans and the fields that are set later.
#[derive(Default)]
struct Recorder {
    seen: Seen,
    spans: Mutex<Vec<&'static Metadata<'static>>>,
    /// The number of the span that is entered.
    entered: AtomicU64,
}

#[derive(Default)]
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).unwrap();
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("dapr_app")
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let name = attributes.metadata().name();
        self.seen.add(format!("{name}{}", fields.0));
        let mut spans = self.spans.lock().unwrap();
        spans.push(attributes.metadata());
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        self.seen.add(fields.0.trim());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, id: &Id) {
        self.entered.store(id.into_u64(), Ordering::Relaxed);
    }

    fn exit(&self, _: &Id) {
        self.entered.store(0, Ordering::Relaxed);
    }

    fn current_span(&self) -> Current {
        match self.entered.load(Ordering::Relaxed) {
            0 => Current::none(),
            id => Current::new(
                Id::from_u64(id),
                self.spans.lock().unwrap()[id as usize - 1],
            ),
        }
    }
}

#[tokio::test]
async fn each_request_has_a_span() {
    let app = DaprApp::builder()
        .client(DaprClient::new(dapr_client::Config::default().port(1)).unwrap())
        .no_api_token()
        .event_route("/orders", async || {})
        .build()
        .unwrap();
    let seen = Seen::default();
    let recorder = Recorder {
        seen: seen.clone(),
        ..Recorder::default()
    };
    let _guard = tracing::subscriber::set_default(recorder);
    for path in ["/orders", "/missing"] {
        let request = http::Request::builder().method("POST").uri(path);
        let request = request.header("traceparent", "00-1-2-01");
        let _ = app
            .handle(request.body(Body::from(r#"{"topic":"orders"}"#)).unwrap())
            .await;
    }
    assert_eq!(
        seen.lines(),
        [
            "dapr.event otel.kind=\"consumer\" messaging.system=\"dapr\" messaging.operation.type=\"process\" url.path=\"/orders\" traceparent=\"00-1-2-01\"",
            "messaging.destination.name=\"orders\"",
            "http.response.status_code=200",
            "http.server otel.kind=\"server\" http.request.method=\"POST\" url.path=\"/missing\" traceparent=\"00-1-2-01\"",
            "http.response.status_code=404",
        ]
    );
}
