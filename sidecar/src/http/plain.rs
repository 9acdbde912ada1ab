//! Answers in plain text: those that Go's server and daprd's middleware give.

use dapr_client::server::RawAnswer;

/// As Go's `http.Error`.
pub(crate) fn plain(status: u16, text: &str) -> RawAnswer {
    RawAnswer::new(status)
        .header("content-type", "text/plain; charset=utf-8")
        .header("x-content-type-options", "nosniff")
        .body(format!("{text}\n"))
}

/// As Go's server itself, which then closes the connection.
pub(crate) fn refused(status: &'static str) -> RawAnswer {
    let code = status
        .split(' ')
        .next()
        .and_then(|code| code.parse().ok())
        .unwrap_or(400);
    RawAnswer::new(code)
        .header("content-type", "text/plain; charset=utf-8")
        .header("connection", "close")
        .body(status)
}
