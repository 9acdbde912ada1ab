//! Hooks that see every call of a client.

use std::time::Duration;

use crate::{BoxError, Error, Operation, StatusCode, TransportRequest};

/// Observes, and can change, each call of a client.
///
/// Use it to add headers to all requests, to collect metrics, or to refuse calls. The default
/// implementation of both methods does nothing. Interceptors run in the order in which they were
/// added to the [`Config`](crate::Config::interceptor). To replace responses, for example in a
/// test, implement a [`Transport`](crate::Transport) instead.
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering};
/// use dapr_client_runtime::{BoxError, CallSummary, Interceptor, Operation, TransportRequest};
///
/// #[derive(Default)]
/// struct Metrics {
///     failures: AtomicUsize,
/// }
///
/// impl Interceptor for Metrics {
///     fn before_send(
///         &self,
///         operation: &Operation,
///         request: &mut TransportRequest,
///     ) -> Result<(), BoxError> {
///         if operation.name == "save_state" {
///             request.headers.set("x-tenant", "rebels");
///         }
///         Ok(())
///     }
///
///     fn after_call(&self, call: &CallSummary<'_>) {
///         if call.error.is_some() {
///             self.failures.fetch_add(1, Ordering::Relaxed);
///         }
///         println!("{} took {:?}: {:?}", call.operation.name, call.elapsed, call.status);
///     }
/// }
///
/// # use dapr_client_runtime::Config;
/// let config = Config::default().interceptor(Metrics::default());
/// ```
pub trait Interceptor: Send + Sync + 'static {
    /// Called with each request before it is sent. The request does not contain the API token yet.
    ///
    /// # Errors
    ///
    /// If this returns an error, the call fails with
    /// [`ErrorKind::Intercepted`](crate::ErrorKind::Intercepted) and nothing is sent.
    fn before_send(
        &self,
        operation: &Operation,
        request: &mut TransportRequest,
    ) -> Result<(), BoxError> {
        let _ = (operation, request);
        Ok(())
    }

    /// Called when the response of a call has arrived, or the call has failed.
    ///
    /// Not called if the call was refused before it was sent, or dropped. For a streamed response,
    /// it is called when the headers have arrived, before the body is read.
    fn after_call(&self, call: &CallSummary<'_>) {
        let _ = call;
    }
}

/// Summary of a finished call.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallSummary<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// The status of the response, or `None` if no response arrived.
    pub status: Option<StatusCode>,
    /// Why no response arrived or why it could not be read.
    ///
    /// `None` for a response with an error status.
    pub error: Option<&'a Error>,
    /// The time since the call was first polled.
    pub elapsed: Duration,
}
