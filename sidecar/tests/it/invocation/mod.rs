//! Service invocation. The expected responses were observed from daprd.

mod between_apps;

use dapr_sidecar::{AppRequest, AppResponse, Sidecar};

use crate::raw::{body, exchange, send, status};

/// Echoes the request.
async fn echo(request: AppRequest) -> AppResponse {
    let query = request
        .query
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let mut headers: Vec<_> = request
        .headers
        .iter()
        .map(|(name, value)| format!("{}={}", name.to_lowercase(), String::from_utf8_lossy(value)))
        .collect();
    headers.sort();
    let text = format!(
        "{} {}{query} [{}] {}",
        request.method,
        request.path,
        headers.join(" "),
        String::from_utf8_lossy(&request.body)
    );
    let status = request
        .path
        .strip_prefix("/status/")
        .and_then(|status| status.parse().ok())
        .unwrap_or(200);
    AppResponse::new(status)
        .header("x-app", "1")
        .header("connection", "x-hop")
        .header("x-hop", "1")
        .body(text)
}

async fn own() -> Sidecar {
    Sidecar::builder()
        .app_id("echo")
        .app(echo)
        .start()
        .await
        .unwrap()
}

#[tokio::test]
async fn the_application_of_the_sidecar_is_called() {
    let sidecar = own().await;
    let reply = sidecar
        .client()
        .invoke_method("echo", "a/b c")
        .put()
        .query("x", "1")
        .header("x-squadron", "red")
        .text("hello")
        .await
        .unwrap();
    assert_eq!(reply.status().as_u16(), 200);
    let text = reply.text().await.unwrap();
    assert!(
        text.starts_with("PUT /a/b%20c?x=1 [") && text.ends_with("] hello"),
        "{text}"
    );
    assert!(
        text.contains("x-squadron=red")
            && text.contains("content-length=5")
            && !text.contains("dapr-caller"),
        "{text}"
    );
}

#[tokio::test]
async fn every_status_is_returned_as_a_response() {
    let sidecar = own().await;
    let response = send(&sidecar, "GET", "/v1.0/invoke/echo/method/status/418", &[]).await;
    assert_eq!(status(&response), 418);
    // An error without a content type becomes JSON; the type of other bodies is detected.
    assert!(
        response.contains("\r\nContent-Type: application/json\r\n")
            && response.contains("\r\nX-App: 1\r\n"),
        "{response}"
    );
    assert!(!response.contains("X-Hop"), "{response}");
    let response = send(&sidecar, "GET", "/v1.0/invoke/echo/method/x", &[]).await;
    assert!(
        response.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"),
        "{response}"
    );
}

#[tokio::test]
async fn the_target_can_be_in_a_header() {
    let sidecar = own().await;
    let response = send(
        &sidecar,
        "GET",
        "/x//y/../z%20b/",
        &[("dapr-app-id", "echo")],
    )
    .await;
    assert!(
        body(&response).contains("GET /x/z%20b [") && !response.contains("dapr-app-id"),
        "{response}"
    );
    let response = send(
        &sidecar,
        "GET",
        "/x",
        &[("authorization", "Basic ZGFwci1hcHAtaWQ6ZWNobw==")],
    )
    .await;
    assert!(body(&response).contains("GET /x ["), "{response}");
    // A real route takes precedence over the header.
    assert_eq!(
        status(&send(&sidecar, "GET", "/v1.0/healthz", &[("dapr-app-id", "echo")]).await),
        204
    );
}

#[tokio::test]
async fn connection_headers_are_not_forwarded() {
    let sidecar = own().await;
    let sent = [
        ("grpc-x", "1"),
        ("a-bin", "AA=="),
        ("keep-alive", "3"),
        ("baggage", "a=b"),
    ];
    let response = send(&sidecar, "FOO", "/v1.0/invoke/echo/method/x", &sent).await;
    assert!(
        body(&response).contains("POST /x [baggage=a=b dapr-grpc-x=1 traceparent=00-00"),
        "{response}"
    );
    assert!(response.contains("\r\nBaggage: a=b\r\n"), "{response}");
}

#[tokio::test]
async fn failed_invocations_give_the_errors_of_daprd() {
    let sidecar = own().await;
    let bare = Sidecar::builder().app_id("bare").start().await.unwrap();
    for (at, path, reason) in [
        (
            &sidecar,
            "nobody/method/x",
            "failed to invoke, id: nobody, err: no host found with the given ID",
        ),
        (
            &sidecar,
            "a.b.c/method/x",
            "failed to invoke, id: a.b.c, err: invalid app id a.b.c",
        ),
        (
            &sidecar,
            "echo/method/a%3Fb",
            r#"failed to invoke, id: echo, err: rpc error: code = InvalidArgument desc = invalid method: method contains forbidden character: \"a?b\""#,
        ),
        (
            &bare,
            "bare/method/a",
            "failed to invoke, id: bare, err: cannot invoke local endpoint: app channel not initialized",
        ),
        (
            &bare,
            "http://127.0.0.1:1/method/ext",
            r#"failed to invoke, id: http://127.0.0.1:1, err: Get \"http://127.0.0.1:1/ext\": dial tcp 127.0.0.1:1: connect: connection refused"#,
        ),
    ] {
        let response = send(at, "GET", &format!("/v1.0/invoke/{path}"), &[]).await;
        let expected = format!(r#"{{"errorCode":"ERR_DIRECT_INVOKE","message":"{reason}"}}"#);
        assert_eq!(
            (status(&response), body(&response)),
            (500, expected.as_str()),
            "{path}"
        );
    }
}

/// Responds with the status and body in the path, such as `/201/text`.
async fn says(request: AppRequest) -> AppResponse {
    let mut parts = request.path.split('/').skip(1);
    let status = parts.next().and_then(|status| status.parse().ok());
    // The sidecar's startup requests are not handled here.
    AppResponse::new(status.unwrap_or(404)).body(parts.next().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn event_streams_get_200_and_a_trace_with_the_first_byte() {
    let sidecar = Sidecar::builder().app_id("says").app(says);
    let sidecar = sidecar.start().await.unwrap();
    let accept = [("accept", " Text/Event-Stream ")];
    for (path, expected, traced, is_stream) in [
        ("201/x", 200, true, false),
        ("201", 200, false, false),
        ("302", 302, true, true),
        ("404", 404, true, false),
    ] {
        let path = format!("/v1.0/invoke/says/method/{path}");
        let response = send(&sidecar, "GET", &path, &accept).await;
        let head = response.to_lowercase();
        assert_eq!(status(&response), expected, "{path}");
        assert_eq!(head.contains("\r\ntraceparent: "), traced, "{response}");
        assert_eq!(
            head.contains("content-type: text/event-stream\r\ncache-control: no-cache"),
            is_stream,
            "{response}"
        );
        assert!(!head.contains("untraced"), "{response}");
    }
    let response = send(&sidecar, "GET", "/v1.0/invoke/says/method/201/x", &[]).await;
    assert_eq!(status(&response), 201);
}

#[tokio::test]
async fn external_endpoints_are_called_by_name() {
    let outside = Sidecar::builder().app_id("outside").start().await.unwrap();
    let endpoint = format!(
        "apiVersion: dapr.io/v1alpha1\nkind: HTTPEndpoint\nmetadata: {{ name: other }}\nspec:\n  baseUrl: {}\n  headers: [{{ name: x-key, value: secret }}]\n",
        outside.http_endpoint()
    );
    let sidecar = Sidecar::builder()
        .resources_yaml(endpoint)
        .start()
        .await
        .unwrap();
    assert_eq!(
        status(
            &send(
                &sidecar,
                "GET",
                "/v1.0/invoke/other/method/v1.0/healthz",
                &[]
            )
            .await
        ),
        204
    );
    let direct = format!(
        "/v1.0/invoke/{}/method/v1.0/metadata",
        outside.http_endpoint()
    );
    assert!(
        send(&sidecar, "GET", &direct, &[])
            .await
            .contains("\"id\":\"outside\"")
    );
}

#[tokio::test]
async fn an_oversized_body_is_not_forwarded() {
    let sidecar = Sidecar::builder()
        .app_id("echo")
        .app(echo)
        .max_body_size(10)
        .start()
        .await
        .unwrap();
    let request = "POST /v1.0/invoke/echo/method/x HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 11\r\n\r\n01234567890";
    let response = exchange(&sidecar, request).await;
    assert_eq!(
        (status(&response), body(&response)),
        (
            500,
            r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"failed to invoke, id: echo, err: stream too large"}"#
        )
    );
}

/// The same with an application on a port, where the body fails while it is sent.
#[tokio::test]
async fn a_streamed_body_that_exceeds_the_limit_is_aborted() {
    let app = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = app.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = app.accept().await.unwrap();
            // Reads everything and never responds.
            tokio::spawn(async move { tokio::io::copy(&mut stream, &mut tokio::io::sink()).await });
        }
    });
    let sidecar = Sidecar::builder()
        .app_id("echo")
        .app_port(port)
        .disable_init_endpoint("config")
        .max_body_size(100_000)
        .start()
        .await
        .unwrap();
    let request = format!(
        "POST /v1.0/invoke/echo/method/x HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 200000\r\n\r\n{}",
        "x".repeat(200_000)
    );
    let response = exchange(&sidecar, &request).await;
    assert!(
        status(&response) == 500 && body(&response).contains("err: stream too large"),
        "{response}"
    );
}
