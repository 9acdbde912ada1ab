//! Connections are kept, and a stale one is no reason to fail.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use dapr_client_runtime::{Client, Config};

use crate::operations::{get_state, invoke, item, save_state};
use crate::server::{Server, http_response, read_request};

#[tokio::test]
async fn ten_calls_in_a_row_take_one_connection() {
    let server = Server::responding(http_response("200 OK", "1"));
    let client = server.client();
    for _ in 0..5 {
        get_state(&client, "s", "k").await.unwrap();
        let other = client.clone();
        invoke(&other, "app", "m")
            .await
            .unwrap()
            .text()
            .await
            .unwrap();
    }
    assert_eq!((server.count(), server.connections()), (10, 1));
}

#[tokio::test]
async fn a_reply_that_is_dropped_does_not_disturb_the_next_call() {
    let server = Server::responding(http_response("200 OK", "x".repeat(1_000_000)));
    let client = server.client();
    for _ in 0..5 {
        let mut reply = invoke(&client, "app", "m").await.unwrap();
        assert!(reply.chunk().await.unwrap().is_some());
    }
}

/// One response on each connection, which then goes away as that of a sidecar that is restarted.
#[tokio::test]
async fn a_stale_connection_is_replaced() {
    let server = Server::closing_after(http_response("200 OK", "1"));
    let client = server.client();
    for round in 0..100 {
        get_state(&client, "s", "k").await.unwrap();
        // This blocks the only thread: the client has no chance to see the end of the connection
        // before it has to make the next call.
        std::thread::sleep(Duration::from_millis(if round % 2 == 0 { 5 } else { 0 }));
        if round % 2 == 1 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
    assert_eq!(server.connections(), 100);
}

#[tokio::test]
async fn a_stale_connection_is_replaced_for_bodies_too() {
    let server = Server::closing_after("HTTP/1.1 204 No Content\r\n\r\n");
    let client = server.client();
    for _ in 0..50 {
        save_state(&client, "s", &[item("k", Default::default())])
            .await
            .unwrap();
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[tokio::test]
async fn a_sidecar_can_be_restarted() {
    fn serve(listener: &TcpListener) -> TcpStream {
        let (mut stream, _) = listener.accept().unwrap();
        read_request(&mut std::io::BufReader::new(stream.try_clone().unwrap())).unwrap();
        stream.write_all(&http_response("200 OK", "1")).unwrap();
        stream
    }
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let client = Client::new(Config::default().port(port)).unwrap();
    let call = tokio::spawn(get_state(&client, "s", "k"));
    let (listener, stream) = tokio::task::spawn_blocking(move || (serve(&listener), listener))
        .await
        .map(|(s, l)| (l, s))
        .unwrap();
    call.await.unwrap().unwrap();
    drop((listener, stream));
    assert!(get_state(&client, "s", "k").await.unwrap_err().is_connect());
    let listener = TcpListener::bind(("127.0.0.1", port)).unwrap();
    let call = tokio::spawn(get_state(&client, "s", "k"));
    tokio::task::spawn_blocking(move || serve(&listener))
        .await
        .unwrap();
    call.await.unwrap().unwrap();
}

/// A client outlives the runtime on which it connected, for example in tests.
#[test]
fn a_client_can_change_the_runtime() {
    let server = Server::responding(http_response("200 OK", "1"));
    let client = server.client();
    for _ in 0..3 {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(get_state(&client, "s", "k")).unwrap();
    }
}
