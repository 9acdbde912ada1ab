//! Failures that a test injects: errors, delays, lost responses.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dapr_client::server::OperationId;

use crate::core::Core;

/// An injected failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum InjectedFailure {
    /// Sends this error instead of running the operation.
    Error {
        status: u16,
        code: String,
        message: String,
    },
    /// Runs the operation after this delay, measured by the sidecar's clock.
    Delay(Duration),
    /// Closes the connection without running the operation.
    Close,
    /// Runs the operation, then closes the connection instead of responding.
    DropResponse,
    /// Runs the operation, then aborts the response after this many bytes of its body.
    Truncate(usize),
}

/// The injected failures that are pending.
#[derive(Debug, Default)]
pub(crate) struct InjectedFailures(Mutex<Vec<PlannedFailure>>);

/// An injected failure that is pending.
#[derive(Clone, Debug)]
pub(crate) struct PlannedFailure {
    pub(crate) operation: OperationId,
    pub(crate) failure: InjectedFailure,
    /// The number of requests it applies to. Unlimited if `None`.
    pub(crate) times: Option<usize>,
}

impl InjectedFailure {
    /// An error with default texts.
    pub(crate) fn error(status: u16, code: Option<String>, message: Option<String>) -> Self {
        Self::Error {
            status,
            code: code.unwrap_or_else(|| "ERROR".to_owned()),
            message: message.unwrap_or_else(|| "a failure injected by the test".to_owned()),
        }
    }
}

impl InjectedFailures {
    /// Takes the failure for a request and decrements its count.
    pub(crate) fn take(&self, operation: OperationId) -> Option<InjectedFailure> {
        let mut planned = self.planned();
        let index = planned
            .iter()
            .position(|planned| planned.operation == operation)?;
        let failure = planned[index].failure.clone();
        if let Some(times) = &mut planned[index].times {
            *times -= 1;
            if *times == 0 {
                planned.remove(index);
            }
        }
        Some(failure)
    }

    pub(crate) fn add(&self, planned: PlannedFailure) {
        self.planned().push(planned);
    }

    pub(crate) fn pending(&self) -> Vec<PlannedFailure> {
        self.planned().clone()
    }

    fn planned(&self) -> MutexGuard<'_, Vec<PlannedFailure>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn clear(&self) {
        self.planned().clear();
    }
}

/// Builder of an injected failure; see [`Sidecar::inject_failure`](crate::Sidecar::inject_failure). The last
/// call selects the kind of failure.
#[must_use = "the last method of the chain selects the kind of failure"]
pub struct FailureInjection {
    core: Arc<Core>,
    operation: OperationId,
    times: Option<usize>,
}

impl FailureInjection {
    pub(crate) fn new(core: Arc<Core>, operation: OperationId) -> Self {
        Self {
            core,
            operation,
            times: Some(1),
        }
    }

    /// Applies the failure to this number of requests. Defaults to 1.
    pub fn times(mut self, times: usize) -> Self {
        self.times = Some(times);
        self
    }

    /// Applies the failure to all requests until [`Sidecar::clear_failures`](crate::Sidecar::clear_failures).
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// Responds with this status and does not run the operation.
    pub fn status(self, status: u16) {
        self.plan(InjectedFailure::error(status, None, None));
    }

    /// Responds with this error and does not run the operation.
    pub fn error(self, status: u16, code: &str, message: &str) {
        let (code, message) = (code.to_owned(), message.to_owned());
        self.plan(InjectedFailure::error(status, Some(code), Some(message)));
    }

    /// Delays the operation by this duration, measured by the sidecar's clock.
    pub fn delay(self, delay: Duration) {
        self.plan(InjectedFailure::Delay(delay));
    }

    /// Closes the connection without a response and does not run the operation.
    pub fn close_connection(self) {
        self.plan(InjectedFailure::Close);
    }

    /// Runs the operation, then closes the connection without a response.
    pub fn drop_response(self) {
        self.plan(InjectedFailure::DropResponse);
    }

    /// Runs the operation, then aborts the response after this many bytes of its body.
    pub fn truncate_response_after(self, bytes: usize) {
        self.plan(InjectedFailure::Truncate(bytes));
    }

    fn plan(self, failure: InjectedFailure) {
        if self.times != Some(0) {
            self.core.failures.add(PlannedFailure {
                operation: self.operation,
                failure,
                times: self.times,
            });
        }
    }
}

impl fmt::Debug for FailureInjection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FailureInjection")
            .field("operation", &self.operation)
            .field("times", &self.times)
            .finish_non_exhaustive()
    }
}
