//! Responses that are passed on unchanged.

use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::stream::{broken, with_call_context};
use super::{Payload, StatusCode};
use crate::body::collect;
use crate::error::{BODY_START, CallContext};
use crate::{Body, Error, Headers};

/// A response that is passed on unchanged, for example that of an application.
///
/// It can have any status. Its body is read while it arrives. The timeout of the call ends when
/// the headers have arrived. To limit the time for the body as well, put a timeout around reading
/// it.
pub struct Reply {
    context: Arc<CallContext>,
    status: StatusCode,
    headers: Headers,
    body: Body,
}

impl Reply {
    pub(crate) fn new(
        context: Arc<CallContext>,
        status: StatusCode,
        headers: Headers,
        body: Body,
    ) -> Self {
        Reply {
            context,
            status,
            headers,
            body,
        }
    }

    /// Returns the status. Redirects are not followed.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the first header of this name, or `None` if it is missing or not UTF-8.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .and_then(|value| std::str::from_utf8(value).ok())
    }

    /// Iterates over all headers. Names are in their original case or in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.headers.iter()
    }

    /// Returns the next chunk of the body, or `None` at its end.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Body`](crate::ErrorKind::Body) if the body ends early.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = poll_fn(|context| self.body.poll_chunk(context)).await;
        chunk
            .transpose()
            .map_err(|error| broken(&self.context, error))
    }

    /// Collects the whole body in memory.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Body`](crate::ErrorKind::Body) if the body ends early or is larger
    /// than [`Config::max_response_bytes`](crate::Config::max_response_bytes).
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let bytes = collect(&mut self.body).await;
        bytes.map_err(|error| broken(&self.context, error))
    }

    /// Collects the whole body as text.
    ///
    /// # Errors
    ///
    /// Same as for [`bytes`](Reply::bytes). Also fails with
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the body is not UTF-8.
    pub async fn text(self) -> Result<String, Error> {
        let payload = self.into_payload().await?;
        payload.text().map(str::to_owned)
    }

    /// Collects the whole body and decodes it as JSON.
    ///
    /// # Errors
    ///
    /// Same as for [`bytes`](Reply::bytes). Also fails with
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the body is not the JSON of a `T`.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.into_payload().await?.json()
    }

    async fn into_payload(self) -> Result<Payload, Error> {
        let operation = self.context.operation;
        Ok(Payload::new(self.bytes().await?, operation))
    }

    /// Returns the body, for example to forward it.
    pub fn into_body(self) -> Body {
        with_call_context(self.context, self.body)
    }

    /// Returns the response unchanged, unless its status is an error (400 or above).
    ///
    /// For callers that handle all error statuses alike:
    ///
    /// ```
    /// use dapr_client_runtime::{Call, Error, Reply};
    ///
    /// async fn order(call: Call<Reply>) -> Result<String, Error> {
    ///     call.await?.error_for_status().await?.text().await
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Unexpected`](crate::ErrorKind::Unexpected) if the status is an
    /// error. The error contains the [`status`](Error::status) and the start of the
    /// [`body`](Error::body). Waits for that start, and reads no more of the body.
    pub async fn error_for_status(mut self) -> Result<Self, Error> {
        if self.status.as_u16() < 400 {
            return Ok(self);
        }
        let mut start = Vec::new();
        // If the body ends early, the status is still the error to report.
        while start.len() < BODY_START {
            let Ok(Some(chunk)) = self.chunk().await else {
                break;
            };
            start.extend_from_slice(&chunk[..chunk.len().min(BODY_START)]);
        }
        Err(Error::of_status(&self.context, self.status, &start))
    }
}

/// Shows the status and the headers.
impl fmt::Debug for Reply {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Reply")
            .field("operation", &self.context.operation.name)
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}
