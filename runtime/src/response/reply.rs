//! An answer that is handed on as it is.

use std::fmt;
use std::future::poll_fn;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::stream::{broken, with_call_context};
use super::{Payload, StatusCode};
use crate::body::collect;
use crate::error::{BODY_START, CallContext};
use crate::{Body, Error, Headers};

/// An answer that comes from elsewhere, for example from the application that was called: its
/// status, whatever it is, its headers, and its body, which is read as it arrives.
///
/// The timeout of the call ends with the head of the answer. Whoever wants to limit the time for
/// the body as well puts a timeout around reading it.
pub struct Reply {
    context: Box<CallContext>,
    status: StatusCode,
    headers: Headers,
    body: Body,
}

impl Reply {
    pub(crate) fn new(
        context: Box<CallContext>,
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

    /// The status. Redirects were not followed.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The first header of this name, if it is there and UTF-8 text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .get(name)
            .and_then(|value| std::str::from_utf8(value).ok())
    }

    /// All headers: names, in the case in which they came or in lower case, and values.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.headers.iter()
    }

    /// The next piece of the body, or `None` at its end.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Body`](crate::ErrorKind::Body) when the body breaks off.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = poll_fn(|context| self.body.poll_chunk(context)).await;
        chunk
            .transpose()
            .map_err(|error| broken(&self.context, error))
    }

    /// The whole body, held in memory.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Body`](crate::ErrorKind::Body) when it breaks off or is larger than
    /// [`Config::max_response_bytes`](crate::Config::max_response_bytes).
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        let bytes = collect(&mut self.body).await;
        bytes.map_err(|error| broken(&self.context, error))
    }

    /// The whole body as text.
    ///
    /// # Errors
    ///
    /// As of [`bytes`](Reply::bytes), and [`ErrorKind::Decode`](crate::ErrorKind::Decode) when it
    /// is not UTF-8.
    pub async fn text(self) -> Result<String, Error> {
        let payload = self.into_payload().await?;
        payload.text().map(str::to_owned)
    }

    /// The value that the body holds as JSON.
    ///
    /// # Errors
    ///
    /// As of [`bytes`](Reply::bytes), and [`ErrorKind::Decode`](crate::ErrorKind::Decode) when it
    /// is not the JSON of a `T`.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.into_payload().await?.json()
    }

    async fn into_payload(self) -> Result<Payload, Error> {
        let operation = self.context.operation;
        Ok(Payload::new(self.bytes().await?, operation))
    }

    /// The body, for example to send it on.
    pub fn into_body(self) -> Body {
        with_call_context(self.context, self.body)
    }

    /// The same answer, unless its status is that of an error: 400 or above.
    ///
    /// For callers who do not care which error it is:
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
    /// [`ErrorKind::Unexpected`](crate::ErrorKind::Unexpected) with the
    /// [`status`](Error::status) and the start of the [`body`](Error::body), for which this waits;
    /// no more than that is read of it.
    pub async fn error_for_status(mut self) -> Result<Self, Error> {
        if self.status.as_u16() < 400 {
            return Ok(self);
        }
        let mut start = Vec::new();
        // A body that breaks off changes nothing: the status is the error.
        while start.len() < BODY_START {
            let Ok(Some(chunk)) = self.chunk().await else {
                break;
            };
            start.extend_from_slice(&chunk[..chunk.len().min(BODY_START)]);
        }
        Err(Error::of_status(&self.context, self.status, &start))
    }
}

/// Shows status and headers.
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
