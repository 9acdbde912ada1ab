//! Reads request bodies like daprd's two kinds of handlers.

use dapr_client::{Body, Bytes};
use futures_util::TryStreamExt;

use crate::json::{SyntaxError, Value, decode_first};

/// Parses the first JSON value of a body. The rest is ignored and may exceed the limit.
///
/// The error is the message of Go's decoder.
pub(super) async fn decode(body: Body) -> Result<Value, String> {
    let (bytes, error) = collect(body).await;
    match (decode_first(&bytes), error) {
        (Ok(value), _) => Ok(value),
        // The value might have been complete with the missing bytes.
        (Err(SyntaxError::Nothing | SyntaxError::Incomplete), Some(error)) => Err(error),
        (Err(error), _) => Err(error.to_string()),
    }
}

/// Reads the whole body, or returns daprd's error message.
pub(super) async fn read(body: Body) -> Result<Bytes, String> {
    let bytes = body.read_all().await;
    bytes.map_err(|error| format!("failed to read request body: {error}"))
}

async fn collect(mut body: Body) -> (Vec<u8>, Option<String>) {
    let mut bytes = Vec::new();
    loop {
        match body.try_next().await {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return (bytes, None),
            Err(error) => return (bytes, Some(error_text(&error))),
        }
    }
}

/// Why reading a body failed, without the surrounding text.
pub(super) fn error_text(error: &(dyn std::error::Error + 'static)) -> String {
    // The stream's own error is the source.
    let inner = error.source();
    inner.map_or_else(|| error.to_string(), ToString::to_string)
}
