//! A server in place of a sidecar that records requests, and can return malformed responses.
//!
//! Cases share one recorder. Each uses its own name for the state store or the invoked application, and
//! queries its own requests with `GET /v1.0/invoke/NAME/method/recorded`: a JSON array of the cases'
//! `Recorded`. `GET /v1.0/invoke/any/method/count` returns the number of all requests. These queries are not
//! recorded.
//!
//! The start of the name selects the behavior:
//!
//! | name | response |
//! |---|---|
//! | `silent` | none |
//! | `cut-length`, `cut-chunks` | a response truncated in its body |
//! | `cut-head` | a response truncated in its head |
//! | `closing` | a complete response, after which the connection closes unannounced |
//! | `html` | 502 and an HTML page |
//! | `grpc` | the HTTP/2 settings frame that a gRPC server sends first |
//! | `many-headers` | a response with 150 headers |
//! | `not-json` | 200 and an invalid body with the content type of JSON |
//! | anything else | 200 and `"recorded"` to a GET, otherwise 204 |

use std::io;

use serde_json::json;

use crate::server::{Reply, Request, Requests, Server};

/// Starts a recorder.
///
/// # Errors
///
/// Fails if no port is available.
pub fn start() -> io::Result<Server> {
    Server::start(respond)
}

fn respond(request: &Request, requests: &Requests) -> Reply {
    let name = name(request);
    if request.path().ends_with("/method/count") {
        let requests = requests.all();
        let count = requests.iter().filter(|request| !is_query(request)).count();
        return Reply::of(200, "application/json", count.to_string());
    }
    if request.path().ends_with("/method/recorded") {
        return Reply::of(200, "application/json", recorded(name, requests));
    }
    match name {
        name if name.starts_with("silent") => Reply::Silence,
        name if name.starts_with("cut-length") => Reply::Close(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n\"ten bytes".to_vec(),
        ),
        name if name.starts_with("cut-chunks") => Reply::Close(
            b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n4\r\n\"ten\r\n"
                .to_vec(),
        ),
        name if name.starts_with("cut-head") => Reply::Close(b"HTTP/1.1 200 OK\r\ncontent-le".to_vec()),
        name if name.starts_with("closing") => match request.method() {
            "GET" => Reply::Close(b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n1".to_vec()),
            _ => Reply::Close(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()),
        },
        name if name.starts_with("html") => Reply::of(
            502,
            "text/html",
            "<html><body><h1>502 Bad Gateway</h1></body></html>",
        ),
        name if name.starts_with("grpc") => Reply::Close(
            b"\0\0\x06\x04\0\0\0\0\0\0\x05\0\0\x40\0".to_vec(),
        ),
        name if name.starts_with("many-headers") => {
            let headers: String = (0..149).map(|n| format!("x-{n}: y\r\n")).collect();
            Reply::Close(format!("HTTP/1.1 200 OK\r\n{headers}content-length: 1\r\n\r\n1").into())
        }
        name if name.starts_with("not-json") => Reply::of(200, "application/json", "not JSON"),
        _ if request.method() == "GET" => Reply::of(200, "application/json", "\"recorded\""),
        _ => Reply::with(204, &[], ""),
    }
}

/// The third path segment: the name of a store or application.
fn name(request: &Request) -> &str {
    request.path().split('/').nth(3).unwrap_or_default()
}

/// Whether the request is a query to the recorder.
fn is_query(request: &Request) -> bool {
    let path = request.path();
    path.ends_with("/method/recorded") || path.ends_with("/method/count")
}

fn recorded(wanted: &str, requests: &Requests) -> String {
    let requests = requests.all();
    let own = requests
        .iter()
        .filter(|request| name(request) == wanted && !is_query(request));
    let shown: Vec<_> = own
        .map(|request| {
            json!({
                "connection": request.connection,
                "line": request.line(),
                "headers": request.headers().collect::<Vec<_>>(),
                "chunked": request.chunked,
                "length": request.body.len(),
            })
        })
        .collect();
    json!(shown).to_string()
}
