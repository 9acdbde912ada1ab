//! A sidecar in memory: it remembers the request, and sends a prepared response.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use dapr_client::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};

use crate::sent::Sent;

/// Responds to one request.
pub(crate) struct Sidecar {
    sent: Arc<Mutex<Option<Sent>>>,
    response: Mutex<Option<TransportResponse>>,
}

impl Sidecar {
    pub(crate) fn new(response: TransportResponse) -> Self {
        Self {
            sent: Arc::default(),
            response: Mutex::new(Some(response)),
        }
    }

    /// Where the request will be.
    pub(crate) fn sent(&self) -> Arc<Mutex<Option<Sent>>> {
        Arc::clone(&self.sent)
    }
}

impl Transport for Sidecar {
    fn send(
        &self,
        mut request: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let headers = request.headers.iter();
        let headers = headers
            .map(|(name, value)| (name.to_owned(), String::from_utf8_lossy(value).into_owned()));
        let headers = headers.collect();
        let target = request.path_and_query().to_owned();
        let body = finish(request.body.chunk())
            .expect("a body")
            .unwrap_or_default();
        let method = request.method.clone();
        *self.sent.lock().expect("no panic") = Some(Sent {
            method,
            target,
            headers,
            body,
        });
        let response = self
            .response
            .lock()
            .expect("no panic")
            .take()
            .expect("one request");
        Box::pin(async { Ok(response) })
    }

    fn sleep(&self, _duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}

/// Nothing here waits for anything, so polling is enough.
pub(crate) fn finish<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
