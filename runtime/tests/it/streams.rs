//! Bodies that are read and written as they come.

use std::io::{BufReader, Write};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use dapr_client_runtime::{Body, ErrorKind, Reply};
use futures_core::Stream;

use crate::operations::{get_state, invoke};
use crate::server::{Server, http_response, read_chunk, read_head, read_request};

pub(crate) struct FromFn<F>(F);

/// A stream of what the function gives.
pub(crate) fn from_fn<F>(next: F) -> FromFn<F>
where
    F: FnMut() -> Option<Result<Bytes, std::io::Error>>,
{
    FromFn(next)
}

impl<F: FnMut() -> Option<Result<Bytes, std::io::Error>> + Unpin> Stream for FromFn<F> {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready((self.0)())
    }
}

#[tokio::test]
async fn a_response_is_read_while_it_arrives() {
    let (go, wait) = mpsc::channel::<()>();
    let wait = Mutex::new(wait);
    let server = Server::raw(move |mut stream| {
        read_request(&mut BufReader::new(stream.try_clone().unwrap())).unwrap();
        stream
            .write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
            .unwrap();
        for piece in ["3\r\none\r\n", "3\r\ntwo\r\n", "0\r\n\r\n"] {
            wait.lock().unwrap().recv().unwrap();
            stream.write_all(piece.as_bytes()).unwrap();
        }
    });
    let mut reply = invoke(&server.client(), "app", "m").await.unwrap();
    go.send(()).unwrap();
    assert_eq!(reply.chunk().await.unwrap().unwrap(), "one");
    go.send(()).unwrap();
    assert_eq!(reply.chunk().await.unwrap().unwrap(), "two");
    go.send(()).unwrap();
    assert_eq!(reply.chunk().await.unwrap(), None);
    assert_eq!(reply.chunk().await.unwrap(), None);
}

#[tokio::test]
async fn a_request_is_sent_while_it_is_made() {
    // Each piece is made only after the server has seen the one before it.
    let (seen, wait) = mpsc::channel::<Vec<u8>>();
    let server = Server::raw(move |mut stream| {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let head = read_head(&mut reader).unwrap();
        assert!(head.contains("transfer-encoding: chunked\r\n"), "{head}");
        while let Some(chunk) = read_chunk(&mut reader) {
            seen.send(chunk).unwrap();
        }
        stream.write_all(&http_response("200 OK", "")).unwrap();
    });
    let (pieces, stream) = channel();
    let mut call = invoke(&server.client(), "app", "m");
    call.method("POST");
    call.body(Body::from_stream(stream));
    let call = tokio::spawn(call);
    let mut wait = wait;
    for piece in ["eins", "zwei", "drei"] {
        pieces.send(piece).unwrap();
        let (chunk, back) = tokio::task::spawn_blocking(move || (wait.recv().unwrap(), wait))
            .await
            .unwrap();
        assert_eq!(chunk, piece.as_bytes());
        wait = back;
    }
    drop(pieces);
    assert_eq!(call.await.unwrap().unwrap().status(), 200);
}

/// A stream that is fed from elsewhere.
fn channel() -> (
    tokio::sync::mpsc::UnboundedSender<&'static str>,
    impl Stream<Item = Result<Bytes, std::io::Error>> + Send,
) {
    struct Receiver(tokio::sync::mpsc::UnboundedReceiver<&'static str>);
    impl Stream for Receiver {
        type Item = Result<Bytes, std::io::Error>;
        fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.0
                .poll_recv(cx)
                .map(|piece| piece.map(|piece| Ok(Bytes::from(piece))))
        }
    }
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    (sender, Receiver(receiver))
}

#[tokio::test]
async fn a_slow_server_slows_the_stream_down() {
    const PIECE: usize = 64 * 1024;
    const PIECES: usize = 4 * 1024;
    let server = Server::raw(|stream| {
        let _ = read_head(&mut BufReader::new(stream.try_clone().unwrap()));
        thread::sleep(Duration::from_secs(60));
    });
    let made = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&made);
    let piece = Bytes::from(vec![b'x'; PIECE]);
    let stream = from_fn(move || {
        (counter.fetch_add(1, Ordering::SeqCst) < PIECES).then(|| Ok(piece.clone()))
    });
    let mut call = invoke(&server.client(), "app", "m");
    call.method("POST");
    call.body(Body::from_stream(stream));
    call.timeout(Duration::from_millis(700));
    assert!(call.await.unwrap_err().is_timeout());
    let made = made.load(Ordering::SeqCst);
    assert!(
        made > 1 && made < PIECES / 4,
        "{made} pieces of {PIECE} bytes were made"
    );
}

#[tokio::test]
async fn a_body_can_be_handed_on() {
    let server = Server::start(|request| http_response("200 OK", &request.body));
    let client = server.client();
    let mut call = invoke(&client, "app", "m");
    call.method("POST");
    call.body("x".repeat(300_000));
    let reply: Reply = call.await.unwrap();
    let mut call = invoke(&client, "app", "m");
    call.method("POST");
    call.body(reply.into_body());
    let mut body = call.await.unwrap().into_body();
    let mut length = 0;
    while let Some(chunk) = body.chunk().await.unwrap() {
        length += chunk.len();
    }
    assert_eq!(length, 300_000);
}

#[tokio::test]
async fn a_stream_that_fails_fails_the_call() {
    let server = Server::responding(http_response("200 OK", ""));
    let mut pieces = vec![
        Some(Err(std::io::Error::other("disk gone"))),
        Some(Ok("a".into())),
    ];
    let mut call = invoke(&server.client(), "app", "m");
    call.method("POST");
    call.body(Body::from_stream(from_fn(move || pieces.pop().flatten())));
    let error = call.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Body);
    assert_eq!(
        error.to_string(),
        "invoke_method (POST /v1.0/invoke/app/method/m) failed: the stream of the request body \
         failed; the request was aborted"
    );
    let mut causes = std::iter::successors(std::error::Error::source(&error), |e| e.source());
    assert!(causes.any(|cause| cause.to_string() == "disk gone"));
}

#[tokio::test]
async fn replies_and_calls_can_be_shared_between_threads() {
    fn send_and_sync<T: Send + Sync>(_: &T) {}
    fn send<T: Send + Unpin>(_: &T) {}
    let server = Server::responding(http_response("200 OK", "1"));
    let call = get_state(&server.client(), "s", "k");
    send(&call);
    send(
        &server
            .client()
            .wait_until_ready(
                &crate::operations::CHECK_HEALTH,
                crate::operations::nothing,
                Duration::ZERO,
            )
            .boxed(),
    );
    let reply = invoke(&server.client(), "app", "m").await.unwrap();
    send_and_sync(&reply);
    send_and_sync(&server.client());
    send_and_sync(&Body::from_stream(from_fn(|| None)));
    assert_eq!(
        tokio::spawn(call)
            .await
            .unwrap()
            .unwrap()
            .found()
            .body
            .text()
            .unwrap(),
        "1"
    );
}

trait Boxed: Future + Sized + Send + 'static {
    fn boxed(self) -> Pin<Box<dyn Future<Output = Self::Output> + Send>> {
        Box::pin(self)
    }
}

impl<F: Future + Send + 'static> Boxed for F {}
