//! Plain-text responses of Go's server and of daprd's middleware.

use dapr_client::server::RawResponse;

/// Like Go's `http.Error`.
pub(crate) fn plain(status: u16, text: &str) -> RawResponse {
    RawResponse::new(status)
        .header("content-type", "text/plain; charset=utf-8")
        .header("x-content-type-options", "nosniff")
        .body(format!("{text}\n"))
}

/// The error response of Go's server, which then closes the connection.
pub(crate) fn refused(status: &'static str) -> RawResponse {
    let code = status
        .split(' ')
        .next()
        .and_then(|code| code.parse().ok())
        .unwrap_or(400);
    RawResponse::new(code)
        .header("content-type", "text/plain; charset=utf-8")
        .header("connection", "close")
        .body(status)
}
