//! Answers of all sorts.

use std::error::Error as _;
use std::time::{Duration, UNIX_EPOCH};

use dapr_client_runtime::{Error, ErrorKind, FromJson, JsonValue, Response, StatusCode};

use crate::operations::{GET_STATE, GetState, get_secret, get_state, invoke};
use crate::server::{Server, http_response};

async fn failed(bytes: Vec<u8>) -> Error {
    let server = Server::responding(bytes);
    get_state(&server.client(), "orders", "k")
        .await
        .unwrap_err()
}

#[tokio::test]
async fn headers_and_body_are_decoded() {
    let head = "200 OK\nEtag: 7\nMetadata.ttlexpiretime: 1970-01-01T00:01:00Z\nMETADATA.X: y";
    let server = Server::responding(http_response(head, "\"ü\""));
    let found = get_state(&server.client(), "orders", "k")
        .await
        .unwrap()
        .found();
    assert_eq!(found.etag.as_deref(), Some("7"));
    assert_eq!(
        found.ttl_expire_time,
        Some(UNIX_EPOCH + Duration::from_secs(60))
    );
    let metadata: Vec<_> = found
        .metadata
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    assert_eq!(
        metadata,
        [("ttlexpiretime", "1970-01-01T00:01:00Z"), ("x", "y")]
    );
    assert_eq!(found.body.json::<String>().unwrap(), "ü");
    let error = found.body.json::<u8>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "get_state failed: the body is not the JSON of u8"
    );
    assert!(error.source().unwrap().to_string().contains("expected u8"));

    let server = Server::responding("HTTP/1.1 204 No Content\r\n\r\n");
    let missing = get_state(&server.client(), "orders", "k").await.unwrap();
    assert!(matches!(missing, GetState::Missing));
}

#[tokio::test]
async fn an_error_has_all_the_facts() {
    let body = r#"{"errorCode":"ERR_STATE_STORE_NOT_FOUND","message":"state store orders is not found",
        "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","metadata":null},{"x":1},7]}"#;
    let error = failed(http_response(
        "400 Bad Request\nContent-Type: application/json",
        body,
    ))
    .await;
    assert_eq!(
        error.to_string(),
        "get_state (GET /v1.0/state/orders/k) failed: 400 ERR_STATE_STORE_NOT_FOUND: \
         state store orders is not found"
    );
    assert_eq!(error.kind(), ErrorKind::Dapr);
    assert_eq!(error.operation(), Some("get_state"));
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(error.error_code(), Some("ERR_STATE_STORE_NOT_FOUND"));
    assert_eq!(
        error.code::<String>().as_deref(),
        Some("ERR_STATE_STORE_NOT_FOUND")
    );
    assert_eq!(error.message(), Some("state store orders is not found"));
    let types: Vec<_> = error
        .details()
        .iter()
        .map(|detail| detail.type_url())
        .collect();
    assert_eq!(types, ["type.googleapis.com/google.rpc.ErrorInfo", "", ""]);
    assert_eq!(error.details()[1].json().as_str(), "{\"x\":1}");
    assert_eq!(size_of::<Error>(), size_of::<usize>());
}

#[tokio::test]
async fn codes_and_statuses_are_open() {
    let error = failed(http_response(
        "599 x",
        r#"{"errorCode":"NEW","message":"a\nb\u0000c"}"#,
    ))
    .await;
    assert_eq!(error.error_code(), Some("NEW"));
    assert!(
        error.to_string().ends_with("failed: 599 NEW: a b c"),
        "{error}"
    );
    let error = failed(http_response(
        "500 x",
        r#"{"errorCode":"E","message":7,"details":{}}"#,
    ))
    .await;
    assert_eq!((error.error_code(), error.message()), (Some("E"), None));
    assert!(error.to_string().ends_with("failed: 500 E"), "{error}");
}

#[tokio::test]
async fn a_plain_text_error_is_its_message() {
    let head = "401 Unauthorized\nContent-Type: text/plain; charset=utf-8";
    let error = failed(http_response(head, "invalid api token\n")).await;
    assert_eq!(error.kind(), ErrorKind::Dapr);
    assert_eq!(
        (error.error_code(), error.message()),
        (None, Some("invalid api token"))
    );
    assert_eq!(
        error.to_string(),
        "get_state (GET /v1.0/state/orders/k) failed: 401 Unauthorized: invalid api token; \
         is DAPR_API_TOKEN the token of this sidecar?"
    );
}

#[tokio::test]
async fn an_object_without_a_code_is_its_message() {
    let head = "500 Internal Server Error\nContent-Type: application/json";
    let error = failed(http_response(head, r#"{"message":"it is gone"}"#)).await;
    assert_eq!(error.kind(), ErrorKind::Dapr);
    assert_eq!(
        (error.error_code(), error.message()),
        (None, Some("it is gone"))
    );
}

#[tokio::test]
async fn anything_else_is_unexpected() {
    let html = format!("<html>\n<h1>I'm a teapot{}", " ü".repeat(1000));
    let error = failed(http_response(
        "418 I'm a teapot\nContent-Type: text/html",
        &html,
    ))
    .await;
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.status(), Some(StatusCode::IM_A_TEAPOT));
    let text = error.to_string();
    let start = "get_state (GET /v1.0/state/orders/k) failed: the API does not define this \
                 response: 418 I'm a teapot: <html> <h1>I'm a teapot ü ü ü";
    assert!(text.starts_with(start), "{text}");
    assert!(text.len() < 350 && !text.contains('\n'), "{text}");
    assert_eq!(error.body(), &html.as_bytes()[..1024]);

    for (head, body) in [
        ("400 x", ""),
        ("400 x", "{\"errorCode\": 7}"),
        (
            "500 x\ncontent-type: application/json",
            "{\"errorCode\":\"ERR",
        ),
        ("500 x", "\u{0}\u{7f}"),
        ("404 x", "not found"),
        ("302 Found\nLocation: http://127.0.0.1:1/", ""),
    ] {
        let error = failed(http_response(head, body)).await;
        assert_eq!(error.kind(), ErrorKind::Unexpected, "{head}");
        assert_eq!(error.body(), body.as_bytes());
    }
    let deep = format!("{{\"errorCode\":\"E\",\"message\":{}", "[".repeat(100_000));
    assert_eq!(
        failed(http_response("500 x", deep)).await.kind(),
        ErrorKind::Unexpected
    );
    // What was asked for is not shown, whatever the status: it may be a secret.
    let error = failed(http_response("203 x", "geheim")).await;
    assert!(error.body().is_empty());
    assert!(!format!("{error} {error:?}").contains("geheim"));
}

#[tokio::test]
async fn wrong_headers_are_decode_errors() {
    let error = failed(http_response("200 OK\nmetadata.ttlExpireTime: soon", "")).await;
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "get_state (GET /v1.0/state/orders/k) failed: cannot decode the response 200 OK: \
         header `metadata.ttlExpireTime`: expected an RFC 3339 time, found \"soon\""
    );
    let mut bytes = http_response("200 OK\netag: ?", "");
    let at = bytes.iter().position(|byte| *byte == b'?').unwrap();
    bytes[at] = 0xff;
    assert!(
        failed(bytes)
            .await
            .to_string()
            .ends_with("header `ETag`: expected UTF-8 text")
    );
}

#[tokio::test]
async fn wrong_bodies_are_decode_errors_that_say_where() {
    #[derive(Debug)]
    struct Item;
    impl FromJson for Item {
        fn from_json(value: JsonValue<'_>) -> Result<Self, dapr_client_runtime::DecodeError> {
            value.object()?.optional::<String>("etag")?;
            Ok(Item)
        }
    }
    for (body, expected) in [
        (
            &b"[{},{},{\"etag\":7}]"[..],
            "[2].etag: expected a string, found 7",
        ),
        (b"[{\"etag\":\"\xff\"}]", "not UTF-8 after 10 bytes"),
        (b"[{\"etag\":", "not JSON: EOF while parsing"),
        (b"", "expected JSON, found nothing"),
        (b"<html>", "not JSON: expected value at line 1 column 1"),
    ] {
        let server = Server::responding(http_response("200 OK", body));
        let decode = |response: Response| response.json::<Vec<Item>>();
        let mut call = server.client().call(&GET_STATE, decode);
        call.path("s");
        call.path("k");
        let error = call.await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.status(), Some(StatusCode::OK));
        assert_eq!(error.body(), body);
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn secrets_are_never_shown() {
    let server = Server::responding(http_response("200 OK", r#"{"pin":"geheim"}"#));
    let secrets = get_secret(&server.client()).await.unwrap();
    assert_eq!(secrets["pin"].expose(), "geheim");
    assert_eq!(format!("{secrets:?}"), r#"{"pin": [redacted]}"#);
    for body in [
        r#"{"pin":4711}"#,
        "4711",
        r#"{"pin":"4711""#,
        r#"{"pin":["4711"]}"#,
    ] {
        let server = Server::responding(http_response("200 OK", body));
        let error = get_secret(&server.client()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(
            !format!("{error} {error:?} {:?}", error.source()).contains("4711"),
            "{error}"
        );
        assert!(error.body().is_empty());
    }
}

#[tokio::test]
async fn a_reply_has_whatever_status_came() {
    for (head, status) in [
        ("302 Found\nLocation: http://127.0.0.1:1/x", 302),
        ("404 x", 404),
    ] {
        let bytes = http_response(
            &format!("{head}\nX-A: 1\nX-A: ü"),
            "{\"errorCode\":\"MINE\"}",
        );
        let server = Server::responding(bytes);
        let reply = invoke(&server.client(), "app", "m").await.unwrap();
        assert_eq!(reply.status(), status);
        assert_eq!(reply.header("x-a"), Some("1"));
        let all = reply
            .headers()
            .filter(|(name, _)| name.eq_ignore_ascii_case("x-a"));
        assert_eq!(
            all.map(|(_, value)| value).collect::<Vec<_>>(),
            [b"1", "ü".as_bytes()]
        );
        assert_eq!(reply.text().await.unwrap(), "{\"errorCode\":\"MINE\"}");
        assert_eq!(server.count(), 1, "redirects are not followed");
    }
}

#[tokio::test]
async fn errors_of_the_sidecar_and_of_the_application_differ() {
    const JSON: &str = "content-type: application/json";
    const OWN: &str = r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"no"}"#;
    let server = Server::responding(http_response(&format!("500 x\n{JSON}; charset=utf-8"), OWN));
    let error = invoke(&server.client(), "app", "m").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Dapr);
    assert_eq!(
        error.to_string(),
        "invoke_method (GET /v1.0/invoke/app/method/m) failed: 500 ERR_DIRECT_INVOKE: no"
    );
    let server = Server::responding(http_response(
        "401 x\ncontent-type: text/plain",
        "invalid api token\n",
    ));
    let error = invoke(&server.client(), "app", "m").await.unwrap_err();
    assert_eq!(
        (error.status(), error.error_code()),
        (Some(StatusCode::UNAUTHORIZED), None)
    );

    let long = format!(
        "{{\"errorCode\":\"ERR_DIRECT_INVOKE\",\"x\":\"{}\"}}",
        "y".repeat(200_000)
    );
    for (head, body) in [
        (format!("500 x\n{JSON}"), r#"{"errorCode":"MINE"}"#),
        (format!("500 x\n{JSON}"), "{\"errorCode\":"),
        (format!("500 x\n{JSON}"), &*long),
        (format!("502 x\n{JSON}"), OWN),
        ("500 x\ncontent-type: text/plain".into(), OWN),
        ("401 x".into(), "go away"),
        ("401 x".into(), ""),
    ] {
        let server = Server::responding(http_response(&head, body));
        let reply = invoke(&server.client(), "app", "m").await.unwrap();
        assert_eq!(reply.text().await.unwrap(), body, "{head}");
    }
}

#[tokio::test]
async fn the_status_of_a_reply_can_be_made_an_error() {
    for status in ["200 OK", "204 No Content", "302 Found", "399 x"] {
        let server = Server::responding(http_response(status, ""));
        let reply = invoke(&server.client(), "app", "m").await.unwrap();
        assert!(reply.error_for_status().await.is_ok(), "{status}");
    }
    let server = Server::responding(http_response("404 Not Found", "no such\norder"));
    let reply = invoke(&server.client(), "app", "m").await.unwrap();
    let error = reply.error_for_status().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unexpected);
    assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    assert_eq!(error.body(), b"no such\norder");
    assert_eq!(
        error.to_string(),
        "invoke_method (GET /v1.0/invoke/app/method/m) failed: the application or service responded with 404 Not Found: \
         no such order"
    );
    // Neither the length of a body nor its end matters.
    for (bytes, length) in [
        (http_response("500 x", vec![b'x'; 3_000_000]), 1024),
        (
            b"HTTP/1.1 500 x\r\ncontent-length: 9\r\n\r\nabc".to_vec(),
            3,
        ),
    ] {
        let server = Server::closing_after(bytes);
        let reply = invoke(&server.client(), "app", "m").await.unwrap();
        let error = reply.error_for_status().await.unwrap_err();
        assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
        assert_eq!(error.body().len(), length);
    }
}

#[tokio::test]
async fn the_alternate_text_adds_the_sources() {
    let server = Server::responding(http_response("200 OK", "[1,\n2"));
    let found = get_state(&server.client(), "orders", "k").await.unwrap();
    let error = found.found().body.json::<Vec<u8>>().unwrap_err();
    let text = "get_state failed: the body is not the JSON of alloc::vec::Vec<u8>";
    assert_eq!(error.to_string(), text);
    let source = "EOF while parsing a list at line 2 column 1";
    assert_eq!(format!("{error:#}"), format!("{text}: {source}"));
    let error = failed(http_response("500 x", "")).await;
    assert_eq!(format!("{error:#}"), error.to_string());
}

#[tokio::test]
async fn common_statuses_have_a_name() {
    for (head, not_found, conflict) in [
        ("404 Not Found", true, false),
        ("409 Conflict", false, true),
        ("400 Bad Request", false, false),
    ] {
        let error = failed(http_response(head, r#"{"errorCode":"E"}"#)).await;
        assert_eq!(error.is_not_found(), not_found);
        assert_eq!(error.is_conflict(), conflict);
    }
}

#[tokio::test]
async fn replies_are_decoded_on_demand() {
    let server = Server::responding(http_response("200 OK", "[1,2]"));
    let client = server.client();
    let reply = || async { invoke(&client, "app", "m").await.unwrap() };
    assert_eq!(reply().await.json::<Vec<u8>>().await.unwrap(), [1, 2]);
    assert_eq!(reply().await.bytes().await.unwrap(), "[1,2]");
    let error = reply().await.json::<bool>().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "invoke_method failed: the body is not the JSON of bool"
    );
    let server = Server::responding(http_response("200 OK", b"\xff"));
    let error = invoke(&server.client(), "app", "m")
        .await
        .unwrap()
        .text()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}
