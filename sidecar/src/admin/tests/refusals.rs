//! Requests that are refused, and their messages.

use super::http::exchange;
use super::{admin, start};

#[tokio::test]
async fn only_loopback_hosts_are_accepted() {
    let sidecar = start().await;
    let address = sidecar.admin_endpoint().unwrap().replace("http://", "");
    let port = address.rsplit(':').next().unwrap();
    let get = async |headers: String| exchange(&address, "GET", "/clock", &headers, "").await;
    for host in ["localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "[::1]"] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let response = get(format!("Host: {host}\r\n")).await;
            assert_eq!(response.status, 200, "{host}: {response:?}");
            assert_eq!(response.header("access-control-allow-origin"), None);
            let own = get(format!("Host: {host}\r\nOrigin: http://{host}\r\n")).await;
            assert_eq!(own.status, 200, "{own:?}");
        }
    }
    for host in [
        "evil.example",
        "evil.example:80",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "10.0.0.1",
        "0.0.0.0",
        "",
    ] {
        let response = get(format!("Host: {host}\r\n")).await;
        assert_eq!(response.status, 403, "{host}: {response:?}");
        let message = response.message();
        assert!(
            message.contains(&format!("the Host header is `{host}`")),
            "{message}"
        );
        assert!(message.contains("accepts only `localhost`"), "{message}");
    }
    for origin in [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        "http://localhost:1",
    ] {
        let response = get(format!("Host: {address}\r\nOrigin: {origin}\r\n")).await;
        assert_eq!(response.status, 403, "{response:?}");
        assert!(response.message().contains(&format!("`{origin}`")));
    }
    // HTTP/1.0 without a host.
    assert_eq!(get(String::new()).await.status, 403);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_refused() {
    let sidecar = start().await;
    for path in [
        "/nothing",
        "/clock/",
        "/state",
        "/state/",
        "/state/starwars/",
        "/failures/1",
    ] {
        let response = admin(&sidecar, "GET", path, "").await;
        assert_eq!(response.status, 404, "{path}: {response:?}");
        assert!(
            response
                .message()
                .contains("GET /openapi.yaml lists all operations")
        );
    }
    let response = admin(&sidecar, "OPTIONS", "/failures", "").await;
    assert_eq!(response.status, 405);
    assert_eq!(response.header("allow"), Some("GET, POST, DELETE"));
    assert_eq!(
        response.message(),
        "`/failures` has no operation with the method OPTIONS; use GET, POST, DELETE"
    );
}

#[tokio::test]
async fn invalid_bodies_are_refused_with_the_names_of_members() {
    let sidecar = start().await;
    for (path, body, expected) in [
        ("/clock/advance", "", "the body is not valid JSON"),
        (
            "/clock/advance",
            "[]",
            "the body is `[]`; send a JSON object",
        ),
        (
            "/clock/advance",
            "{}",
            "the member `by` is missing; set a duration",
        ),
        (
            "/clock/advance",
            r#"{"by":"soon"}"#,
            r#"`by` is `"soon"`; it must be a duration"#,
        ),
        (
            "/clock/advance",
            r#"{"by":"-1s"}"#,
            r#"`by` is `"-1s"`; it must be a duration that is not negative"#,
        ),
        ("/clock/advance", r#"{"by":-1}"#, "`by` is `-1`; it must be"),
        (
            "/clock/advance",
            r#"{"by":1e300}"#,
            "`by` is `1e+300`; it must be",
        ),
        (
            "/clock/advance",
            r#"{"by":1,"unit":"h"}"#,
            "unknown member `unit`; use `by`",
        ),
        (
            "/clock/freeze",
            r#"{"at":1}"#,
            "unknown member `at`: this operation has none; remove it",
        ),
        (
            "/failures",
            r#"{"delay":"1s"}"#,
            "the member `operation` is missing; set the ID of an operation",
        ),
        (
            "/failures",
            r#"{"operation":7,"delay":"1s"}"#,
            "`operation` is `7`; it must be a string",
        ),
        (
            "/failures",
            r#"{"operation":"get_state","delay":"1s"}"#,
            "`operation` is `get_state`, which is not the ID of an operation of Dapr; use one of executeActorStateTransaction, ",
        ),
        (
            "/failures",
            r#"{"operation":"getState"}"#,
            "the kind of failure is missing; set one of `error`, `delay`",
        ),
        (
            "/failures",
            r#"{"operation":"getState","delay":"1s","dropResponse":true}"#,
            "`delay` and `dropResponse` are set, but a failure has one kind",
        ),
        (
            "/failures",
            r#"{"operation":"getState","dropResponse":false}"#,
            "`dropResponse` is `false`; it must be `true`",
        ),
        (
            "/failures",
            r#"{"operation":"getState","truncateResponseAfter":-1}"#,
            "`truncateResponseAfter` is `-1`; it must be a number of bytes",
        ),
        (
            "/failures",
            r#"{"operation":"getState","error":503}"#,
            "`error` is `503`; it must be an object",
        ),
        (
            "/failures",
            r#"{"operation":"getState","error":{}}"#,
            "the member `status` is missing; set the status",
        ),
        (
            "/failures",
            r#"{"operation":"getState","error":{"status":99}}"#,
            "`status` is `99`; it must be an integer from 200 to 599",
        ),
        (
            "/failures",
            r#"{"operation":"getState","error":{"status":500,"code":1}}"#,
            "`code` is `1`; it must be a string",
        ),
        (
            "/failures",
            r#"{"operation":"getState","error":{"status":500,"text":""}}"#,
            "unknown member `text`; use `status`, `code`, `message`",
        ),
        (
            "/failures",
            r#"{"operation":"getState","times":0,"delay":1}"#,
            "`times` is `0`; it must be a positive integer or \"always\"",
        ),
    ] {
        let response = admin(&sidecar, "POST", path, body).await;
        assert_eq!(response.status, 400, "{path} {body}: {response:?}");
        let message = response.message();
        assert!(message.contains(expected), "{path} {body}: {message}");
    }
    let listed = admin(&sidecar, "GET", "/failures", "").await.json();
    assert_eq!(listed["failures"].as_array().unwrap().len(), 0);
    let large = " ".repeat((4 << 20) + 1);
    let response = admin(&sidecar, "POST", "/clock/advance", &large).await;
    // The connection may be closed before the whole body was sent.
    assert!([0, 413].contains(&response.status), "{response:?}");
}

#[tokio::test]
async fn missing_stores_components_and_keys_are_reported_with_what_exists() {
    let sidecar = start().await;
    for (method, path, body, expected) in [
        (
            "GET",
            "/state/none",
            "",
            "there is no state store `none`; the sidecar has: starwars",
        ),
        (
            "GET",
            "/state/starwars/a",
            "",
            "the state store `starwars` has no key `a`; stored keys include the key prefix: none",
        ),
        (
            "GET",
            "/events?pubsub=none",
            "",
            "there is no pubsub component `none`; the sidecar has: rebel-net",
        ),
        (
            "DELETE",
            "/events?pubsub=none",
            "",
            "there is no pubsub component `none`",
        ),
    ] {
        let response = admin(&sidecar, method, path, body).await;
        assert_eq!(response.status, 404, "{path}: {response:?}");
        assert!(
            response.message().contains(expected),
            "{}",
            response.message()
        );
    }
    let response = admin(&sidecar, "GET", "/calls?last=many", "").await;
    assert_eq!(
        response.message(),
        "the query parameter `last` is `many`; use a number, such as 50"
    );
    let response = admin(&sidecar, "PUT", "/state/starwars/a", "{}").await;
    assert_eq!(
        response.message(),
        "the member `value` is missing; set the JSON value to store"
    );
}
