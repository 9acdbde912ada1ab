//! Sending the body of a request.

use std::future::poll_fn;

use wasip2::http::types::OutgoingBody;
use wasip2::io::streams::{OutputStream, StreamError};

use super::super::{BoxFuture, TransportError};
use super::readiness::Readiness;
use crate::{Body, BoxError};

/// The rest of a request body. Fails if the body fails. Dropping it aborts the request.
///
/// If the server stops reading, it ends without an error: the response, if any, says why.
pub(super) type Sending = BoxFuture<'static, Result<(), BoxError>>;

/// Sends a body in constant memory.
pub(super) fn sending(
    mut body: Body,
    outgoing: Result<OutgoingBody, ()>,
) -> Result<Sending, TransportError> {
    let outgoing = outgoing.and_then(Outgoing::new);
    let mut outgoing =
        outgoing.map_err(|()| TransportError::new("the request body was taken before"))?;
    Ok(Box::pin(async move {
        while let Some(chunk) = poll_fn(|context| body.poll_chunk(context)).await {
            if outgoing.write(&chunk?).await.is_err() {
                return Ok(());
            }
        }
        outgoing.finish();
        Ok(())
    }))
}

struct Outgoing {
    // Dropped in this order: the host requires children to be dropped before their parents.
    readiness: Readiness,
    stream: OutputStream,
    body: OutgoingBody,
}

impl Outgoing {
    fn new(body: OutgoingBody) -> Result<Self, ()> {
        let stream = body.write()?;
        Ok(Outgoing {
            readiness: Readiness::new(stream.subscribe()),
            stream,
            body,
        })
    }

    async fn write(&mut self, mut bytes: &[u8]) -> Result<(), StreamError> {
        while !bytes.is_empty() {
            let accepted = usize::try_from(self.stream.check_write()?).unwrap_or(usize::MAX);
            if accepted == 0 {
                poll_fn(|context| self.readiness.poll(context)).await;
                continue;
            }
            let (now, later) = bytes.split_at(bytes.len().min(accepted));
            self.stream.write(now)?;
            bytes = later;
        }
        Ok(())
    }

    fn finish(self) {
        drop((self.readiness, self.stream));
        // Fails if the server stopped reading.
        let _ = OutgoingBody::finish(self.body, None);
    }
}
