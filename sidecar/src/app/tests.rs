//! Tests of the channel, for applications in the process and on a port.

use std::sync::Arc;
use std::time::Duration;

use dapr_client::{Body, Headers};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::{App, AppError, AppRequest, AppResponse, OutgoingRequest, Target};

fn in_process(token: Option<&str>, max_concurrency: Option<usize>) -> App {
    let app = |request: AppRequest| async move {
        let text = |name: &str| {
            request
                .headers
                .get(name)
                .map(|value| String::from_utf8_lossy(value).into_owned())
                .unwrap_or_default()
        };
        let text = format!(
            "{} {} {:?} {} {}",
            request.method,
            request.path,
            request.query,
            text("dapr-api-token"),
            String::from_utf8_lossy(&request.body)
        );
        AppResponse::new(if request.path == "/teapot" { 418 } else { 200 }).body(text)
    };
    App::new(
        Target::Function(Arc::new(app)),
        token.map(str::to_owned),
        max_concurrency,
    )
}

/// Accepts connections, responds with fixed bytes, and returns what it received.
async fn at_a_port(
    response: impl Into<String>,
) -> (App, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let response = response.into();
    let (record, received_requests) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut received = vec![0; 4096];
            let length = stream.read(&mut received).await.unwrap();
            let _ = record.send(String::from_utf8_lossy(&received[..length]).into_owned());
            stream.write_all(response.as_bytes()).await.unwrap();
        }
    });
    (
        App::new(
            Target::Http {
                address,
                http2: false,
            },
            None,
            None,
        ),
        received_requests,
    )
}

#[tokio::test]
async fn an_application_in_this_process_receives_requests() {
    let app = in_process(Some("sesame"), None);
    let request = OutgoingRequest::new("PUT", "/a b?x=1").body("hello");
    let response = app.send_buffered(request).await.unwrap();
    assert_eq!(response.status, 200);
    assert_eq!(response.body, "PUT /a%20b Some(\"x=1\") sesame hello");
    assert!(
        !app.send_buffered(OutgoingRequest::new("GET", "/teapot"))
            .await
            .unwrap()
            .is_success()
    );
}

#[tokio::test]
async fn an_application_at_a_port_receives_requests() {
    let (app, mut received_requests) =
        at_a_port("HTTP/1.1 200 OK\r\ncontent-length: 2\r\nX-Mark: 1\r\n\r\nhi").await;
    let response = app
        .post("/orders", "application/json", Headers::new(), "{}")
        .await
        .unwrap();
    assert_eq!(
        (response.status, response.headers.get("x-mark")),
        (200, Some(&b"1"[..]))
    );
    assert_eq!(response.body, "hi");
    let sent = received_requests.recv().await.unwrap();
    assert!(sent.starts_with("POST /orders HTTP/1.1\r\n"), "{sent}");
    assert!(
        sent.contains("Content-Type: application/json\r\n") && sent.ends_with("\r\n\r\n{}"),
        "{sent}"
    );
}

#[tokio::test]
async fn connection_errors_are_worded_as_in_go() {
    let free = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let app = App::new(
        Target::Http {
            address: free.to_string(),
            http2: false,
        },
        None,
        None,
    );
    assert!(!app.is_listening().await);
    let error = app
        .send(OutgoingRequest::new("GET", "/x?y=1"))
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("Get \"http://{free}/x?y=1\": dial tcp {free}: connect: connection refused")
    );
}

#[tokio::test]
async fn invalid_addresses_are_refused() {
    let error = in_process(None, None)
        .send(OutgoingRequest::new("GET", "/%zz"))
        .await
        .unwrap_err();
    assert!(
        matches!(&error, AppError::Address(text) if text.contains("invalid URL escape \"%zz\"")),
        "{error}"
    );
}

#[tokio::test]
async fn a_truncated_response_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.read(&mut [0; 1024]).await;
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhalf")
            .await
            .unwrap();
    });
    let app = App::new(
        Target::Http {
            address,
            http2: false,
        },
        None,
        None,
    );
    assert!(matches!(
        app.send_buffered(OutgoingRequest::new("GET", "/")).await,
        Err(AppError::Broken(_))
    ));
}

#[tokio::test]
async fn concurrent_calls_are_limited() {
    let app = in_process(None, Some(1));
    let held = app.send(OutgoingRequest::new("GET", "/one")).await.unwrap();
    let second = app.send(OutgoingRequest::new("GET", "/two"));
    tokio::pin!(second);
    assert!(
        tokio::time::timeout(Duration::from_millis(20), &mut second)
            .await
            .is_err()
    );
    // The first call counts until its body has been read.
    held.read().await.unwrap();
    tokio::time::timeout(Duration::from_secs(5), second)
        .await
        .unwrap()
        .unwrap();
}

#[tokio::test]
async fn an_unhealthy_application_receives_no_requests() {
    let app = in_process(None, None);
    app.set_healthy(false);
    assert_eq!(
        app.send(OutgoingRequest::new("GET", "/"))
            .await
            .unwrap_err(),
        AppError::Unhealthy
    );
}

#[tokio::test]
async fn the_configuration_of_the_application_is_read() {
    let config = concat!(
        r#"{"entities":["Cat","Dog"],"actorIdleTimeout":"1h","reentrancy":{"enabled":true},"#,
        r#""entitiesConfig":[{"entities":["Dog"],"actorIdleTimeout":"5s"}],"unknown":[1,2,3]}"#,
    );
    let response = format!(
        "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{config}",
        config.len()
    );
    let (app, mut received_requests) = at_a_port(response).await;
    let config = app.config("echo").await.unwrap();
    assert_eq!(config.entities, ["Cat", "Dog"]);
    assert_eq!(config.settings_of("Cat").actor_idle_timeout, "1h");
    assert!(config.settings_of("Cat").reentrancy.enabled);
    assert_eq!(config.settings_of("Dog").actor_idle_timeout, "5s");
    let sent = received_requests.recv().await.unwrap();
    assert!(
        sent.starts_with("GET /dapr/config") && sent.contains("Dapr-App-Id: echo"),
        "{sent}"
    );
}

#[tokio::test]
async fn a_stream_is_sent_in_chunks() {
    let (app, mut received_requests) = at_a_port("HTTP/1.1 204 No Content\r\n\r\n").await;
    let stream =
        futures_util::stream::iter([Ok::<_, std::io::Error>("one".into()), Ok("two".into())]);
    let response = app
        .send_buffered(OutgoingRequest::new("POST", "/").body(Body::from_stream(stream)))
        .await
        .unwrap();
    assert_eq!(response.status, 204);
    assert!(
        received_requests
            .recv()
            .await
            .unwrap()
            .contains("Transfer-Encoding: chunked")
    );
}
