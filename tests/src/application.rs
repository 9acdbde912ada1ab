//! The application that daprd calls in the tests.
//!
//! | path | answer |
//! |---|---|
//! | `/status/NUMBER` | that status, headers that tell it apart, and the body `the body of NUMBER` |
//! | `/mirror` | the body of the request in chunks, with its content type |
//! | anything else | what the application saw, as JSON: the `Seen` of the cases |

use std::io;

use serde_json::json;

use crate::server::{Answer, Request, Requests, Server};

/// Starts the application.
///
/// # Errors
///
/// When there is no port.
pub fn start() -> io::Result<Server> {
    Server::start(answer)
}

fn answer(request: &Request, _: &Requests) -> Answer {
    let path = request.path();
    if let Some(status) = path.strip_prefix("/status/").and_then(|s| s.parse().ok()) {
        return chosen(status);
    }
    if path == "/mirror" {
        let content_type = request.header("content-type").unwrap_or_default();
        return Answer::chunked(200, &[("content-type", &content_type)], &request.body);
    }
    // daprd asks for these when it starts; an application without them says so.
    if path.starts_with("/dapr/") {
        return Answer::of(404, "text/plain", "there is no such thing here");
    }
    let seen = json!({
        "method": request.method(),
        "path": path,
        "query": request.query(),
        "headers": request.headers().collect::<Vec<_>>(),
        "body": String::from_utf8_lossy(&request.body),
    });
    Answer::of(200, "application/json", seen.to_string())
}

fn chosen(status: u16) -> Answer {
    let headers = [
        ("content-type", "text/x-odd"),
        ("location", "/elsewhere"),
        ("x-answer", "one"),
        ("x-answer", "two"),
    ];
    let body = match status {
        204 | 304 => String::new(),
        _ => format!("the body of {status}"),
    };
    Answer::with(status, &headers, body)
}
