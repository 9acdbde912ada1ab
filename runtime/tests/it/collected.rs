//! Bodies that are held in memory as a whole.

use std::io::{BufReader, Write};
use std::sync::mpsc;
use std::time::Duration;

use bytes::Bytes;
use dapr_client_runtime::{Body, Client, Error, ErrorKind};

use crate::operations::{decrypt, get_state, invoke};
use crate::server::{Server, http_response, read_request};
use crate::streams::from_fn;

/// An response in chunks.
fn chunked(head: &str, chunks: &[&[u8]]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 {head}\r\ntransfer-encoding: chunked\r\n\r\n").into_bytes();
    for chunk in chunks.iter().chain([&&b""[..]]) {
        bytes.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        bytes.extend_from_slice(chunk);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

#[tokio::test]
async fn a_streamed_response_is_collected() {
    // The first chunk ends in the middle of a character.
    let chunks: [&[u8]; 3] = [b"gr\xC3", b"\xBCn", b" und"];
    let server = Server::responding(chunked("200 OK", &chunks));
    let body = decrypt(&server.client(), "x").await.unwrap();
    assert_eq!(body.bytes().await.unwrap(), "grün und");
    let body = decrypt(&server.client(), "x").await.unwrap();
    assert_eq!(body.text().await.unwrap(), "grün und");
    // What was read before does not come again.
    let mut body = decrypt(&server.client(), "x").await.unwrap();
    let first = body.chunk().await.unwrap().unwrap();
    assert!(b"gr\xC3\xBCn und".starts_with(&first), "{first:?}");
    let rest = body.bytes().await.unwrap();
    assert_eq!([first, rest].concat(), "grün und".as_bytes());
}

#[tokio::test]
async fn a_body_of_ones_own_is_collected() {
    assert_eq!(Body::empty().bytes().await.unwrap(), "");
    assert_eq!(Body::from("drei").text().await.unwrap(), "drei");
    let mut left = 2;
    let stream = from_fn(move || {
        left = usize::checked_sub(left, 1)?;
        Some(Ok(Bytes::from("x")))
    });
    assert_eq!(Body::from_stream(stream).text().await.unwrap(), "xx");
    let failing = from_fn(|| Some(Err(std::io::Error::other("no more"))));
    let error = Body::from_stream(failing).bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Body);
    assert!(format!("{error:#}").ends_with("no more"), "{error:#}");
}

#[tokio::test]
async fn bytes_that_are_not_text_are_not_displayed() {
    let server = Server::responding(http_response("200 OK", b"geheim\xFF"));
    let body = decrypt(&server.client(), "x").await.unwrap();
    let error = body.text().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "decrypt failed: the body is not UTF-8 text"
    );
    assert!(error.body().is_empty());
    assert!(!format!("{error:?} {error:#}").contains("geheim"));
}

#[tokio::test]
async fn a_truncated_body_is_an_error() {
    let server = Server::closing_after("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n12345");
    let body = decrypt(&server.client(), "x").await.unwrap();
    let error = body.bytes().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Body);
    assert_eq!(error.operation(), Some("decrypt"));
}

fn limited(server: &Server, bytes: usize) -> Client {
    Client::new(server.config().max_response_bytes(bytes)).unwrap()
}

fn too_large(error: &Error, operation: &str) {
    assert_eq!(error.kind(), ErrorKind::Body);
    assert_eq!(error.operation(), Some(operation));
    let text = error.to_string();
    let expected = "failed: the response body exceeds 9 bytes, the limit for bodies that are read \
                    into memory; raise Config::max_response_bytes, or read a Body or Reply with \
                    chunk()";
    assert!(text.ends_with(expected), "{text}");
}

#[tokio::test]
async fn no_more_is_collected_than_is_allowed() {
    for bytes in [
        http_response("200 OK", "ten bytes."),
        chunked("200 OK", &[b"ten", b" bytes."]),
    ] {
        let server = Server::responding(bytes);
        let (enough, less) = (limited(&server, 10), limited(&server, 9));
        let found = get_state(&enough, "s", "k").await.unwrap().found();
        assert_eq!(found.body.bytes().len(), 10);
        too_large(&get_state(&less, "s", "k").await.unwrap_err(), "get_state");

        let reply = invoke(&enough, "app", "m").await.unwrap();
        assert_eq!(reply.bytes().await.unwrap().len(), 10);
        let reply = invoke(&less, "app", "m").await.unwrap();
        too_large(&reply.bytes().await.unwrap_err(), "invoke_method");
        let reply = invoke(&less, "app", "m").await.unwrap();
        let error = reply.into_body().bytes().await.unwrap_err();
        too_large(&error, "invoke_method");

        let body = decrypt(&enough, "x").await.unwrap();
        assert_eq!(body.bytes().await.unwrap().len(), 10);
        let mut body = decrypt(&less, "x").await.unwrap();
        let mut length = 0;
        while let Some(chunk) = body.chunk().await.unwrap() {
            length += chunk.len();
        }
        assert_eq!(length, 10, "chunks have no limit");
        let body = decrypt(&less, "x").await.unwrap();
        too_large(&body.bytes().await.unwrap_err(), "decrypt");
    }
}

#[tokio::test]
async fn an_error_is_not_larger_either() {
    let head = "500 x\ncontent-type: application/json";
    let server = Server::responding(http_response(head, r#"{"errorCode":"ERROR"}"#));
    let client = limited(&server, 9);
    too_large(
        &get_state(&client, "s", "k").await.unwrap_err(),
        "get_state",
    );
    too_large(&decrypt(&client, "x").await.unwrap_err(), "decrypt");
    // What is passed on was looked into, to see whether it is the sidecar's own.
    let reply = invoke(&client, "app", "m").await.unwrap();
    too_large(&reply.bytes().await.unwrap_err(), "invoke_method");
    // Too much to look into.
    let server = Server::responding(http_response(head, vec![b' '; 100_000]));
    let reply = invoke(&limited(&server, 9), "app", "m").await.unwrap();
    too_large(&reply.text().await.unwrap_err(), "invoke_method");
}

#[tokio::test]
async fn an_endless_response_is_an_error() {
    let (ended, wait) = mpsc::channel();
    let server = Server::raw(move |mut stream| {
        read_request(&mut BufReader::new(stream.try_clone().unwrap())).unwrap();
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[b' '; 4096]).is_ok() {}
        ended.send(()).unwrap();
    });
    let client = limited(&server, 1_000_000);
    let error = get_state(&client, "s", "k").await.unwrap_err();
    assert!(
        error.to_string().contains("exceeds 1000000 bytes"),
        "{error}"
    );
    // The connection is closed, by a task that needs this thread meanwhile.
    let waited = tokio::task::spawn_blocking(move || wait.recv_timeout(Duration::from_secs(30)));
    waited.await.unwrap().unwrap();
}
