//! Waiting for the sidecar.

use std::io::Write;
use std::net::TcpListener;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use dapr_client_runtime::{Client, Config, ErrorKind};

use crate::operations::{CHECK_HEALTH, nothing};
use crate::server::{Server, http_response};

#[tokio::test]
async fn it_waits_until_the_sidecar_is_there_and_ready() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let client = Client::new(Config::default().port(port)).unwrap();
    let started = Instant::now();
    let wait =
        tokio::spawn(client.wait_until_ready(&CHECK_HEALTH, nothing, Duration::from_secs(10)));
    tokio::time::sleep(Duration::from_millis(150)).await;
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    std::thread::spawn(move || {
        for (n, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let status = if n < 2 { "500 x" } else { "204 No Content" };
            let _ = stream
                .write_all(format!("HTTP/1.1 {status}\r\nconnection: close\r\n\r\n").as_bytes());
            let _ = std::io::Read::read(&mut stream, &mut [0; 1024]);
        }
    });
    wait.await.unwrap().unwrap();
    assert!(started.elapsed() >= Duration::from_millis(150));
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn it_gives_up_and_says_why() {
    let polls = AtomicUsize::new(0);
    let server = Server::start(move |_| {
        polls.fetch_add(1, Ordering::SeqCst);
        http_response(
            "500 x",
            r#"{"errorCode":"ERR_HEALTH_NOT_READY","message":"not yet"}"#,
        )
    });
    let wait = server
        .client()
        .wait_until_ready(&CHECK_HEALTH, nothing, Duration::from_millis(300));
    let error = wait.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(
        error.to_string(),
        format!(
            "wait_for_sidecar failed: the sidecar at http://127.0.0.1:{} was not ready within \
             300ms; the last attempt: 500 ERR_HEALTH_NOT_READY: not yet",
            server.port
        )
    );
    assert_eq!(error.operation(), Some("wait_for_sidecar"));
    assert!(server.count() > 3, "it tries again and again");
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn another_server_is_not_taken_for_the_sidecar() {
    let server = Server::responding("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
    let wait = server
        .client()
        .wait_until_ready(&CHECK_HEALTH, nothing, Duration::from_millis(100));
    let error = wait.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.to_string().contains("200 OK"), "{error}");
}
