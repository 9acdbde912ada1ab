//! Telling the sidecar's own errors from responses that it passes on.

use std::future::poll_fn;

use super::Response;
use super::stream::Resumed;
use crate::{Body, Error, ErrorDetail, JsonValue};

/// The body that daprd sends when the API token is missing or wrong.
const INVALID_TOKEN: &str = "invalid api token";

/// Limits how much of a passed-on response is read to detect the sidecar's own error.
const MAX_ERROR_BODY: usize = 64 * 1024;

/// Separates the sidecar's own error from a response that it passes on: reads the start of the body and
/// returns either the error or the unchanged response.
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

/// The sidecar's own error, if this is the body of one.
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

/// The error of a body that is a JSON object with an `errorCode`.
pub(super) fn coded_error(response: &Response, body: &[u8]) -> Option<Error> {
    let object = JsonValue::parse(body).ok()?.object().ok()?;
    let code: String = object.required("errorCode").ok()?;
    // The rest is extra: whatever it looks like, the code must not be lost for it.
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
