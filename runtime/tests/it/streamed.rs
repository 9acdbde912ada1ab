//! Operations whose successes are streams and whose errors are not.

use std::io::{BufReader, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use dapr_client_runtime::{
    BoxFuture, Client, Config, ErrorKind, Response, StatusCode, Transport, TransportError,
    TransportRequest, TransportResponse,
};

use crate::operations::{DECRYPT, GET_STATE, decrypt};
use crate::server::{Server, http_response, read_request};

const PIECE: usize = 64 * 1024;
const PIECES: usize = 1024;

#[tokio::test]
async fn a_success_is_read_while_it_arrives() {
    let written = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&written);
    let server = Server::raw(move |mut stream| {
        read_request(&mut BufReader::new(stream.try_clone().unwrap())).unwrap();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n",
            PIECE * PIECES
        );
        stream.write_all(head.as_bytes()).unwrap();
        let piece = vec![b'x'; PIECE];
        for _ in 0..PIECES {
            stream.write_all(&piece).unwrap();
            counter.fetch_add(PIECE, Ordering::SeqCst);
        }
    });
    let mut call = decrypt(&server.client(), "secret");
    call.timeout(Duration::from_millis(500));
    let mut body = call.await.unwrap();
    assert_eq!(body.len(), None);
    // The timeout ends with the head, and what is not read yet is not here yet.
    tokio::time::sleep(Duration::from_millis(700)).await;
    let ahead = written.load(Ordering::SeqCst);
    assert!(
        ahead < PIECE * PIECES / 4,
        "{ahead} bytes were taken in advance"
    );
    let mut length = 0;
    while let Some(chunk) = body.chunk().await.unwrap() {
        assert!(chunk.len() <= 1024 * 1024);
        length += chunk.len();
    }
    assert_eq!(length, PIECE * PIECES);
}

#[tokio::test]
async fn an_error_is_read_completely() {
    let head = "500 Internal Server Error\ncontent-type: application/json";
    let body = r#"{"errorCode":"ERR_CRYPTO","message":"no key"}"#;
    let server = Server::responding(http_response(head, body));
    let error = decrypt(&server.client(), "x").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Dapr);
    assert_eq!(error.error_code(), Some("ERR_CRYPTO"));
    assert_eq!(
        error.to_string(),
        "decrypt (PUT /v1.0-alpha1/crypto/vault/decrypt) failed: 500 ERR_CRYPTO: no key"
    );
    let head = "401 Unauthorized\ncontent-type: text/plain";
    let server = Server::responding(http_response(head, "invalid api token"));
    let error = decrypt(&server.client(), "x").await.unwrap_err();
    assert_eq!(error.message(), Some("invalid api token"));
    for status in ["302 Found", "404 Not Found", "502 Bad Gateway"] {
        let server = Server::responding(http_response(status, "elsewhere"));
        let error = decrypt(&server.client(), "x").await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unexpected);
        assert_eq!(error.body(), b"elsewhere");
    }
    // A success that the operation does not know.
    let server = Server::responding(http_response("203 x", "geheim"));
    let error = decrypt(&server.client(), "x").await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::new(203)));
    assert!(error.body().is_empty());
}

#[tokio::test]
async fn the_timeout_covers_the_body_of_an_error() {
    let server = Server::raw(|mut stream| {
        let _ = read_request(&mut BufReader::new(stream.try_clone().unwrap()));
        let _ = stream.write_all(b"HTTP/1.1 500 x\r\ncontent-length: 2\r\n\r\n1");
        std::thread::sleep(Duration::from_secs(30));
    });
    let mut call = decrypt(&server.client(), "x");
    call.timeout(Duration::from_millis(150));
    assert!(call.await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_truncated_body_is_an_error() {
    for rest in [
        "content-length: 10\r\n\r\n12345",
        "transfer-encoding: chunked\r\n\r\n5\r\n12345\r\n",
    ] {
        let server = Server::closing_after(format!("HTTP/1.1 200 OK\r\n{rest}"));
        let mut body = decrypt(&server.client(), "x").await.unwrap();
        assert_eq!(body.chunk().await.unwrap().unwrap(), "12345");
        let error = body.chunk().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Body);
        assert_eq!(
            error.to_string(),
            "decrypt (PUT /v1.0-alpha1/crypto/vault/decrypt) failed: the body ended \
             prematurely"
        );
        assert!(std::error::Error::source(&error).is_some());
        assert_eq!(body.chunk().await.unwrap(), None);
    }
    let server = Server::closing_after("HTTP/1.1 500 x\r\ncontent-length: 10\r\n\r\n12345");
    let error = decrypt(&server.client(), "x").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Body);
}

/// Answers from memory.
struct Memory;

impl Transport for Memory {
    fn send(
        &self,
        _: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        Box::pin(async { Ok(TransportResponse::new(200).body("plain")) })
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_complete_body_can_be_streamed() {
    let client = Client::with_transport(Config::default(), Memory).unwrap();
    let mut body = decrypt(&client, "x").await.unwrap();
    assert_eq!(body.len(), Some(5));
    assert_eq!(body.chunk().await.unwrap(), Some(Bytes::from("plain")));
    assert_eq!(body.chunk().await.unwrap(), None);

    let server = Server::responding(http_response("200 OK", "buffered"));
    for (operation, length) in [(&GET_STATE, Some(8)), (&DECRYPT, None)] {
        let mut call = server
            .client()
            .call(operation, |response: Response| Ok(response.into_body()));
        call.path("s");
        if operation.name == "get_state" {
            call.path("k");
        }
        let mut body = call.await.unwrap();
        assert_eq!(body.len(), length);
        assert_eq!(body.chunk().await.unwrap(), Some(Bytes::from("buffered")));
    }
}
