use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::*;

/// A server that sends these responses, each on its own connection, and returns the received requests.
async fn server(responses: &[&str]) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let responses: Vec<String> = responses
        .iter()
        .map(|response| response.replace("URL", &url))
        .collect();
    let serving = tokio::spawn(async move {
        let mut received = Vec::new();
        for response in responses {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = Vec::new();
            let mut buffer = [0; 4096];
            while !is_whole(&request) {
                let count = stream.read(&mut buffer).await.unwrap();
                request.extend_from_slice(&buffer[..count]);
            }
            let text = format!("HTTP/1.1 {response}");
            stream.write_all(text.as_bytes()).await.unwrap();
            received.push(String::from_utf8(request).unwrap());
        }
        received
    });
    (url, serving)
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.is_none_or(|length| body.len() >= length.parse().unwrap())
}

fn binding(properties: &[(&str, &str)]) -> Result<HttpBinding, String> {
    let properties = properties
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    HttpBinding::new(&properties.collect(), HttpClient::new(false))
}

fn invocation(operation: &str, metadata: &[(&str, &str)]) -> Invocation {
    let metadata = metadata
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Invocation {
        operation: operation.to_owned(),
        data: "{\"a\":1}".to_owned(),
        metadata: metadata.collect(),
    }
}

const CLOSE: &str = "Connection: close\r\n";

#[tokio::test]
async fn the_response_and_its_headers_are_returned() {
    let response =
        format!("201 Created\r\nx-one: a\r\nX-One: b\r\nContent-Length: 4\r\n{CLOSE}\r\ntrue");
    let (url, serving) = server(&[&response]).await;
    let binding = binding(&[
        ("url", &format!("{url}/base/")),
        ("securityToken", "sesame"),
        ("securityTokenHeader", "X-Token"),
    ]);
    let metadata = [
        ("path", "/a?b=c"),
        ("X-More", "m"),
        ("lower", "l"),
        ("traceparent", "00-1"),
    ];
    let outcome = binding
        .unwrap()
        .invoke(&invocation("create", &metadata))
        .await
        .unwrap();
    assert_eq!(outcome.data, b"true");
    assert_eq!(outcome.metadata["statusCode"], "201");
    assert_eq!(outcome.metadata["status"], "201 Created");
    assert_eq!(outcome.metadata["X-One"], "a, b");
    let request = serving.await.unwrap().remove(0).to_lowercase();
    assert!(
        request.starts_with("post /base/a?b=c http/1.1\r\n"),
        "{request}"
    );
    for header in [
        "x-token: sesame",
        "x-more: m",
        "traceparent: 00-1",
        &format!("accept: {JSON}"),
    ] {
        assert!(
            request.contains(&format!("\r\n{header}\r\n")),
            "{header} in {request}"
        );
    }
    assert!(!request.contains("lower"));
    assert!(request.ends_with("{\"a\":1}"));
}

#[tokio::test]
async fn error_statuses_are_errors_unless_disabled() {
    let response = format!("503 Service Unavailable\r\nContent-Length: 0\r\n{CLOSE}\r\n");
    let (url, _serving) = server(&[&response, &response]).await;
    let binding = binding(&[("url", &url)]).unwrap();
    let error = binding.invoke(&invocation("get", &[])).await.unwrap_err();
    assert_eq!(error.text, "received status code 503");
    assert_eq!(error.metadata["statusCode"], "503");
    let invocation = invocation("get", &[("errorIfNot2XX", "false")]);
    assert_eq!(
        binding.invoke(&invocation).await.unwrap().metadata["statusCode"],
        "503"
    );
}

#[tokio::test]
async fn the_reason_phrase_of_the_service_is_returned() {
    for (line, status) in [
        ("200 Custom", "200 Custom"),
        ("200", "200"),
        ("299 ", "299"),
        ("200 OK", "200 OK"),
    ] {
        let response = format!("{line}\r\nContent-Length: 0\r\n{CLOSE}\r\n");
        let (url, _serving) = server(&[&response]).await;
        let binding = binding(&[("url", &url)]).unwrap();
        let outcome = binding.invoke(&invocation("get", &[])).await.unwrap();
        assert_eq!(outcome.metadata["status"], status);
    }
}

#[tokio::test]
async fn redirects_are_followed() {
    let away = format!("302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n{CLOSE}\r\n");
    let again =
        format!("307 Temporary Redirect\r\nLocation: URL/c\r\nContent-Length: 0\r\n{CLOSE}\r\n");
    let response = format!("200 OK\r\nContent-Length: 2\r\n{CLOSE}\r\nok");
    let (url, serving) = server(&[&away, &again, &response]).await;
    let binding = binding(&[("url", &format!("{url}/a"))]).unwrap();
    assert_eq!(
        binding.invoke(&invocation("post", &[])).await.unwrap().data,
        b"ok"
    );
    let requests = serving.await.unwrap();
    let lines: Vec<&str> = requests
        .iter()
        .filter_map(|request| request.lines().next())
        .collect();
    assert_eq!(
        lines,
        ["POST /a HTTP/1.1", "GET /b HTTP/1.1", "GET /c HTTP/1.1"]
    );
}

#[tokio::test]
async fn errors_are_those_of_daprd() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = closed.local_addr().unwrap();
    drop(closed);
    let binding = binding(&[("url", &format!("http://{address}"))]).unwrap();
    let error = |invocation: Invocation| {
        let binding = &binding;
        async move { binding.invoke(&invocation).await.unwrap_err().text }
    };
    assert_eq!(
        error(invocation("create", &[])).await,
        format!("Post \"http://{address}\": dial tcp {address}: connect: connection refused")
    );
    assert_eq!(
        error(invocation("get", &[("path", "%zz")])).await,
        format!("parse \"http://{address}/%zz\": invalid URL escape \"%zz\"")
    );
    assert_eq!(
        error(invocation("post", &[("X-A", "a\nb")])).await,
        format!("Post \"http://{address}\": net/http: invalid header field value for \"X-A\"")
    );
}

#[test]
fn invalid_properties_are_refused() {
    let refuse = |name: &str, value: &str| {
        let error = binding(&[("url", "http://localhost"), (name, value)]).unwrap_err();
        assert!(error.contains(&format!("`{name}`")), "{error}");
    };
    refuse("MTLSRootCA", "x");
    refuse("responseTimeout", "soon");
    refuse("maxResponseBodySize", "large");
    assert_eq!(size("2Ki"), Ok(Some(2048)));
    assert_eq!(size("-1"), Ok(None));
}

#[tokio::test]
async fn https_addresses_are_refused() {
    for (name, value) in [("url", "https://example.org"), ("MTLSClientCert", "x")] {
        let binding = binding(&[("url", "http://localhost"), (name, value)]).unwrap();
        assert!(binding.unserved().unwrap().contains(&format!("`{name}`")));
        let error = binding.invoke(&invocation("get", &[])).await.unwrap_err();
        assert!(error.text.contains("no TLS"), "{}", error.text);
    }
}

#[test]
fn addresses_are_normalized() {
    let cases = [
        ("b", "http://h/x/b"),
        ("/b", "http://h/b"),
        ("http://o/b", "http://o/b"),
    ];
    for (place, expected) in cases {
        assert_eq!(
            resolve_location("http://h/x/a?q", place).as_deref(),
            Ok(expected)
        );
    }
    assert_eq!(
        resolve_location("http://h", "b").as_deref(),
        Ok("http://h/b")
    );
}
