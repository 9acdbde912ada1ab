//! Requests, byte by byte.

use std::collections::BTreeMap;

use dapr_client_runtime::{Body, Client, Json};

use crate::operations::{get_bulk_state, get_state, invoke, item, save_state};
use crate::server::{Server, http_response};

const AGENT: &str = concat!("user-agent: dapr-client-rust/", env!("CARGO_PKG_VERSION"));

fn nothing() -> Server {
    Server::responding("HTTP/1.1 204 No Content\r\n\r\n")
}

#[tokio::test]
async fn a_get_is_exactly_this() {
    let server = nothing();
    let mut call = get_state(&server.client(), "orders", "a/b c+ü%🦀");
    call.query("consistency", "eventual");
    call.query("consistency", "strong");
    call.query_entry("metadata.", "part key", "a&b=c");
    call.query_entry("metadata.", "part key", "a&b=d");
    call.await.unwrap();
    let expected = format!(
        "GET /v1.0/state/orders/a%2Fb%20c%2B%C3%BC%25%F0%9F%A6%80\
         ?consistency=strong&metadata.part%20key=a%26b%3Dd HTTP/1.1\r\n\
         {AGENT}\r\nhost: 127.0.0.1:{}\r\n\r\n",
        server.port
    );
    assert_eq!(server.request().head, expected);
    assert_eq!(server.request().text(), "");
}

#[tokio::test]
async fn an_array_is_a_body() {
    let server = nothing();
    let mut second = item("b\"", Json::new(&None::<u8>));
    second.etag = Some("7".into());
    second.metadata = BTreeMap::from([("ttlInSeconds".into(), "60".into())]);
    let first = item("a", Json::new(&("ü", 1.5)));
    save_state(&server.client(), "orders", &[first, second])
        .await
        .unwrap();
    let request = server.request();
    let body = r#"[{"key":"a","value":["ü",1.5]},{"key":"b\"","value":null,"etag":"7","metadata":{"ttlInSeconds":"60"}}]"#;
    assert_eq!(request.text(), body);
    let expected = format!(
        "POST /v1.0/state/orders HTTP/1.1\r\ncontent-type: application/json\r\n{AGENT}\r\n\
         host: 127.0.0.1:{}\r\ncontent-length: {}\r\n\r\n",
        server.port,
        body.len()
    );
    assert_eq!(request.head, expected);
}

#[tokio::test]
async fn an_object_is_built_field_by_field() {
    let server = nothing();
    let mut call = get_bulk_state(&server.client(), &["a", "b"]);
    call.json_field("parallelism", &4u32);
    call.json_entry("metadata", "k", "1");
    call.json_entry("metadata", "l", "\"");
    call.json_field("parallelism", &5u32);
    call.json_entry("metadata", "k", "2");
    call.await.unwrap();
    assert_eq!(
        server.request().text(),
        r#"{"keys":["a","b"],"parallelism":5,"metadata":{"k":"2","l":"\""}}"#
    );
    assert_eq!(
        server.request().header("content-type"),
        ["application/json"]
    );
}

#[tokio::test]
async fn an_object_can_be_empty() {
    let server = nothing();
    let mut call = save_state(&server.client(), "s", &[]);
    call.json_object();
    call.await.unwrap();
    assert_eq!(server.request().text(), "{}");
}

#[tokio::test]
async fn an_invocation_takes_any_method_query_and_headers() {
    let server = Server::responding(http_response("200 OK", ""));
    let mut call = invoke(&server.client(), "https://a.b", "/orders/7 ü");
    call.method("PUT");
    call.append_query("dry", "1");
    call.append_query("dry", "2");
    call.query_entry("", "x", "");
    call.append_header("X-Many", "1");
    call.append_header("x-many", "grüße\t🦀");
    call.header("content-type", "text/csv");
    call.text_body("a;b".into(), "text/plain; charset=utf-8");
    call.await.unwrap();
    let request = server.request();
    assert_eq!(
        request.line(),
        "PUT /v1.0/invoke/https%3A%2F%2Fa.b/method/orders/7%20%C3%BC?dry=1&dry=2&x= HTTP/1.1"
    );
    let many: Vec<Vec<u8>> = request
        .header("x-many")
        .iter()
        .map(|v| v.chars().map(|c| c as u8).collect())
        .collect();
    assert_eq!(many, [b"1".to_vec(), "grüße\t🦀".as_bytes().to_vec()]);
    assert_eq!(request.header("content-type"), ["text/csv"]);
    assert_eq!(request.text(), "a;b");
}

#[tokio::test]
async fn debug_of_bodies_names_their_kind() {
    for (set, content_type, body) in [
        (Some(0), vec!["text/plain; charset=utf-8"], "text"),
        (Some(1), vec!["application/json"], "[1]"),
        (Some(2), vec!["application/octet-stream"], "raw"),
        (None, vec![], ""),
    ] {
        let server = Server::responding(http_response("200 OK", ""));
        let mut call = invoke(&server.client(), "app", "");
        call.method("POST");
        match set {
            Some(0) => call.text_body("text".into(), "text/plain; charset=utf-8"),
            Some(1) => call.json_body(&[1]),
            Some(_) => {
                call.json_body(&[1]);
                call.body(b"raw");
            }
            None => {}
        }
        call.await.unwrap();
        let request = server.request();
        assert_eq!(request.line(), "POST /v1.0/invoke/app/method/ HTTP/1.1");
        assert_eq!(request.header("content-type"), content_type);
        assert_eq!(request.header("transfer-encoding"), [""; 0]);
        assert_eq!(request.header("content-length"), [body.len().to_string()]);
        assert_eq!(request.text(), body);
    }
}

#[tokio::test]
async fn an_empty_stream_is_still_chunked() {
    let server = Server::responding(http_response("200 OK", ""));
    let mut inner = Some(());
    let stream = crate::streams::from_fn(move || inner.take().map(|()| Ok("x".into())));
    let mut call = invoke(&server.client(), "app", "m");
    call.method("POST");
    call.body(Body::from_stream(stream));
    call.await.unwrap();
    assert_eq!(server.request().header("transfer-encoding"), ["chunked"]);
    assert_eq!(server.request().header("content-length"), [""; 0]);
    assert_eq!(server.request().text(), "x");
}

#[tokio::test]
async fn the_token_and_the_prefix_are_in_each_request() {
    let server = nothing();
    let url = format!("http://127.0.0.1:{}/dapr/x/", server.port);
    let config = server.config().endpoint(url).api_token("geheim");
    let client = Client::new(config).unwrap();
    let mut call = get_state(&client, "s", "k");
    call.header("user-agent", "mine");
    call.await.unwrap();
    let request = server.request();
    assert_eq!(request.line(), "GET /dapr/x/v1.0/state/s/k HTTP/1.1");
    assert_eq!(request.header("dapr-api-token"), ["geheim"]);
    assert_eq!(request.header("user-agent"), ["mine"]);
    let shown = format!("{client:?} {:?}", get_state(&client, "s", "k"));
    assert!(!shown.contains("geheim"), "{shown}");
}

#[tokio::test]
async fn debug_of_a_body_names_its_kind() {
    let server = nothing();
    let client = server.client();
    let bodies: [(Body, &[&str]); 5] = [
        (vec![0, 255].into(), &["application/octet-stream"]),
        ("text".into(), &["text/plain; charset=utf-8"]),
        (String::from("text").into(), &["text/plain; charset=utf-8"]),
        ("".into(), &["text/plain; charset=utf-8"]),
        (Body::empty(), &[]),
    ];
    for (body, expected) in bodies {
        let mut call = invoke(&client, "a", "m");
        call.body(body);
        call.await.unwrap();
        assert_eq!(server.last_request().header("content-type"), expected);
    }
    let mut call = invoke(&client, "a", "m");
    call.header("content-type", "image/png");
    call.body(vec![1]);
    call.await.unwrap();
    assert_eq!(server.last_request().header("content-type"), ["image/png"]);
}
