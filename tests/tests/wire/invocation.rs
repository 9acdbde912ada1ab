//! Service invocation: requests, and responses of applications.

use std::time::Duration;

use anyhow::Result;

use crate::sidecar::Sidecar;

#[tokio::test]
async fn all_parameters_are_sent() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar.dapr.invoke_method("http://a:1", "/orders/7 ü+/é");
    let call = call.put().query("b", "1").query("a", "2/3").query("b", "");
    let call = call.header("x-many", "one").header("X-Many", "two");
    let call = call.header("accept", "grün").traceparent("00-a-b-01");
    let call = call.tracestate("c=d").baggage("e=f");
    let call = call.json("overwritten").text("grün");
    let reply = call.timeout(Duration::from_secs(10)).await?;
    assert_eq!(reply.status().as_u16(), 418);
    assert_eq!(
        sidecar.sent()?,
        "PUT /v1.0/invoke/http%3A%2F%2Fa%3A1/method/orders/7%20%C3%BC%2B/%C3%A9\
         ?b=1&a=2%2F3&b= HTTP/1.1\n\
         accept: grün\n\
         baggage: e=f\n\
         content-length: 5\n\
         content-type: text/plain; charset=utf-8\n\
         host: SIDECAR\n\
         traceparent: 00-a-b-01\n\
         tracestate: c=d\n\
         user-agent: CLIENT\n\
         x-many: one\n\
         x-many: two\n\
         \n\
         grün"
    );
    Ok(())
}

#[tokio::test]
async fn only_required_parameters_are_sent() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    sidecar.dapr.invoke_method("echo", "").await?;
    assert_eq!(
        sidecar.sent()?,
        "POST /v1.0/invoke/echo/method/ HTTP/1.1\n\
         content-length: 0\nhost: SIDECAR\nuser-agent: CLIENT\n\n"
    );
    Ok(())
}

#[tokio::test]
async fn all_methods_are_sent() -> Result<()> {
    for (method, sized) in [
        ("GET", false),
        ("POST", true),
        ("PUT", true),
        ("DELETE", false),
        ("PATCH", true),
        ("HEAD", false),
        ("OPTIONS", false),
        ("TRACE", false),
    ] {
        let sidecar = Sidecar::teapot()?;
        let call = sidecar.dapr.invoke_method("echo", "x");
        let call = match method {
            "GET" => call.get(),
            "POST" => call.post(),
            "PUT" => call.put(),
            "DELETE" => call.delete(),
            "PATCH" => call.patch(),
            "HEAD" => call.head(),
            "OPTIONS" => call.options(),
            other => call.http_method(other),
        };
        call.await?;
        let length = if sized { "content-length: 0\n" } else { "" };
        assert_eq!(
            sidecar.sent()?,
            format!(
                "{method} /v1.0/invoke/echo/method/x HTTP/1.1\n\
                 {length}host: SIDECAR\nuser-agent: CLIENT\n\n"
            )
        );
    }
    Ok(())
}

#[tokio::test]
async fn bodies_are_sent_with_their_content_type() -> Result<()> {
    let sidecar = Sidecar::teapot()?;
    let call = sidecar.dapr.invoke_method("echo", "x");
    call.body(&[0, 13, 10, 128, 255]).await?;
    let request = sidecar.request()?;
    assert_eq!(request.body, [0, 13, 10, 128, 255]);
    assert_eq!(
        request.header("content-type").as_deref(),
        Some("application/octet-stream")
    );
    assert_eq!(request.header("content-length").as_deref(), Some("5"));

    let sidecar = Sidecar::teapot()?;
    let call = sidecar
        .dapr
        .invoke_method("echo", "x")
        .header("content-type", "a/b");
    call.json(&serde_json::json!({ "a": ["ü", 1.5] })).await?;
    let request = sidecar.request()?;
    assert_eq!(request.body, "{\"a\":[\"ü\",1.5]}".as_bytes());
    assert_eq!(request.header("content-type").as_deref(), Some("a/b"));
    Ok(())
}

#[tokio::test]
async fn every_response_is_a_reply() -> Result<()> {
    for status in [
        200, 201, 204, 299, 302, 400, 401, 403, 404, 409, 418, 500, 502, 599,
    ] {
        let headers = [("X-Echo", "one"), ("x-echo", "two"), ("location", "/b")];
        let body = if status == 204 { "" } else { "text" };
        let sidecar = Sidecar::responding_with(status, &headers, body)?;
        let reply = sidecar.dapr.invoke_method("echo", "x").get().await?;
        assert_eq!(reply.status().as_u16(), status);
        assert_eq!(reply.header("x-echo"), Some("one"));
        let named = reply
            .headers()
            .filter(|(name, _)| name.eq_ignore_ascii_case("x-echo"));
        let values: Vec<_> = named.map(|(_, value)| value).collect();
        assert_eq!(values, [b"one", b"two"]);
        assert_eq!(reply.text().await?, body);
        // A redirect is not followed either.
        assert_eq!(sidecar.request()?.method(), "GET");
    }
    Ok(())
}

#[tokio::test]
async fn an_error_of_the_application_is_a_reply() -> Result<()> {
    // Responses that resemble errors of the sidecar, but are not errors of this operation.
    for (status, content_type, body) in [
        (
            500,
            "application/json",
            r#"{"errorCode":"MY_OWN","message":"m"}"#,
        ),
        (500, "application/json", r#"{"errorCode":"ERR_STATE_GET"}"#),
        (500, "text/plain", r#"{"errorCode":"ERR_DIRECT_INVOKE"}"#),
        (
            409,
            "application/json",
            r#"{"errorCode":"ERR_DIRECT_INVOKE"}"#,
        ),
        (500, "application/json", "{\"errorCode\":"),
        (500, "application/json", ""),
        (404, "application/json", "[]"),
        (401, "text/plain", "invalid password"),
        (401, "application/json", r#"{"error":"who are you?"}"#),
        (403, "application/json", "null"),
    ] {
        let sidecar = Sidecar::responding(status, content_type, body)?;
        let reply = sidecar.dapr.invoke_method("echo", "x").await?;
        assert_eq!(reply.status().as_u16(), status, "{body}");
        assert_eq!(reply.header("content-type"), Some(content_type));
        assert_eq!(reply.text().await?, body);
    }
    Ok(())
}
