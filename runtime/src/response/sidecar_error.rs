//! Distinguishing the sidecar's own errors from responses that it passes on.

use std::future::poll_fn;

use super::Response;
use super::stream::Resumed;
use crate::{Body, Error, ErrorDetail, JsonValue};

/// The body that daprd sends if the API token is missing or invalid.
const INVALID_TOKEN: &str = "invalid api token";

/// Maximum number of bytes of a passed-on response to read when detecting the sidecar's own error.
const MAX_ERROR_BODY: usize = 64 * 1024;

/// Separates the sidecar's own error from a passed-on response.
///
/// Reads the start of the body. Returns either the error or the unchanged response.
pub(crate) async fn split_sidecar_error(mut response: Response) -> Result<Response, Error> {
    let limit = response.body.limit();
    let mut start = Vec::new();
    while start.len() <= MAX_ERROR_BODY {
        let chunk = poll_fn(|context| response.body.poll_chunk(context)).await;
        match chunk {
            Some(Ok(chunk)) => start.extend_from_slice(&chunk),
            Some(Err(error)) => {
                let resumed = Resumed(start.into(), Err(Some(error)));
                response.body = Body::from_stream(resumed).limited(limit);
                return Ok(response);
            }
            None => {
                return match sidecar_error(&response, &start) {
                    Some(error) => Err(error),
                    None => {
                        response.body = Body::from(start).limited(limit);
                        Ok(response)
                    }
                };
            }
        }
    }
    let rest = std::mem::take(&mut response.body);
    response.body = Body::from_stream(Resumed(start.into(), Ok(rest))).limited(limit);
    Ok(response)
}

/// Returns the sidecar's own error if the body contains one.
fn sidecar_error(response: &Response, body: &[u8]) -> Option<Error> {
    let operation = response.context.operation;
    let status = response.status();
    if operation.declares_text(status) && body.trim_ascii() == INVALID_TOKEN.as_bytes() {
        return Some(response.text_error(INVALID_TOKEN));
    }
    if !response.is_json() {
        return None;
    }
    let error = coded_error(response, body)?;
    error
        .error_code()
        .is_some_and(|code| operation.declares_code(status, code))
        .then_some(error)
}

/// Returns the error if the body is a JSON object with an `errorCode`.
pub(super) fn coded_error(response: &Response, body: &[u8]) -> Option<Error> {
    let object = JsonValue::parse(body).ok()?.object().ok()?;
    let code: String = object.required("errorCode").ok()?;
    // The other members are optional: invalid ones must not hide the code.
    let message = object.optional("message").unwrap_or_default();
    let details: Vec<ErrorDetail> = object.default("details").unwrap_or_default();
    Some(Error::dapr(
        &response.context,
        response.status,
        Some(code),
        message,
        details,
    ))
}
