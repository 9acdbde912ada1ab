//! What a client adds to all of its calls.

use std::sync::{Arc, Mutex};

use dapr_client_runtime::{
    BoxError, CallSummary, Client, Config, ErrorKind, Interceptor, Operation, TraceContext,
    TransportRequest,
};

use crate::operations::{get_state, invoke};
use crate::server::{Server, http_response};

fn client(server: &Server, config: Config) -> Client {
    Client::new(config.port(server.port)).unwrap()
}

#[tokio::test]
async fn default_headers_yield_to_those_of_a_call() {
    let server = Server::responding("HTTP/1.1 204 No Content\r\n\r\n");
    let config = Config::default()
        .header("x-tenant", "empire")
        .header("X-Tenant", "rebels")
        .header("user-agent", "falcon/1");
    let client = client(&server, config);

    get_state(&client, "s", "k").await.unwrap();
    assert_eq!(server.last_request().header("x-tenant"), ["rebels"]);
    assert_eq!(server.last_request().header("user-agent"), ["falcon/1"]);

    let mut call = get_state(&client, "s", "k");
    call.header("x-tenant", "hutts");
    call.await.unwrap();
    assert_eq!(server.last_request().header("x-tenant"), ["hutts"]);

    let other = client.with_header("x-tenant", "hutts");
    get_state(&other, "s", "k").await.unwrap();
    assert_eq!(server.last_request().header("x-tenant"), ["hutts"]);
    get_state(&client, "s", "k").await.unwrap();
    assert_eq!(server.last_request().header("x-tenant"), ["rebels"]);
    assert_eq!(server.connections(), 1, "clients of one origin share it");
}

#[tokio::test]
async fn default_headers_that_cannot_be_sent_refuse_the_call() {
    let server = Server::responding("HTTP/1.1 204 No Content\r\n\r\n");
    for (name, value) in [("x\r\ny", "1"), ("x", "1\r\ny: 2"), ("dapr-api-token", "t")] {
        let client = client(&server, Config::default()).with_header(name, value);
        let error = get_state(&client, "s", "k").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{error}");
    }
    assert_eq!(server.count(), 0);
}

#[tokio::test]
async fn a_trace_context_goes_with_every_call() {
    let server = Server::responding("HTTP/1.1 204 No Content\r\n\r\n");
    let trace = TraceContext::new("00-1-2-01").with_baggage("a=b");
    let client = client(&server, Config::default()).with_trace_context(&trace);
    get_state(&client, "s", "k").await.unwrap();
    assert_eq!(server.last_request().header("traceparent"), ["00-1-2-01"]);
    assert_eq!(server.last_request().header("baggage"), ["a=b"]);
    assert!(server.last_request().header("tracestate").is_empty());

    let mut call = get_state(&client, "s", "k");
    call.trace_context(&TraceContext::new("00-3-4-01").with_tracestate("c=d"));
    call.await.unwrap();
    assert_eq!(server.last_request().header("traceparent"), ["00-3-4-01"]);
    assert_eq!(server.last_request().header("tracestate"), ["c=d"]);
}

/// Adds a header, refuses one operation, and records how calls end.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

impl Interceptor for Recorder {
    fn before_send(
        &self,
        operation: &Operation,
        request: &mut TransportRequest,
    ) -> Result<(), BoxError> {
        assert_eq!(request.headers.get("dapr-api-token"), None);
        if operation.name == "invoke_method" {
            return Err("not today".into());
        }
        request.headers.set("x-seen", operation.name);
        Ok(())
    }

    fn after_call(&self, call: &CallSummary<'_>) {
        let kind = call.error.map(dapr_client_runtime::Error::kind);
        let status = call.status.map(|status| status.as_u16());
        let line = format!("{} {status:?} {kind:?}", call.operation.name);
        self.0.lock().unwrap().push(line);
    }
}

#[tokio::test]
async fn interceptors_see_every_call() {
    let server = Server::responding(http_response("500 x", r#"{"errorCode":"ERR_STATE_GET"}"#));
    let recorder = Recorder::default();
    let config = Config::default()
        .api_token("t")
        .interceptor(recorder.clone());
    let client = client(&server, config);
    get_state(&client, "s", "k").await.unwrap_err();
    assert_eq!(server.last_request().header("x-seen"), ["get_state"]);
    assert_eq!(server.last_request().header("dapr-api-token"), ["t"]);

    let error = invoke(&client, "a", "m").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Intercepted);
    assert_eq!(
        format!("{error:#}"),
        "invoke_method (GET /v1.0/invoke/a/method/m) failed: an interceptor refused the call; \
         nothing was sent: not today"
    );

    let nowhere = Client::new(Config::default().port(1).interceptor(recorder.clone())).unwrap();
    get_state(&nowhere, "s", "k").await.unwrap_err();
    let lines = recorder.0.lock().unwrap().clone();
    assert_eq!(
        lines,
        ["get_state Some(500) None", "get_state None Some(Connect)"]
    );
}
