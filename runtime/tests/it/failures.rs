//! Sidecars that are not there, do not respond, or break off.

use std::io::{BufReader, Write};
use std::net::TcpListener;
use std::time::{Duration, Instant};

use dapr_client_runtime::{Client, Config, Error, ErrorKind};

use crate::operations::{get_state, invoke};
use crate::server::{Server, read_request};

/// A port where nobody listens.
fn nobody() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

#[tokio::test]
async fn a_refused_connection_error_says_what_to_do() {
    let port = nobody();
    let client = Client::new(Config::default().port(port)).unwrap();
    let error = get_state(&client, "s", "k").await.unwrap_err();
    assert!(error.is_connect());
    assert_eq!(
        error.to_string(),
        format!(
            "get_state failed: cannot connect to the Dapr sidecar at http://127.0.0.1:{port} \
             (connection refused); is it running? Set DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT if it \
             listens elsewhere"
        )
    );
    assert!(std::error::Error::source(&error).is_some());
    let long = format!("{error:#}");
    assert!(long.starts_with(&format!("{error}: ")), "{long}");
    assert_eq!(long.matches("Connection refused").count(), 1, "{long}");
    assert!(!long.contains('\n'));
}

#[tokio::test]
async fn a_timeout_names_operation_and_duration() {
    let server = Server::raw(|stream| {
        let _ = read_request(&mut BufReader::new(stream.try_clone().unwrap()));
        std::thread::sleep(Duration::from_secs(30));
    });
    let started = Instant::now();
    let client = Client::new(server.config().timeout(Duration::from_millis(150))).unwrap();
    let error = get_state(&client, "s", "k").await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(
        error.to_string(),
        "get_state (GET /v1.0/state/s/k) failed: no complete response within 150ms; \
         the call may have taken effect"
    );
    let client = Client::new(server.config().no_timeout()).unwrap();
    let mut call = invoke(&client, "app", "m");
    call.timeout(Duration::from_millis(50));
    assert!(call.await.unwrap_err().to_string().contains("within 50ms"));
    assert!(started.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_timeout_covers_a_collected_body_and_the_head_of_a_streamed_response() {
    let server = Server::raw(|mut stream| {
        let _ = read_request(&mut BufReader::new(stream.try_clone().unwrap()));
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n1")
            .unwrap();
        std::thread::sleep(Duration::from_millis(600));
        let _ = stream.write_all(b"2");
    });
    let client = Client::new(server.config().timeout(Duration::from_millis(200))).unwrap();
    assert!(get_state(&client, "s", "k").await.unwrap_err().is_timeout());
    let reply = invoke(&client, "app", "m").await.unwrap();
    assert_eq!(reply.text().await.unwrap(), "12");
}

async fn failed(bytes: &'static [u8]) -> Error {
    let server = Server::closing_after(bytes);
    let mut call = get_state(&server.client(), "s", "k");
    call.timeout(Duration::from_secs(5));
    call.await.unwrap_err()
}

#[tokio::test]
async fn a_body_that_breaks_off_is_an_error() {
    for bytes in [
        &b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345"[..],
        b"HTTP/1.1 200 OK\r\ncontent-length: 9223372036854775807\r\n\r\n12345",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n12345\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n123",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 500 x\r\ncontent-length: 100\r\n\r\n{\"errorCode\":\"E\"}",
    ] {
        let error = failed(bytes).await;
        assert_eq!(error.kind(), ErrorKind::Body, "{error:?}");
        assert_eq!(
            error.to_string(),
            "get_state (GET /v1.0/state/s/k) failed: the body ended prematurely"
        );
        let server = Server::closing_after(bytes);
        let reply = invoke(&server.client(), "app", "m").await.unwrap();
        let error = reply.bytes().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Body);
        assert_eq!(error.operation(), Some("invoke_method"));
    }
}

#[tokio::test]
async fn a_connection_that_breaks_before_the_response_is_an_error() {
    for bytes in [&b""[..], b"HTTP/1.1 200", b"HTTP/1.1 200 OK\r\ncontent-le"] {
        let error = failed(bytes).await;
        assert_eq!(
            error.kind(),
            ErrorKind::Disconnected,
            "{bytes:?}: {error:?}"
        );
        assert_eq!(
            error.to_string(),
            "get_state (GET /v1.0/state/s/k) failed: the connection was closed before a response arrived; \
             the call may have taken effect"
        );
    }
}

#[tokio::test]
async fn an_error_for_another_protocol_says_what_to_do() {
    for bytes in [
        // The settings that a gRPC server sends at once.
        &b"\0\0\x06\x04\0\0\0\0\0\0\x05\0\0\x40\0"[..],
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 099 x\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"HTTP/1.1 200 OK\r\nbad header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n12",
    ] {
        let server = Server::closing_after(bytes);
        let client = server.client();
        let error = get_state(&client, "s", "k").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotHttp, "{bytes:?}: {error:?}");
        assert_eq!(
            error.to_string(),
            format!(
                "get_state (GET /v1.0/state/s/k) failed: the server at {} responded, but not in \
                 HTTP/1.1; is it the gRPC port of the sidecar (50001 by default)? This client \
                 needs the HTTP port (3500 by default): set DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT",
                client.endpoint()
            )
        );
    }
}

/// A gRPC server may send its settings before it has received anything.
#[tokio::test]
async fn a_server_that_speaks_first_is_not_http() {
    let server = Server::raw(|mut stream| {
        let _ = stream.write_all(b"\0\0\x06\x04\0\0\0\0\0\0\x05\0\0\x40\0");
        let _ = read_request(&mut BufReader::new(stream));
    });
    for _ in 0..20 {
        let error = get_state(&server.client(), "s", "k").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotHttp, "{error:?}");
    }
}

#[tokio::test]
async fn a_response_with_too_many_or_too_long_headers_has_a_kind_of_its_own() {
    let many = |count: usize| -> String { (0..count).map(|n| format!("x-{n}: y\r\n")).collect() };
    let response =
        |headers: String| format!("HTTP/1.1 200 OK\r\n{headers}content-length: 1\r\n\r\n1");
    let server = Server::closing_after(response(many(99)));
    get_state(&server.client(), "s", "k").await.unwrap();
    let long = format!("x: {}\r\n", "x".repeat(3_000_000));
    for headers in [many(100), many(150), many(5_000), long] {
        let server = Server::closing_after(response(headers));
        let mut call = get_state(&server.client(), "s", "k");
        call.timeout(Duration::from_secs(5));
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooManyHeaders, "{error:?}");
        assert_eq!(
            error.to_string(),
            "get_state (GET /v1.0/state/s/k) failed: the response has more than 100 headers, or \
             longer ones than this client reads; the call may have taken effect"
        );
    }
}

#[cfg(not(feature = "tls"))]
#[test]
fn https_needs_a_feature() {
    let error = Client::new(Config::default().endpoint("https://localhost")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(
        error.to_string(),
        "the endpoint https://localhost uses https, which requires the feature `tls` of the client"
    );
}

#[test]
fn a_wrong_endpoint_is_refused() {
    let error = Client::new(Config::default().endpoint("http://h:x")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the endpoint is \"http://h:x\", but its port must be a number from 1 to 65535"
    );
    let error = Client::new(Config::default().api_token("geheim\n")).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the API token contains a control character")
    );
    assert!(!format!("{error:?}").contains("geheim"));
}

#[test]
fn a_call_outside_of_a_runtime_does_not_panic() {
    let client = Client::new(Config::default().port(nobody())).unwrap();
    let mut call = Box::pin(get_state(&client, "s", "k"));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(response) = call.as_mut().poll(&mut context) else {
        panic!("it waits");
    };
    assert!(
        response
            .unwrap_err()
            .to_string()
            .contains("requires a Tokio runtime")
    );
    let std::task::Poll::Ready(response) = call.as_mut().poll(&mut context) else {
        panic!("it waits");
    };
    assert!(
        response
            .unwrap_err()
            .to_string()
            .contains("after completion")
    );
}
