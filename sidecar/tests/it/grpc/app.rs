//! A gRPC application that is invoked.

use std::sync::{Arc, Mutex};

use dapr_sidecar::{AppRequest, AppResponse, Network, Sidecar, SidecarBuilder};
use http::{HeaderMap, HeaderValue};

use super::server::{Any, Call, Reply, Server, at_a_port};
use crate::raw;

#[derive(Clone, PartialEq, prost::Message)]
pub(super) struct InvokeRequest {
    #[prost(string, tag = "1")]
    method: String,
    #[prost(message, optional, tag = "2")]
    data: Option<Any>,
    #[prost(string, tag = "3")]
    content_type: String,
    #[prost(message, optional, tag = "4")]
    http: Option<HttpExtension>,
}

#[derive(Clone, PartialEq, prost::Message)]
struct HttpExtension {
    #[prost(int32, tag = "1")]
    verb: i32,
    #[prost(string, tag = "2")]
    query: String,
}

#[derive(Clone, PartialEq, prost::Message)]
struct InvokeResponse {
    #[prost(message, optional, tag = "1")]
    data: Option<Any>,
    #[prost(string, tag = "2")]
    content_type: String,
}

/// `google.rpc.ErrorInfo` with the fields used here.
#[derive(Clone, PartialEq, prost::Message)]
struct ErrorInfo {
    #[prost(string, tag = "1")]
    reason: String,
}

/// Echoes the request, or fails as the method name says.
fn invoked(call: &Call) -> Reply {
    let request: InvokeRequest = call.read();
    match request.method.as_str() {
        "fail" => Reply::Error(5, "no <such> thing", Vec::new()),
        "custom" => {
            let reason = "BUSY".to_owned();
            let info = Any::of("google.rpc.ErrorInfo", &ErrorInfo { reason });
            Reply::Error(14, "later", vec![info])
        }
        "secret" => Reply::Error(
            10,
            "no",
            vec![Any::of("droid.Secret", &ErrorInfo::default())],
        ),
        "message" => Reply::message(&InvokeResponse {
            data: Some(Any::of("droid.Plans", &ErrorInfo::default())),
            content_type: "text/plain".to_owned(),
        }),
        _ => {
            let http = request.http.unwrap();
            let header = |name| call.header(name).unwrap_or("-").to_owned();
            let text = format!(
                "{} {} {} {} | {} {} {} {}",
                request.method,
                http.verb,
                http.query,
                request.content_type,
                header("x-mine"),
                header("dapr-content-type"),
                header("dapr-api-token"),
                String::from_utf8_lossy(&request.data.unwrap().value),
            );
            let response = InvokeResponse {
                data: Some(Any {
                    type_url: String::new(),
                    value: text.into_bytes(),
                }),
                content_type: "text/x-custom".to_owned(),
            };
            let mut headers = HeaderMap::new();
            headers.insert("x-first", HeaderValue::from_static("1"));
            Reply::Message(headers, prost::Message::encode_to_vec(&response))
        }
    }
}

fn respond(call: &Call) -> Reply {
    match call.method.as_str() {
        "dapr.proto.runtime.v1.AppCallback/OnInvoke" => invoked(call),
        _ => Reply::unimplemented(),
    }
}

fn builder(app_id: &str, port: u16) -> SidecarBuilder {
    Sidecar::builder()
        .app_id(app_id)
        .app_protocol("grpc")
        .app_port(port)
}

async fn start() -> (Sidecar, Server) {
    let (server, port) = at_a_port(|call| respond(&call)).await;
    let sidecar = builder("shop", port)
        .app_api_token("sesame")
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    (sidecar, server)
}

async fn send(sidecar: &Sidecar, method: &str) -> String {
    raw::send(
        sidecar,
        "GET",
        &format!("/v1.0/invoke/shop/method/{method}"),
        &[],
    )
    .await
}

#[tokio::test]
async fn calls_and_responses_are_passed_over_grpc() {
    let (sidecar, _server) = start().await;
    let request = "PUT /v1.0/invoke/shop/method/a/b?x=1&y=%20 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\
                   X-Mine: 1\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi";
    let response = raw::exchange(&sidecar, request).await;
    assert_eq!(raw::status(&response), 200);
    assert!(
        raw::body(&response).contains("a/b 4 x=1&y=%20 text/plain | 1 text/plain sesame hi"),
        "{response}"
    );
    let head = response.to_lowercase();
    assert!(
        head.contains("\r\ncontent-type: text/x-custom\r\n"),
        "{response}"
    );
    assert!(head.contains("\r\nx-first: 1\r\n"), "{response}");
    let response = send(&sidecar, "message").await.to_lowercase();
    assert!(
        response.contains("\r\ncontent-type: application/x-protobuf\r\n"),
        "{response}"
    );
}

#[tokio::test]
async fn grpc_errors_become_a_status_and_json() {
    let (sidecar, _server) = start().await;
    let response = send(&sidecar, "fail").await;
    assert_eq!(raw::status(&response), 404);
    assert!(
        response.contains(r#"{"code":5,"message":"no <such> thing"}"#),
        "{response}"
    );
    assert!(
        response
            .to_lowercase()
            .contains("content-type: text/plain; charset=utf-8\r\n")
    );
    let response = send(&sidecar, "custom").await;
    assert_eq!(raw::status(&response), 503);
    let details =
        r#""details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BUSY"}]"#;
    assert!(response.contains(details), "{response}");
    let response = send(&sidecar, "secret").await;
    assert_eq!(raw::status(&response), 500);
    assert_eq!(
        raw::body(&response),
        r#"{"errorCode":"ERR_MALFORMED_RESPONSE","message":"proto: google.protobuf.Any: unable to resolve \"type.googleapis.com/droid.Secret\": not found"}"#
    );
}

#[tokio::test]
async fn the_application_is_called_through_another_sidecar() {
    let (server, port) = at_a_port(|call| respond(&call)).await;
    let network = Network::new().unwrap();
    let shop = network
        .sidecar("shop")
        .app_protocol("grpc")
        .app_port(port)
        .start()
        .await
        .unwrap();
    let caller = network.sidecar("caller").start().await.unwrap();
    shop.wait_until_ready().await;
    let response = raw::send(
        &caller,
        "GET",
        "/v1.0/invoke/shop/method/x",
        &[("X-Mine", "2")],
    )
    .await;
    assert!(
        raw::body(&response).contains("x 1   | 2 - - "),
        "{response}"
    );
    let response = send(&caller, "secret").await;
    assert!(response.contains("ERR_MALFORMED_RESPONSE"), "{response}");
    drop(server);
    // The error is the same no matter how the closed connection is detected.
    let response = send(&caller, "x").await;
    assert_eq!(raw::status(&response), 503, "{response}");
    assert!(response.contains(r#"{"code":14,"message":""#), "{response}");
}

#[tokio::test]
async fn health_is_checked_over_grpc() {
    let well = Arc::new(Mutex::new(false));
    let health_flag = well.clone();
    let (_server, port) = at_a_port(move |call| match call.method.as_str() {
        "dapr.proto.runtime.v1.AppCallbackHealthCheck/HealthCheck"
            if *health_flag.lock().unwrap() =>
        {
            Reply::empty()
        }
        _ => respond(&call),
    })
    .await;
    let tick = std::time::Duration::from_millis(10);
    let sidecar = builder("shop", port)
        .app_health_probes(tick, tick * 100, 1)
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    let response = send(&sidecar, "x").await;
    assert!(
        response.contains("app is not in a healthy state"),
        "{response}"
    );
    *well.lock().unwrap() = true;
    while raw::status(&send(&sidecar, "x").await) != 200 {
        tokio::time::sleep(tick).await;
    }
}

#[tokio::test]
async fn an_in_process_application_cannot_use_grpc() {
    let function = |_: AppRequest| async { AppResponse::new(200) };
    let started = Sidecar::builder()
        .app_protocol("grpc")
        .app(function)
        .start()
        .await;
    let message = started.unwrap_err().to_string();
    assert!(
        message.contains("app protocol is `grpc`") && message.contains("set the port"),
        "{message}"
    );
}
