//! Reading the body of a request, as daprd's two kinds of handlers do.

use dapr_client::{Body, Bytes};
use futures_util::TryStreamExt;

use crate::json::{SyntaxError, Value, decode_first};

/// The first JSON value of a body. What is behind it is not looked at, and may be too large.
///
/// The fault is what Go's decoder says.
pub(super) async fn decode(body: Body) -> Result<Value, String> {
    let (bytes, fault) = collect(body).await;
    match (decode_first(&bytes), fault) {
        (Ok(value), _) => Ok(value),
        // It might have gone on, had the rest come.
        (Err(SyntaxError::Nothing | SyntaxError::Incomplete), Some(fault)) => Err(fault),
        (Err(fault), _) => Err(fault.to_string()),
    }
}

/// The whole body, or what is said if it cannot be read.
pub(super) async fn read(body: Body) -> Result<Bytes, String> {
    let whole = body.read_all().await;
    whole.map_err(|fault| format!("failed to read request body: {fault}"))
}

async fn collect(mut body: Body) -> (Vec<u8>, Option<String>) {
    let mut bytes = Vec::new();
    loop {
        match body.try_next().await {
            Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
            Ok(None) => return (bytes, None),
            Err(fault) => return (bytes, Some(said(&fault))),
        }
    }
}

/// Why a body does not come, without the words around it.
pub(super) fn said(fault: &(dyn std::error::Error + 'static)) -> String {
    // What the stream said is inside.
    let inner = fault.source();
    inner.map_or_else(|| fault.to_string(), ToString::to_string)
}
